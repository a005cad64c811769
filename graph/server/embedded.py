"""The embedded server: found where it runs, started where it does not."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from filelock import FileLock, Timeout
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from actorgraph.graph.errors import CredentialsError, ServerError
from actorgraph.graph.server.keeper import GRACE_SECONDS, START_SECONDS
from actorgraph.graph.server.state import DataFolder, Running, unwritable
from actorgraph.graph.settings import EMBEDDED_DATABASE, Settings

USER = "root"


def data_folder(settings: Settings) -> DataFolder:
    """The data folder that the settings name."""
    return DataFolder(settings.data.expanduser().absolute())


def find_running(settings: Settings) -> Running | None:
    """The server of this data folder, if one runs and answers."""
    folder = data_folder(settings)
    running = folder.running()
    return running if running and answers(running, folder) else None


@contextmanager
def alone(folder: DataFolder) -> Iterator[None]:
    """Hold the folder's lock, so that two commands do not start two servers; the system frees it after a crash."""
    try:
        with FileLock(folder.lock, timeout=START_SECONDS + 30):
            yield
    except Timeout:
        raise ServerError(f"Another process has been starting the server in {folder.path} for too long.") from None
    except OSError as error:
        raise unwritable(folder.path, error) from None


def ensure_running(settings: Settings) -> Running:
    """The server of this data folder, started if need be, ready to answer.

    Raises ServerError where the folder cannot be written or Java does not come up.
    """
    folder = data_folder(settings)
    folder.prepare()
    with alone(folder):
        folder.agree_on_password()
        running = folder.running()
        if running and not answers(running, folder):
            stop_process(running)
            running = None
        folder.touch()
        return running or start(folder, settings)


def spawn_keeper(folder: DataFolder, settings: Settings) -> subprocess.Popen[bytes]:
    """Start the process that keeps the server, apart from this terminal; what both say goes to the log."""
    arguments = [str(folder.path), str(settings.idle_minutes), settings.java_heap, EMBEDDED_DATABASE]
    try:
        with folder.log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "actorgraph.graph.server.keeper", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=folder.path,
                start_new_session=True,
            )
    except OSError as error:
        raise unwritable(folder.path, error) from None


def start(folder: DataFolder, settings: Settings) -> Running:
    """Start a keeper with its server, and wait until the server answers."""
    keeper = spawn_keeper(folder, settings)
    deadline = time.monotonic() + START_SECONDS
    try:
        while keeper.poll() is None and time.monotonic() < deadline:
            running = folder.running()
            if running and answers(running, folder):
                return running
            time.sleep(0.1)
    except BaseException:
        keeper.terminate()
        raise
    keeper.terminate()
    raise ServerError(f"The embedded server did not start: {complaint(folder.log)} (the whole log: {folder.log}).")


def answers(running: Running, folder: DataFolder) -> bool:
    """Whether that server speaks Bolt and has our database. Raises CredentialsError where it refuses our password."""
    try:
        with (
            GraphDatabase.driver(running.uri, auth=(USER, folder.password()), connection_timeout=5) as driver,
            driver.session(database=EMBEDDED_DATABASE) as session,
        ):
            session.run("RETURN 1").consume()
    except AuthError:
        raise CredentialsError(
            f"The embedded server refuses the password in {folder.secret}; its data began with another."
        ) from None
    except (DriverError, Neo4jError):
        return False
    return True


def complaint(log: Path) -> str:
    """The log's last line that tells of an error, or its last line, or that it is empty."""
    lines = [line.strip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"error|exception|SEVER|could not|cannot", line, re.IGNORECASE)]
    return (telling or lines or ["it said nothing"])[-1][:300].rstrip(".")


def stop_process(running: Running) -> None:
    """End that server in good order, by force if it takes too long."""
    process = running.process()
    if process is None:
        return
    try:
        process.terminate()
        process.wait(GRACE_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(GRACE_SECONDS)
    except psutil.NoSuchProcess:
        return


def stop_server(settings: Settings) -> bool:
    """Stop the server of this data folder; False where none runs."""
    folder = data_folder(settings)
    running = folder.running()
    if running is None:
        return False
    with alone(folder):
        stop_process(running)
        folder.forget(running)
    return True

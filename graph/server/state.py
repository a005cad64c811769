"""What a data folder holds, and the note in it that tells other processes of the running server."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from actorgraph.graph.errors import ServerError


@dataclass(frozen=True)
class Running:
    """A server process. `started` (seconds since the epoch) tells it from a later process of the same number."""

    pid: int
    started: float
    port: int

    @property
    def uri(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"

    def process(self) -> psutil.Process | None:
        """The process itself; None where it ended, even if its number has been given to another since."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.started) < 1 and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return None
        return process if same else None


@dataclass(frozen=True)
class DataFolder:
    """The files of one embedded server, all below `path`."""

    path: Path

    @property
    def server(self) -> Path:
        """ArcadeDB's own root: databases and configuration."""
        return self.path / "server"

    @property
    def log(self) -> Path:
        """What the server said, from its last start on."""
        return self.path / "server.log"

    @property
    def lock(self) -> Path:
        """Held while somebody looks for the server or starts it."""
        return self.path / "start.lock"

    @property
    def note(self) -> Path:
        """Tells of the running server."""
        return self.path / "running.json"

    @property
    def secret(self) -> Path:
        """The server's password; only its owner may read it."""
        return self.path / "password"

    def prepare(self) -> None:
        """Create the folder where it is not there yet. Raises ServerError where nothing can be written."""
        try:
            self.server.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.lock.touch()
        except OSError as error:
            raise unwritable(self.path, error) from None

    def agree_on_password(self) -> None:
        """Make the password where there is none yet; for who holds the lock, lest two make one each.

        Raises ServerError where nothing can be written.
        """
        try:
            if not self.secret.exists():
                write_privately(self.secret, secrets.token_urlsafe(24))
        except OSError as error:
            raise unwritable(self.path, error) from None

    def password(self) -> str:
        """The password of the server that keeps its data here."""
        try:
            return self.secret.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ServerError(f"The server's password file {self.secret} cannot be read ({error.strerror}).") from None

    def running(self) -> Running | None:
        """The server that the note tells of, if its process still lives; a stale note counts as none."""
        try:
            noted = Running(**json.loads(self.note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return noted if noted.process() else None

    def remember(self, running: Running) -> None:
        """Leave the note, whole or not at all."""
        write_privately(self.note, json.dumps(asdict(running)))

    def touch(self) -> None:
        """Tell the server's keeper that somebody is about to use it."""
        with suppress(OSError):
            os.utime(self.note)

    def last_touched(self) -> float:
        """When somebody last said so, in seconds since the epoch; 0 where there is no note."""
        try:
            return self.note.stat().st_mtime
        except OSError:
            return 0.0

    def forget(self, running: Running) -> None:
        """Remove the note of that server, unless another has left its own since."""
        try:
            if json.loads(self.note.read_text(encoding="utf-8")) == asdict(running):
                self.note.unlink()
        except (OSError, ValueError):
            return


def write_privately(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def unwritable(path: Path, error: OSError) -> ServerError:
    """The error for a folder that cannot be written, with the way out."""
    reason = error.strerror or type(error).__name__
    return ServerError(f"The data folder {path} cannot be written ({reason}); name another with --data FOLDER.")

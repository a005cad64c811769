from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from actorgraph.graph.commands import db
from actorgraph.graph.connection import open_graph
from actorgraph.graph.errors import CredentialsError, ServerError
from actorgraph.graph.server import java
from actorgraph.graph.server.embedded import data_folder, ensure_running, find_running, stop_server
from actorgraph.graph.server.state import Running
from actorgraph.graph.settings import Settings


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a server that a test may stop and kill."""
    settings = Settings(data=tmp_path / "a folder with spaces and ünïcode")
    yield settings
    stop_server(settings)


def gone(running: Running) -> bool:
    """Wait for the process to end."""
    for _ in range(200):
        if running.process() is None:
            return True
        time.sleep(0.1)
    return False


def test_start_status_stop(own: Settings) -> None:
    data = ["--data", str(own.data)]
    runner = CliRunner()
    assert isinstance(runner.invoke(db, ["status", *data]).exception, ServerError)
    assert "was not running" in runner.invoke(db, ["stop", *data]).stdout
    started = runner.invoke(db, ["start", *data], catch_exceptions=False).stdout
    running = find_running(own)
    assert running is not None
    assert running.uri in started
    assert "actorgraph db stop" in started
    assert str(running.pid) in runner.invoke(db, ["status", *data], catch_exceptions=False).stdout
    assert runner.invoke(db, ["path", *data]).stdout.strip() == str(own.data)
    assert "has stopped" in runner.invoke(db, ["stop", *data]).stdout
    assert gone(running)
    assert find_running(own) is None


def test_the_password_is_its_owners_and_every_door_is_on_this_machine(own: Settings) -> None:
    running = ensure_running(own)
    folder = data_folder(own)
    assert stat.S_IMODE(folder.secret.stat().st_mode) == 0o600
    process = running.process()
    assert process is not None
    assert folder.password() not in " ".join(process.cmdline())
    assert folder.password() not in folder.log.read_text()
    doors = [link.laddr.ip for link in process.net_connections("tcp") if link.status == psutil.CONN_LISTEN]
    assert doors
    assert {door.removeprefix("::ffff:") for door in doors} == {"127.0.0.1"}


def test_a_second_command_finds_the_running_server(own: Settings) -> None:
    with open_graph(own) as graph:
        graph.write("CREATE (:Actor {uid: 'a', name: 'A'})")
    script = (
        "import sys; from actorgraph.graph.connection import open_graph\n"
        "with open_graph(data=sys.argv[1]) as graph:\n"
        "    print(graph.uri, *graph.read('MATCH (a:Actor) RETURN a.name AS name').records[0].values())"
    )
    other = subprocess.run([sys.executable, "-c", script, str(own.data)], capture_output=True, text=True, check=True)
    running = find_running(own)
    assert running is not None
    assert other.stdout.split() == [running.uri, "A"]


def test_two_that_start_at_once_share_one_server(own: Settings) -> None:
    found: list[Running] = []
    threads = [threading.Thread(target=lambda: found.append(ensure_running(own))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(set(found)) == 1


def test_a_killed_server_is_started_again_with_its_data(own: Settings) -> None:
    with open_graph(own) as graph:
        graph.write("CREATE (:Actor {uid: 'a', name: 'A'})")
    killed = find_running(own)
    assert killed is not None
    process = killed.process()
    assert process is not None
    process.kill()
    assert gone(killed)
    with open_graph(own) as graph:
        assert graph.read("MATCH (a:Actor) RETURN a.uid AS uid").records[0]["uid"] == "a"
    again = find_running(own)
    assert again is not None
    assert again.pid != killed.pid


def test_a_stale_note_of_another_process_is_seen_through(own: Settings) -> None:
    folder = data_folder(own)
    folder.prepare()
    folder.remember(Running(os.getpid(), started=1.0, port=1))
    assert find_running(own) is None
    assert ensure_running(own).pid != os.getpid()


def test_a_broken_note_is_seen_through(own: Settings) -> None:
    folder = data_folder(own)
    folder.prepare()
    folder.note.write_text("{not json", encoding="utf-8")
    assert ensure_running(own).process() is not None


def test_it_stops_by_itself_when_nobody_is_connected(own: Settings) -> None:
    idle = own.model_copy(update={"idle_minutes": 2 / 60})
    with open_graph(idle) as graph:
        running = find_running(idle)
        assert running is not None
        time.sleep(5)
        assert graph.read("RETURN 1 AS one").records[0]["one"] == 1
    assert gone(running)
    assert find_running(own) is None


def test_a_lost_password_is_one_sentence(own: Settings) -> None:
    ensure_running(own)
    stop_server(own)
    data_folder(own).secret.unlink()
    with pytest.raises(CredentialsError, match="refuses the password"):
        ensure_running(own)


@pytest.mark.parametrize("folder", ["/proc/actorgraph", "{file}/below"])
def test_a_folder_that_cannot_be_written_is_one_sentence(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ServerError, match=r"cannot be written .* --data"):
        ensure_running(Settings(data=Path(folder.format(file=tmp_path / "file"))))


def test_java_that_fails_is_one_sentence(own: Settings) -> None:
    broken = own.model_copy(update={"java_heap": "1m"})
    with pytest.raises(ServerError, match="did not start") as told:
        ensure_running(broken)
    assert "\n" not in str(told.value)
    assert str(data_folder(own).log) in str(told.value)


def test_a_missing_java_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(java, "bundle", lambda: tmp_path)
    with pytest.raises(ServerError, match="reinstall"):
        java.java_program()


def test_a_free_port_is_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", java.free_port()))

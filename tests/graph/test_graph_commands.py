from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from record_factory import story

from actorgraph.graph.commands import db, load
from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.errors import CredentialsError, ServerError
from actorgraph.graph.options import as_arguments
from actorgraph.graph.settings import Settings, read_settings
from actorgraph.loaders.errors import UsageError


def lines(*numbers: int) -> str:
    return "".join(story(number).model_dump_json() + "\n" for number in numbers)


def actorgraph(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a user runs it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "actorgraph", *arguments],
        input=stdin, text=True, capture_output=True, check=False, env=os.environ | environment, encoding="utf-8",
    )  # fmt: skip


def test_load_tells_what_changed(graph: Graph, graph_server: Settings, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text(lines(1, 2), encoding="utf-8")
    arguments = ["--records", str(file), *as_arguments(graph_server)]
    first = CliRunner().invoke(load, arguments, catch_exceptions=False)
    assert "Reports: 2 added, 0 replaced, 0 unchanged." in first.stdout
    assert "Attack 4 (+4)" in first.stdout
    second = CliRunner().invoke(load, arguments, catch_exceptions=False)
    assert "Reports: 0 added, 0 replaced, 2 unchanged." in second.stdout
    assert "no count has changed" in second.stdout


def test_a_broken_line_is_named_and_the_others_load(graph: Graph, graph_server: Settings) -> None:
    dangling = json.loads(lines(4))
    dangling["attacks"][0]["attackers"] = ["actor:nobody"]
    unknown = json.loads(lines(5)) | {"verdict": "none"}
    bad = b'{"report": \n\xff\xfe\n' + f"{json.dumps(dangling)}\n\n{json.dumps(unknown)}\n".encode()
    told = CliRunner().invoke(load, ["--records", "-", *as_arguments(graph_server)], input=bad + lines(1).encode())
    assert told.exit_code == 3
    for number, reason in ((1, "JSON"), (2, "JSON"), (3, "actor:nobody"), (5, "verdict")):
        assert any(f"line {number} " in line and reason in line for line in told.stderr.splitlines()), number
    assert told.stderr.count("\n") == 4
    assert "1 added" in told.stdout
    assert graph.read("MATCH (r:Report) RETURN r.uid AS uid").records[0]["uid"] == "report:1"


def test_load_wants_reports_or_records() -> None:
    assert isinstance(CliRunner().invoke(load, []).exception, UsageError)


def test_install_and_status(graph: Graph, graph_server: Settings) -> None:
    installed = CliRunner().invoke(db, ["install", *as_arguments(graph_server)], catch_exceptions=False)
    assert "constraints and indexes are in place" in installed.stdout
    graph.write("CREATE (:Actor {uid: 'a', name: 'A'})")
    told = CliRunner().invoke(db, ["status", *as_arguments(graph_server)], catch_exceptions=False)
    assert "1  Actor" in told.stdout
    assert graph.uri in told.stdout


@pytest.mark.parametrize("command", ["start", "stop", "status", "path", "install"])
def test_every_command_has_an_example(command: str) -> None:
    assert "Example" in CliRunner().invoke(db, [command, "--help"]).stdout


def test_a_server_that_is_down_is_one_sentence() -> None:
    told = actorgraph("db", "install", "--uri", "bolt://127.0.0.1:9", "--password", "Geheim!")
    assert told.returncode == 5
    assert told.stderr.count("\n") == 1
    assert "No graph server answers at bolt://127.0.0.1:9" in told.stderr
    assert "Geheim!" not in told.stderr + told.stdout


def test_a_wrong_password_is_one_sentence(graph_server: Settings) -> None:
    with open_graph(graph_server) as graph:
        uri = graph.uri
    told = actorgraph("db", "install", "--uri", uri, ACTORGRAPH_PASSWORD="Geheim!")
    assert told.returncode == 5
    assert told.stderr.count("\n") == 1
    assert "refused the user or the password" in told.stderr
    assert "Geheim!" not in told.stderr + told.stdout


def test_an_unknown_database_is_one_sentence(neo4j_server: Settings) -> None:
    with pytest.raises(ServerError, match="no database of that name"):
        open_graph(neo4j_server.model_copy(update={"database": "nowhere"}))


@pytest.mark.parametrize("uri", ["http://127.0.0.1:80", "bolt//", "127.0.0.1", "bolt://127.0.0.1:nine"])
def test_something_else_than_an_address(uri: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        open_graph(read_settings(uri=uri, password="x"))


def test_something_else_than_a_graph_server_at_that_address() -> None:
    class Impatient(BaseHTTPRequestHandler):
        timeout = 1

    with HTTPServer(("127.0.0.1", 0), Impatient) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        with pytest.raises(ServerError, match="No graph server answers"):
            open_graph(read_settings(uri=f"bolt://127.0.0.1:{other.server_port}", password="x"))
        other.shutdown()


def test_settings_by_option_environment_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("ACTORGRAPH_URI=bolt://file:1\nACTORGRAPH_USER=file\nACTORGRAPH_PASSWORD=file\n")
    monkeypatch.setitem(Settings.model_config, "env_file", file)
    monkeypatch.setenv("ACTORGRAPH_USER", "environment")
    settings = read_settings(uri="bolt://option:1", user=None)
    assert (settings.uri, settings.user) == ("bolt://option:1", "environment")
    assert settings.password is not None
    assert settings.password.get_secret_value() == "file"
    assert "file" not in repr(settings.password)


def test_a_setting_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTORGRAPH_IDLE_MINUTES", "soon")
    with pytest.raises(UsageError, match="ACTORGRAPH_IDLE_MINUTES"):
        read_settings()


def test_credentials_are_a_kind_of_server_error() -> None:
    assert issubclass(CredentialsError, ServerError)
    assert CredentialsError.exit_code == 5

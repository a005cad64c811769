"""A load that is killed, and a server that is killed under a load: a second run makes the graph whole."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from record_factory import story

from actorgraph.graph.census import census, fingerprint
from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.loading import BATCH
from actorgraph.graph.options import as_arguments
from actorgraph.graph.schema import install_schema
from actorgraph.graph.server.embedded import find_running, stop_server
from actorgraph.graph.settings import Settings

REPORTS = 300


@pytest.fixture(scope="module")
def records_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("records") / "records.jsonl"
    file.write_text("".join(story(number).model_dump_json() + "\n" for number in range(REPORTS)), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def undisturbed(embedded_server: Settings, records_file: Path) -> str:
    """The fingerprint of a load that nothing disturbed."""
    with open_graph(embedded_server) as graph:
        graph.write("MATCH (n) DETACH DELETE n")
        process = loading(records_file, embedded_server)
        assert process.wait() == 0, process.communicate()
        assert census(graph)["Report"] == REPORTS
        return fingerprint(graph)


def loading(file: Path, settings: Settings) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "actorgraph", "load", "--records", str(file), *as_arguments(settings)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until_some_reports_are_there(graph: Graph, process: subprocess.Popen[str]) -> None:
    while census(graph).get("Report", 0) < 2 * BATCH:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def assert_whole_reports_or_none(graph: Graph) -> None:
    there = census(graph)
    assert 0 < there["Report"] < REPORTS
    assert there["Report"] % BATCH == 0
    assert there["Attack"] == 2 * there["Report"]
    assert there["Evidence"] == there["FROM"] == 5 * there["Report"]


def test_a_killed_load_leaves_whole_reports_and_a_second_completes_it(
    graph: Graph, graph_server: Settings, records_file: Path, undisturbed: str
) -> None:
    graph.write("MATCH (n) DETACH DELETE n")
    process = loading(records_file, graph_server)
    until_some_reports_are_there(graph, process)
    process.kill()
    assert process.wait() == -9
    assert_whole_reports_or_none(graph)
    again = loading(records_file, graph_server)
    assert again.wait() == 0, again.communicate()
    assert fingerprint(graph) == undisturbed


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Settings]:
    settings = Settings(data=tmp_path / "data")
    yield settings
    stop_server(settings)


def test_a_server_killed_under_a_load_loses_no_report(mortal: Settings, records_file: Path, undisturbed: str) -> None:
    with open_graph(mortal) as graph:
        install_schema(graph)
        process = loading(records_file, mortal)
        until_some_reports_are_there(graph, process)
        running = find_running(mortal)
        assert running is not None
        server = running.process()
        assert server is not None
        server.kill()
    _, told = process.communicate()
    assert process.returncode == 5, told
    assert told.strip().count("\n") == 0
    with open_graph(mortal) as graph:
        assert_whole_reports_or_none(graph)
    again = loading(records_file, mortal)
    assert again.wait() == 0, again.communicate()
    with open_graph(mortal) as graph:
        assert fingerprint(graph) == undisturbed

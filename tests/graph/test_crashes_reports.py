"""Report files, loaded by the program: killed in the middle, or their server killed, a second run makes them whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from actorgraph.graph.census import census, fingerprint
from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.loading import BATCH
from actorgraph.graph.options import as_arguments
from actorgraph.graph.server.embedded import ensure_running, find_running, stop_server
from actorgraph.graph.settings import Settings

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
ARTICLES = 12


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports twice, then long articles where a corpus lies beside the project, else the samples again."""
    folder = tmp_path_factory.mktemp("many")
    articles = sorted(CORPUS.glob("*.md"), key=lambda path: path.stat().st_size)[:ARTICLES]
    with as_file(files("actorgraph.samples").joinpath("reports")) as samples:
        for copy in ("first", "second") if articles else ("first", "second", "third"):
            shutil.copytree(samples, folder / copy)
    for article in articles:
        shutil.copy(article, folder / article.name)
    return folder


@pytest.fixture(scope="module")
def undisturbed(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The fingerprint of a load that nothing disturbed, and how many reports it stored."""
    settings = Settings(data=tmp_path_factory.mktemp("undisturbed"))
    assert finished(loading(reports, settings))
    with open_graph(settings) as graph:
        yield fingerprint(graph), census(graph)["Report"]
    stop_server(settings)


def loading(folder: Path, settings: Settings) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "actorgraph", "load", str(folder), *as_arguments(settings)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> bool:
    told = process.communicate()
    assert (process.returncode, told[1]) == (0, ""), told
    return True


def until_a_batch_is_there(graph: Graph, process: subprocess.Popen[str]) -> None:
    while not census(graph).get("Report"):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


def assert_whole_reports(graph: Graph, all_reports: int) -> None:
    there = census(graph)
    assert BATCH <= there["Report"] < all_reports
    loose = "MATCH (e:Evidence) WHERE NOT (e)-[:FROM]->(:Report) RETURN count(e) AS loose"
    assert graph.read(loose).records[0]["loose"] == 0
    for kind in ("AFFILIATED_WITH", "ATTACKED"):
        unsupported = (
            f"MATCH ()-[r:{kind}]->() WHERE NOT EXISTS {{ MATCH (e:Evidence) WHERE e.asserts = r.uid }}"
            " RETURN count(r) AS unsupported"
        )
        assert graph.read(unsupported).records[0]["unsupported"] == 0


def test_a_killed_load_of_reports_is_completed_by_a_second(
    graph: Graph, graph_server: Settings, reports: Path, undisturbed: tuple[str, int]
) -> None:
    process = loading(reports, graph_server)
    until_a_batch_is_there(graph, process)
    process.kill()
    assert process.wait() == -9
    assert_whole_reports(graph, undisturbed[1])
    assert finished(loading(reports, graph_server))
    assert fingerprint(graph) == undisturbed[0]


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Settings]:
    settings = Settings(data=tmp_path / "data")
    ensure_running(settings)
    yield settings
    stop_server(settings)


def test_a_server_killed_under_reports_loses_none(
    mortal: Settings, reports: Path, undisturbed: tuple[str, int]
) -> None:
    process = loading(reports, mortal)
    with open_graph(mortal) as graph:
        until_a_batch_is_there(graph, process)
    running = find_running(mortal)
    server = running and running.process()
    assert server
    server.kill()
    _, told = process.communicate()
    assert (process.returncode, told.count("\n")) == (5, 1), told
    with open_graph(mortal) as graph:
        assert_whole_reports(graph, undisturbed[1])
    assert finished(loading(reports, mortal))
    with open_graph(mortal) as graph:
        assert fingerprint(graph) == undisturbed[0]

"""The two graph servers that every test of graph/ and queries/ runs on: the embedded one, and a real Neo4j."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import SecretStr

from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.schema import install_schema
from actorgraph.graph.server.embedded import ensure_running, stop_server
from actorgraph.graph.settings import Settings

NEO4J = Path(__file__).parent / "graph" / "neo4j"
NEO4J_PASSWORD = "only-for-the-tests"
ADD_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read the user's settings nor touch the user's graph."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("URI", "USER", "PASSWORD", "DATABASE"):
            patch.delenv(f"ACTORGRAPH_{name}", raising=False)
        patch.setenv("ACTORGRAPH_DATA", str(tmp_path_factory.mktemp("data")))
        patch.setitem(Settings.model_config, "env_file", None)
        yield


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded server with a data folder of its own."""
    settings = Settings(data=tmp_path_factory.mktemp("embedded"))
    ensure_running(settings)
    yield settings
    stop_server(settings)


def neo4j_jars() -> Path:
    """The folder of the real server's jars, fetched once from Maven Central."""
    target = NEO4J / "target"
    target.mkdir(exist_ok=True)
    with FileLock(target / "fetch.lock"):
        if not (target / "complete").exists():
            fetch = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime"]
            subprocess.run([*fetch, f"-DoutputDirectory={target / 'lib'}"], cwd=NEO4J, check=True)
            (target / "complete").touch()
    return target / "lib"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def neo4j_command(home: Path, bolt_port: int) -> list[str]:
    """The line that starts the community server from its jars, with a configuration of its own below `home`."""
    conf = home / "conf"
    conf.mkdir(parents=True)
    listen = f"server.bolt.listen_address=127.0.0.1:{bolt_port}\nserver.http.listen_address=127.0.0.1:{free_port()}\n"
    (conf / "neo4j.conf").write_text((NEO4J / "neo4j.conf").read_text() + listen)
    opens = [f"--add-opens={package}=ALL-UNNAMED" for package in ADD_OPENS]
    places = [f"--home-dir={home}", f"--config-dir={conf}"]
    main_class = "org.neo4j.server.CommunityEntryPoint"
    return ["java", "-Xmx512m", *opens, "-cp", f"{conf}:{neo4j_jars()}/*", main_class, *places]


def change_first_password(uri: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers, and do what it asks of its first user."""
    for _ in range(600):
        try:
            with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver, driver.session(database="system") as one:
                one.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=NEO4J_PASSWORD).consume()
                return
        except (DriverError, Neo4jError):
            assert server.poll() is None, "Neo4j ended before it answered"
            time.sleep(0.5)
    raise AssertionError(f"Neo4j does not answer at {uri}")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A real Neo4j 5.26 on a free port, with a temporary home."""
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.fail("The tests need Java 17 and Maven for the real Neo4j.")
    home, port = tmp_path_factory.mktemp("neo4j"), free_port()
    with (home / "console.log").open("wb") as log:
        server = subprocess.Popen(neo4j_command(home, port), stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    uri = f"bolt://127.0.0.1:{port}"
    try:
        change_first_password(uri, server)
        yield Settings(uri=uri, user="neo4j", password=SecretStr(NEO4J_PASSWORD))
    finally:
        server.terminate()
        server.wait(60)


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def graph_server(request: pytest.FixtureRequest) -> Settings:
    """Each of the two servers in turn."""
    settings: Settings = request.getfixturevalue(f"{request.param}_server")
    return settings


@pytest.fixture
def graph(graph_server: Settings) -> Iterator[Graph]:
    """An open graph with the schema and nothing in it, on each of the two servers."""
    with open_graph(graph_server) as opened:
        opened.write("MATCH (n) DETACH DELETE n")
        install_schema(opened)
        yield opened

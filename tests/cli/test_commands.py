"""The face of the program: help, exit codes, what goes to stdout and what to stderr."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.loading import load_records
from actorgraph.graph.options import as_arguments
from actorgraph.graph.settings import Settings
from actorgraph.loaders.errors import ActorgraphError
from actorgraph.loaders.record import Actor, Affiliation, Record, Report, Span
from actorgraph.main import CommandGroup, group
from actorgraph.queries.catalog import saved_queries

WORDS = "Kata’ib Hezbollah, part of the PMF"


def run(*arguments: str, **more: str) -> Result:
    return CliRunner().invoke(group, list(arguments), **more)  # type: ignore[arg-type]


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it."""
    return subprocess.run([sys.executable, "-m", "actorgraph", *arguments], capture_output=True, text=True, check=False)


def actor(uid: str, name: str, kind: str) -> Actor:
    return Actor(uid=uid, name=name, kind=kind, mentions=[Span(start=0, end=len(name), text=name)])


@pytest.fixture(scope="module")
def arguments(graph_server: Settings) -> Iterator[list[str]]:
    """The options that lead to a graph with one affiliation, on each of the two servers."""
    record = Record(
        report=Report(uid="r1", path="a.txt", title="T", published="2024-01-29", sha256="1" * 64),
        actors=[
            actor("kh", "Kataib Hezbollah", "armed_group"),
            actor("pmf", "Popular Mobilization Forces", "coalition"),
        ],
        affiliations=[
            Affiliation(uid="f1", source="kh", target="pmf", kind="part_of", confidence=0.9,
                        evidence=[Span(start=0, end=len(WORDS), text=WORDS)])
        ],
    )  # fmt: skip
    with open_graph(graph_server) as graph:
        fill(graph, record)
    yield as_arguments(graph_server)


def fill(graph: Graph, record: Record) -> None:
    graph.write("MATCH (n) DETACH DELETE n")
    load_records(graph, [record])


def test_help_lists_every_command_without_importing_any():
    shown = program("--help")
    assert shown.returncode == 0
    assert all(name in shown.stdout for name in CommandGroup.rooms)
    look = (
        "import sys; from actorgraph.main import group; group(['-h'], standalone_mode=False); print(list(sys.modules))"
    )
    modules = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
    assert not [heavy for heavy in ("spacy", "neo4j", "pandas", "numpy", "rich", "pyvis") if f"'{heavy}'" in modules]


@pytest.mark.parametrize("name", ["ask", "cypher", "view", "demo", *(f"ask {name}" for name in saved_queries())])
def test_every_command_has_help_with_an_example(name):
    shown = run(*name.split(), "--help")
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"actorgraph {name}" in shown.output


def test_help_of_a_question_shows_parameters_and_columns():
    text = " ".join(run("ask", "affiliations", "--help").output.split())
    assert "Who is affiliated with whom" in text
    assert "--actor TEXT A name or alias" in text
    assert "Columns: actor, kind, role, affiliated_with, status" in text


def test_ask_lists_the_questions_without_a_server():
    shown = run("ask")
    assert shown.exit_code == 0
    assert all(query.name in shown.output and query.title in shown.output for query in saved_queries().values())


def test_ask_as_a_table(arguments):
    shown = run("ask", "affiliations", "--actor", "KATA'IB hezbollah", *arguments, env={"COLUMNS": "80"})
    assert shown.exit_code == 0
    assert f"“{WORDS}”" in shown.output
    assert max(map(len, shown.output.splitlines())) <= 80


@pytest.mark.parametrize(
    ("form", "start"),
    [("json", '[\n  {\n    "actor": "Kataib'), ("csv", "actor,kind,role"), ("markdown", "| actor | kind |")],
)
def test_ask_in_other_formats(arguments, form, start):
    shown = run("ask", "affiliations", "--format", form, *arguments)
    assert shown.exit_code == 0
    assert shown.stdout.startswith(start)
    assert WORDS in shown.stdout


def test_the_answer_alone_goes_to_standard_output(arguments):
    shown = program("ask", "affiliations", "--format", "json", "--limit", "1", *arguments)
    assert json.loads(shown.stdout)[0]["affiliated_with"] == "Popular Mobilization Forces"
    assert shown.stderr == "actorgraph: these are the first 1 rows; --limit asks for more\n"


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (["ask", "affilations"], 6, 'did you mean "affiliations"'),
        (["ask", "affiliations", "--actor", "Katib Hezbolah"], 6, 'did you mean "Kataib Hezbollah"'),
        (["ask", "attacks-on-place"], 2, "Missing option '--place'"),
        (["ask", "attacks", "--since", "yesterday"], 6, "YYYY-MM-DD"),
        (["ask", "affiliations", "--format", "xml"], 2, "is not one of"),
        (["cypher", "MATCH (n) DETACH DELETE n"], 6, "would write (DELETE)"),
        (["cypher", "MATCH (n RETURN n"], 6, "does not accept the statement"),
        (["cypher", "RETURN $x"], 6, "needs a value for $x"),
        (["view", "--query", "timeline"], 6, "cannot be drawn"),
        (["view", "--query", "nosuch"], 6, "no saved query is called"),
        (["nosuch"], 2, "No such command"),
    ],
)
def test_what_a_user_did_wrong_is_one_sentence_and_a_code(arguments, words, code, complaint):
    needs_server = words[0] in ("ask", "cypher", "view")
    shown = program(*words, *(arguments if needs_server else []))
    assert (shown.returncode, shown.stdout) == (code, "")
    assert complaint in shown.stderr
    assert "Traceback" not in shown.stderr


def test_cypher_with_parameters_and_from_standard_input(arguments):
    statement = "MATCH (a:Actor) WHERE a.kind = $kind RETURN a.name AS name, $n + 1 AS n"
    shown = run("cypher", "-", "-p", "kind=coalition", "-p", "n=41", "--format", "csv", *arguments, input=statement)
    assert shown.output == "name,n\nPopular Mobilization Forces,42\n"


def test_view_writes_one_file(arguments, tmp_path: Path):
    target = tmp_path / "network.html"
    shown = run(
        "view", "--query", "affiliations", "--actor", "popular mobilization forces", "-o", str(target), *arguments
    )
    assert shown.exit_code == 0
    assert f"2 nodes and 1 edges drawn in {target}" in shown.stderr
    assert "Kataib" in target.read_text(encoding="utf-8")


def test_a_server_that_is_down_is_one_sentence():
    shown = program(
        "ask", "affiliations", "--uri", "bolt://127.0.0.1:1", "--user", "neo4j", "--password", "secret-word"
    )
    assert shown.returncode == 5
    assert "127.0.0.1:1" in shown.stderr
    assert "secret-word" not in shown.stderr + shown.stdout


def test_every_error_has_an_exit_code_of_its_own_kind():
    codes = {error.__name__: error.exit_code for error in ActorgraphError.__subclasses__()}
    assert codes["QueryError"] == 6
    assert all(code > 0 for code in codes.values())

from __future__ import annotations

import re

import pytest

from actorgraph.graph.connection import Graph
from actorgraph.queries.catalog import parse_query, saved_queries, saved_query
from actorgraph.queries.errors import QueryError
from actorgraph.queries.names import NAMED
from actorgraph.queries.statements import bare, parameters_of, require_reading

QUERIES = saved_queries()
ASKED_FOR = {"affiliations", "attacks", "attacks-on-place", "retaliation-chains", "claims", "evidence"}
HEADER = (
    "// title: T\n// description: D\n// param actor: string, optional. Who.\n// returns: a, b\n// graph: no\nRETURN 1"
)


def values(name: str) -> dict[str, object]:
    """A value for each parameter of a question, so that the server can plan it."""
    return {param.name: None if param.optional else "x" for param in QUERIES[name].params}


def test_the_questions_that_were_asked_for_are_there():
    assert set(QUERIES) >= ASKED_FOR


@pytest.mark.parametrize("name", QUERIES)
def test_declared_parameters_are_the_used_ones(name):
    query = QUERIES[name]
    assert parameters_of(query.text) == {param.name for param in query.params}


@pytest.mark.parametrize("name", QUERIES)
def test_results_are_ordered_and_bounded(name):
    end = bare(QUERIES[name].text).rpartition("RETURN")[2]
    assert re.search(r"ORDER BY .+\nLIMIT coalesce\(\$limit, \d+\)\s*$", end, re.DOTALL)


@pytest.mark.parametrize("name", QUERIES)
def test_statements_only_read(name):
    require_reading(QUERIES[name].text)


@pytest.mark.parametrize("name", QUERIES)
def test_what_can_be_drawn_gives_uids(name):
    query = QUERIES[name]
    assert not query.graph or query.returns[-1] == "uid"


@pytest.mark.parametrize("name", QUERIES)
def test_the_server_gives_the_declared_columns(name, loaded: Graph):
    result = loaded.read(QUERIES[name].text, {**values(name), **known_names(name)})
    assert result.records, "the small graph has an answer to every question"
    assert tuple(result.keys) == QUERIES[name].returns


def known_names(name: str) -> dict[str, str]:
    known = {"actor": "Popular Mobilization Forces" if name == "members" else "Kataib Hezbollah", "place": "Tower 22"}
    used = {param.name for param in QUERIES[name].params}
    return {key: value for key, value in (known | {"uid": "kh"}).items() if key in used}


@pytest.mark.parametrize("name", QUERIES)
def test_neo4j_plans_it_as_reading_and_warns_of_nothing(name, loaded: Graph):
    if "ArcadeDB" in loaded.agent():
        result = loaded.read("EXPLAIN " + QUERIES[name].text, values(name))
        assert result.summary.plan is not None
        return
    summary = loaded.read("EXPLAIN " + QUERIES[name].text, values(name)).summary
    assert summary.query_type == "r"
    unknown = {"01N50", "01N51", "01N52"}  # labels, types and properties that a small graph does not have yet
    assert [status for status in summary.gql_status_objects if status.gql_status[:2] == "01"
            and status.gql_status not in unknown] == []  # fmt: skip


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEADER.replace("// title: T\n", ""), "lacks a line '// title"),
        (HEADER.replace("graph: no", "graph: perhaps"), "write yes or no"),
        (HEADER.replace("string", "text"), "'text' is none of string, integer"),
        (HEADER.replace("// param actor: string, optional. Who.", "// param actor string"), "line 3"),
        (HEADER.replace("// returns: a, b", "// colums: a, b"), "line 4"),
        (HEADER.replace("// graph: no", "// title: again"), "declared twice"),
        ("RETURN 1", "lacks a line"),
    ],
)
def test_a_broken_header_is_told_with_its_place(text, complaint):
    with pytest.raises(QueryError, match=re.escape(complaint)):
        parse_query("mine", text)


def test_a_header_is_read_whole():
    query = parse_query("mine", HEADER)
    assert (query.title, query.description, query.returns, query.graph) == ("T", "D", ("a", "b"), False)
    assert [(param.name, param.type, param.optional, param.text) for param in query.params] == [
        ("actor", "string", True, "Who.")
    ]


def test_an_unknown_question_is_answered_with_the_nearest():
    with pytest.raises(QueryError, match='did you mean "affiliations"'):
        saved_query("afiliations")
    assert saved_query("Attacks_on_place").name == "attacks-on-place"


def test_parameters_that_hold_names_are_words():
    named = [param for query in QUERIES.values() for param in query.params if param.name in NAMED]
    assert named
    assert {param.type for param in named} == {"string"}

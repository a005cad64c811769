from __future__ import annotations

import pytest

from actorgraph.graph.connection import Graph
from actorgraph.queries.connection import Connection
from actorgraph.queries.errors import QueryError
from actorgraph.queries.reading import read_rows
from actorgraph.queries.statements import parameters_of, require_reading

WRITING = [
    "CREATE (n:X)",
    "create (n:X) return n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n)DELETE(n)",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) SET n:X",
    "MATCH (n) SET `n`.x = 1",
    "MATCH (n) REMOVE n.name",
    "MERGE (n:X {uid: 1})",
    "MERGE/* a comment between */(n:X)",
    "// RETURN 1\nCREATE (n)",
    "RETURN 'a' AS a // '\n CREATE (n)",
    "MATCH (n) FOREACH (x IN [1] | CREATE (:X))",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CREATE INDEX x FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT x IF EXISTS",
    "CALL apoc.create.node(['X'], {})",
    "CALL `apoc`.`create`.`node`(['X'], {})",
    "CALL { MATCH (n) SET n.x = 1 } RETURN 1",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "",
    "  // nothing but a comment",
]
READING = [
    "MATCH (n:Actor) RETURN n.name LIMIT 5;",
    "MATCH (n) WHERE n.name = 'CREATE (x) SET y' RETURN n",
    'RETURN "it\'s a MERGE (n)" AS set',
    "MATCH (e:Evidence) RETURN e.start AS start ORDER BY start LIMIT 1",
    "MATCH (n:`Create`) RETURN n.set, n.delete",
    "MATCH (a)-[:CREATE]->(b:Set) RETURN $create // DELETE",
    "RETURN 1 /* CREATE (n) */",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n) RETURN n.name AS created_at, reset(n) AS offset",
    "CALL () { MATCH (n) RETURN n LIMIT 1 } RETURN n",
]


@pytest.mark.parametrize("statement", WRITING)
def test_a_statement_that_would_write_is_refused(statement):
    with pytest.raises(QueryError):
        require_reading(statement)


@pytest.mark.parametrize("statement", READING)
def test_a_statement_that_only_reads_is_let_through(statement):
    require_reading(statement)


def test_parameters_are_found_outside_strings_and_comments():
    assert parameters_of("MATCH (n {a: $one}) WHERE n.b = '$two' // $three\nRETURN $four") == {"one", "four"}


def census(graph: Graph) -> list[dict[str, object]]:
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges"
    return [record.data() for record in graph.read(count).records]


@pytest.mark.parametrize("statement", ["CREATE (n:X {uid: 'x'}) RETURN n", "MATCH (n:Actor) DETACH DELETE n"])
def test_what_slips_through_is_refused_by_the_server_or_undone(loaded: Graph, statement):
    before = census(loaded)
    with pytest.raises(QueryError, match="would write"):
        read_rows(loaded, statement, {})
    assert census(loaded) == before


def test_one_reads_with_parameters(connection: Connection):
    frame = connection.cypher("MATCH (a:Actor) WHERE a.kind = $kind RETURN a.name AS name", kind="coalition")
    assert frame.to_dict("records") == [{"name": "Popular Mobilization Forces"}]


def test_nodes_edges_and_paths_come_as_plain_values(connection: Connection):
    columns, [row] = connection.cypher_rows(
        "MATCH p = (a:Actor {uid: 'kh'})-[r:AFFILIATED_WITH]->(b:Actor {uid: 'pmf'}) RETURN a, r, p"
    )
    assert columns == ["a", "r", "p"]
    assert (row["a"]["labels"], row["a"]["name"]) == (["Actor"], "Kataib Hezbollah")
    assert (row["r"]["type"], row["r"]["kind"]) == ("AFFILIATED_WITH", "part_of")
    assert [step.get("name", step.get("type")) for step in row["p"]] == [
        "Kataib Hezbollah", "AFFILIATED_WITH", "Popular Mobilization Forces"
    ]  # fmt: skip


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "RETURN nosuchfunction(1)"])
def test_what_the_server_does_not_understand_is_told(connection: Connection, statement):
    with pytest.raises(QueryError, match="does not accept the statement"):
        connection.cypher(statement)


def test_a_parameter_without_a_value_is_named(connection: Connection):
    with pytest.raises(QueryError, match=r"\$kind, \$name"):
        connection.cypher("MATCH (a:Actor {kind: $kind, name: $name}) RETURN a")

from __future__ import annotations

import pytest
from neo4j.exceptions import Neo4jError

from actorgraph.graph.connection import Graph
from actorgraph.graph.schema import Actor, definitions, install_schema, models_bound_to


def test_schema_installs_twice(graph: Graph) -> None:
    assert install_schema(graph) == len(definitions()) > 8
    names = {record["name"] for record in graph.read("SHOW CONSTRAINTS YIELD name RETURN name").records}
    assert {f"constraint_unique_{label}_uid" for label in ("Actor", "Place", "Attack", "Evidence", "Report")} <= names


def test_a_uid_is_unique(graph: Graph) -> None:
    graph.write("CREATE (:Actor {uid: 'actor:a', name: 'A'})")
    with pytest.raises(Neo4jError):
        graph.write("CREATE (:Actor {uid: 'actor:a', name: 'B'})")


def test_models_read_what_cypher_wrote(graph: Graph) -> None:
    graph.write(
        "CREATE (:Actor {uid: 'actor:a', name: 'حزب الله', keys: ['x']})"
        "-[:AFFILIATED_WITH {uid: 'u', kind: 'part_of'}]->(:Actor {uid: 'actor:b', name: 'B'})"
    )
    with models_bound_to(graph):
        actor = Actor.nodes.get(uid="actor:a")
        assert (actor.name, actor.keys) == ("حزب الله", ["x"])
        senior = actor.affiliated_with.single()
        assert (senior.uid, actor.affiliated_with.relationship(senior).kind) == ("actor:b", "part_of")

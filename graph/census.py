"""How many nodes of each label and edges of each type there are, and a digest of all that they say."""

from __future__ import annotations

import json
from hashlib import sha256

from actorgraph.graph.connection import Graph

_NODES = "MATCH (n) RETURN labels(n)[0] AS what, count(*) AS number ORDER BY what"
_EDGES = "MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS number ORDER BY what"
_EVERY_NODE = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
_EVERY_EDGE = "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.uid AS source, b.uid AS target, properties(r) AS properties"


def census(graph: Graph) -> dict[str, int]:
    """The number of nodes of each label, then of edges of each type."""
    rows = [record for statement in (_NODES, _EDGES) for record in graph.read(statement).records]
    return {row["what"]: row["number"] for row in rows}


def fingerprint(graph: Graph) -> str:
    """A digest of every node and edge with its properties, the same for equal graphs on any server."""
    rows = [record.data() for statement in (_EVERY_NODE, _EVERY_EDGE) for record in graph.read(statement).records]
    lines = sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)
    return sha256("\n".join(lines).encode()).hexdigest()

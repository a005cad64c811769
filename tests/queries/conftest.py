"""A small graph for the queries, on each of the two servers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_graph import PLACES, records

from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.loading import load_records
from actorgraph.graph.settings import Settings
from actorgraph.queries.connection import Connection


@pytest.fixture(scope="module")
def loaded(graph_server: Settings) -> Iterator[Graph]:
    """The graph of the two reports, on each of the two servers; loaded once for each module."""
    with open_graph(graph_server) as graph:
        graph.write("MATCH (n) DETACH DELETE n")
        load_records(graph, records(), {"t22": PLACES["jo"]})
        yield graph


@pytest.fixture(scope="module")
def connection(loaded: Graph) -> Connection:
    return Connection(loaded)

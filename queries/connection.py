"""The open graph as an analyst uses it: ask a saved question, run a statement that reads, draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.settings import Settings
from actorgraph.queries.arguments import arguments_for
from actorgraph.queries.catalog import saved_queries, saved_query
from actorgraph.queries.errors import QueryError
from actorgraph.queries.names import resolved
from actorgraph.queries.network import network_of
from actorgraph.queries.reading import read_rows
from actorgraph.queries.statements import parameters_of, require_reading

if TYPE_CHECKING:
    import pandas as pd

    from actorgraph.queries.drawing import View


def connect(
    uri: str | None = None,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    data: str | Path | None = None,
) -> Connection:
    """Open the graph; what is not given comes from ACTORGRAPH_… in the environment, from `.env`, or is the default.

    Without a `uri` this is the embedded server, started if need be, with its data in the folder `data`.
    Raises ServerError, CredentialsError, UsageError.

    >>> graph = connect()                                                # doctest: +SKIP
    >>> graph.ask("affiliations", actor="Kataib Hezbollah")              # doctest: +SKIP
    """
    return Connection(open_graph(uri=uri, user=user, password=password, database=database, data=data))


class Connection:
    """An open graph that only reads. Use it as a context manager, or close it."""

    def __init__(self, graph: Graph | Settings) -> None:
        self.graph = graph if isinstance(graph, Graph) else open_graph(graph)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<actorgraph at {self.graph.uri}; .ask(name), .cypher(text), .view(), .queries()>"

    def close(self) -> None:
        """Give the connection back; an embedded server goes on for others."""
        self.graph.close()

    def queries(self) -> pd.DataFrame:
        """The saved questions: name, title, params, returns, graph."""
        rows = [
            {"name": query.name, "title": query.title, "params": [param.name for param in query.params],
             "returns": list(query.returns), "graph": query.graph}
            for query in saved_queries().values()
        ]  # fmt: skip
        return frame(rows, ("name", "title", "params", "returns", "graph"))

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to a saved question as a DataFrame with the columns that it declares.

        Names of actors and places may be aliases, in any case, with or without accents; a parameter left out or
        None means "all". Raises QueryError for an unknown question, parameter or name.
        """
        return frame(self.rows(name, **params), saved_query(name).returns)

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """The answer to a saved question as plain rows; as `ask` otherwise."""
        query = saved_query(name)
        arguments = arguments_for(query, params, self._rows_of)
        return self._read(query.text, arguments)[1]

    def cypher(self, text: str, **params: Any) -> pd.DataFrame:
        """The result of a statement of one's own, which must only read. Raises QueryError otherwise."""
        columns, rows = self.cypher_rows(text, **params)
        return frame(rows, columns)

    def cypher_rows(self, text: str, **params: Any) -> tuple[list[str], list[dict[str, Any]]]:
        """The columns and plain rows of a statement of one's own; as `cypher` otherwise."""
        require_reading(text)
        if missing := sorted(parameters_of(text) - set(params)):
            raise QueryError(f"the statement needs a value for {', '.join(f'${name}' for name in missing)}")
        return self._read(text, params)

    def view(self, *queries: str, actor: str | None = None, limit: int | None = None, **params: Any) -> View:
        """A picture of the network, which shows itself in a notebook and writes itself with `.write(path)`.

        `queries` are saved questions that can be drawn (`graph: yes`); without any, the network of affiliations,
        attacks, retaliations and claims, around one actor where given. `limit` is the largest number of edges read.
        """
        from actorgraph.queries.drawing import View

        bound = {"limit": limit}
        actor = resolved("Actor", actor, self._rows_of) if actor else None
        if queries:
            found = [row["uid"] for name in queries for row in self._drawable(name, actor=actor, **params)]
            rows = self.rows("network", uids=sorted(set(found)), **bound)
        else:
            rows = self.rows("network", actor=actor, **bound, **params)
        cut = len(rows) == (limit or saved_query("network").bound)
        return View(network_of(rows), _title(queries, actor), cut)

    def _drawable(self, name: str, **params: Any) -> list[dict[str, Any]]:
        query = saved_query(name)
        if not query.graph:
            drawn = ", ".join(other.name for other in saved_queries().values() if other.graph)
            raise QueryError(f"{query.name} gives a table that cannot be drawn; these can: {drawn}")
        actorless = {key: value for key, value in params.items() if value is not None or key != "actor"}
        return self.rows(query.name, **actorless)

    def _rows_of(self, text: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self._read(text, params)[1]

    def _read(self, text: str, params: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
        return read_rows(self.graph, text, params)


def frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a DataFrame; whole numbers stay whole where some are missing."""
    import pandas as pd

    return pd.DataFrame.from_records([dict(row) for row in rows], columns=list(columns)).convert_dtypes()


def _title(queries: Sequence[str], actor: str | None) -> str:
    what = " and ".join(saved_query(name).title for name in queries) or "Affiliations, attacks and retaliations"
    return f"{what}: {actor}" if actor else what

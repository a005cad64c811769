"""One statement, read and rolled back: nothing that a statement does outlives its transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neo4j import READ_ACCESS
from neo4j.exceptions import ClientError, DatabaseError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from actorgraph.graph.connection import Graph, told_plainly
from actorgraph.queries.errors import QueryError
from actorgraph.queries.values import plain


def read_rows(graph: Graph, statement: str, params: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    """The columns and rows of a statement, values made plain; a server that lets READ sessions write is undone.

    Raises QueryError where the server refuses the statement or says that it writes, ServerError where it is away.
    """
    driver, database = graph.driver, graph.database
    with told_plainly(graph.uri), driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        transaction = session.begin_transaction()
        try:
            result = transaction.run(statement, dict(params))
            columns = list(result.keys())
            rows = [dict(zip(columns, map(plain, record), strict=True)) for record in result]
            summary = result.consume()
        except (ServiceUnavailable, SessionExpired):
            raise
        except (ClientError, DatabaseError) as error:
            raise QueryError(_told(error)) from None
        except (DriverError, Neo4jError, TypeError, ValueError) as error:
            raise QueryError(f"the statement could not be run: {error}") from None
        finally:
            if not transaction.closed():
                transaction.rollback()
    if summary.counters.contains_updates or (summary.query_type in ("w", "rw", "s") and summary.plan is None):
        raise QueryError("this statement would write, and queries only read; use `actorgraph load`")
    return columns, rows


def _told(error: Neo4jError) -> str:
    """The server's complaint in one sentence."""
    message = " ".join((error.message or str(error)).split())
    if "AccessMode" in str(error.code):
        return "this statement would write, and queries only read; use `actorgraph load`"
    if "ParameterMissing" in str(error.code):
        return f"a parameter has no value: {message}"
    return f"the server does not accept the statement: {message}"

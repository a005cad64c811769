"""An open graph: the driver, the database, and reads and writes whose failures are told in one sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

from neo4j import Driver, EagerResult, GraphDatabase, Query, RoutingControl, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from actorgraph.graph.errors import CredentialsError, ServerError
from actorgraph.graph.server.embedded import USER, data_folder, ensure_running
from actorgraph.graph.settings import EMBEDDED_DATABASE, Settings, read_settings
from actorgraph.loaders.errors import UsageError

# What the driver logs about a lost connection is told in an error of ours; without a handler it would be printed too.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

# Seconds; the driver's own defaults let a user wait for a minute where something else listens at that address.
_PATIENCE: dict[str, Any] = {
    "connection_timeout": 10,
    "connection_acquisition_timeout": 20,
    "max_transaction_retry_time": 10,
}


@contextmanager
def told_plainly(uri: str) -> Iterator[None]:
    """Turn failures of the server, or to reach it, into ServerError; errors in a statement pass through."""
    try:
        yield
    except AuthError:
        raise CredentialsError(
            f"The server at {uri} refused the user or the password; see --user, ACTORGRAPH_PASSWORD or .env."
        ) from None
    except (ServiceUnavailable, SessionExpired, OSError):
        raise ServerError(
            f"No graph server answers at {uri}; start it, or leave --uri and ACTORGRAPH_URI out for the embedded one."
        ) from None
    except ClientError as error:
        if "DatabaseNotFound" in str(error.code):
            raise ServerError(f"The server at {uri} has no database of that name; see --database.") from None
        raise
    except (DatabaseError, TransientError) as error:
        reason = (error.message or type(error).__name__).splitlines()[0]
        raise ServerError(f"The graph server at {uri} failed: {reason}") from None


@dataclass(frozen=True)
class Graph:
    """A graph that is open. Use it as a context manager, or close it."""

    driver: Driver
    database: str | None
    uri: str

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back; the server goes on."""
        self.driver.close()

    def read(
        self, statement: str, parameters: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> EagerResult:
        """The result of one statement in a READ session: `.records`, `.keys`, `.summary`; `timeout` in seconds.

        Neo4j refuses a write here; ArcadeDB does not, so look at the statement first where it is not your own.
        """
        return self._run(statement, parameters, RoutingControl.READ, timeout)

    def write(self, statement: str, parameters: Mapping[str, Any] | None = None) -> EagerResult:
        """The result of one statement in a transaction of its own."""
        return self._run(statement, parameters, RoutingControl.WRITE, None)

    def _run(
        self, statement: str, parameters: Mapping[str, Any] | None, routing: RoutingControl, timeout: float | None
    ) -> EagerResult:
        query = Query(statement, timeout=timeout)
        with told_plainly(self.uri):
            return self.driver.execute_query(query, dict(parameters or {}), routing_=routing, database_=self.database)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for several transactions."""
        with told_plainly(self.uri), self.driver.session(database=self.database) as session:
            yield session

    def agent(self) -> str:
        """What the server calls itself, such as "Neo4j/5.26.19"."""
        with told_plainly(self.uri):
            return str(self.driver.get_server_info().agent)


def open_graph(settings: Settings | None = None, **options: Any) -> Graph:
    """Open the graph that the settings name; the embedded server is started if need be.

    `options` are those of Settings (uri, user, password, database, data), None where not given.
    Raises ServerError, CredentialsError, UsageError.
    """
    settings = settings or read_settings(**options)
    if settings.uri is None:
        running = ensure_running(settings)
        password = data_folder(settings).password()
        return _connected(running.uri, USER, password, settings.database or EMBEDDED_DATABASE)
    secret = settings.password.get_secret_value() if settings.password else ""
    return _connected(settings.uri, settings.user, secret, settings.database)


def _connected(uri: str, user: str, password: str, database: str | None) -> Graph:
    try:
        driver = GraphDatabase.driver(uri, auth=(user, password), **_PATIENCE)
        home = _home_database(driver, database, uri)
    except (ConfigurationError, ValueError):
        raise UsageError("That is no address of a graph server; write it like bolt://HOST:PORT.") from None
    return Graph(driver, database or home, uri)


def _home_database(driver: Driver, database: str | None, uri: str) -> str | None:
    """The name of the database that a session gets; the driver is closed where there is none to be had."""
    try:
        # Not through Graph.read, which would go on trying for a while.
        with told_plainly(uri), driver.session(database=database) as session:
            return session.run("RETURN 1").consume().database
    except BaseException:
        driver.close()
        raise

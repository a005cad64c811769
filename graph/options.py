"""The options by which a command is told where the graph is, for every command that needs one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from actorgraph.graph.settings import Settings, read_settings

_OPTIONS = (
    click.option("--uri", metavar="URI", help="Address of a graph server, such as bolt://127.0.0.1:7687."),
    click.option("--user", metavar="NAME", help="User of that server."),
    click.option("--password", metavar="WORD", help="Password; others on this machine see it, so rather use .env."),
    click.option("--database", metavar="NAME", help="Database on that server; its own default when absent."),
    click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="Data folder of the embedded server, which is used when there is no URI.",
    ),
)
_NAMES = ("uri", "user", "password", "database", "data")


def graph_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of the graph; it receives them as one argument, `settings`."""

    @wraps(command)
    def with_settings(*args: Any, **kwargs: Any) -> Any:
        given = {name: kwargs.pop(name) for name in _NAMES}
        return command(*args, settings=read_settings(**given), **kwargs)

    decorated: Callable[..., Any] = with_settings
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def as_arguments(settings: Settings) -> list[str]:
    """The command-line arguments that lead to the same graph."""
    if settings.uri is None:
        return ["--data", str(settings.data)]
    password = ["--password", settings.password.get_secret_value()] if settings.password else []
    database = ["--database", settings.database] if settings.database else []
    return ["--uri", settings.uri, "--user", settings.user, *password, *database]

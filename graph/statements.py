"""The Cypher statements of `statements.yaml`, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from neo4j import ManagedTransaction

Row = dict[str, Any]


@cache
def statements() -> dict[str, str]:
    """Every statement, by its name."""
    text = files("actorgraph.graph").joinpath("statements.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return loaded


def execute(transaction: ManagedTransaction, name: str, **parameters: Any) -> list[Row]:
    """The rows that the statement of that name returns; it is not sent where a list among its parameters is empty."""
    if any(value == [] for value in parameters.values()):
        return []
    return transaction.run(statements()[name], parameters).data()

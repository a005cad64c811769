"""The values for a saved question's parameters, checked and in the graph's own words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actorgraph.queries.catalog import Param, SavedQuery
from actorgraph.queries.errors import QueryError
from actorgraph.queries.names import NAMED, Ask, resolved
from actorgraph.queries.suggestions import did_you_mean


def arguments_for(query: SavedQuery, given: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
    """A value for each declared parameter, None where it was left out; names as the graph has them.

    `ask` runs a statement. Raises QueryError where a parameter is unknown, missing or of another type.
    """
    known = [param.name for param in query.params]
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known) or f"; it takes {', '.join(known) or 'none'}"
            raise QueryError(f"{query.name} has no parameter {name!r}{hint}")
    return {param.name: _argument(query, param, given.get(param.name), ask) for param in query.params}


def _argument(query: SavedQuery, param: Param, value: Any, ask: Ask) -> Any:
    if value is None or value == "":
        if param.optional:
            return None
        raise QueryError(f"{query.name} needs {param.name}: {param.text}")
    fitting = fit(param, value)
    return resolved(NAMED[param.name], fitting, ask) if param.name in NAMED else fitting


def fit(param: Param, value: Any) -> Any:
    """The value in the parameter's type. Raises QueryError where it does not fit."""
    try:
        match param.type:
            case "integer":
                return _at_least_zero(int(value))
            case "number":
                return float(value)
            case "date":
                return date.fromisoformat(str(value)[:10]).isoformat()
            case "strings":
                return [value] if isinstance(value, str) else [str(item) for item in value]
    except (TypeError, ValueError):
        wanted = {"date": "a day written YYYY-MM-DD", "integer": "a whole number from 0 up", "number": "a number"}
        raise QueryError(f"{param.name} is {value!r}; give {wanted.get(param.type, 'a list of words')}") from None
    return str(value)


def _at_least_zero(value: int) -> int:
    if value < 0:
        raise ValueError(value)
    return value


def pairs(words: Sequence[str]) -> dict[str, Any]:
    """The parameters told as NAME=VALUE; a value that is JSON is read as such, any other is text.

    Raises QueryError where one has no name.
    """
    found: dict[str, Any] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name.isidentifier():
            raise QueryError(f"{word!r} is no NAME=VALUE; write it as --param kind=armed_group")
        try:
            found[name] = json.loads(value)
        except json.JSONDecodeError:
            found[name] = value
    return found

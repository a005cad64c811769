"""From the words that a user types to the name that the graph knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actorgraph.graph.keys import fold
from actorgraph.queries.errors import QueryError
from actorgraph.queries.suggestions import listed, near, phrase

Ask = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]

# Which parameters of saved questions hold a name, and the label of the nodes that bear it.
NAMED = {"actor": "Actor", "attacker": "Actor", "target": "Actor", "place": "Place"}
STATEMENTS = {
    "Actor": "MATCH (n:Actor) WHERE $key IN n.keys RETURN DISTINCT n.name AS name ORDER BY name LIMIT 20",
    "Place": "MATCH (n:Place) WHERE $key IN n.keys RETURN DISTINCT n.name AS name ORDER BY name LIMIT 20",
}
EVERY = {
    "Actor": "MATCH (n:Actor) RETURN n.name AS name, n.keys AS keys ORDER BY name",
    "Place": "MATCH (n:Place) RETURN n.name AS name, n.keys AS keys ORDER BY name",
}


def resolved(label: str, words: str, ask: Ask) -> str:
    """The name of the one Actor or Place that the words mean, whatever their case, accents or quotation marks.

    `ask` runs a statement with parameters. Raises QueryError where nothing bears the name, with the nearest ones, or
    where several do.
    """
    key = fold(words)
    for form in forms(key):
        if names := [row["name"] for row in ask(STATEMENTS[label], {"key": form})]:
            break
    own = [name for name in names if fold(name) in forms(key)]
    if len(names) == 1 or len(own) == 1:
        return str((own or names)[0])
    if names:
        raise QueryError(f"{words!r} may be {listed(names)}; name one of them")
    raise QueryError(_unknown(label, words, key, ask))


def forms(key: str) -> list[str]:
    """The folded name as it is, and with its article left out or put in ("the", "al")."""
    shorn = key.removeprefix("the ").removeprefix("al ")
    return list(dict.fromkeys([key, shorn, f"al {shorn}", f"the {shorn}"]))


def _unknown(label: str, words: str, key: str, ask: Ask) -> str:
    rows = ask(EVERY[label], {})
    if not rows:
        return f"the graph holds no {label.lower()} yet; load reports first: actorgraph load reports/"
    pairs = [(known, row["name"]) for row in rows for known in row["keys"] or [fold(row["name"])]]
    nearest = [pairs[index][1] for index in near(key, [known for known, _ in pairs], limit=12)]
    hint = phrase(list(dict.fromkeys(nearest))[:3]) or f"; `actorgraph ask {label.lower()}s` lists them all"
    return f"the graph knows no {label.lower()} {words!r}{hint}"

"""The saved questions: one read-only Cypher statement per file, described by its header of comment lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from actorgraph.queries.errors import QueryError
from actorgraph.queries.suggestions import did_you_mean

TYPES = ("string", "integer", "number", "date", "strings")
BOUND = re.compile(r"LIMIT coalesce\(\$limit, (\d+)\)\s*;?\s*$")
HEADER_LINE = re.compile(r"//\s*(?P<key>title|description|param|returns|graph)\b\s*(?P<rest>.*)$")
PARAM = re.compile(r"(?P<name>[A-Za-z_]\w*)\s*:\s*(?P<type>\w+)\s*(?P<optional>,\s*optional)?\s*\.\s*(?P<text>.+)$")


@dataclass(frozen=True)
class Param:
    """One parameter of a saved question. `type` is one of string, integer, number, date, strings."""

    name: str
    type: str
    optional: bool
    text: str


@dataclass(frozen=True)
class SavedQuery:
    """A saved question: what it asks, what it takes, the columns that it gives, and the statement as it stands.

    `graph` says that `view` can draw it: its `uid` column then holds the uids of edges.
    """

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    returns: tuple[str, ...]
    graph: bool
    text: str

    @property
    def bound(self) -> int:
        """How many rows there are at most when no `limit` is given; 0 where the statement does not say."""
        match = BOUND.search(self.text)
        return int(match[1]) if match else 0


def parse_query(name: str, text: str) -> SavedQuery:
    """The saved question that a file's text declares.

    Raises QueryError, naming the line, where the header is not in the form that README.md describes.
    """
    found: dict[str, str] = {}
    params: list[Param] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            break
        key, rest = _header_line(name, number, line)
        if key == "param":
            params.append(_param(name, number, rest))
        elif key in found:
            raise QueryError(f"{name}.cypher, line {number}: {key} is declared twice")
        else:
            found[key] = rest
    for key in ("title", "description", "returns", "graph"):
        if not found.get(key):
            raise QueryError(f"{name}.cypher: the header lacks a line '// {key}: …'")
    if found["graph"] not in ("yes", "no"):
        raise QueryError(f"{name}.cypher: graph is {found['graph']!r}; write yes or no")
    returns = tuple(column.strip() for column in found["returns"].split(","))
    return SavedQuery(name, found["title"], found["description"], tuple(params), returns, found["graph"] == "yes", text)


def _header_line(name: str, number: int, line: str) -> tuple[str, str]:
    match = HEADER_LINE.match(line)
    if match is None:
        raise QueryError(f"{name}.cypher, line {number}: no title, description, param, returns or graph: {line!r}")
    key, rest = match["key"], match["rest"].strip()
    if key == "param":
        return key, rest
    if not rest.startswith(":"):
        raise QueryError(f"{name}.cypher, line {number}: write '// {key}: …'")
    return key, rest[1:].strip()


def _param(name: str, number: int, rest: str) -> Param:
    match = PARAM.match(rest)
    if match is None:
        raise QueryError(
            f"{name}.cypher, line {number}: write '// param NAME: TYPE, optional. What it means.', not {rest!r}"
        )
    if match["type"] not in TYPES:
        raise QueryError(f"{name}.cypher, line {number}: {match['type']!r} is none of {', '.join(TYPES)}")
    return Param(match["name"], match["type"], match["optional"] is not None, match["text"].strip())


@cache
def saved_queries() -> dict[str, SavedQuery]:
    """Every saved question by name, in alphabetical order. Raises QueryError where a file breaks the form."""
    folder = files("actorgraph.queries").joinpath("saved")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".cypher"))
    stems = [name.removesuffix(".cypher") for name in names]
    return {stem: parse_query(stem, folder.joinpath(f"{stem}.cypher").read_text(encoding="utf-8")) for stem in stems}


def saved_query(name: str) -> SavedQuery:
    """The saved question of that name (underscores count as hyphens). Raises QueryError with the nearest names."""
    queries = saved_queries()
    slug = name.strip().lower().replace("_", "-")
    if slug not in queries:
        hint = did_you_mean(slug, list(queries)) or "; `actorgraph ask` lists them all"
        raise QueryError(f"no saved query is called {name!r}{hint}")
    return queries[slug]

"""Rows of the saved question `network` as nodes and edges to draw: one edge for all that is told alike of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Node:
    """An actor or place. `kind` is an actor kind, or `place`."""

    uid: str
    name: str
    kind: str


@dataclass
class Edge:
    """All that is told alike of one pair: `relation` from `source` to `target` (uids), `tellings` one text per fact."""

    source: str
    target: str
    relation: str
    detail: str
    uids: list[str] = field(default_factory=list)
    claimed: bool = False
    tellings: list[str] = field(default_factory=list)

    def label(self, word: str) -> str:
        """The words on the edge: the kind or role of an affiliation, else `word`; how often where more than once."""
        words = self.detail.replace("_", " ") if self.relation == "affiliated_with" and self.detail else word
        often = f"{words} ×{len(self.uids)}" if len(self.uids) > 1 else words
        return f"{often}, claimed" if self.claimed else often


@dataclass(frozen=True)
class Network:
    """What a picture shows."""

    nodes: list[Node]
    edges: list[Edge]


def network_of(rows: Iterable[Mapping[str, Any]]) -> Network:
    """The nodes and edges of the rows of `network`; the same rows give the same picture.

    Who claims an attack that is drawn as his own anyway gets no second line, but the word on the first.
    """
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    told = list(rows)
    own = {fact_of(row) for row in told if row["relation"] == "attacked"}
    claims = {fact_of(row) for row in told if row["relation"] == "claimed"}
    for row in told:
        if row["relation"] == "claimed" and fact_of(row) in own:
            continue
        for end in ("source", "target"):
            uid = str(row[f"{end}_uid"])
            nodes.setdefault(uid, Node(uid, str(row[end]), str(row[f"{end}_kind"])))
        key = (str(row["source_uid"]), str(row["target_uid"]), str(row["relation"]), str(row["detail"] or ""))
        edge = edges.setdefault(key, Edge(*key))
        edge.uids.append(str(row["uid"]))
        edge.tellings.append(telling(row))
        edge.claimed = edge.claimed or (row["relation"] == "attacked" and fact_of(row) in claims)
    return Network(list(nodes.values()), list(edges.values()))


def fact_of(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """What a row is about, whatever its relation: the two ends, and the uid."""
    return str(row["source_uid"]), str(row["target_uid"]), str(row["uid"])


def telling(row: Mapping[str, Any]) -> str:
    """One fact in words: date and status, the sentences, where they stand. Plain text with line breaks."""
    head = ", ".join(str(row[key]) for key in ("date", "status") if row.get(key))
    sentences = [f"“{' '.join(str(text).split())}”" for text in row.get("sentences") or []]
    sources = [f"— {source}" for source in row.get("sources") or []]
    return "\n".join(([head] if head else []) + sentences + sources)

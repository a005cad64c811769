"""Ties that cannot stand as they are: kinds that do not fit the actors, armies of another state, the same tie twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.gazetteer import ActorEntry, Gazetteer

BELONGING = frozenset({"part_of", "member_of"})
STRONGER = BELONGING | {"backed_by", "facade_of"}
OWN = frozenset({"military", "government", "person"})


def consistent(ties: Sequence[Tie], gazetteer: Gazetteer) -> list[Tie]:
    """The ties that can stand, with kinds that fit: persons are members, bodies are parts."""
    return [fitted(t) for t in ties if not foreign(t, gazetteer) and not only_local(t)]


def without_weaker(ties: Sequence[Tie]) -> list[Tie]:
    """The ties but for alliances of two who are tied more closely: a backer is not said to be an ally, too."""
    close = {frozenset((t.source.entity, t.target.entity)) for t in ties if t.kind in STRONGER}
    return [t for t in ties if t.kind != "allied_with" or frozenset((t.source.entity, t.target.entity)) not in close]


def fitted(tie: Tie) -> Tie:
    """The tie with the kind of belonging that its junior can have."""
    if tie.kind not in BELONGING:
        return tie
    return replace(tie, kind="member_of" if tie.source.kind == "person" else "part_of")


def foreign(tie: Tie, gazetteer: Gazetteer) -> bool:
    """Whether a known body or official of one state would belong to another state or its bodies."""
    if tie.kind not in BELONGING:
        return False
    own, other = country(tie.source, gazetteer), country(tie.target, gazetteer)
    return own is not None and other is not None and own != other


def only_local(tie: Tie) -> bool:
    """Whether an armed group would belong to a state: "Ecuador's Alfaro Vive" says where it is at home."""
    return tie.kind in BELONGING and tie.source.kind == "armed_group" and tie.target.kind == "state"


def country(mention: Mention, gazetteer: Gazetteer) -> str | None:
    """The country of a state, or of somebody who is known to be its own."""
    entry = gazetteer.get(mention.entity)
    if not isinstance(entry, ActorEntry) or entry.kind not in OWN | {"state"}:
        return None
    return entry.country

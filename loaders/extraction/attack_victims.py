"""Whoever is counted as killed or wounded was hit: "the two commanders were killed", "six of its men"."""

from __future__ import annotations

from collections.abc import Sequence

from actorgraph.loaders.extraction.event_profiles import TOLLS
from actorgraph.loaders.extraction.findings import Argument, Mention
from actorgraph.loaders.extraction.identity import UNNAMED

VICTIMS = frozenset({"civilians", "person", "armed_group", "military", "state", "government", "organization"})


def with_victims(arguments: Sequence[Argument], mentions: Sequence[Mention]) -> list[Argument]:
    """The arguments, and as targets the actors that the words of a toll stand for.

    Somebody told by a common noun alone ("six soldiers") only where the attack has no target: those are most often
    hit beside what was aimed at.
    """
    told = {id(a.trigger) for a in arguments if a.slot == "target"}
    hit = {(id(a.trigger), a.filler.entity) for a in arguments if a.slot == "target" and isinstance(a.filler, Mention)}
    added: dict[tuple[int, str], Argument] = {}
    for toll in (a for a in arguments if a.slot in TOLLS):
        for victim in counted(toll, mentions):
            key = (id(toll.trigger), victim.entity)
            if key not in hit and not (victim.entity.startswith(UNNAMED) and id(toll.trigger) in told):
                added[key] = Argument(toll.trigger, "target", victim, toll.score, "rule:target:victims")
    return [*arguments, *added.values()]


def counted(toll: Argument, mentions: Sequence[Mention]) -> list[Mention]:
    """The actors whose mention ends where the words of a number end."""
    start, end = toll.filler.start, toll.filler.end
    return [m for m in mentions if m.kind in VICTIMS and m.end == end and m.start < end and m.end > start]

"""Which attack of a record is which attack of the gold graph."""

from __future__ import annotations

from collections.abc import Iterable

from actorgraph.loaders.evaluation_gold import GoldAttack, GoldGraph, spellings_of
from actorgraph.loaders.evaluation_names import folded, matched, overlapping
from actorgraph.loaders.record import Attack, Count, Record

# A pair below this is not the same attack: more than one slot has to agree.
LEAST = 1.5


class Found:
    """A record with the folded names of its actors and places at hand."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._names = {uid: {folded(name) for name in names if name} for uid, names in spellings_of(record).items()}

    def names(self, uid: str) -> set[str]:
        """The folded names of one actor or place; its uid where the record does not have it."""
        return self._names.get(uid, {folded(uid)})

    def all_names(self, uids: Iterable[str]) -> list[set[str]]:
        """The folded names of several."""
        return [self.names(uid) for uid in uids]

    def objects(self, attack: Attack) -> list[set[str]]:
        """What an attack hit, and where."""
        return self.all_names([*attack.targets, *attack.places])


def holds(count: Count | None, number: int | None) -> bool:
    """True where a number told as a range can be the gold number.

    An open range holds only its lowest number, so that "at least 0" is not right everywhere.
    """
    return count is not None and number is not None and count.low <= number <= (count.high or count.low)


def likeness(gold: GoldAttack, attack: Attack, found: Found) -> float:
    """How well an attack of a record fits one of the gold graph; 0 where the two cannot be one."""
    in_time = overlapping(gold.date, attack.date)
    said = found.all_names(attack.attackers or attack.claimed_by)
    same_attacker = bool(matched(gold.attackers, said)) or (gold.attacker_unknown and not said)
    same_objects = matched(gold.objects, found.objects(attack))
    if in_time is False or not (same_attacker or same_objects):
        return 0.0
    if said and not same_attacker and not gold.attacker_unknown and same_objects < 2:
        return 0.0
    score = float(same_attacker) + min(same_objects, 2) * 0.75 + (1.0 if in_time else 0.0)
    score += 0.5 * bool(set(gold.weapons) & set(attack.weapons))
    score += 0.5 * (holds(attack.killed, gold.killed) + holds(attack.wounded, gold.wounded))
    score -= (gold.count > 1) != (attack.count > 1)
    return score if score >= LEAST else 0.0


def aligned(gold: GoldGraph, found: Found) -> dict[int, int]:
    """Numbers of gold attacks and of the record's attacks that are one; the most alike first, each serves once."""
    pairs = sorted(
        (-likeness(one, other, found), here, there)
        for here, one in enumerate(gold.attacks)
        for there, other in enumerate(found.record.attacks)
    )
    chosen: dict[int, int] = {}
    for negative, here, there in pairs:
        if negative < 0 and here not in chosen and there not in chosen.values():
            chosen[here] = there
    return chosen

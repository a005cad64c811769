"""Which attack, affiliation and retaliation of a record is which of the gold graph."""

from __future__ import annotations

from collections.abc import Iterable

from actorgraph.loaders.evaluation_gold import GoldAffiliation, GoldAttack, GoldGraph, spellings_of
from actorgraph.loaders.evaluation_names import folded, is_one_of, matched, overlapping
from actorgraph.loaders.record import Affiliation, Attack, Count, Record

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


def aligned_affiliations(gold: GoldGraph, found: Found, labelled: bool = True) -> dict[int, int]:
    """Numbers of gold affiliations and of the record's that are one; optional ones come last, each serves once.

    With `labelled`, kind and direction have to agree.
    """
    left = list(range(len(found.record.affiliations)))
    chosen: dict[int, int] = {}
    for here, wanted in sorted(enumerate(gold.affiliations), key=lambda pair: pair[1].optional):
        fitting = next((t for t in left if _fits(wanted, found.record.affiliations[t], found, labelled)), None)
        if fitting is not None:
            left.remove(fitting)
            chosen[here] = fitting
    return chosen


def _fits(wanted: GoldAffiliation, tie: Affiliation, found: Found, labelled: bool) -> bool:
    source, target = found.names(tie.source), found.names(tie.target)
    if is_one_of(wanted.source, source) and is_one_of(wanted.target, target):
        return not labelled or tie.kind == wanted.kind
    return not labelled and is_one_of(wanted.source, target) and is_one_of(wanted.target, source)


def aligned_retaliations(gold: GoldGraph, found: Found, attacks: dict[int, int]) -> dict[int, int]:
    """Numbers of gold retaliations and of the record's that are one, by attack and cause; `attacks` are aligned.

    An optional one is right, too, where the record leaves the cause open.
    """
    uids = {gold.attacks[here].id: found.record.attacks[there].uid for here, there in attacks.items()}
    left = {number: (answer.attack, answer.response_to) for number, answer in enumerate(found.record.retaliations)}
    chosen: dict[int, int] = {}
    for here, wanted in enumerate(gold.retaliations):
        attack, cause = uids.get(wanted.attack), uids.get(wanted.response_to or "")
        keys: list[tuple[str, str | None]] = [(attack, cause)] if attack and cause else []
        keys += [(attack, None)] if attack and wanted.optional else []
        fitting = next((number for key in keys for number, told in left.items() if told == key), None)
        if fitting is not None:
            chosen[here] = fitting
            del left[fitting]
    return chosen

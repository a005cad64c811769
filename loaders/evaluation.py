"""Score extraction records against gold graphs, slot by slot, in the manner of MUC-4 template scoring.

Chinchor, N. (1992): MUC-4 evaluation metrics. Attacks are aligned first; their slots are scored on aligned pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from actorgraph.loaders.evaluation_alignment import Found, aligned, aligned_affiliations, aligned_retaliations, holds
from actorgraph.loaders.evaluation_gold import GoldAttack, GoldGraph, first_spelling
from actorgraph.loaders.evaluation_names import day_range, is_one_of, matched
from actorgraph.loaders.record import Attack, Record, Report

ROWS = (
    "actors (recall)",
    "affiliations",
    "affiliations (any kind)",
    "attacks",
    "slot attackers",
    "slot objects",
    "slot claimed_by",
    "slot date",
    "slot weapons",
    "slot casualties",
    "retaliations",
)
Say = Callable[[str], None]


@dataclass
class Tally:
    """Right, wanted and found, added up over reports."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        """Add the counts of one report or slot."""
        self.right, self.gold, self.found = self.right + right, self.gold + gold, self.found + found

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Table = dict[str, Tally]


def evaluate(gold: dict[str, GoldGraph], records: Iterable[Record], say: Say = lambda line: None) -> Table:
    """The tallies of each row of ROWS over all gold graphs.

    A record belongs to the gold graph whose stem is its report's file name, or is contained in its path or uid; a
    graph without record counts as missed. `say` is told what was missed and what was wrong.
    """
    table = {row: Tally() for row in ROWS}
    known = list(records)
    for stem, graph in gold.items():
        say(stem)
        _score_report(graph, Found(record_of(stem, known)), table, say)
    return table


def record_of(stem: str, records: list[Record]) -> Record:
    """The record of the report whose gold graph has this stem; an empty one where there is none."""

    def rank(record: Record) -> int:
        path = record.report.path.replace("\\", "/").rsplit("/", 1)[-1]
        return 0 if path.split(".")[0] == stem or record.report.uid == stem else 1

    fitting = [record for record in records if stem in record.report.path or stem in record.report.uid]
    return min(fitting, key=rank, default=Record(report=Report(uid=stem, path="", sha256="")))


def _score_report(gold: GoldGraph, found: Found, table: Table, say: Say) -> None:
    actors = [found.names(actor.uid) for actor in found.record.actors]
    seen = sum(any(is_one_of(spellings, names) for names in actors) for spellings in gold.actors)
    table["actors (recall)"].add(seen, len(gold.actors), seen)
    _score_affiliations(gold, found, table["affiliations"], True, say)
    _score_affiliations(gold, found, table["affiliations (any kind)"], False, lambda line: None)
    pairs = aligned(gold, found)
    _score_attacks(gold, found, pairs, table, say)
    _score_retaliations(gold, found, pairs, table["retaliations"], say)


def _score_affiliations(gold: GoldGraph, found: Found, tally: Tally, labelled: bool, say: Say) -> None:
    """With `labelled`, kind and direction count; else only who is tied to whom."""
    ties = found.record.affiliations
    pairs = aligned_affiliations(gold, found, labelled)
    for number, wanted in enumerate(gold.affiliations):
        if number not in pairs and not wanted.optional:
            say(f"  missed affiliation: {first_spelling(wanted.source)} {wanted.kind} {first_spelling(wanted.target)}")
    left = [tie for number, tie in enumerate(ties) if number not in pairs.values()]
    for tie in left:
        say(f"  wrong affiliation: {_shown(found, [tie.source])} {tie.kind} {_shown(found, [tie.target])}")
    hits = sum(not gold.affiliations[number].optional for number in pairs)
    tally.add(hits, sum(not wanted.optional for wanted in gold.affiliations), hits + len(left))


def _score_attacks(gold: GoldGraph, found: Found, pairs: dict[int, int], table: Table, say: Say) -> None:
    attacks = found.record.attacks
    wanted = [number for number, attack in enumerate(gold.attacks) if not attack.optional]
    hits = [number for number in wanted if number in pairs]
    table["attacks"].add(len(hits), len(wanted), len(attacks) - (len(pairs) - len(hits)))
    for number in hits:
        _score_slots(gold.attacks[number], attacks[pairs[number]], found, table)
    for number in wanted:
        if number not in pairs:
            say(f"  missed attack: {gold.attacks[number].id} {gold.attacks[number].quote[:90]}")
    for number, attack in enumerate(attacks):
        if number not in pairs.values():
            objects = _shown(found, [*attack.targets, *attack.places])
            say(f"  wrong attack: {attack.date or 'no date'} {_shown(found, attack.attackers)} on {objects}")


def _score_slots(gold: GoldAttack, attack: Attack, found: Found, table: Table) -> None:
    def names(row: str, wanted: list[list[str]], got: list[set[str]]) -> None:
        table[row].add(matched(wanted, got), len(wanted), len(got))

    if gold.named_attackers:
        names("slot attackers", gold.named_attackers, found.all_names(attack.attackers))
    names("slot objects", gold.objects, found.objects(attack))
    names("slot claimed_by", gold.claimed_by, found.all_names(attack.claimed_by))
    same_day = bool(gold.date and attack.date and day_range(gold.date) == day_range(attack.date))
    table["slot date"].add(same_day, bool(gold.date), bool(attack.date))
    common = set(gold.weapons) & set(attack.weapons)
    table["slot weapons"].add(len(common), len(gold.weapons), len(attack.weapons))
    for count, number in ((attack.killed, gold.killed), (attack.wounded, gold.wounded)):
        table["slot casualties"].add(holds(count, number), number is not None, count is not None)


def _score_retaliations(gold: GoldGraph, found: Found, pairs: dict[int, int], tally: Tally, say: Say) -> None:
    """By attack and cause; an optional one is right, too, where the cause is left open."""
    answers = aligned_retaliations(gold, found, pairs)
    for number, wanted in enumerate(gold.retaliations):
        if number not in answers and not wanted.optional:
            say(f"  missed retaliation: {wanted.attack} for {wanted.response_to} | {wanted.quote[:80]}")
    hits = sum(not gold.retaliations[number].optional for number in answers)
    left = len(found.record.retaliations) - len(answers)
    tally.add(hits, sum(not wanted.optional for wanted in gold.retaliations), hits + left)


def _shown(found: Found, uids: list[str]) -> str:
    names = {actor.uid: actor.name for actor in found.record.actors}
    names |= {place.uid: place.name for place in found.record.places}
    return ", ".join(names.get(uid, uid) for uid in uids) or "nobody"

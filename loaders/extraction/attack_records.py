"""From triggers and arguments to the attacks of a record: one entry for one attack, its slots gathered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc

from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import Argument, Expression, Findings, Mention, Trigger
from actorgraph.loaders.extraction.numbers import parse_bounds
from actorgraph.loaders.extraction.place_or_actor import is_dateline
from actorgraph.loaders.extraction.things import Things
from actorgraph.loaders.extraction.weapons import implied_weapon
from actorgraph.loaders.readers.source import digest
from actorgraph.loaders.record import Attack, Count, Rejection

EXACTNESS = ("facility", "base", "feature", "city", "region", "country")
"""Kinds of place, the most exact first."""


@dataclass
class Event:
    """The triggers that tell of one attack, and what fills its slots, the surest first."""

    triggers: list[Trigger]
    slots: dict[str, list[Argument]] = field(default_factory=lambda: defaultdict(list))

    @property
    def main(self) -> Trigger:
        """The trigger that is surest."""
        return max(self.triggers, key=lambda t: t.score)

    @property
    def modality(self) -> str:
        """Actual where the surest words say so."""
        weights: dict[str, float] = defaultdict(float)
        for trigger in self.triggers:
            weights[trigger.modality] += trigger.score
        return max(weights, key=lambda m: weights[m])

    @property
    def told(self) -> bool:
        """Whether the report says who attacked, what was hit or where: without any of them there is nothing to draw."""
        return any(self.slots[slot] for slot in ("attacker", "target", "place", "claimed_by"))

    def mentions(self, slot: str) -> list[Mention]:
        """The actors or places of a slot, one mention for each."""
        found = {a.filler.entity: a.filler for a in reversed(self.slots[slot]) if isinstance(a.filler, Mention)}
        return [found[key] for key in reversed(found)]

    def expressions(self, slot: str) -> list[Expression]:
        """The expressions of a slot."""
        return [a.filler for a in self.slots[slot] if isinstance(a.filler, Expression)]


def events_of(findings: Findings) -> dict[int, Event]:
    """The events of a document by their number."""
    events: dict[int, Event] = {}
    for trigger in findings.triggers:
        events.setdefault(trigger.event, Event([])).triggers.append(trigger)
    for argument in sorted(findings.arguments, key=lambda a: -a.score):
        events[argument.trigger.event].slots[argument.slot].append(argument)
    return events


def attack_uid(source: Source, event: Event) -> str:
    """A uid that the same report gives the same attack: its first trigger's place in the text."""
    first = source.span(event.triggers[0].start, event.triggers[0].end)
    return f"attack:{digest(f'{source.report.uid} {first.start} {first.text}'.encode())[:16]}"


def attack_of(event: Event, source: Source, things: Things, confidence: float) -> Attack:
    """The attack of a record."""
    hit = {m.entity for m in event.mentions("target")}
    claimed = [m for m in event.mentions("claimed_by") if m.entity not in hit]
    denied = event.mentions("denied_by")
    attackers = event.mentions("attacker") or claimed
    places = sorted(without_dateline(source.doc, event.mentions("place")), key=inexactness)
    targets = [m for m in event.mentions("target") if m.entity not in {a.entity for a in attackers}]
    dates = [a.filler for a in sorted(event.slots["date"], key=date_rank) if isinstance(a.filler, Expression)]
    return Attack(
        uid=attack_uid(source, event),
        attackers=unique(things, attackers),
        targets=unique(things, targets),
        places=[u for u in unique(things, places) if u not in unique(things, targets)],
        date=dates[0].value if dates else None,
        date_from=dates[0].reason if dates else None,
        weapons=weapons(event, source, attackers),
        killed=number(event, "killed"),
        wounded=number(event, "wounded"),
        count=tally(event),
        claimed_by=unique(things, claimed),
        denied_by=unique(things, denied),
        status=status(event),
        confidence=round(confidence, 3),
        found_by=found_by(event),
        evidence=source.sentences(t.start for t in sorted(event.triggers, key=lambda t: -t.score)),
    )


def without_dateline(doc: Doc, places: list[Mention]) -> list[Mention]:
    """The places, but for the town where the report was written if the attack has another."""
    written = [m for m in places if m.kind == "city" and is_dateline(doc[m.start : m.end])]
    elsewhere = any(m.kind == "city" and m not in written for m in places)
    return [m for m in places if not (elsewhere and m in written)]


def inexactness(place: Mention) -> int:
    """The rank of a place's kind, the most exact first."""
    return EXACTNESS.index(place.kind) if place.kind in EXACTNESS else len(EXACTNESS)


def date_rank(argument: Argument) -> tuple[bool, float]:
    """The surest date first; one of the attack's own clause before one that only stands in the same sentence."""
    return "rule:date:clause" not in argument.found_by, -argument.score


def rejection_of(event: Event, source: Source) -> Rejection:
    """What looked like an attack and is none, with the reason."""
    reason = "unsupported" if event.modality == "actual" else event.modality
    return Rejection(what="attack", reason=reason, evidence=source.sentences(t.start for t in event.triggers))


def unique(things: Things, mentions: list[Mention]) -> list[str]:
    """Uids in order, each once."""
    return list(dict.fromkeys(things.uid(m) for m in mentions))


def weapons(event: Event, source: Source, attackers: list[Mention]) -> list[str]:
    """The weapons named, or the one that the words for the attack imply ("shelled")."""
    named = list(dict.fromkeys(e.value for e in event.expressions("weapon")))
    if named:
        return named
    kind = attackers[0].kind if attackers else None
    implied = (implied_weapon(source.words(t.start, t.end), kind) for t in event.triggers)
    return [w for w in dict.fromkeys(implied) if w][:1]


def number(event: Event, slot: str) -> Count | None:
    """The surest number of a slot, with its bounds."""
    for expression in event.expressions(slot):
        if (bounds := parse_bounds_of(expression.value)) is not None:
            return bounds
    return None


def parse_bounds_of(value: str) -> Count | None:
    """A Count of "6", "6.." or "2..4"; words are read as numbers are told."""
    low, dots, high = value.partition("..")
    if low.isdigit():
        return Count(low=int(low), high=int(high) if high.isdigit() else None if dots else int(low))
    bounds = parse_bounds(value)
    return Count(low=bounds.low, high=bounds.high) if bounds else None


def tally(event: Event) -> int:
    """How many attacks the words speak of: one, unless a tally says otherwise."""
    told = number(event, "count")
    return max(told.low, 1) if told else 1


def status(event: Event) -> str:
    """What the words say of the attack's truth; a denial by the attacker stands before all else."""
    attackers = {m.entity for m in event.mentions("attacker")}
    if attackers and attackers <= {m.entity for m in event.mentions("denied_by")}:
        return "denied"
    return event.main.status


def found_by(event: Event) -> list[str]:
    """The rules and heads behind the attack and its slots."""
    sources = [s for t in event.triggers for s in t.found_by.split()]
    sources += [s for filled in event.slots.values() for a in filled for s in a.found_by.split()]
    return sorted(set(sources))

"""Attacks that agree are one attack: the events that the heads or rules left apart, joined by what is known of them.

Each pair of events is weighed: agreement of date, target, place, attacker, weapon and word speaks for one attack,
disagreement against it (the features of within-document event coreference, e.g. Cybulska and Vossen 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from actorgraph.loaders.evaluation_names import overlapping
from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.event_weights import event_weights
from actorgraph.loaders.extraction.findings import Answer, Argument, Mention, Trigger
from actorgraph.loaders.extraction.tokens import sentence_numbers
from actorgraph.loaders.extraction.weapons import implied_weapon

OFFSET = -0.7
"""Log odds above which two events are one: below even, since an attack told twice in the graph is the worse mistake."""
NEAREST = 40
"""How many earlier attacks a later mention may join: in a long history the first is no longer meant."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
EXACT_PLACES = frozenset({"base", "facility", "city", "feature"})


@dataclass
class Profile:
    """What is known of one event."""

    triggers: list[Trigger]
    entities: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    dates: set[str] = field(default_factory=set)
    weapons: set[str] = field(default_factory=set)
    implied: set[str] = field(default_factory=set)
    tally: bool = False
    words: set[str] = field(default_factory=set)

    def take(self, other: Profile) -> None:
        """Add what is known of another event that turned out to be this one."""
        self.triggers += other.triggers
        for slot, found in other.entities.items():
            self.entities[slot] |= found
        self.dates, self.weapons, self.words = (
            self.dates | other.dates,
            self.weapons | other.weapons,
            self.words | other.words,
        )
        self.implied, self.tally = self.implied | other.implied, self.tally or other.tally


def profiles(doc: Doc, triggers: Iterable[Trigger], arguments: Iterable[Argument]) -> dict[int, Profile]:
    """What the arguments say of each event."""
    found: dict[int, Profile] = {}
    for trigger in triggers:
        profile = found.setdefault(trigger.event, Profile([]))
        profile.triggers.append(trigger)
        profile.words.add(span_head(doc, trigger.start, trigger.end).lemma_.lower())
        if (weapon := implied_weapon(doc[trigger.start : trigger.end].text)) is not None:
            profile.implied.add(weapon)
    for argument in arguments:
        profile, filler = found[argument.trigger.event], argument.filler
        if isinstance(filler, Mention):
            exact = filler.role == "actor" or filler.kind in EXACT_PLACES
            slot = "object" if argument.slot in ("target", "place") else argument.slot
            profile.entities[slot if exact or slot != "object" else "area"].add(filler.entity)
        elif argument.slot == "date":
            profile.dates.add(filler.value)
        elif argument.slot == "weapon":
            profile.weapons.add(filler.value)
        elif argument.slot == "count":
            profile.tally = True
    return found


ALIKE = (frozenset({"missile", "ballistic_missile", "cruise_missile"}), frozenset({"airstrike", "missile"}))
"""Weapons that reports call by each other's names."""


def weapons_fit(one: set[str], other: set[str]) -> bool:
    """Whether two sets of weapons can be of one attack."""
    return not one or not other or bool(one & other) or any(one & group and other & group for group in ALIKE)


def opposed(one: Profile, other: Profile) -> bool:
    """Whether two events cannot be one: who attacks in the one is hit in the other, or all that is known differs."""
    a, b = one.entities, other.entities
    if (a["attacker"] - a["object"]) & (b["object"] - b["attacker"]) or (b["attacker"] - b["object"]) & (
        a["object"] - a["attacker"]
    ):
        return True
    apart = [bool(a[slot]) and bool(b[slot]) and not a[slot] & b[slot] for slot in ("attacker", "object")]
    return all(apart) or (any(apart) and not weapons_fit(one.weapons, other.weapons))


def features(doc: Doc, earlier: Profile, later: Profile, score: float) -> NDArray[np.float64]:
    """The pair's FEATURES; `score` is the event head's for their best pair of triggers, 0 without heads."""

    def agree(a: set[str], b: set[str]) -> tuple[float, float]:
        return (float(bool(a & b)), float(bool(a) and bool(b) and not a & b))

    overlap = dates_agree(earlier.dates, later.dates)
    first = min(later.triggers, key=lambda t: t.start)
    gap = min(abs(first.sentence - t.sentence) for t in earlier.triggers)
    known = later.entities["object"] | later.entities["attacker"] | later.dates
    values = (
        1.0,
        float(np.clip(score, -6, 6)),
        float(overlap == 1),
        float(overlap == -1),
        float(not later.dates),
        *agree(earlier.entities["attacker"], later.entities["attacker"]),
        *agree(earlier.entities["object"], later.entities["object"]),
        agree(earlier.entities["area"], later.entities["area"])[0],
        *agree(earlier.weapons, later.weapons),
        float(bool(earlier.words & later.words)),
        float(is_definite(doc, first)),
        float(earlier.tally != later.tally),
        float(not known),
        float(gap == 0),
        float(gap == 1),
    )
    return np.array(values)


def dates_agree(one: set[str], other: set[str]) -> int:
    """1 where two dates overlap, -1 where both are known and none do, 0 where one is unknown."""
    if not one or not other:
        return 0
    return 1 if any(a == b or overlapping(a, b) for a in one for b in other) else -1


def is_definite(doc: Doc, trigger: Trigger) -> bool:
    """Whether the words take the attack for known: "the attack", "Friday's raid", a pronoun."""
    head = span_head(doc, trigger.start, trigger.end)
    return head.pos_ in ("PRON", "DET") or any(
        c.lower_ in DEFINITE or c.dep_ in ("poss", "nmod:poss") for c in head.children
    )


def number_sentences(doc: Doc, triggers: Iterable[Trigger]) -> None:
    """Tell each trigger the number of its sentence."""
    numbers = sentence_numbers(doc)
    for trigger in triggers:
        trigger.sentence = numbers[trigger.start]


def merge_events(
    doc: Doc,
    triggers: list[Trigger],
    arguments: list[Argument],
    scores: NDArray[np.float32] | None,
    answers: Iterable[Answer] = (),
) -> None:
    """Join the events of triggers where the weights say that two are one; later ones take the number of the earlier.

    An attack and what it answers are never one.
    """
    apart = {frozenset((id(a.trigger), id(a.to))) for a in answers if isinstance(a.to, Trigger)}
    number_sentences(doc, triggers)
    known = profiles(doc, triggers, arguments)
    at = {id(t): i for i, t in enumerate(triggers)}
    order = sorted(known, key=lambda e: min(t.start for t in known[e].triggers))
    weights = event_weights(scores is not None)
    merged: list[int] = []
    for event in order:
        later = known[event]
        best, chance = None, -9.0
        for candidate in merged[-NEAREST:]:
            earlier = known[candidate]
            if (earlier.triggers[0].modality == "actual") != (later.triggers[0].modality == "actual") or opposed(
                earlier, later
            ):
                continue
            if any(frozenset((id(a), id(b))) in apart for a in later.triggers for b in earlier.triggers):
                continue
            pairs = [
                (max(at[id(a)], at[id(b)]), min(at[id(a)], at[id(b)])) for a in later.triggers for b in earlier.triggers
            ]
            score = max(float(scores[i, j]) for i, j in pairs) if scores is not None else 0.0
            value = float(features(doc, earlier, later, score) @ weights)
            if value > max(chance, OFFSET):
                best, chance = candidate, value
        if best is None:
            merged.append(event)
        else:
            known[best].take(later)
            for trigger in later.triggers:
                trigger.event = best

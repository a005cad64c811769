"""What is known of each attack that a report tells of, and how well two tellings agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from actorgraph.loaders.evaluation_names import overlapping
from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.findings import Argument, Expression, Mention, Trigger
from actorgraph.loaders.extraction.longer_names import whole_place
from actorgraph.loaders.extraction.tokens import sentence_numbers
from actorgraph.loaders.extraction.weapons import implied_weapon
from actorgraph.loaders.gazetteer import ActorEntry, Gazetteer, PlaceEntry

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
EXACT_PLACES = frozenset({"base", "facility", "city", "feature"})
OWN_ARMS = frozenset({"military", "government"})
ALIKE = (frozenset({"missile", "ballistic_missile", "cruise_missile"}), frozenset({"airstrike", "missile"}))
"""Weapons that reports call by each other's names."""
TOLLS = ("killed", "wounded")
Kin = Callable[[str], frozenset[str]]
"""What else is meant where one entity is named: the state whose army it is, the city in which it lies."""


@dataclass
class Profile:
    """What is known of one attack."""

    triggers: list[Trigger]
    entities: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    dates: set[str] = field(default_factory=set)
    weapons: set[str] = field(default_factory=set)
    implied: set[str] = field(default_factory=set)
    tolls: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    tally: bool = False
    words: set[str] = field(default_factory=set)
    last: int = -1
    """Where it was told of last."""

    def __post_init__(self) -> None:
        self.last = max((t.start for t in self.triggers), default=-1)

    @property
    def actual(self) -> bool:
        """Whether the attack took place."""
        return self.triggers[0].modality == "actual"

    @property
    def first(self) -> Trigger:
        """The words that tell of it first."""
        return min(self.triggers, key=lambda t: t.start)

    def add(self, trigger: Trigger) -> None:
        """One more trigger that tells of it."""
        self.triggers.append(trigger)
        self.last = max(self.last, trigger.start)

    def take(self, other: Profile) -> None:
        """Add what is known of another attack that turned out to be this one."""
        self.triggers += other.triggers
        self.last = max(self.last, other.last)
        for mine, theirs in ((self.entities, other.entities), (self.tolls, other.tolls)):
            for slot, found in theirs.items():
                mine[slot] |= found
        self.dates, self.weapons = self.dates | other.dates, self.weapons | other.weapons
        self.implied, self.words = self.implied | other.implied, self.words | other.words
        self.tally = self.tally or other.tally


def profiles(doc: Doc, triggers: Iterable[Trigger], arguments: Iterable[Argument], kin: Kin) -> dict[int, Profile]:
    """What the arguments say of each event, by its number."""
    found: dict[int, Profile] = {}
    for trigger in triggers:
        profile = found.setdefault(trigger.event, Profile([]))
        profile.add(trigger)
        profile.words.add(span_head(doc, trigger.start, trigger.end).lemma_.lower())
        if (weapon := implied_weapon(doc[trigger.start : trigger.end].text)) is not None:
            profile.implied.add(weapon)
    for argument in arguments:
        _fill(found[argument.trigger.event], argument, kin)
    return found


def _fill(profile: Profile, argument: Argument, kin: Kin) -> None:
    filler = argument.filler
    if isinstance(filler, Mention):
        exact = filler.role == "actor" or filler.kind in EXACT_PLACES
        slot = "object" if argument.slot in ("target", "place") else argument.slot
        profile.entities[slot if exact or slot != "object" else "area"] |= {filler.entity, *kin(filler.entity)}
    elif argument.slot == "date":
        profile.dates.add(filler.value)
    elif argument.slot == "weapon":
        profile.weapons.add(filler.value)
    elif argument.slot == "count":
        profile.tally = True
    elif isinstance(filler, Expression) and filler.value not in ("0", "1"):
        profile.tolls[argument.slot].add(filler.value)


def kin_of(gazetteer: Gazetteer) -> Kin:
    """A state's own arms are its doing ("the Pentagon"), who hits the airport hits the city, and a part the whole."""
    states = {state.country: state.uid for state in gazetteer.states}

    def kin(uid: str) -> frozenset[str]:
        entry = gazetteer.get(uid)
        if isinstance(entry, ActorEntry) and entry.kind in OWN_ARMS and entry.country in states:
            return frozenset({states[entry.country]})
        if isinstance(entry, PlaceEntry):
            return frozenset(p.uid for p in gazetteer.within(entry) if p.kind in EXACT_PLACES)
        whole = whole_place(uid.removeprefix("name:place:"), gazetteer) if uid.startswith("name:place:") else None
        return frozenset({whole.uid}) if whole else frozenset()

    return kin


def weapons_fit(one: set[str], other: set[str]) -> bool:
    """Whether two sets of weapons can be of one attack."""
    return not one or not other or bool(one & other) or any(one & group and other & group for group in ALIKE)


def dates_agree(one: set[str], other: set[str]) -> int:
    """1 where two dates overlap, -1 where both are known and none do, 0 where one is unknown or has no end.

    A day within "since October" is no sign that the attack of that day is the series.
    """
    if not one or not other:
        return 0
    pairs = [(a, b) for a in one for b in other]
    if any(a == b or (overlapping(a, b) and endless(a) == endless(b)) for a, b in pairs):
        return 1
    return 0 if any(overlapping(a, b) for a, b in pairs) else -1


def tolls_differ(one: Profile, other: Profile) -> bool:
    """Whether two attacks are known to have killed or wounded different numbers."""
    return any(one.tolls[slot] and other.tolls[slot] and not one.tolls[slot] & other.tolls[slot] for slot in TOLLS)


def endless(date: str) -> bool:
    """Whether a date is an interval with an open end."""
    return ".." in date


def opposed(one: Profile, other: Profile) -> bool:
    """Whether two attacks cannot be one: dates differ, who attacks in the one is hit in the other, or all differs."""
    if dates_agree(one.dates, other.dates) < 0:
        return True
    a, b = one.entities, other.entities
    if (a["attacker"] - a["object"]) & (b["object"] - b["attacker"]):
        return True
    if (b["attacker"] - b["object"]) & (a["object"] - a["attacker"]):
        return True
    apart = [bool(a[slot]) and bool(b[slot]) and not a[slot] & b[slot] for slot in ("attacker", "object")]
    return all(apart) or (any(apart) and not weapons_fit(one.weapons, other.weapons))


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

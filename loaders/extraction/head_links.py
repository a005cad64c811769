"""What the heads on pairs link, pooled over the mentions of one thing and the triggers of one attack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Tie, Trigger
from actorgraph.loaders.extraction.learned import Item, LearnedReader
from actorgraph.loaders.language.links import Floats, probability
from actorgraph.loaders.language.spans import AFFILIATIONS, SLOTS

LEAST = 0.15
"""Below this chance nothing is even considered."""
REACH = {"argument": 3, "affiliation": 1, "answer": 6}
"""Sentences that two spans may stand apart, by head; what is further apart nobody meant as one statement."""
FARTHER = 0.2
"""What a pair of words that stands one sentence farther apart must be surer, to be what says a tie."""
SECTION = 20
"""Sentences of a section: pairs are scored one section at a time."""
L = TypeVar("L", Mention, Trigger)
R = TypeVar("R", bound=Item)
FITTING = {
    "attacker": "actor",
    "claimed_by": "actor",
    "denied_by": "actor",
    "place": "place",
    "weapon": "weapon",
    "date": "date",
    "killed": "number",
    "wounded": "number",
    "count": "number",
}


def fits(slot: str, filler: Mention | Expression) -> bool:
    """Whether a filler is of the sort that a slot takes."""
    sort = filler.role if isinstance(filler, Mention) else filler.label
    return sort == FITTING[slot] if slot in FITTING else isinstance(filler, Mention)


def near(reader: LearnedReader, head: str, left: Sequence[L], right: Sequence[R]) -> Iterator[tuple[list[L], list[R]]]:
    """The items of one section of the document after another, each with what lies within a head's reach of it.

    So the work grows with the length of the document, not with its square.
    """
    sections: dict[int, list[L]] = {}
    for item in left:
        sections.setdefault(reader.sentence(item.start) // SECTION, []).append(item)
    for section, items in sections.items():
        first, last = section * SECTION - REACH[head], (section + 1) * SECTION + REACH[head]
        yield items, [other for other in right if first <= reader.sentence(other.start) <= last]


def head_arguments(
    reader: LearnedReader, triggers: list[Trigger], mentions: list[Mention], expressions: list[Expression]
) -> list[Argument]:
    """Arguments by the heads, each told by the pair of words that scored best."""
    fillers: list[Mention | Expression] = [*mentions, *(e for e in expressions if e.label != "motive")]
    return [a for part in near(reader, "argument", triggers, fillers) for a in section_arguments(reader, *part)]


def section_arguments(
    reader: LearnedReader, triggers: list[Trigger], fillers: list[Mention | Expression]
) -> list[Argument]:
    """The arguments of one section: of an event, a slot and a filler the pair of words that scores best."""
    scores = reader.arguments(triggers, fillers, REACH["argument"])
    best: dict[tuple[int, str, str | int], Argument] = {}
    for i, j, k in likely(scores):
        trigger, filler, slot = triggers[i], fillers[j], SLOTS[k]
        key = (trigger.event, slot, filler.entity if isinstance(filler, Mention) else id(filler))
        chance = float(probability(scores[i, j, k]))
        if fits(slot, filler) and (key not in best or chance > best[key].score):
            best[key] = Argument(trigger, slot, filler, chance, "head:argument")  # type: ignore[arg-type]
    return list(best.values())


def head_ties(reader: LearnedReader, mentions: list[Mention]) -> list[Tie]:
    """Ties by the head; of a pair of actors the likeliest direction and kind, told in one sentence if it can be."""
    actors = [m for m in mentions if m.role == "actor"]
    best: dict[frozenset[str], tuple[float, Tie]] = {}
    for left, right in near(reader, "affiliation", actors, actors):
        scores = reader.ties(left, right, REACH["affiliation"])
        for i, j, k in likely(scores):
            source, target, chance = left[i], right[j], float(probability(scores[i, j, k]))
            pair = frozenset((source.entity, target.entity))
            rank = chance - FARTHER * abs(reader.sentence(source.start) - reader.sentence(target.start))
            if len(pair) == 2 and (pair not in best or rank > best[pair][0]):
                best[pair] = rank, Tie(source, target, AFFILIATIONS[k], score=chance, found_by="head:affiliation")
    return [tie for _, tie in best.values()]


def head_answers(reader: LearnedReader, triggers: list[Trigger], expressions: list[Expression]) -> list[Answer]:
    """Answers by the head: an attack to an attack, or to a motive."""
    causes: list[Trigger | Expression] = [*triggers, *(e for e in expressions if e.label == "motive")]
    best: dict[tuple[int, int], Answer] = {}
    for left, right in near(reader, "answer", triggers, causes):
        scores = reader.answers(left, right, REACH["answer"])
        for i, j, _ in likely(scores):
            trigger, cause, chance = left[i], right[j], float(probability(scores[i, j, 0]))
            key = (trigger.event, cause.event if isinstance(cause, Trigger) else -id(cause))
            if key[0] != key[1] and (key not in best or chance > best[key].score):
                best[key] = Answer(trigger, cause, score=chance, found_by="head:answer")
    return list(best.values())


def likely(scores: Floats) -> list[tuple[int, int, int]]:
    """The pairs and labels that are likely enough to be worth considering."""
    return [(int(i), int(j), int(k)) for i, j, k in np.argwhere(probability(scores) >= LEAST)]

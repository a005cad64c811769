"""What the heads on pairs link, pooled over the mentions of one thing and the triggers of one attack."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Tie, Trigger
from actorgraph.loaders.extraction.learned import Item, LearnedReader
from actorgraph.loaders.language.links import pooled, probability
from actorgraph.loaders.language.spans import AFFILIATIONS, SLOTS

LEAST = 0.15
"""Below this chance nothing is even considered."""
REACH = {"argument": 3, "affiliation": 1, "answer": 6}
"""Sentences that two spans may stand apart, by head; what is further apart nobody meant as one statement."""
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


def numbered(keys: Sequence[Hashable]) -> list[int]:
    """Each key's number, in order of first appearance."""
    order = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    return [order[key] for key in keys]


def fits(slot: str, filler: Mention | Expression) -> bool:
    """Whether a filler is of the sort that a slot takes."""
    sort = filler.role if isinstance(filler, Mention) else filler.label
    return sort == FITTING[slot] if slot in FITTING else isinstance(filler, Mention)


def far_apart(reader: LearnedReader, head: str, left: Sequence[Item], right: Sequence[Item]) -> NDArray[np.bool_]:
    """Which pairs (n, m) stand too far apart for a head."""
    rows, columns = (np.array([reader.sentence(item.start) for item in items]) for items in (left, right))
    apart: NDArray[np.bool_] = np.abs(rows[:, None] - columns[None, :]) > REACH[head]
    return apart


def head_arguments(
    reader: LearnedReader, triggers: list[Trigger], mentions: list[Mention], expressions: list[Expression]
) -> list[Argument]:
    """Arguments by the heads, each told by the pair of words that scored best."""
    fillers: list[Mention | Expression] = [*mentions, *(e for e in expressions if e.label != "motive")]
    if not triggers or not fillers:
        return []
    scores = reader.arguments(triggers, fillers)
    scores[far_apart(reader, "argument", triggers, fillers)] = -np.inf
    events = numbered([t.event for t in triggers])
    things = numbered([f.entity if isinstance(f, Mention) else id(f) for f in fillers])
    chances = probability(pooled(scores, events, things))
    found = []
    for event, thing, k in np.argwhere(chances >= LEAST):
        rows = [i for i, e in enumerate(events) if e == event]
        columns = [j for j, t in enumerate(things) if t == thing and fits(SLOTS[k], fillers[j])]
        if columns:
            i, j = max(((i, j) for i in rows for j in columns), key=lambda at: scores[at[0], at[1], k])
            found.append(Argument(triggers[i], SLOTS[k], fillers[j], float(chances[event, thing, k]), "head:argument"))  # type: ignore[arg-type]
    return found


def head_ties(reader: LearnedReader, mentions: list[Mention]) -> list[Tie]:
    """Ties by the head; of a pair of actors the likelier direction and kind."""
    actors = [m for m in mentions if m.role == "actor"]
    if len(actors) < 2:
        return []
    scores = reader.ties(actors)
    scores[far_apart(reader, "affiliation", actors, actors)] = -np.inf
    things = numbered([m.entity for m in actors])
    chances = probability(pooled(scores, things, things))
    best: dict[frozenset[int], tuple[float, int, int, int]] = {}
    for a, b, k in np.argwhere(chances >= LEAST):
        pair = frozenset((int(a), int(b)))
        if a != b and chances[a, b, k] > best.get(pair, (0.0,))[0]:
            best[pair] = float(chances[a, b, k]), int(a), int(b), int(k)
    found = []
    for chance, a, b, k in best.values():
        pairs = [(i, j) for i, x in enumerate(things) if x == a for j, y in enumerate(things) if y == b]
        i, j = max(pairs, key=lambda at: scores[at[0], at[1], k])
        found.append(Tie(actors[i], actors[j], AFFILIATIONS[k], score=chance, found_by="head:affiliation"))
    return found


def head_answers(reader: LearnedReader, triggers: list[Trigger], expressions: list[Expression]) -> list[Answer]:
    """Answers by the head: an attack to an attack, or to a motive."""
    causes: list[Trigger | Expression] = [*triggers, *(e for e in expressions if e.label == "motive")]
    if not triggers or len(causes) < 2:
        return []
    scores = reader.answers(triggers, causes)
    scores[far_apart(reader, "answer", triggers, causes)] = -np.inf
    events = numbered([t.event for t in triggers])
    things = numbered([c.event if isinstance(c, Trigger) else id(c) for c in causes])
    chances = probability(pooled(scores, events, things))[..., 0]
    found = []
    for event, thing in np.argwhere(chances >= LEAST):
        pairs = [(i, j) for i, e in enumerate(events) if e == event for j, t in enumerate(things) if t == thing]
        i, j = max(pairs, key=lambda at: scores[at[0], at[1], 0])
        cause = causes[j]
        if isinstance(cause, Expression) or cause.event != triggers[i].event:
            found.append(Answer(triggers[i], cause, score=float(chances[event, thing]), found_by="head:answer"))
    return found

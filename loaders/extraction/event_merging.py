"""Attacks that agree are one attack: the events that the heads or rules left apart, joined by what is known of them.

Each pair of events is weighed: agreement of date, target, place, attacker, weapon and word speaks for one attack,
disagreement against it (the features of within-document event coreference, e.g. Cybulska and Vossen 2015).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.attack_events import told_in_order, told_together
from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.attack_lexicon import attack_lexicon
from actorgraph.loaders.extraction.event_profiles import (
    Kin,
    Profile,
    dates_agree,
    is_definite,
    number_sentences,
    opposed,
    profiles,
    tolls_differ,
    weapons_fit,
)
from actorgraph.loaders.extraction.event_weights import event_weights
from actorgraph.loaders.extraction.findings import Answer, Argument, Trigger
from actorgraph.loaders.language.links import FARTHEST

OFFSET = -1.0
"""Log odds above which two events are one: below even, since an attack told twice in the graph is the worse mistake."""
NEAREST = 40
"""How many of the attacks told last a further mention may join: in a long history the first is no longer meant."""
FRESH = frozenset({"another", "other", "second", "third", "separate", "further", "new", "additional"})
"""Words before an attack that say that it is a different one."""
Vector = list[float]
Score = Callable[[Profile, Profile], float]


def weighed(doc: Doc, told: Sequence[Profile], later: Profile, score: Score) -> list[tuple[Profile, Vector]]:
    """The attacks told so far that a further telling can mean, the one told of last first, each with FEATURES.

    `score` gives the event head's score of two profiles, 0 without heads.
    """
    alike = [p for p in told if p.actual == later.actual]
    alike = sorted(alike, key=lambda p: -p.last)[:NEAREST]
    same_word = next((p for p in alike if p.words & later.words), None)
    pointing = float(is_definite(doc, later.first)), float(is_fresh(doc, later.first))
    kinds = [kind for kind in attack_lexicon().kinds if later.words & kind]
    return [
        (p, [*features(p, later, score(p, later), pointing, kinds), float(p is alike[0]), float(p is same_word)])
        for p in alike
        if not opposed(p, later)
    ]


def features(
    earlier: Profile, later: Profile, score: float, pointing: tuple[float, float], kinds: Sequence[frozenset[str]]
) -> list[float]:
    """The pair's FEATURES but for the last two, which depend on the other attacks.

    `pointing`: whether the later words take the attack for known, and whether they say it is another one; `kinds`: the
    sets of words for attacks of one kind that the later words belong to.
    """
    a, b = earlier.entities, later.entities
    gap = min(abs(later.first.sentence - t.sentence) for t in earlier.triggers)
    return [
        1.0,
        min(max(score, -6.0), 6.0),
        float(dates_agree(earlier.dates, later.dates) == 1),
        float(not later.dates),
        *agreement(a["attacker"], b["attacker"]),
        *agreement(a["object"], b["object"]),
        agreement(a["area"], b["area"])[0],
        agreement(earlier.weapons, later.weapons)[0],
        float(not weapons_fit(earlier.weapons or earlier.implied, later.weapons or later.implied)),
        float(bool(earlier.words & later.words)),
        float(any(earlier.words & kind for kind in kinds)),
        *pointing,
        float(earlier.tally != later.tally),
        float(tolls_differ(earlier, later)),
        float(not (b["object"] or b["attacker"] or later.dates)),
        float(gap == 0),
        float(gap == 1),
    ]


def agreement(one: set[str], other: set[str]) -> tuple[float, float]:
    """Whether two sets share something; whether both are known and do not."""
    return float(bool(one & other)), float(bool(one) and bool(other) and not one & other)


def is_fresh(doc: Doc, trigger: Trigger) -> bool:
    """Whether the words say that this is a different attack: "another strike", "a second attack"."""
    head: Token = span_head(doc, trigger.start, trigger.end)
    return any(child.lower_ in FRESH for child in head.lefts)


def merge_events(
    doc: Doc,
    triggers: list[Trigger],
    arguments: list[Argument],
    score: Score | None,
    kin: Kin,
    answers: Iterable[Answer] = (),
) -> None:
    """Join the events of triggers where the weights say that two are one; later ones take the number of the earlier.

    `score` is the event head's of two attacks, None without heads. An attack and what it answers are never one,
    nor are two with hours between them; what the head alone takes for answered further on may tell of it again.
    """
    apart = kept_apart(doc, triggers, answers)
    number_sentences(doc, triggers)
    join_clauses(doc, triggers, apart)
    known = profiles(doc, triggers, arguments, kin)
    weights = event_weights(score is not None)
    told: list[Profile] = []
    for later in sorted(known.values(), key=lambda p: p.first.start):
        pairs = [
            (earlier, vector)
            for earlier, vector in weighed(doc, told, later, score or unscored)
            if not held_apart(earlier.triggers, later.triggers, apart)
        ]
        chances = np.array([vector for _, vector in pairs]).reshape(-1, len(weights)) @ weights
        chance = float(chances.max(initial=OFFSET))
        best = pairs[int(chances.argmax())][0] if pairs else None
        if best is None or chance <= OFFSET:
            told.append(later)
            continue
        for trigger in later.triggers:
            trigger.event = best.triggers[0].event
        best.take(later)


def kept_apart(doc: Doc, triggers: Sequence[Trigger], answers: Iterable[Answer]) -> set[frozenset[int]]:
    """Pairs of triggers, by identity, that are not one attack: answer and cause, and what lies hours apart."""
    plain = [a for a in answers if "rule:" in a.found_by or (a.to is not None and a.to.start < a.trigger.start)]
    pairs = [(a.trigger, a.to) for a in plain if isinstance(a.to, Trigger)]
    return {frozenset((id(one), id(other))) for one, other in (*pairs, *told_in_order(doc, triggers))}


def unscored(earlier: Profile, later: Profile) -> float:
    """The score of two attacks without heads."""
    return 0.0


def join_clauses(doc: Doc, triggers: Sequence[Trigger], apart: set[frozenset[int]]) -> None:
    """Give triggers that grammar ties to one attack one number, but for those that are held apart."""
    members: dict[int, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        members[trigger.event].append(trigger)
    for one, other in told_together(doc, triggers):
        kept, lost = sorted((one.event, other.event))
        if kept != lost and not held_apart(members[kept], members[lost], apart):
            for trigger in members[lost]:
                trigger.event = kept
            members[kept] += members.pop(lost)


def head_score(triggers: Sequence[Trigger], scores: NDArray[np.float32]) -> Score:
    """The event head's log odds that two attacks' words mean one, from its scores of pairs of triggers."""
    at = {id(t): i for i, t in enumerate(triggers)}
    chances = np.exp(np.clip(scores, -FARTHEST, FARTHEST), dtype=np.float64)

    def score(earlier: Profile, later: Profile) -> float:
        meant, own = ([at[id(t)] for t in profile.triggers] for profile in (earlier, later))
        return max(antecedent_odds(chances, row, meant, own) for row in own)

    return score


def antecedent_odds(chances: NDArray[np.float64], row: int, meant: Sequence[int], own: Sequence[int]) -> float:
    """Log odds that a trigger means some others rather than what else is told before it, or nothing told so far.

    As the head has learned it: mention ranking, with 0 as the score of a new attack (Lee et al., 2017). `chances` are
    the exponentials of its scores.
    """
    rivals = chances[row, :row].copy()
    rivals[[i for i in (*meant, *own) if i < row]] = 0.0
    chosen = sum(chances[max(row, i), min(row, i)] for i in meant)
    return math.log(chosen) - math.log(rivals.sum() + 1.0)


def held_apart(one: Iterable[Trigger], other: Sequence[Trigger], apart: set[frozenset[int]]) -> bool:
    """Whether some words for one attack are held apart from some words for the other."""
    return any(frozenset((id(a), id(b))) in apart for a in one for b in other)

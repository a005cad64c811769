"""Attacks that a report only points at, found where it tells them: "the strikes", "the drone attack that killed three".

What is answered, and what is taken up again, is most often told in full elsewhere in the report. An event of which
neither date nor exact place is known joins the told event that agrees with it best, if nothing speaks against that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from actorgraph.loaders.extraction.attack_lexicon import attack_lexicon, singular
from actorgraph.loaders.extraction.event_merging import Score
from actorgraph.loaders.extraction.event_profiles import (
    TOLLS,
    Kin,
    Profile,
    is_definite,
    opposed,
    profiles,
    tolls_differ,
    weapons_fit,
)
from actorgraph.loaders.extraction.findings import Answer, Argument, Mention, Trigger

ENOUGH = 1.5
"""Agreement that two events must reach to be taken for one."""
ENOUGH_FOR_CAUSE = 1.0
"""The same for what is answered: a report that names a cause has most often told it."""


NOT_UNLIKELY = -1.0
"""The event head's log odds above which it does not speak against two being one."""
HEAD_BONUS = 0.5
"""What that adds to the agreement of a cause with an attack told before."""


def resolve_events(
    doc: Doc,
    triggers: list[Trigger],
    arguments: list[Argument],
    kin: Kin,
    answers: Iterable[Answer],
    score: Score | None = None,
) -> None:
    """Give sparse events the number of the told event that they point at.

    `score` is the event head's of two attacks, None without heads.
    """
    answered = list(answers)
    causes = {id(a.to) for a in answered if isinstance(a.to, Trigger)}
    known = profiles(doc, triggers, arguments, kin)
    for event in sorted(known, key=lambda e: min(t.start for t in known[e].triggers)):
        sparse = known.get(event)
        if sparse is None or not points(doc, sparse, causes):
            continue
        answering = {a.trigger.event for a in answered if isinstance(a.to, Trigger) and a.to.event == event}
        told = [e for e in known if e != event and not is_sparse(known[e]) and fits(sparse, known[e])]
        told = [e for e in told if e not in answering]
        rank = {e: agreement(sparse, known[e]) for e in told}
        named = any(id(t) in causes for t in sparse.triggers)
        if named and score is not None:
            rank = {e: rank[e] + HEAD_BONUS * may_mean(sparse, known[e], score) for e in told}
        best = max(rank, key=lambda e: rank[e], default=None)
        if best is not None and rank[best] >= (ENOUGH_FOR_CAUSE if named else ENOUGH):
            for trigger in sparse.triggers:
                trigger.event = best
            known[best].take(known.pop(event))


def may_mean(sparse: Profile, told: Profile, score: Score) -> bool:
    """Whether the event head can take a cause for an attack told before it."""
    return told.first.start < sparse.first.start and score(told, sparse) > NOT_UNLIKELY


def answers_to_others(
    doc: Doc, triggers: list[Trigger], arguments: list[Argument], kin: Kin, answers: Iterable[Answer]
) -> list[Answer]:
    """The answers but for those to an attack of one's own: nobody avenges what he has done himself.

    What a rule says stays, since there the words are plain and an attacker is sooner wrong.
    """
    known = profiles(doc, triggers, arguments, kin)
    return [
        a
        for a in answers
        if "rule:" in a.found_by
        or not isinstance(a.to, Trigger)
        or not own_doing(known[a.trigger.event], known[a.to.event])
    ]


def own_doing(answer: Profile, cause: Profile) -> bool:
    """Whether those who answer are those who attacked, and were not hit themselves."""
    doers = answer.entities["attacker"]
    return bool(doers & cause.entities["attacker"]) and not doers & cause.entities["object"]


def without_foes(arguments: list[Argument], answers: Iterable[Answer]) -> list[Argument]:
    """The arguments; an attack and its answer have no attacker in common, where each has another.

    Who is told to have done both stays where he is surer: "Israel answered Hezbollah's rockets with airstrikes".
    """
    surest: dict[int, dict[str, float]] = defaultdict(dict)
    for argument in arguments:
        if argument.slot == "attacker" and isinstance(argument.filler, Mention):
            known = surest[argument.trigger.event]
            known[argument.filler.entity] = max(argument.score, known.get(argument.filler.entity, 0.0))
    causes = [(a.trigger.event, a.to.event) for a in answers if isinstance(a.to, Trigger)]
    for one, other in ((surest[answer], surest[cause]) for answer, cause in causes if answer != cause):
        for entity in one.keys() & other.keys():
            less = one if one[entity] < other[entity] else other
            if len(less) > 1:
                del less[entity]
    return [
        a
        for a in arguments
        if a.slot != "attacker" or not isinstance(a.filler, Mention) or a.filler.entity in surest[a.trigger.event]
    ]


def is_sparse(profile: Profile) -> bool:
    """Whether neither a date nor a tally tells which attack is meant."""
    return not profile.dates and not profile.tally


def points(doc: Doc, profile: Profile, causes: set[int]) -> bool:
    """Whether an event is only pointed at: answered by another, or told by words that take it for known."""
    if not is_sparse(profile) or not profile.actual:
        return False
    return id(profile.first) in causes or is_definite(doc, profile.first)


def fits(sparse: Profile, told: Profile) -> bool:
    """Whether nothing that is known of two events speaks against their being one."""
    if not told.actual or sparse.tally != told.tally:
        return False
    one, other = sparse.entities["attacker"], told.entities["attacker"]
    apart = bool(one and other and not one & other) or opposed(sparse, told) or tolls_differ(sparse, told)
    return not apart and weapons_fit(armed(sparse), armed(told))


def armed(profile: Profile) -> set[str]:
    """The weapons named, or those that the words for the attack imply."""
    return profile.weapons or profile.implied


def agreement(sparse: Profile, told: Profile) -> float:
    """How much two events have in common: casualties, whom they hit, who, with what, where, in which words."""
    one, other = sparse.entities, told.entities
    shared = 2.0 * any(sparse.tolls[slot] & told.tolls[slot] for slot in TOLLS)
    shared += 1.0 * bool(one["object"] & other["object"]) + 1.0 * bool(one["attacker"] & other["attacker"])
    shared += 1.0 * bool(armed(sparse) & armed(told)) + 0.5 * bool(one["area"] & other["area"])
    return shared + 0.5 * same_kind(sparse.words, told.words)


def same_kind(one: set[str], other: set[str]) -> bool:
    """Whether the words for two attacks are of one kind ("raid", "strike")."""
    first, second = ({w for word in words for w in (word, singular(word))} for words in (one, other))
    return bool(first & second) or any(first & group and second & group for group in attack_lexicon().kinds)

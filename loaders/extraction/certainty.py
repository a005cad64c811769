"""How sure a finding must be to be told, and which findings came near it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any, TypeVar

import yaml

from actorgraph.loaders.extraction.findings import (
    RECOGNISED,
    Answer,
    Argument,
    Expression,
    Mention,
    Tie,
    Trigger,
    Uncertain,
)
from actorgraph.loaders.extraction.joining import group_of
from actorgraph.loaders.language.spans import SLOTS

NEAR = 0.5
"""The share of its threshold that a finding must reach for its loss to be worth a word."""
UNHEARD = 1.0
"""What a rule would have to be sure of a trigger that the tag head does not see; none is."""
F = TypeVar("F", Trigger, Argument, Tie, Answer)
W = TypeVar("W", Mention, Expression)
WordChance = Callable[[Mention | Expression | Trigger], float]
"""The tag heads' chance of some words."""


@cache
def thresholds() -> dict[str, Any]:
    """How sure a finding must be, by its sort."""
    text = files("actorgraph.loaders.extraction").joinpath("thresholds.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def witnesses(found_by: str) -> str:
    """Who found something: head, rule or both."""
    return "both" if "head:" in found_by and "rule:" in found_by else "head" if "head:" in found_by else "rule"


def kept_words(items: list[W], chance: WordChance) -> list[W]:
    """The mentions and expressions of which the tag heads are sure enough; known names need no head.

    Rules take "people", "the road" and the day of a funeral for part of the story wherever they stand, and the
    recogniser of entities takes "February" for somebody. The chance becomes the item's score.
    """
    least = thresholds()["words"]

    def needed(item: W) -> float:
        if isinstance(item, Mention):
            is_known = item.level == "name" and item.found_by != RECOGNISED
            return 0.0 if is_known else float(least["mention"])
        return float(least[item.label])

    for item in items:
        item.score = chance(item)
    return [item for item in items if item.score >= needed(item)]


def kept_triggers(triggers: list[Trigger], chance: WordChance | None, nearly: list[Uncertain]) -> list[Trigger]:
    """The triggers that are sure enough; what a rule alone finds must be likely for the tag head, too.

    `chance` is None without heads, where a rule's word is all there is.
    """
    if chance is None:
        return triggers
    limits = thresholds()["trigger"]

    def least(trigger: Trigger) -> float:
        by = witnesses(trigger.found_by)
        return UNHEARD if by == "rule" and chance(trigger) < limits["heard"] else float(limits[by])

    return sifted(triggers, least, nearly)


def kept_arguments(arguments: list[Argument], heads: bool, nearly: list[Uncertain]) -> list[Argument]:
    """The arguments that are sure enough for their slot; beside heads a rule's word alone fills only some slots."""
    limits = thresholds()
    rule = limits["argument_rule"] if heads else dict.fromkeys(SLOTS, limits["argument_rules_alone"])

    def least(argument: Argument) -> float:
        by_head = "head:" in argument.found_by
        return float(limits["argument"][argument.slot] if by_head else rule.get(argument.slot, inf))

    return sifted(arguments, least, nearly)


def kept_ties(ties: list[Tie], heads: bool, nearly: list[Uncertain]) -> list[Tie]:
    """The ties that are sure enough; without heads a rule's word is all there is."""
    limits = thresholds()
    if not heads:
        return sifted(ties, lambda t: limits["tie_rules_alone"], nearly)
    return sifted(ties, lambda t: limits["tie"][witnesses(t.found_by)], nearly)


def kept_answers(answers: list[Answer], nearly: list[Uncertain]) -> list[Answer]:
    """The answers that are sure enough."""
    limits = thresholds()["answer"]
    return sifted(answers, lambda a: limits[witnesses(a.found_by)], nearly)


def sifted(found: Iterable[F], least: Callable[[F], float], nearly: list[Uncertain]) -> list[F]:
    """The findings that reach what is asked of them; `nearly` is given those that come near it."""
    kept: list[F] = []
    for finding in found:
        limit = least(finding)
        if finding.score >= limit:
            kept.append(finding)
        elif finding.score >= NEAR * limit:
            nearly.append(finding)
    return kept


def unsaid(
    nearly: Iterable[Uncertain], arguments: Iterable[Argument], ties: Iterable[Tie], answers: Iterable[Answer]
) -> list[Uncertain]:
    """What was nearly found and is not said by a surer finding, of the same attack or pair, in other words."""
    told: list[Uncertain] = [*arguments, *ties, *answers]
    said = {claim(finding) for finding in told}
    left: dict[object, Uncertain] = {}
    for finding in sorted(nearly, key=lambda f: -f.score):
        key = claim(finding)
        if key is None or key not in said:
            left.setdefault(key or id(finding), finding)
    return [f for f in left.values() if not (isinstance(f, Answer) and answers_itself(f))]


def claim(finding: Uncertain) -> tuple[object, ...] | None:
    """What a finding says, whatever its words; None for a trigger, which says only that its words are an attack."""
    match finding:
        case Argument():
            return finding.trigger.event, finding.slot, group_of(finding.filler)
        case Tie():
            return frozenset((finding.source.entity, finding.target.entity)), finding.kind
        case Answer(to=Trigger() as cause):
            return finding.trigger.event, cause.event
        case Answer(to=Expression() as motive):
            return finding.trigger.event, motive.value
        case Answer():
            return finding.trigger.event, None
        case _:
            return None


def answers_itself(answer: Answer) -> bool:
    """Whether an attack and what it answers turned out to be one."""
    return isinstance(answer.to, Trigger) and answer.to.event == answer.trigger.event

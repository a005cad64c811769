"""Where rules and heads meet: both look at one document, and what is kept says which of the two found it.

Mentions and expressions come first and are shared. Triggers, arguments, ties and answers are found by rules and by
heads apart, and joined: a finding that both have counts as surer than that of either (noisy-or of the two).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from spacy.tokens import Doc

from actorgraph.loaders.extraction.affiliations import find_ties
from actorgraph.loaders.extraction.attack_arguments import find_arguments
from actorgraph.loaders.extraction.attacks import find_triggers
from actorgraph.loaders.extraction.event_merging import merge_events
from actorgraph.loaders.extraction.event_resolution import resolve_events
from actorgraph.loaders.extraction.expressions import find_expressions
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Findings, Mention, Tie, Trigger
from actorgraph.loaders.extraction.head_links import head_answers, head_arguments, head_ties
from actorgraph.loaders.extraction.learned import LearnedReader, inside
from actorgraph.loaders.extraction.mentions import find_mentions
from actorgraph.loaders.extraction.modality import set_modality
from actorgraph.loaders.extraction.reference import resolve
from actorgraph.loaders.extraction.retaliations import find_answers
from actorgraph.loaders.gazetteer import Gazetteer

DOUBTED = frozenset({"threatened", "planned", "hypothetical", "negated", "foiled", "future"})
RULES, HEADS = "rules", "heads"


@cache
def thresholds() -> dict[str, Any]:
    """How sure a finding must be, by its sort."""
    text = files("actorgraph.loaders.extraction").joinpath("thresholds.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@dataclass
class Apart:
    """What is found before it is settled which triggers tell of one attack: each is an event of its own."""

    reader: LearnedReader | None
    by_rule: bool
    mentions: list[Mention]
    expressions: list[Expression]
    triggers: list[Trigger]
    arguments: list[Argument]
    scores: NDArray[np.float32] | None
    """The event head's scores of pairs of triggers; None without heads."""


def find(doc: Doc, gazetteer: Gazetteer, published: str | None, use: Iterable[str] = (RULES, HEADS)) -> Findings:
    """Everything found in a parsed document. `use` leaves rules or heads out, to compare them.

    A Doc of another pipeline has no heads, and is read by rules alone.
    """
    found = find_apart(doc, gazetteer, published, use)
    answers = find_answers(doc, found.triggers, found.mentions) if found.by_rule else []
    if found.reader:
        answers = joined_answers(answers, head_answers(found.reader, found.triggers, found.expressions))
    answers = kept_answers(answers)
    merge_events(doc, found.triggers, found.arguments, found.scores, answers)
    resolve_events(doc, found.triggers, found.arguments, answers)
    country = {m.entity: entry.country for m in found.mentions if (entry := gazetteer.get(m.entity))}
    ties = find_ties(doc, found.mentions, lambda m: country.get(m.entity)) if found.by_rule else []
    if found.reader:
        ties = joined_ties(ties, head_ties(found.reader, found.mentions))
    ties = kept_ties(ties, heads=found.reader is not None)
    return Findings(found.mentions, found.expressions, found.triggers, found.arguments, ties, answers)


def find_apart(doc: Doc, gazetteer: Gazetteer, published: str | None, use: Iterable[str] = (RULES, HEADS)) -> Apart:
    """Mentions, expressions, triggers and the arguments of each trigger by itself."""
    sources = frozenset(use)
    reader = LearnedReader.of(doc) if HEADS in sources else None
    by_rule = RULES in sources or reader is None
    expressions = find_expressions(doc, published)
    if reader:
        expressions = with_motives(expressions, reader)
    learned = reader.mentions(thresholds()["mention"]) if reader else []
    mentions = resolve(doc, find_mentions(doc, gazetteer, learned))
    triggers = joined_triggers(rule_triggers(doc) if by_rule else [], reader.triggers(0.2) if reader else [])
    arguments = found_arguments(doc, reader, by_rule, triggers, mentions, expressions)
    scores = reader.events(triggers) if reader and triggers else None
    return Apart(reader, by_rule, mentions, expressions, triggers, arguments, scores)


def found_arguments(
    doc: Doc,
    reader: LearnedReader | None,
    by_rule: bool,
    triggers: list[Trigger],
    mentions: list[Mention],
    expressions: list[Expression],
) -> list[Argument]:
    """The arguments of each trigger by itself, before it is known which triggers tell of one attack."""
    for number, trigger in enumerate(triggers):
        trigger.event = number
    found = find_arguments(doc, triggers, mentions, expressions) if by_rule else []
    if reader:
        found = joined_arguments(found, head_arguments(reader, triggers, mentions, expressions))
    return exclusive(doc, kept_arguments(with_whole_actors(found, mentions)))


def exclusive(doc: Doc, arguments: list[Argument]) -> list[Argument]:
    """The arguments, each number given to one attack, each date and weapon to one attack of its own sentence.

    "Struck on Friday in retaliation for an attack that killed three" has one date and one toll, and two attacks.
    """
    best: dict[int, Argument] = {}
    for argument in arguments:
        if isinstance(argument.filler, Expression) and in_one_sentence(doc, argument):
            best[id(argument.filler)] = max(argument, best.get(id(argument.filler), argument), key=lambda a: a.score)
    return [
        a
        for a in arguments
        if not isinstance(a.filler, Expression)
        or best.get(id(a.filler), a).trigger is a.trigger
        or not in_one_sentence(doc, a)
    ]


def in_one_sentence(doc: Doc, argument: Argument) -> bool:
    """Whether an attack and what fills its slot stand in one sentence; a number counts as if it always did."""
    if argument.slot in ("killed", "wounded", "count"):
        return True
    return bool(doc[argument.trigger.start].sent.start == doc[argument.filler.start].sent.start)


def with_whole_actors(arguments: list[Argument], mentions: list[Mention]) -> list[Argument]:
    """The arguments, an actor named within another's name giving way to that: not "U.S." but "U.S. Central Command"."""
    actors = [m for m in mentions if m.role == "actor"]
    for argument in arguments:
        filler = argument.filler
        if isinstance(filler, Mention) and filler.role == "actor":
            wider = [m for m in actors if m.entity != filler.entity and inside(filler, m) and m.level != "pronoun"]
            argument.filler = max(wider, key=lambda m: m.end - m.start, default=filler)
    best: dict[tuple[int, str, str], Argument] = {}
    for argument in sorted(arguments, key=lambda a: a.score):
        best[argument.trigger.event, argument.slot, group_of(argument.filler)] = argument
    return list(best.values())


def rule_triggers(doc: Doc) -> list[Trigger]:
    """Triggers by lexicon and frame, with modality and status by syntax."""
    triggers = find_triggers(doc)
    set_modality(doc, triggers)
    return triggers


def with_motives(expressions: list[Expression], reader: LearnedReader) -> list[Expression]:
    """The expressions and the motives that the heads find."""
    motives = [
        Expression(s.start, s.end, "motive", reader.text(s.start, s.end), score=s.score, found_by="head:expression")
        for s in reader.spotted("expression")
        if s.label == "M"
    ]
    return sorted([*expressions, *motives], key=lambda e: (e.start, -e.end))


def either(a: float, b: float) -> float:
    """The chance that at least one of two independent witnesses is right."""
    return 1 - (1 - a) * (1 - b)


def joined_triggers(by_rule: list[Trigger], by_head: list[Trigger]) -> list[Trigger]:
    """Triggers of rules and heads; where both see one, the head's words and modality stand."""
    least = thresholds()["trigger"]
    found: list[Trigger] = []
    used: set[int] = set()
    for head in by_head:
        rule = next((r for r in by_rule if r.start < head.end and head.start < r.end), None)
        if rule is not None:
            used.add(id(rule))
            head.score, head.found_by = either(head.score, rule.score), f"{head.found_by} {rule.found_by}"
            if head.modality == "actual" and rule.modality in DOUBTED:
                # Syntax that says "vowed to" or "denied" is rarely wrong; the head, used to attacks, often misses it.
                head.modality = rule.modality
        if head.score >= (least["both"] if rule else least["head"]):
            found.append(head)
    if not by_head:
        return by_rule
    found += [r for r in by_rule if id(r) not in used and r.score >= least["rule"]]
    return sorted(found, key=lambda t: t.start)


def group_of(filler: Mention | Expression) -> str:
    """What two fillers share that mean the same: a mention's entity, an expression's place and value."""
    return filler.entity if isinstance(filler, Mention) else f"{filler.label}:{filler.start}:{filler.value}"


def joined_arguments(by_rule: list[Argument], by_head: list[Argument]) -> list[Argument]:
    """Arguments of rules and heads, one for an event, a slot and a filler."""
    found = {(a.trigger.event, a.slot, group_of(a.filler)): a for a in sorted(by_rule, key=lambda a: a.score)}
    for head in by_head:
        key = (head.trigger.event, head.slot, group_of(head.filler))
        if (rule := found.get(key)) is not None:
            rule.score, rule.found_by = either(rule.score, head.score), f"{head.found_by} {rule.found_by}"
        else:
            found[key] = head
    return list(found.values())


def kept_arguments(arguments: list[Argument]) -> list[Argument]:
    """The arguments that are sure enough for their slot."""
    limits = thresholds()
    return [
        a
        for a in arguments
        if a.score >= (limits["argument"][a.slot] if "head:" in a.found_by else limits["argument_rule"])
    ]


def joined_ties(by_rule: list[Tie], by_head: list[Tie]) -> list[Tie]:
    """Ties of rules and heads, one for a junior, a senior and a kind."""
    found = {(t.source.entity, t.target.entity, t.kind): t for t in sorted(by_rule, key=lambda t: t.score)}
    pairs = {frozenset((t.source.entity, t.target.entity)) for t in by_rule}
    for head in by_head:
        key = (head.source.entity, head.target.entity, head.kind)
        if (rule := found.get(key)) is not None:
            rule.score, rule.found_by = either(rule.score, head.score), f"{head.found_by} {rule.found_by}"
        elif frozenset(key[:2]) not in pairs:
            found[key] = head
    return list(found.values())


def joined_answers(by_rule: list[Answer], by_head: list[Answer]) -> list[Answer]:
    """Answers of rules and heads, one for an attack and what it answers."""

    def key(answer: Answer) -> tuple[int, str]:
        to = answer.to
        return answer.trigger.event, str(to.event) if isinstance(to, Trigger) else "motive" if to else "untold"

    found = {key(a): a for a in sorted(by_rule, key=lambda a: a.score)}
    for head in by_head:
        if (rule := found.get(key(head))) is not None:
            rule.score, rule.found_by = either(rule.score, head.score), f"{head.found_by} {rule.found_by}"
        else:
            found[key(head)] = head
    return list(found.values())


def witnesses(found_by: str) -> str:
    """Who found something: head, rule or both."""
    return "both" if "head:" in found_by and "rule:" in found_by else "head" if "head:" in found_by else "rule"


def kept_ties(ties: list[Tie], heads: bool) -> list[Tie]:
    """The ties that are sure enough for their kind; without heads a rule's word is all there is."""
    limits = thresholds()
    if not heads:
        return [t for t in ties if t.score >= limits["tie_rules_alone"]]
    return [t for t in ties if t.score >= limits["tie"][t.kind][witnesses(t.found_by)]]


def kept_answers(answers: list[Answer]) -> list[Answer]:
    """The answers that are sure enough."""
    return [a for a in answers if a.score >= thresholds()["answer"][witnesses(a.found_by)]]

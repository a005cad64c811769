"""Where rules and heads meet: both look at one document, and what is kept says which of the two found it.

Mentions and expressions come first and are shared. Triggers, arguments, ties and answers are found by rules and by
heads apart, and joined: a finding that both have counts as surer than that of either (noisy-or of the two).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml
from actorgraph.loaders.extraction.affiliations import find_ties
from actorgraph.loaders.extraction.attack_arguments import find_arguments, link_events
from actorgraph.loaders.extraction.attacks import find_triggers
from actorgraph.loaders.extraction.expressions import find_expressions
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Findings, Mention, Tie, Trigger
from actorgraph.loaders.extraction.head_links import head_answers, head_arguments, head_events, head_ties
from actorgraph.loaders.extraction.learned import LearnedReader
from actorgraph.loaders.extraction.mentions import find_mentions
from actorgraph.loaders.extraction.modality import set_modality
from actorgraph.loaders.extraction.reference import resolve
from actorgraph.loaders.extraction.retaliations import find_answers
from actorgraph.loaders.gazetteer import Gazetteer
from spacy.tokens import Doc

RULES, HEADS = "rules", "heads"
Kept = TypeVar("Kept", Tie, Answer)


@cache
def thresholds() -> dict[str, Any]:
    """How sure a finding must be, by its sort."""
    text = files("actorgraph.loaders.extraction").joinpath("thresholds.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def find(doc: Doc, gazetteer: Gazetteer, published: str | None, use: Iterable[str] = (RULES, HEADS)) -> Findings:
    """Everything found in a parsed document. `use` leaves rules or heads out, to compare them.

    A Doc of another pipeline has no heads, and is read by rules alone.
    """
    sources = frozenset(use)
    reader = LearnedReader.of(doc) if HEADS in sources else None
    by_rule = RULES in sources or reader is None
    expressions = find_expressions(doc, published)
    if reader:
        expressions = with_motives(expressions, reader)
    learned = reader.mentions(thresholds()["mention"]) if reader else []
    mentions = resolve(doc, find_mentions(doc, gazetteer, learned))
    triggers = joined_triggers(rule_triggers(doc) if by_rule else [], reader.triggers(0.2) if reader else [])
    arguments = find_arguments(doc, triggers, mentions, expressions) if by_rule else []
    if reader:
        head_events(reader, triggers)
    else:
        link_events(doc, triggers, arguments)
    country = {m.entity: entry.country for m in mentions if (entry := gazetteer.get(m.entity))}
    ties = find_ties(doc, mentions, lambda m: country.get(m.entity)) if by_rule else []
    answers = find_answers(doc, triggers, mentions) if by_rule else []
    if reader:
        arguments = joined_arguments(arguments, head_arguments(reader, triggers, mentions, expressions))
        ties = joined_ties(ties, head_ties(reader, mentions))
        answers = joined_answers(answers, head_answers(reader, triggers, expressions))
    return Findings(mentions, expressions, triggers, kept_arguments(arguments), kept(ties, "tie"), kept(answers, "answer"))


def rule_triggers(doc: Doc) -> list[Trigger]:
    """Triggers by lexicon and frame, with modality and status by syntax."""
    triggers = find_triggers(doc)
    set_modality(doc, triggers)
    return triggers


def with_motives(expressions: list[Expression], reader: LearnedReader) -> list[Expression]:
    """The expressions and the motives that the heads find."""
    motives = [Expression(s.start, s.end, "motive", reader.text(s.start, s.end), score=s.score, found_by="head:expression")
               for s in reader.spotted("expression") if s.label == "M"]
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
    return [a for a in arguments if a.score >= (limits["argument"][a.slot] if "head:" in a.found_by else limits["argument_rule"])]


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


def kept(findings: list[Kept], sort: str) -> list[Kept]:
    """The ties or answers that are sure enough."""
    limits = thresholds()
    return [f for f in findings if f.score >= limits[sort if "head:" in f.found_by else f"{sort}_rule"]]

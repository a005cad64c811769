"""Where rules and heads meet: both look at one document, and what is kept says which of the two found it.

Mentions and expressions come first and are shared. Triggers, arguments, ties and answers are found by rules and by
heads apart, and joined: a finding that both have counts as surer than that of either (noisy-or of the two).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from actorgraph.loaders.extraction.affiliation_consistency import consistent, without_weaker
from actorgraph.loaders.extraction.affiliations import find_ties
from actorgraph.loaders.extraction.attack_arguments import find_arguments
from actorgraph.loaders.extraction.attack_claims import is_disclaimed
from actorgraph.loaders.extraction.attack_tolls import fits_its_words
from actorgraph.loaders.extraction.attack_victims import with_victims
from actorgraph.loaders.extraction.attacks import find_triggers
from actorgraph.loaders.extraction.certainty import (
    kept_answers,
    kept_arguments,
    kept_ties,
    kept_triggers,
    kept_words,
    thresholds,
    unsaid,
)
from actorgraph.loaders.extraction.event_merging import head_score, merge_events
from actorgraph.loaders.extraction.event_profiles import kin_of
from actorgraph.loaders.extraction.event_resolution import answers_to_others, resolve_events, without_foes
from actorgraph.loaders.extraction.expressions import find_expressions
from actorgraph.loaders.extraction.findings import (
    Answer,
    Argument,
    Expression,
    Findings,
    Mention,
    Tie,
    Trigger,
    Uncertain,
)
from actorgraph.loaders.extraction.head_links import head_answers, head_arguments, head_ties
from actorgraph.loaders.extraction.joining import (
    group_of,
    joined_answers,
    joined_arguments,
    joined_ties,
    joined_triggers,
)
from actorgraph.loaders.extraction.learned import LearnedReader, inside
from actorgraph.loaders.extraction.mention_index import MentionIndex
from actorgraph.loaders.extraction.mentions import find_mentions, without_weapons
from actorgraph.loaders.extraction.modality import doubt_plainly, set_modality
from actorgraph.loaders.extraction.reference import resolve
from actorgraph.loaders.extraction.retaliations import find_answers
from actorgraph.loaders.extraction.telling import set_aside_names
from actorgraph.loaders.extraction.tokens import forget
from actorgraph.loaders.gazetteer import Gazetteer

RULES, HEADS = "rules", "heads"
SPANS_OF_TIME = frozenset(
    {"minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
)


@dataclass
class Apart:
    """What is found before it is settled which triggers tell of one attack: each is an event of its own."""

    reader: LearnedReader | None
    by_rule: bool
    mentions: list[Mention]
    expressions: list[Expression]
    triggers: list[Trigger]
    figures: list[Trigger]
    """Words for an attack that rules take for a figure of speech."""
    scores: NDArray[np.float32] | None
    """The event head's scores of pairs of triggers; None without heads."""
    arguments: list[Argument] = field(default_factory=list)
    nearly: list[Uncertain] = field(default_factory=list)
    """What came near being sure enough."""


def find(doc: Doc, gazetteer: Gazetteer, published: str | None, use: Iterable[str] = (RULES, HEADS)) -> Findings:
    """Everything found in a parsed document. `use` leaves rules or heads out, to compare them.

    A Doc of another pipeline has no heads, and is read by rules alone.
    """
    forget()
    found = find_apart(doc, gazetteer, published, use)
    answers = answers_of(doc, found)
    kin = kin_of(gazetteer)
    score = head_score(found.triggers, found.scores) if found.scores is not None else None
    merge_events(doc, found.triggers, found.arguments, score, kin, answers)
    resolve_events(doc, found.triggers, found.arguments, kin, answers, score)
    set_aside_names(doc, found.triggers, found.arguments)
    answers = answers_to_others(doc, found.triggers, found.arguments, kin, answers)
    found.arguments = without_foes(found.arguments, answers)
    ties = ties_of(doc, gazetteer, found)
    nearly = unsaid(found.nearly, found.arguments, ties, answers)
    heads = found.reader is not None
    triggers = [*found.triggers, *figurative(found)]
    return Findings(found.mentions, found.expressions, triggers, found.arguments, ties, answers, nearly, heads)


def find_apart(doc: Doc, gazetteer: Gazetteer, published: str | None, use: Iterable[str] = (RULES, HEADS)) -> Apart:
    """Mentions, expressions, triggers and the arguments of each trigger by itself."""
    sources = frozenset(use)
    reader = LearnedReader.of(doc) if HEADS in sources else None
    by_rule = RULES in sources or reader is None
    expressions = find_expressions(doc, published)
    if reader:
        expressions = with_motives(expressions, reader)
    learned = reader.mentions(thresholds()["words"]["mention"]) if reader else []
    mentions = without_weapons(find_mentions(doc, gazetteer, learned), expressions)
    if reader:
        mentions, expressions = kept_words(mentions, reader.chance), kept_words(expressions, reader.chance)
    mentions = resolve(doc, mentions)
    nearly: list[Uncertain] = []
    by_rules, figures = rule_triggers(doc) if by_rule else ([], [])
    told = joined_triggers(by_rules, reader.triggers(0.2) if reader else [])
    if by_rule:
        doubt_plainly(doc, told)
    triggers = kept_triggers(told, reader.chance if reader else None, nearly)
    scores = reader.events(triggers) if reader and triggers else None
    found = Apart(reader, by_rule, mentions, expressions, triggers, figures, scores, nearly=nearly)
    found.arguments = arguments_of(doc, found)
    return found


def figurative(apart: Apart) -> list[Trigger]:
    """What rules take for a figure of speech and heads for nothing at all, each as an event of its own."""
    taken = {i for t in apart.triggers for i in range(t.start, t.end)}
    figures = [t for t in apart.figures if taken.isdisjoint(range(t.start, t.end))]
    for event, figure in enumerate(figures, start=1 + max((t.event for t in apart.triggers), default=-1)):
        figure.event = event
    return figures


def arguments_of(doc: Doc, apart: Apart) -> list[Argument]:
    """The arguments of each trigger by itself, before it is known which triggers tell of one attack."""
    for number, trigger in enumerate(apart.triggers):
        trigger.event = number
    found = find_arguments(doc, apart.triggers, apart.mentions, apart.expressions) if apart.by_rule else []
    if apart.reader:
        found = joined_arguments(found, head_arguments(apart.reader, apart.triggers, apart.mentions, apart.expressions))
    found = [a for a in found if fits_its_words(a) and not is_disclaimed(doc, a)]
    whole = with_whole_actors(found, MentionIndex(doc, apart.mentions))
    kept = exclusive(doc, kept_arguments(whole, apart.reader is not None, apart.nearly))
    return with_victims(kept, apart.mentions)


def answers_of(doc: Doc, apart: Apart) -> list[Answer]:
    """Which attack answers what."""
    found = find_answers(doc, apart.triggers, apart.mentions) if apart.by_rule else []
    if apart.reader:
        found = joined_answers(found, head_answers(apart.reader, apart.triggers, apart.expressions))
    stands = [a for a in found if not answers_words_of_attack(a, apart.triggers) and not only_follows(doc, a)]
    return kept_answers(stands, apart.nearly)


def only_follows(doc: Doc, answer: Answer) -> bool:
    """Whether all that is said between an answer and its cause is when: "struck X hours after rockets hit Y"."""
    if not isinstance(answer.to, Trigger) or "rule:" in answer.found_by:
        return False
    between = [token.lower_ for token in doc[answer.trigger.end : answer.to.start]]
    return any(first in SPANS_OF_TIME and second == "after" for first, second in pairwise(between))


def answers_words_of_attack(answer: Answer, triggers: list[Trigger]) -> bool:
    """Whether what is answered is a motive in the words of an attack, which is then what is answered."""
    to = answer.to
    return isinstance(to, Expression) and any(t.start < to.end and to.start < t.end for t in triggers)


def ties_of(doc: Doc, gazetteer: Gazetteer, apart: Apart) -> list[Tie]:
    """Who is affiliated with whom."""
    country = {m.entity: entry.country for m in apart.mentions if (entry := gazetteer.get(m.entity))}
    told = find_ties(doc, apart.mentions, lambda m: country.get(m.entity)) if apart.by_rule else []
    found = consistent(told, gazetteer)
    if apart.reader:
        found = joined_ties(found, consistent(head_ties(apart.reader, apart.mentions), gazetteer))
    return without_weaker(kept_ties(found, apart.reader is not None, apart.nearly))


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


def with_whole_actors(arguments: list[Argument], actors: MentionIndex) -> list[Argument]:
    """The arguments, an actor named within another's name giving way to that: not "U.S." but "U.S. Central Command"."""
    for argument in arguments:
        filler = argument.filler
        if isinstance(filler, Mention) and filler.role == "actor":
            over = (m for m in actors.covering(filler.start) if m.entity != filler.entity and m.level != "pronoun")
            argument.filler = next((m for m in over if inside(filler, m)), filler)
    best: dict[tuple[int, str, str], Argument] = {}
    for argument in sorted(arguments, key=lambda a: a.score):
        best[argument.trigger.event, argument.slot, group_of(argument.filler)] = argument
    return list(best.values())


def rule_triggers(doc: Doc) -> tuple[list[Trigger], list[Trigger]]:
    """Triggers by lexicon and frame, with modality and status by syntax, and figures of speech."""
    triggers, figures = find_triggers(doc)
    set_modality(doc, triggers)
    return triggers, figures


def with_motives(expressions: list[Expression], reader: LearnedReader) -> list[Expression]:
    """The expressions and the motives that the heads find."""
    motives = [
        Expression(s.start, s.end, "motive", reader.text(s.start, s.end), score=s.score, found_by="head:expression")
        for s in reader.spotted("expression")
        if s.label == "M"
    ]
    return sorted([*expressions, *motives], key=lambda e: (e.start, -e.end))

"""Words of one clause that tell of one attack: "the attack hit", "launched attacks", "air raid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.attack_lexicon import attack_lexicon
from actorgraph.loaders.extraction.findings import Trigger

WITHIN = frozenset({"in", "during"})
COMPOUND = frozenset({"compound", "nn"})
"""The two words of "air raid", where each is found to tell of an attack."""


def told_together(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[tuple[Trigger, Trigger]]:
    """Pairs of triggers that grammar ties to one attack, of the same modality."""
    by_head = {span_head(doc, t.start, t.end).i: t for t in triggers}
    for position, trigger in by_head.items():
        for token in partners(doc[position]):
            other = by_head.get(token.i)
            if other is not None and other is not trigger and other.modality == trigger.modality:
                yield trigger, other


def partners(token: Token) -> list[Token]:
    """The words that would tell of the same attack as this one, if they tell of one at all."""
    verb = token.head
    if token.dep_ in COMPOUND:
        return [verb]
    if attack_lexicon().has("light_verbs", verb) and token in syntax.undergoers(verb):
        return [verb]
    if syntax.is_verb(token):
        above = [token.head] if token.dep_ == "advcl" and syntax.is_gerund(token) and syntax.is_verb(token.head) else []
        return above + [subject for subject in syntax.surface_subjects(token) if syntax.is_noun(subject)]
    inside = syntax.is_noun(token) and syntax.is_verb(verb) and syntax.preposition(token) in WITHIN
    return [verb] if inside else []

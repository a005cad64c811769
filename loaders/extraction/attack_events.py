"""Words that grammar ties to one attack ("the attack hit", "launched attacks"), or to two ("hours after the raid")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.attack_lexicon import attack_lexicon
from actorgraph.loaders.extraction.date_rules import lexicon as date_lexicon
from actorgraph.loaders.extraction.findings import Trigger
from actorgraph.loaders.extraction.tokens import lower_words, tokens_of

WITHIN = frozenset({"in", "during"})
COMPOUND = frozenset({"compound", "nn"})
"""The two words of "air raid", where each is found to tell of an attack."""
ORDER = frozenset({"after", "before", "following"})
REACH = 13
"""How many tokens behind "after" the other attack is told at most."""


def told_together(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[tuple[Trigger, Trigger]]:
    """Pairs of triggers that grammar ties to one attack, of the same modality."""
    by_head = {span_head(doc, t.start, t.end).i: t for t in triggers}
    for position, trigger in by_head.items():
        for token in partners(doc[position]):
            other = by_head.get(token.i)
            if other is not None and other is not trigger and other.modality == trigger.modality:
                yield trigger, other


def told_in_order(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[tuple[Trigger, Trigger]]:
    """Pairs of triggers between which lie hours or days: "came under fire hours after airstrikes hit the militias".

    What is said hours after an attack ("claimed the raid a day after it") may be said of that attack.
    """
    for token in tokens_of(doc, ORDER):
        unit = lower_words(doc)[token.i - 1].removesuffix("s") if token.i else ""
        if unit not in date_lexicon()["units"] or told_of(token.head.head):
            continue
        sent, end = token.sent, token.i + REACH
        behind = next((t for t in triggers if token.i < t.start < min(end, sent.end)), None)
        if behind is not None:
            yield from ((t, behind) for t in triggers if sent.start <= t.start < token.i)


def told_of(token: Token) -> bool:
    """Whether a word is one of claiming, denying or saying."""
    sets = attack_lexicon().sets
    return any(token.lower_ in sets[name] for name in ("saying", "claiming", "denying"))


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

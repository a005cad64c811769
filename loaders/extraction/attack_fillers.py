"""Mentions and expressions by the token that heads them, and the arguments found so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.findings import Argument, Expression, Mention, Slot, Trigger

TARGET_PLACES = frozenset({"base", "facility"})


def span_head(doc: Doc, start: int, end: int) -> Token:
    """The token of a span whose head lies outside it; the first of several."""
    if end == start + 1:
        return doc[start]
    return next((t for t in doc[start:end] if t.head == t or not start <= t.head.i < end), doc[start])


class Fillers:
    """Looks mentions and expressions up by token, and collects arguments without repeating them."""

    def __init__(self, doc: Doc, mentions: list[Mention], expressions: list[Expression]) -> None:
        self.doc = doc
        self.arguments: list[Argument] = []
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        self._expressions: dict[int, list[Expression]] = defaultdict(list)
        self._filled: dict[tuple[int, str], dict[int, Argument]] = defaultdict(dict)
        self._starts: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._starts[mention.start].append(mention)
            self._mentions[span_head(doc, mention.start, mention.end).i].append(mention)
        for expression in expressions:
            self._expressions[span_head(doc, expression.start, expression.end).i].append(expression)

    def mentions(self, token: Token, role: str = "") -> list[Mention]:
        """Mentions headed by a token, through its apposition, or by the noun that a number of them speaks of."""
        for head in (token, syntax.partitive(token), *syntax.appositions(token)):
            found = [m for m in self._mentions.get(head.i, []) if not role or m.role == role]
            if found:
                return found
        return []

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions of actors between two tokens, in order; of those inside one another only the widest."""
        found = (m for i in range(start, end) for m in self._starts.get(i, ()) if m.role == "actor")
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda m: (m.start, -m.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def expressions(self, token: Token, label: str) -> list[Expression]:
        """Expressions of that label headed by a token, or by its number or modifier."""
        for head in (token, syntax.partitive(token), *syntax.modifiers(token)):
            found = [e for e in self._expressions.get(head.i, []) if e.label == label]
            if found:
                return found
        return []

    def all_expressions(self, label: str) -> list[Expression]:
        """Every expression of that label, in order of the text."""
        found = [e for group in self._expressions.values() for e in group if e.label == label]
        return sorted(found, key=lambda e: (e.start, e.end))

    def owners(self, token: Token) -> list[Mention]:
        """Actors to whom a noun belongs: "Israeli warplanes", "its fighters", "the base of the coalition"."""
        near = [*syntax.modifiers(token), *syntax.possessors(token), *syntax.prepositional(token, {"of"})]
        return [m for owner in near for m in self.mentions(owner, "actor")]

    def add(self, trigger: Trigger, slot: Slot, found: Iterable[Mention | Expression], rule: str, score: float) -> None:
        """Add arguments; a filler that is there already keeps the surer rule."""
        known = self._filled[id(trigger), slot]
        for filler in found:
            old = known.get(id(filler))
            if old is None:
                known[id(filler)] = Argument(trigger, slot, filler, score, f"rule:{rule}")
                self.arguments.append(known[id(filler)])
            elif old.score < score:
                old.score, old.found_by = score, f"rule:{rule}"

    def filled(self, trigger: Trigger, slot: Slot) -> list[Argument]:
        """The arguments that a trigger has in a slot."""
        return list(self._filled.get((id(trigger), slot), {}).values())

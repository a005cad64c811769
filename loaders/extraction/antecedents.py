"""The mentions told so far, and which of them a later noun or pronoun most likely takes up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.findings import BODIES, GROUPS, Mention
from actorgraph.loaders.extraction.nouns import alike_places, in_list, is_plural, pronoun_group, singular
from actorgraph.loaders.extraction.syntax import preposition, surface_subjects
from actorgraph.loaders.extraction.tokens import (
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
    POSSESSOR,
    SUBJECT,
    lower_words,
    sentence_numbers,
)

SPEAKING = frozenset(
    {"say", "said", "says", "added", "adds", "announced", "claimed", "declared", "stated", "reads", "warned"}
)
SPEAKING |= {"vowed", "concluded", "wrote", "boasted", "insisted", "threatened"}
NEAR, FAR = 3, 12
MULTIPLE = frozenset({"two", "both", "three"})
HITTING = frozenset({"at", "on", "against", "by", "to", "from"})
"""Prepositions after which nobody means himself; he may have others "behind them" or "with them"."""


class Antecedents:
    """Mentions by position, and the ranking of those before a place in the text."""

    def __init__(self, doc: Doc, names: Iterable[Mention]) -> None:
        self.doc = doc
        self._sentence = sentence_numbers(doc)
        self._starts: dict[int, list[Mention]] = defaultdict(list)
        self._ends: dict[int, Mention] = {}
        self._heads: dict[int, Mention] = {}
        self._roots: dict[tuple[int, int], Token] = {}
        self._told: list[Mention] = []
        self._count: Counter[str] = Counter()
        self._descriptions: dict[str, set[str]] = defaultdict(set)
        for name in names:
            self._index(name)

    def add(self, mention: Mention) -> None:
        """Take in a mention that is settled; later ones can refer to it."""
        self._index(mention)
        self._told.append(mention)
        if mention.kind == "person" and mention.level != "pronoun":
            first = mention.start - 4 if mention.level == "name" else mention.start
            self._descriptions[mention.entity].update(singular(t.text) for t in self.doc[max(first, 0) : mention.end])
        self._count[mention.entity] += 1

    def starting(self, i: int) -> Mention | None:
        """The name that starts at a token."""
        return next(iter(self._starts.get(i, ())), None)

    def ending(self, i: int) -> Mention | None:
        """The mention that ends before a token."""
        return self._ends.get(i)

    def at(self, token: Token) -> Mention | None:
        """The mention whose head a token is."""
        return self._heads.get(token.i)

    def inside(self, mention: Mention) -> list[Mention]:
        """Mentions within the words of another."""
        starting = (m for i in range(mention.start, mention.end) for m in self._starts.get(i, ()))
        return [m for m in dict.fromkeys(starting) if m.end <= mention.end and m is not mention]

    def of_noun(self, mention: Mention, kinds: frozenset[str], *, plural: bool) -> Mention | None:
        """What "the group", "the base" takes up: something of these kinds, names before nouns."""

        def fits(other: Mention) -> bool:
            if other.kind not in kinds or other.role != mention.role or other.level == "pronoun":
                return False
            if other.kind == "person" and not self._described_as(other, mention):
                return False
            if other.role == "place" and not alike_places(self.doc[other.end - 1], self.doc[mention.end - 1]):
                return False
            named = not other.entity.startswith("noun:")
            if plural and named:
                return in_list(self.doc[mention.end - 1], "nouns", "members") and other.kind != "person"
            return named or is_plural(self.doc[other.end - 1]) == plural

        return self._best(mention, fits, FAR)

    def of_pronoun(self, mention: Mention) -> Mention | None:
        """What a pronoun takes up, by its number and person; None where nothing before it fits."""
        group = pronoun_group(self.doc[mention.start])
        if group == "speaker" and (speaker := self._speaker(mention)) is not None:
            return speaker
        return self._best(mention, self._fits_pronoun(group), NEAR)

    def _speaker(self, mention: Mention) -> Mention | None:
        """Whose "we" it is: the body that speaks in the same sentence, or the one for which a person speaks there."""
        doc, here = self.doc, self._sentence[mention.start]
        inside = list(takewhile(lambda i: self._sentence[i] == here, range(mention.start + 1, len(doc))))
        for i in inside:
            if doc[i].lower_ not in SPEAKING:
                continue
            said_by = [self.at(child) for child in doc[i].children if child.dep_ in SUBJECT]
            for speaker in said_by:
                if speaker is None:
                    continue
                if speaker.kind != "person":
                    return speaker
                bodies = (self.starting(j) for j in inside if speaker.end <= j < speaker.end + 14)
                return next((body for body in bodies if body is not None and body.kind in BODIES), None)
        return None

    def several(self, mention: Mention, kinds: frozenset[str]) -> list[Mention]:
        """What "the two commanders", "both bases" take up: the last of these kinds, as many as the number says."""
        words = lower_words(self.doc)[mention.start : mention.end]
        if MULTIPLE.isdisjoint(words):
            return []
        wanted = 3 if "three" in words else 2
        last: dict[str, Mention] = {}
        for other in self._before(mention, FAR):
            if other.kind in kinds and other.role == mention.role and other.entity not in last:
                last[other.entity] = other
                if len(last) == wanted:
                    return list(last.values())[::-1]
        return []

    def _described_as(self, person: Mention, noun: Mention) -> bool:
        """Whether a person has been called what the noun says: "Prime Minister X" … "the prime minister"."""
        word = singular(self.doc[noun.end - 1].text)
        return word in self._descriptions[person.entity]

    def _fits_pronoun(self, group: str) -> Callable[[Mention], bool]:
        def fits(other: Mention) -> bool:
            if other.role != "actor" or other.kind == "civilians":
                return False
            if other.level == "pronoun" and not _agree(pronoun_group(self.doc[other.start]), group):
                return False
            if group == "person":
                return other.kind == "person" and not is_plural(self.doc[other.end - 1])
            if group == "group":
                return other.kind in BODIES and not (other.level == "noun" and is_plural(self.doc[other.end - 1]))
            if group == "plural":
                return other.kind in GROUPS | {"state"} or is_plural(self.doc[other.end - 1])
            return other.kind in GROUPS | {"state", "government"}

        return fits

    def _best(self, mention: Mention, fits: Callable[[Mention], bool], reach: int) -> Mention | None:
        ranked = [
            (self._salience(other, mention), other)
            for other in self._before(mention, reach)
            if fits(other) and not self._clashes(other, mention)
        ]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def _before(self, mention: Mention, reach: int) -> Iterator[Mention]:
        """The mentions told before one, nearest first, not further back than so many sentences."""
        here = self._sentence[mention.start]
        for other in reversed(self._told):
            if here - self._sentence[other.start] > reach:
                return
            if other.end <= mention.start:
                yield other

    def _salience(self, other: Mention, mention: Mention) -> float:
        """Nearness in sentences and words, weighed with function: subjects and those told often are taken up first."""
        sentences = self._sentence[mention.start] - self._sentence[other.start]
        score = -1.2 * sentences - (mention.start - other.end) / 60
        token = self._head(other)
        if token.dep_ in SUBJECT | PASSIVE_SUBJECT:
            score += 1.0
        if token.dep_ in POSSESSOR or token.dep_ in {"compound", "amod", "nmod"}:
            score -= 0.6
        if (
            pronoun_group(self.doc[mention.start]) == "speaker"
            and token.dep_ in SUBJECT
            and token.head.lower_ in SPEAKING
        ):
            score += 2.0
        if other.kind == "state":
            score -= 0.8
        if other.level == "name":
            score += 0.4
        if mention.level == "pronoun" and self._joined(other, mention):
            score += 2.0
        return score + 0.1 * min(self._count[other.entity], 5)

    def _joined(self, other: Mention, mention: Mention) -> bool:
        """Whether only "and" and an abbreviation in brackets lie between: "the Guards (IRGC) and their fighters"."""
        between = self.doc[other.end : mention.start]
        links = all(token.lower_ == "and" or not token.is_alpha or token.is_upper for token in between)
        return len(between) <= 4 and links and any(token.lower_ == "and" for token in between)

    def _clashes(self, other: Mention, mention: Mention) -> bool:
        """Whether a pronoun cannot mean it: "they fired at it", where it is whom they are (Chomsky's principle B)."""
        if mention.level != "pronoun":
            return False
        second = self._head(mention)
        hit = second.dep_ in OBJECT or (second.dep_ in OBLIQUE and preposition(second) in HITTING)
        doers = [self.at(t) for t in surface_subjects(second.head)] if hit else []
        return any(doer is not None and doer.entity == other.entity for doer in doers)

    def _head(self, mention: Mention) -> Token:
        words = mention.start, mention.end
        if words not in self._roots:
            self._roots[words] = self.doc[mention.start : mention.end].root
        return self._roots[words]

    def _index(self, mention: Mention) -> None:
        if mention.level != "pronoun":
            self._starts[mention.start].append(mention)
            self._ends.setdefault(mention.end, mention)
        self._heads[self._head(mention).i] = mention
        if mention.level == "name":
            self._heads.setdefault(mention.end - 1, mention)


def _agree(own: str, group: str) -> bool:
    """Whether a pronoun of one class can go on from another's: "they" after "it", not "it" after "they"."""
    return group in {"speaker", own} or (group == "plural" and own == "group")

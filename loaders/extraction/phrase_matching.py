"""The phrases of the lexicons in a text: spaCy's Matcher, over those sentences alone that hold a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from actorgraph.loaders.extraction.tokens import lower_words, sentences, vocabulary

LOOSE: dict[str, Any] = {"TAG": {"IN": ["JJ", "JJS", "JJR", "RB", "RBS", "CD", "VBN", "NNP", "NN"]}, "OP": "{0,2}"}
ANY = "~"
QUOTE = '"'
COMMON = frozenset({
    "a", "an", "and", "as", "at", "been", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in", "is",
    "it", "its", "not", "of", "off", "on", "or", "she", "that", "the", "their", "them", "they", "to", "under", "was",
    "were", "which", "who", "whose", "with", "within",
})  # fmt: skip
"""Words that stand in too many sentences to tell anything."""


def pattern(phrase: str) -> list[dict[str, Any]]:
    """A phrase as a Matcher pattern.

    "a|b" is one of these, "x?" may be missing, "~" stands for up to two modifiers, a lone " for a quotation mark.
    """
    return [_token(part) for part in phrase.split()]


def _token(part: str) -> dict[str, Any]:
    if part == ANY:
        return dict(LOOSE)
    if part == QUOTE:
        return {"TEXT": {"IN": ['"', "“", "”", "''", "``", "’", "'"]}, "OP": "?"}
    words = part.removesuffix("?").split("|")
    return {"LOWER": {"IN": words}, "OP": "?" if part.endswith("?") else "{1}"}


def needed_words(phrase: str) -> list[frozenset[str]]:
    """Sets of words: every sentence where the phrase stands holds a word of each. The first is the most telling."""
    parts = [p for p in phrase.split() if p not in (ANY, QUOTE) and not p.endswith("?")]
    return sorted((frozenset(part.split("|")) for part in parts), key=lambda words: bool(words & COMMON))


class PhraseFinder:
    """Finds the phrases of several sections; of one section's phrases that overlap the longest counts."""

    def __init__(self, vocab: Vocab, sections: Mapping[str, Sequence[str]]) -> None:
        self._matcher = Matcher(vocab)
        for label, phrases in sections.items():
            self._matcher.add(label, [pattern(phrase) for phrase in phrases], greedy="LONGEST")
        self._needed: dict[str, list[list[frozenset[str]]]] = defaultdict(list)
        for first, *others in (needed_words(phrase) for phrases in sections.values() for phrase in phrases):
            for word in first:
                self._needed[word].append(others)

    def __call__(self, doc: Doc) -> Iterator[Span]:
        """The spans where a phrase stands, labelled with its section, sentence by sentence."""
        if self._needed.keys().isdisjoint(vocabulary(doc)):
            return
        for sentence in sentences(doc):
            if self._may_stand(lower_words(doc)[sentence.start : sentence.end]):
                yield from self._matcher(sentence, as_spans=True)

    def _may_stand(self, words: Sequence[str]) -> bool:
        """Whether a sentence holds all the words that one of the phrases needs."""
        phrases = (others for word in words if word in self._needed for others in self._needed[word])
        return any(all(not needed.isdisjoint(words) for needed in others) for others in phrases)

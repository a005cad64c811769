"""The phrases of the lexicons in a text: spaCy's Matcher, over those sentences alone that hold a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
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
        self._matchers: list[Matcher] = []
        self._needed: dict[str, list[tuple[int, list[frozenset[str]]]]] = defaultdict(list)
        for label, phrase in ((label, phrase) for label, phrases in sections.items() for phrase in phrases):
            first, *others = needed_words(phrase)
            for word in first:
                self._needed[word].append((len(self._matchers), others))
            # One matcher a phrase: a matcher of hundreds tries all of them at every word.
            matcher = Matcher(vocab)
            matcher.add(label, [pattern(phrase)], greedy="LONGEST")
            self._matchers.append(matcher)

    def __call__(self, doc: Doc) -> Iterator[Span]:
        """The spans where a phrase stands, labelled with its section, sentence by sentence."""
        if self._needed.keys().isdisjoint(vocabulary(doc)):
            return
        for sentence in sentences(doc):
            found: dict[str, list[Span]] = defaultdict(list)
            for matcher in self._fitting(lower_words(doc)[sentence.start : sentence.end]):
                for span in matcher(sentence, as_spans=True):
                    found[span.label_].append(span)
            for spans in found.values():
                yield from filter_spans(spans)

    def _fitting(self, words: Sequence[str]) -> list[Matcher]:
        """The matchers of the phrases whose needed words a sentence holds, in the order of the lexicon."""
        held = frozenset(words)
        phrases = (one for word in self._needed.keys() & held for one in self._needed[word])
        numbers = {number for number, needed in phrases if all(some & held for some in needed)}
        return [self._matchers[number] for number in sorted(numbers)]

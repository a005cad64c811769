"""The phrases of the lexicons in a text: spaCy's Matcher, over those sentences alone that hold a telling word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

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


def telling_words(phrase: str) -> frozenset[str]:
    """Words of which every place where the phrase stands holds one: those of its first part that is not too common."""
    parts = [p for p in phrase.split() if p not in (ANY, QUOTE) and not p.endswith("?")]
    words = [frozenset(part.split("|")) for part in parts]
    return next((w for w in words if not w & COMMON), words[0])


class PhraseFinder:
    """Finds the phrases of several sections; of one section's phrases that overlap the longest counts."""

    def __init__(self, vocab: Vocab, sections: Mapping[str, Sequence[str]]) -> None:
        self._matcher = Matcher(vocab)
        for label, phrases in sections.items():
            self._matcher.add(label, [pattern(phrase) for phrase in phrases], greedy="LONGEST")
        self._telling = frozenset().union(*(telling_words(p) for phrases in sections.values() for p in phrases))

    def __call__(self, doc: Doc) -> Iterator[Span]:
        """The spans where a phrase stands, labelled with its section, sentence by sentence."""
        sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        for sentence in sentences:
            if any(token.lower_ in self._telling for token in sentence):
                yield from self._matcher(sentence, as_spans=True)

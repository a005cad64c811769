"""What lies between the words of a Doc: white space, line breaks, and sentence starts that are known beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

STOPS = frozenset(".!?:;…")
CLOSING = frozenset({'"', "'", "”", "’", "''", ")", "]", "»"})
SURER = 2.5
"""Log odds that a sentence begins where none has been ended by a stop: a chance of .92."""
PLAIN = -2.0
"""The same where a full stop that stands by itself is followed by a capital: a chance of .12."""
FULL_STOPS = frozenset({".", "!", "?"})
JOINED, SPACED, BROKEN = 0, 1, 2
"""What follows a word: indices into wordpieces.GAPS."""


@dataclass
class Layout:
    """The token indices of words and of white space, what follows each word, and the starts that the Doc has.

    `starts` is None where the Doc says nothing of sentences; a start on white space is one of the word behind it.
    `space_heads` are the words (token indices) on which white space hangs: the word before it, unless a sentence
    starts between the two, or there is none.
    """

    words: NDArray[np.int64]
    spaces: NDArray[np.int64]
    gaps: list[int]
    starts: NDArray[np.bool_] | None
    space_heads: NDArray[np.int64]


def layout_of(doc: Doc) -> Layout:
    """The layout of a Doc; of one without any word, white space hangs on its first token."""
    is_space = doc.to_array("IS_SPACE").astype(bool).reshape(-1)
    words, spaces = np.flatnonzero(~is_space), np.flatnonzero(is_space)
    if not len(words):
        return Layout(words, spaces, [], None, np.zeros_like(spaces))
    known = bool(doc.has_annotation("SENT_START"))
    given = doc.to_array("SENT_START").reshape(-1) == 1
    seen = given.cumsum()
    starts = np.diff(seen[words], prepend=0) > 0
    starts[0] = True
    before = is_space.cumsum()
    before = spaces - before[spaces]
    heads = words[np.maximum(before, 0)]
    parted = (before < 0) | (known & (seen[spaces] > seen[heads]))
    behind = np.minimum(before + 1, len(words) - 1)
    hung = np.where(parted, words[behind], heads)
    return Layout(words, spaces, gaps(doc, words, spaces), starts if known else None, hung)


def gaps(doc: Doc, words: NDArray[np.int64], spaces: NDArray[np.int64]) -> list[int]:
    """What follows each word: nothing, a space, or a line break; the last is at the end of its line."""
    parted = (doc.to_array("SPACY").reshape(-1)[words] != 0) | (np.diff(words, append=len(doc)) > 1)
    found = np.where(parted, SPACED, JOINED)
    for i in spaces.tolist():
        if "\n" in doc[i].text and i > words[0]:
            found[np.searchsorted(words, i) - 1] = BROKEN
    found[-1] = BROKEN
    return list(map(int, found))


def likely_starts(doc: Doc, layout: Layout, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where sentences begin, by the head's scores (words, 2) and what stands before each word.

    A paragraph always begins one. Where no stop ends the words before, the head must be surer, or it would now and
    then cut a name in two.
    """
    words = layout.words.tolist()
    asked = np.array([SURER, *(asked_after(doc, i, j) for i, j in pairwise(words))])
    starts = (scores[:, 1] - scores[:, 0]) > asked
    for space in layout.spaces.tolist():
        if doc[space].text.count("\n") > 1:
            behind = np.searchsorted(layout.words, space)
            starts[behind : behind + 1] = True
    starts[0] = True
    return starts


def asked_after(doc: Doc, before: int, word: int) -> float:
    """How sure the head must be that a word begins a sentence, by what stands before it."""
    if not ends_sentence(doc, before):
        return SURER
    return PLAIN if doc[before].text in FULL_STOPS and doc[word].text[0].isupper() else 0.0


def ends_sentence(doc: Doc, position: int) -> bool:
    """Whether a stop ends at a token, with quotes or brackets closed after it."""
    while position > 0 and doc[position].text in CLOSING:
        position -= 1
    return doc[position].text[-1] in STOPS

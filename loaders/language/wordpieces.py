"""Words as the encoder reads them: word pieces, and the letter shapes that an uncased vocabulary loses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

CASES = ("special", "punctuation", "digits", "mixed digits", "lower", "title", "upper", "initials", "camel")
GAPS = ("joined", "space", "line break")
SHAPES = len(CASES) * len(GAPS)

MAX_PIECES_PER_WORD = 8
"""A URL or a hash says no more with its hundredth piece than with its eighth."""
MAX_CHARACTERS = 200
MOST_REMEMBERED = 100_000
"""Words; a long run over many texts must not grow without end."""

# One spelling for what newspapers print in many, since the vocabulary and the treebanks have mostly the plain one.
PLAIN_TO_MANY = {"'": "’‘‛`´", '"': "“”„«»", "-": "–—‑−", "...": "…"}
PLAIN = str.maketrans({other: plain for plain, others in PLAIN_TO_MANY.items() for other in others})


def case_of(word: str) -> str:
    """Which of CASES the letters of a word have."""
    if not any(c.isalnum() for c in word):
        return "punctuation"
    if any(c.isdigit() for c in word):
        return "digits" if not any(c.isalpha() for c in word) else "mixed digits"
    if word.islower():
        return "lower"
    letters = [c for c in word if c.isalpha()]
    if all(c.isupper() for c in letters):
        if len(letters) == 1:
            return "title"
        return "initials" if "." in word else "upper"
    return "title" if word[0].isupper() and all(c.islower() for c in letters[1:]) else "camel"


def shape_of(word: str, gap: int) -> int:
    """The shape's number: the word's case, and what follows it (an index into GAPS)."""
    return CASES.index(case_of(word)) * len(GAPS) + gap


class WordPieces:
    """Turns words into word-piece ids and letter shapes; every word is cut once and remembered."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self._known: dict[str, tuple[list[int], int]] = {}
        vocab = self._tokenizer.get_vocab()
        self.padding, self.unknown = vocab["[PAD]"], vocab["[UNK]"]
        self.first, self.last = vocab["[CLS]"], vocab["[SEP]"]

    def of(self, word: str) -> list[int]:
        """The ids of a word's pieces, at least one and at most MAX_PIECES_PER_WORD."""
        return self._cut(word)[0]

    def _cut(self, word: str) -> tuple[list[int], int]:
        """The ids of a word's pieces, and its shape before a gap of number 0."""
        known = self._known.get(word)
        if known is None:
            plain = word[:MAX_CHARACTERS].translate(PLAIN)
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD] or [self.unknown]
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            known = self._known[word] = (ids, shape_of(word, 0))
        return known

    def window(
        self, words: Sequence[str], gaps: Sequence[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Piece ids, shapes (both with the two special pieces), and each word's first piece."""
        cut = [self._cut(word) for word in words]
        sizes = np.array([len(ids) for ids, _ in cut], dtype=np.int64)
        inner = np.array([i for ids, _ in cut for i in ids], dtype=np.int64)
        shapes = np.array([shape for _, shape in cut], dtype=np.int64) + np.asarray(gaps, dtype=np.int64)
        ends = sizes.cumsum()
        return (
            np.concatenate([[self.first], inner, [self.last]]),
            np.concatenate([[0], shapes.repeat(sizes), [0]]),
            1 + ends - sizes,
        )


def readable(piece: str) -> bool:
    """Whether an English text can hold the piece: Latin letters, digits and punctuation."""
    if piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"):
        return True
    if piece.startswith("[unused"):
        return False
    return all(
        c.isascii() or unicodedata.category(c)[0] in "PS" or "LATIN" in unicodedata.name(c, "")
        for c in re.sub("^##", "", piece)
    )

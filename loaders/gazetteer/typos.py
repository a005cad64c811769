"""Typographical slips: one wrong, missing or exchanged letter in a long word that only one known word can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from actorgraph.loaders.gazetteer.names import Word

SHORTEST = 8
DIFFERENCE = 1


class Vocabulary:
    """The words of all known names."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        self._long = sorted(key for key in self._keys if len(key) >= SHORTEST - DIFFERENCE and key.isalpha())
        self._nearest = lru_cache(maxsize=4096)(self._search)

    def corrected(self, found: Sequence[Word]) -> list[Word]:
        """The same words, the keys of slips replaced by the known words that they stand for."""
        return [self._correct(word) for word in found]

    def _correct(self, word: Word) -> Word:
        if word.key in self._keys or len(word.key) < SHORTEST or not word.text[0].isupper() or word.text.isupper():
            return word
        nearest = self._nearest(word.key)
        return replace(word, key=nearest) if nearest else word

    def _search(self, key: str) -> str | None:
        near = process.extract(key, self._long, scorer=OSA.distance, score_cutoff=DIFFERENCE, limit=2)
        same_letter = [name for name, _, _ in near if name[0] == key[0] and not _inflected(name, key)]
        return same_letter[0] if len(near) == 1 and same_letter else None


def _inflected(name: str, key: str) -> bool:
    """Whether the two are singular and plural of one word, or differ by an ending that makes another word."""
    return name + "s" == key or key + "s" == name or (name[:-1] == key[:-1] and len(name) == len(key))

"""Names as they are written and as they compare: words with their offsets, folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670])"
_APOSTROPHES = "'’‘ʼ`´ʿʾʻ"
_WORD = re.compile(rf"[A-Za-z](?:\.[A-Za-z])+\.?(?!\w)|{_LETTER}+(?:[{_APOSTROPHES}]{_LETTER}+)*")
_HYPHENS = frozenset("-‑‐–")
_UNDECOMPOSED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d"})
_ARTICLES = frozenset({"al", "el"})
_ASSIMILATED = frozenset({"as", "ash", "an", "ad", "ar", "at", "az", "ath", "ul", "il", "ez", "es", "ed", "er", "en"})
_ABBREVIATED = frozenset({"st", "jr", "sr", "dr", "gen", "mt", "lt", "col"})
_SPACE, _QUOTES = r"[ \t\u00a0\u2009\u202f]", r"[\"“”'‘’«»]{0,2}"
_GAP = re.compile(rf"{_SPACE}*(?:\r?\n)?{_SPACE}*{_QUOTES}|\s?[-‐‑–]\s?|{_QUOTES}{_SPACE}{_QUOTES}")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: text[start:end], its folded key, where an Arabic article before it starts, whether it is but "'s"."""

    start: int
    end: int
    text: str
    key: str
    lead: int
    possessive: bool = False


@cache
def _variants() -> dict[str, str]:
    text = files(__package__).joinpath("variants.yaml").read_text(encoding="utf-8")
    data: dict[str, list[str]] = yaml.safe_load(text)
    return {variant: word for word, spellings in data.items() for variant in spellings}


@lru_cache(maxsize=65536)
def word_key(text: str) -> str:
    """The key of one word: case, accents, apostrophes and dots folded, transliterations made one."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    plain = "".join(c for c in decomposed if c.isalnum()).lower()
    return _variants().get(plain, plain)


def words(text: str) -> list[Word]:
    """The words of a text in order; an Arabic article ("al-", "ash-") is no word but leads the word after it."""
    found: list[Word] = []
    lead = -1
    for start, end in _pieces(text):
        piece = text[start:end]
        key = word_key(piece)
        hyphen = text[end : end + 1] in _HYPHENS
        if (key in _ARTICLES and (hyphen or text[end : end + 1] == " ")) or (key in _ASSIMILATED and hyphen):
            lead = start
            continue
        mere = key == "s" and piece[0] in _APOSTROPHES
        found.append(Word(start, end, piece, key, lead if lead >= 0 else start, mere))
        lead = -1
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 2 and text[end - 1] in "sS" and text[end - 2] in "'’":
            yield start, end - 2
            start = end - 2
        yield start, end


def joined(text: str, before: Word, after: Word) -> bool:
    """Whether two neighbouring words can stand in one name: spaces, a hyphen or quotation marks between, no more."""
    gap = text[before.end : after.lead]
    if gap.startswith(".") and (len(before.key) == 1 or before.key in _ABBREVIATED):
        gap = gap[1:]
    return len(gap) <= 4 and _GAP.fullmatch(gap) is not None


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name as it compares, without case, accents, apostrophes, hyphens, articles and dots, transliterations made one.

    "Kata’ib Hizballah" and "KATAEB HEZBOLLAH" both give "kataib hezbollah".
    """
    keys = [word.key for word in words(name) if word.key]
    if len(keys) > 1 and keys[0] in {"the", "a", "an"}:
        keys = keys[1:]
    return " ".join(keys)

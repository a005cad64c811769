"""Names folded for look-up, so that spelling habits do not hide an actor or a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Apostrophes of all shapes, the letters that stand for ayn and hamza, dots and quotation marks: written or left out.
_DROPPED = re.compile(r"[.'`´‘’‛ʻʼʽʾʿ\"“”„«»]")
_SPACED = re.compile(r"[\s\-‐‑‒–—_/,()\[\]]+")


def fold(name: str) -> str:
    """The name in lower case, without accents, apostrophes and dots, hyphens as spaces, spaces single.

    >>> fold("Asa’ib Ahl al-Haqq")
    'asaib ahl al haqq'
    """
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    return _SPACED.sub(" ", _DROPPED.sub("", bare)).strip()


def keys_of(names: Iterable[str]) -> list[str]:
    """The folded names, each once, in order; names that fold to nothing are left out."""
    return [key for key in dict.fromkeys(fold(name) for name in names) if key]

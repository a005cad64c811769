"""When two names are one, and when two dates can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

Spellings = Sequence[str]
DROPPED = re.compile("[’'‘`´“”\".]")
SPACED = re.compile("[-–—/]")
ARTICLE = re.compile("^(?:the|an|a) ")
QUALIFIERS = re.compile("[~?%]")
FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"


@cache
def folded(name: str) -> str:
    """A name without case, accents, apostrophes, article and odd spacing, so that spellings compare."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).lower()
    return " ".join(ARTICLE.sub("", SPACED.sub(" ", DROPPED.sub("", plain)).strip()).split())


def is_one_of(spellings: Spellings, names: set[str]) -> bool:
    """True where a spelling of the gold graph is among the folded names of a thing found."""
    return any(folded(spelling) in names for spelling in spellings)


def matched(gold: Iterable[Spellings], found: Iterable[set[str]]) -> int:
    """How many gold entries are found; what is found serves once."""
    left = list(found)
    hits = 0
    for spellings in gold:
        fitting = next((place for place, names in enumerate(left) if is_one_of(spellings, names)), None)
        if fitting is not None:
            left.pop(fitting)
            hits += 1
    return hits


@cache
def day_range(edtf: str) -> tuple[str, str]:
    """First and last day of an EDTF date or interval, as ISO strings that sort."""
    first, slash, last = QUALIFIERS.sub("", edtf).partition("/")
    return _edge(first, last=False), _edge(last if slash else first, last=True)


def overlapping(one: str | None, other: str | None) -> bool | None:
    """Whether two EDTF dates can be one day; None where either is unknown."""
    if not one or not other:
        return None
    (first, last), (begin, end) = day_range(one), day_range(other)
    return first <= end and begin <= last


def _edge(date: str, last: bool) -> str:
    if date in ("", ".."):
        return LAST_DAY if last else FIRST_DAY
    filled = {4: date + ("-12-31" if last else "-01-01"), 7: date + ("-31" if last else "-01")}.get(len(date), date)
    return filled.replace("X", "9" if last else "0")

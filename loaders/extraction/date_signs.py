"""Where in a text a date phrase can stand: around the words that every phrase of its rule holds.

Most patterns begin with what stands everywhere ("the", "in", "about", a number). Tried around a month's name only, or
around "days", they take half the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from actorgraph.loaders.extraction.date_rules import lexicon
from actorgraph.loaders.extraction.numbers import either

BEFORE, AFTER = 100, 60
"""Characters of a phrase before and behind such a word, at most: "shortly before midnight on the night of Friday"."""
GROUPS = {"month": "(?P<month>", "unit": "(?P<unit>", "weekday": "(?P<weekday>"}
"""Groups of words that no phrase can do without whose pattern has them. Of two the earlier counts here, since behind it
the other may be left out: "a year ago on Sunday"."""
SIGNS = (*GROUPS, "")


def sign_of(pattern: str) -> str:
    """The sort of word that every phrase of a pattern holds; empty where none is known."""
    return next((sign for sign, group in GROUPS.items() if group in pattern), "")


@cache
def _words(sign: str) -> re.Pattern[str]:
    words = {
        "month": [name for names in lexicon()["months"] for name in names],
        "unit": [*lexicon()["units"], *lexicon()["parts_of_day"]],
        "weekday": [*lexicon()["weekdays"]],
    }
    return re.compile(rf"\b{either(words[sign])}", re.IGNORECASE)


def stretches(text: str, start: int, end: int, sign: str) -> Iterator[tuple[int, int]]:
    """The parts of text[start:end] in which a phrase with such a word can stand; all of it where no word is known."""
    if not sign:
        yield start, end
        return
    first, last = start, start
    for match in _words(sign).finditer(text, start, end):
        if match.start() - BEFORE > last:
            if last > first:
                yield first, last
            first = match.start() - BEFORE
        last = _word_end(text, min(match.end() + AFTER, end), end)
    if last > first:
        yield first, last


def _word_end(text: str, position: int, end: int) -> int:
    while position < end and text[position].isalnum():
        position += 1
    return position

"""How a text tells its time: news counts from its publication, a history from the years that it has told.

A heading that tells a year governs what stands under it, in news and in a history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from actorgraph.loaders.extraction.date_rules import LAST_ONE, TOLD_BEFORE, Context, Resolved, is_new

BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*\s*$")
HEADING_WORDS = 12
"""More words than a heading has."""
COUNTED = frozenset(
    {
        "anniversary, counted from publication",
        "calendar week of publication",
        "counted back from publication",
        "day before publication",
        "day of publication",
        "weekday before publication",
    }
)
"""How dates are reached that news tells; "the past week" is told in histories too."""
SEVERAL = 3
"""Dates without a year that make a story."""
COUNTED_FEWER = 6
"""How many times more often a history tells a day or a year of its own than it counts from publication."""
# "In 2014 rebels …", "by the end of 2012,": the year is told as the time of what follows, not as part of a name.
_TELLS_TIME = re.compile(
    r"\b(?:in|during|throughout|by|(?:end|beginning|start|middle|half)\s+of)\s+(?:(?:the\s+year|early|mid|late)[\s-]+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """The characters start to end of a short block without a stop, and whether the next one ends with a stop."""

    start: int
    end: int
    over_prose: bool

    def is_dated(self, text: str, start: int, end: int) -> bool:
        """Whether the year at text[start:end] is that of the section: it opens or closes the heading, or is all of it.

        "Comparison with the 2003 invasion" stands over what happened at other times.
        """
        if not self.start <= start < self.end:
            return False
        if (start, end) == (self.start, self.end):
            return True
        return self.over_prose and (start == self.start or not re.search(r"[^\W\d_]", text[end : self.end]))


def headings(text: str) -> list[Heading]:
    """The headings of a text.

    The first block is none: a headline says what the report is about, which need not be when it happened.
    """
    blocks = [match.span() for match in BLOCK.finditer(text)]
    return [
        Heading(*block, over_prose=bool(SENTENCE_END.search(text[slice(*below)])))
        for block, below in pairwise(blocks[1:])
        if len(text[slice(*block)].split()) <= HEADING_WORDS and not SENTENCE_END.search(text[slice(*block)])
    ]


def is_history(resolved: Sequence[Resolved], context: Context) -> bool:
    """Whether a text tells of years gone by in their own time, and not from its publication.

    `resolved` are its dates in order, read as news. A history hardly ever counts from publication ("on Friday"), and
    of its days and months few fall, by chance, into the weeks before it; in news most that have no year do. Where a
    month long gone opens the story of several days, and neither a year of late nor a count from publication follows,
    they may all fall there.
    """
    now = context.published.last if context.published else None
    year = now.year if now else None
    elsewhere = [one for one in resolved if year and _elsewhere(one, year)]
    if now is None or year is None or not elsewhere:
        return False
    counted = sum(one.reason in COUNTED for one in resolved)
    bare = [one for one in resolved if one.reason in (LAST_ONE, TOLD_BEFORE)]
    new = sum(is_new(one.period.last, now) for one in bare if one.period.last)
    months = sum(one.period.last is not None and one.period.last.month is not None for one in elsewhere)
    old = len(bare) - new + len(elsewhere)
    opened = len(bare) >= SEVERAL and not counted and _opens_long_ago(resolved, bare[0], year)
    return opened or (old > COUNTED_FEWER * counted and 2 * new < max(len(bare) + months, 1))


def _opens_long_ago(resolved: Sequence[Resolved], first: Resolved, year: int) -> bool:
    """Whether a month of a year gone by is told before the `first` date without a year, and no later year anywhere."""
    opening = [one.period.last for one in resolved[: resolved.index(first)] if one.tells_year]
    years = [one for one in resolved if one.tells_year and one.period.last and one.period.last.year]
    return all(_elsewhere(one, year - 1) for one in years) and any(last and last.month for last in opening)


def _elsewhere(resolved: Resolved, now: int) -> bool:
    last = resolved.period.last
    return bool(resolved.tells_year and last and last.year and last.year < now)


def tells_time(text: str, start: int, *, opens: bool) -> bool:
    """Whether a bare year at `start` says when something happened ("in 2014"), not which ("the 2003 invasion").

    With `opens`, only where it opens a sentence: "bodies found in 1994 …" tells of a moment outside the story.
    """
    found = _TELLS_TIME.search(text[max(0, start - 40) : start])
    return found is not None and (not opens or found[0][0].isupper())

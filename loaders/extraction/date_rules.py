"""What a date phrase is read against, and the counting that all kinds of phrase share.

Reports look back: a day or month without a year is the last one before publication, unless the text itself has told
another year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from actorgraph.loaders.extraction.edtf import Moment, Period, single
from actorgraph.loaders.extraction.numbers import parse_bounds, words


@dataclass(frozen=True)
class Context:
    """What a phrase is read against.

    `published` and `anchor` (the date told last) are periods, `year` the year told last in so many digits,
    `told_in_sentence` whether the anchor stands in the phrase's own sentence, `history` whether the text counts from
    the years that it tells and not from publication, `under` the year of the heading above.
    """

    published: Period | None = None
    anchor: Period | None = None
    year: int | None = None
    told_in_sentence: bool = False
    history: bool = False
    under: int | None = None

    @property
    def today(self) -> Moment | None:
        """The day of publication, None where it is not known to the day, or where nothing is counted from it."""
        if self.history and self.anchor:
            return None
        day = self.published.last if self.published else None
        return day if day and day.day else None

    @property
    def base(self) -> Moment | None:
        """The day from which "the next day" counts: the date told last, else publication."""
        told = self.anchor.last if self.anchor else None
        return told if told and told.day else self.today


@dataclass(frozen=True)
class Resolved:
    """An EDTF date with the reason why it is that, and whether the phrase told the year itself."""

    period: Period
    reason: str
    tells_year: bool = False

    @property
    def edtf(self) -> str:
        """The period in EDTF."""
        return str(self.period)


NEWS_DAYS = 31
"""How long before publication lies what news tells as new, at most."""
LAST_ONE = "last one before publication"
TOLD_BEFORE = "in the year told before"


@cache
def lexicon() -> dict[str, Any]:
    """The words of dates.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "dates.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def month_numbers() -> dict[str, int]:
    """Month names and abbreviations in lower case, and their numbers."""
    return {name: number for number, names in enumerate(lexicon()["months"], 1) for name in names}


def month_of(name: str) -> int:
    """The number of a month's name or abbreviation, with or without its full stop."""
    return month_numbers()[name.lower().rstrip(".")]


def day_of(text: str) -> int:
    """The day of "4", "22nd", "second" or "twenty-second"."""
    number = words()["ordinals"].get(text.lower())
    if number is None and "-" in text:
        number = 20 + int(words()["ordinals"].get(text.lower().split("-")[1], 0))
    return int(number) if number is not None else int(re.sub(r"\D", "", text))


def known(moment: Moment, reason: str, *, tells_year: bool = False) -> Resolved | None:
    """The period that is this moment; None where the calendar has none such."""
    return Resolved(single(moment), reason, tells_year) if moment.exists else None


def dated(month: int, day: int | None, year: int | None, context: Context) -> Resolved | None:
    """A month, or a day of it, in the year that was told, or in the last year in which it lies before publication."""
    if year is not None:
        return known(Moment(year, month, day), "told in full", tells_year=True)
    published = context.published.last if context.published else None
    before = _told_before(month, day, context)
    if before and (published is None or before <= published):
        return known(before, TOLD_BEFORE)
    if published is None or published.year is None:
        return known(Moment(None, month, day), "no year can be known")
    return known(_last_one(month, day, published), LAST_ONE)


def _told_before(month: int, day: int | None, context: Context) -> Moment | None:
    """The day in the year told before, or in the one after it where the months have begun anew; None in news."""
    if context.year is None or not _year_holds(month, day, context):
        return None
    told = context.anchor.last if context.anchor else None
    turned = told is not None and told.month is not None and told.year == context.year and told.month - month > 6
    return Moment(context.year + turned, month, day)


def _last_one(month: int, day: int | None, published: Moment) -> Moment:
    candidate = Moment(published.year, month, day)
    limit = published.cut("day" if day and published.day else "month" if published.month else "year")
    if published.month is not None and candidate.cut("day" if limit.day else "month") > limit:
        candidate = Moment((published.year or 1) - 1, month, day)
    return candidate


def _year_holds(month: int, day: int | None, context: Context) -> bool:
    """Whether the year told in the text, not publication, gives the year.

    In news the date told last must lie in it, and the day must not be one of the weeks before publication.
    """
    if context.published is None or context.history or context.under is not None:
        return True
    told = context.anchor.last if context.anchor else None
    if told is None or told.year != context.year or told.month is None:
        return False
    now = context.published.last
    if now is None or now.year is None:
        return True
    recent = is_new(_last_one(month, day, now), now)
    return now.year != context.year and (not recent or _follows(told, Moment(context.year, month, day)))


def _follows(told: Moment, moment: Moment) -> bool:
    """Whether a day lies within weeks after the day told last: "5 August 2013. … 6 August, 03.15"."""
    first, second = told.as_date(), moment.as_date() if moment.exists else None
    return bool(first and second and 0 <= (second - first).days <= NEWS_DAYS)


def is_new(moment: Moment, now: Moment) -> bool:
    """Whether a day or month up to publication lies in the weeks before it, of which news tells."""
    return now.day is not None and moment >= now.plus_days(-NEWS_DAYS).cut("day" if moment.day else "month")


def shifted(base: Moment | None, amount: int, unit: str, reason: str) -> Resolved | None:
    """`base` moved by `amount` days or months, as coarse as the unit is."""
    if base is None:
        return None
    kind, size = lexicon()["units"][unit]
    if kind == "days":
        return known(base.plus_days(amount * size), reason)
    moved = base.plus_months(amount * size) if base.month else Moment(base.year and base.year + amount * size // 12)
    return known(moved.cut("year") if size >= 12 else moved, reason)


def week_of(day: Moment, offset: int = 0) -> Period | None:
    """The calendar week, Monday to Sunday, `offset` weeks from the one of `day`."""
    as_date = day.as_date()
    if as_date is None:
        return None
    monday = day.plus_days(-as_date.weekday() + 7 * offset)
    return Period(monday, monday.plus_days(6))


def last_weekday(weekday: int, day: Moment, *, strictly: bool = False) -> Moment | None:
    """The last such weekday (0 is Monday) on or before `day`, or strictly before it."""
    as_date = day.as_date()
    if as_date is None:
        return None
    back = (as_date.weekday() - weekday) % 7
    return day.plus_days(-(back or (7 if strictly else 0)))


def count_of(text: str) -> int | None:
    """The number of a phrase as told ("ten", "a", "several" is none)."""
    if text.lower() in ("a", "an", "one", "the"):
        return 1
    bounds = parse_bounds(text)
    return bounds.low if bounds and bounds.high == bounds.low else None

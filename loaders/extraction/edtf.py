"""Calendar arithmetic on the part of EDTF level 1 that reports need: days, months, years, unknown years, intervals."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import total_ordering

_MOMENT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@total_ordering
@dataclass(frozen=True)
class Moment:
    """A day, a month or a year; `year` None where it cannot be known. Prints as EDTF."""

    year: int | None
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def __str__(self) -> str:
        parts = [f"{self.year:04d}" if self.year is not None else "XXXX"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + self.mark

    def __lt__(self, other: Moment) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return (self.year or 0, self.month or 0, self.day or 0)

    @property
    def exists(self) -> bool:
        """Whether the calendar has it (there is no 30 February)."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        # A leap year stands for an unknown one, so that 29 February may be.
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]

    def as_date(self) -> date | None:
        """The day, None where day, month or year is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def plus_days(self, days: int) -> Moment:
        """This day moved by `days`; with an unknown year the year stays unknown; months and years stay as they are."""
        if self.month is None or self.day is None:
            return self
        leap_day = (self.month, self.day) == (2, 29)
        moved = date(self.year or (2000 if leap_day else 2001), self.month, self.day)
        try:
            moved += timedelta(days=days)
        except OverflowError:
            return self
        return Moment(moved.year if self.year is not None else None, moved.month, moved.day)

    def plus_months(self, months: int) -> Moment:
        """The month (or, from a year, the year) `months` away."""
        if self.year is None:
            return self if self.month is None else Moment(None, (self.month - 1 + months) % 12 + 1)
        if self.month is None:
            return Moment(self.year + round(months / 12))
        total = self.year * 12 + self.month - 1 + months
        return Moment(total // 12, total % 12 + 1)

    def cut(self, precision: str) -> Moment:
        """Only as exact as "year", "month" or "day"."""
        if precision == "year":
            return replace(self, month=None, day=None)
        return replace(self, day=None) if precision == "month" else self


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both included; None is open. One and the same moment twice is that moment."""

    start: Moment | None
    end: Moment | None

    def __str__(self) -> str:
        if self.start == self.end and self.start is not None:
            return str(self.start)
        if self.start is not None and self.end is None:
            return f"{self.start}/.."
        if self.start is None:
            return f"../{self.end}"
        return f"{self.start}/{self.end}"

    @property
    def first(self) -> Moment | None:
        """The start, or the end where the start is open."""
        return self.start or self.end

    @property
    def last(self) -> Moment | None:
        """The end, or the start where the end is open."""
        return self.end or self.start


def single(moment: Moment) -> Period:
    """The period that is one moment."""
    return Period(moment, moment)


def parse_period(text: str | None) -> Period | None:
    """An EDTF date or interval as a Period; None for None, for what is no EDTF of level 1, and for impossible days."""
    if not text:
        return None
    parts = [None if part in ("", "..") else _MOMENT.fullmatch(part) for part in text.split("/")]
    bare = [part for part in text.split("/") if part not in ("", "..")]
    if len(parts) > 2 or len([part for part in parts if part]) != len(bare) or not bare:
        return None
    moments = [part and _moment(part) for part in parts]
    if any(moment and not moment.exists for moment in moments):
        return None
    return Period(moments[0], moments[-1])


def _moment(match: re.Match[str]) -> Moment:
    year, month, day, mark = match.groups()
    return Moment(None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None, mark)

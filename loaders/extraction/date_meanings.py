"""What calendar phrases mean: days, months, years, seasons, weekdays and weeks."""

from __future__ import annotations

import re

from actorgraph.loaders.extraction.date_rules import (
    TOLD_BEFORE,
    Context,
    Resolved,
    dated,
    day_of,
    known,
    last_weekday,
    lexicon,
    month_of,
    week_of,
)
from actorgraph.loaders.extraction.edtf import Moment, Period, parse_period, single

Match = re.Match[str]


def _year(match: Match) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def iso(match: Match, context: Context) -> Resolved | None:
    """2024-01-04, 2024-01."""
    period = parse_period(match["iso"])
    return Resolved(period, "told in full", True) if period else None


def two_days(match: Match, context: Context) -> Resolved | None:
    """9–11 June 2014, between March 23 and 24, the night of January 5 to 6."""
    month = month_of(match["month"])
    first = dated(month, int(match["day"]), _year(match), context)
    last = dated(month, int(match["day2"]), _year(match), context)
    start, end = first and first.period.start, last and last.period.start
    if not first or not start or not end or end < start:
        return None
    return Resolved(Period(start, end), first.reason, first.tells_year)


def day_month(match: Match, context: Context) -> Resolved | None:
    """4 January 2024, Jan. 28, the second of April."""
    return dated(month_of(match["month"]), day_of(match["day"]), _year(match), context)


def month(match: Match, context: Context) -> Resolved | None:
    """April, early March 2013, the end of May."""
    return dated(month_of(match["month"]), None, _year(match), context)


def which_month(match: Match, context: Context) -> Resolved | None:
    """Last December, August of last year."""
    published = context.published.last if context.published else None
    if published is None or published.year is None:
        return None
    number, which = month_of(match["month"] or match["month2"]), (match["which"] or match["which2"]).lower()
    if match["which2"]:
        return known(Moment(published.year - (which == "last"), number), "month of a year told from publication")
    year = published.year
    if which == "last" and published.month is not None and number >= published.month:
        year -= 1
    if which == "next" and published.month is not None and number <= published.month:
        year += 1
    return known(Moment(year, number), f"{which} month of that name")


def of_that_year(match: Match, context: Context) -> Resolved | None:
    """November of that year, 6 December of the same year: the year of the date told last."""
    told = context.anchor.last if context.anchor else None
    if told is None:
        return None
    day = int(match["day"]) if match["day"] else None
    return known(Moment(told.year, month_of(match["month"]), day), TOLD_BEFORE)


def year(match: Match, context: Context) -> Resolved | None:
    """2019."""
    return known(Moment(int(match["year"])), "told in full", tells_year=True)


def season(match: Match, context: Context) -> Resolved | None:
    """Summer 2007, last summer, that autumn: its months."""
    first, last = lexicon()["seasons"][match["season"].lower()]
    told = _year(match)
    if told is None:
        published, anchor = context.published, context.anchor
        near = (anchor if match["which"].lower() == "that" and anchor else published) or anchor
        moment = near.last if near else None
        if moment is None or moment.year is None:
            return None
        over = moment.month is None or moment.month > last % 12
        told = moment.year if match["which"].lower() != "last" or over else moment.year - 1
        if last > 12 and (match["which"].lower() == "last" or (moment.month or 12) <= 6):
            # A winter begins in the year before the one in which it ends.
            told -= 1
    start = Moment(told, first)
    period = Period(start, start.plus_months(last - first))
    return Resolved(period, "months of the season", tells_year=_year(match) is not None)


def holiday(match: Match, context: Context) -> Resolved | None:
    """Christmas, New Year's Eve."""
    day = next(day for name, day in lexicon()["holidays"].items() if name.lower() == match["holiday"].lower())
    return dated(day[0], day[1], _year(match), context)


def named(match: Match, context: Context) -> Resolved | None:
    """9/11."""
    period = parse_period(str(lexicon()["named_days"][match["named"].lower()]))
    return Resolved(period, "day with a name of its own") if period else None


def weekday(match: Match, context: Context) -> Resolved | None:
    """Sunday, early Saturday, last Tuesday, the Monday before, that same Friday."""
    number = lexicon()["weekdays"].index(match["weekday"].lower())
    which = " ".join((match["which"] or "").lower().split())
    told = context.anchor.last if context.anchor and context.anchor.last and context.anchor.last.day else None
    if match["before"] or which in ("the previous", "the preceding", "previous", "preceding"):
        return _from_day(number, told or context.today, "weekday before the date told last", strictly=True)
    if which in ("next", "the next", "the following", "following"):
        base = context.base
        return _from_day(number, base and base.plus_days(7), "weekday after the date told last")
    if which.startswith("that") and told:
        return _from_day(number, told.plus_days(0), "weekday told before")
    if context.today is None:
        return _from_day(number, told and told.plus_days(6), "weekday after the date told last")
    return _from_day(number, context.today, "weekday before publication", strictly=which == "last")


def _from_day(number: int, day: Moment | None, reason: str, *, strictly: bool = False) -> Resolved | None:
    found = last_weekday(number, day, strictly=strictly) if day else None
    return Resolved(single(found), reason) if found else None


def night_to(match: Match, context: Context) -> Resolved | None:
    """The night to Sunday, the night from Saturday to Sunday: both days."""
    if context.today is None:
        return None
    last = last_weekday(lexicon()["weekdays"].index(match["to"].lower()), context.today)
    return Resolved(Period(last.plus_days(-1), last), "night between two days") if last else None


def week(match: Match, context: Context) -> Resolved | None:
    """Last week, the following week, earlier this week, the weekend: calendar weeks, Monday to Sunday."""
    which, after = " ".join((match["which"] or "").lower().split()), (match["rel"] or "").strip().lower()
    near = which in ("last", "this", "earlier this", "") or (which == "the" and not after)
    day = (context.today or context.base) if near else context.base
    offset = -1 if which == "last" or "previous" in which or after == "before" else 0
    offset += which in ("the following", "the next") or after == "after"
    if day is None:
        return None
    if match["week"].lower() == "weekend":
        return _weekend(day, offset, which)
    found = week_of(day, offset)
    if found and offset == 0 and day == context.today:
        end = day if which == "this" else day.plus_days(-1) if which == "earlier this" else found.end
        return Resolved(Period(found.start, end), "calendar week of publication")
    return Resolved(found, "calendar week before" if offset < 0 else "calendar week") if found else None


def _weekend(day: Moment, offset: int, which: str) -> Resolved | None:
    sunday = last_weekday(6, day.plus_days(7 if offset > 0 else 0), strictly=which == "last" and offset < 0)
    return Resolved(Period(sunday.plus_days(-1), sunday), "Saturday and Sunday before") if sunday else None

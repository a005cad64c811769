"""What relative phrases mean: counted from publication ("ten days ago") or from the date told last ("the next day")."""

from __future__ import annotations

import re

from actorgraph.loaders.extraction.date_rules import (
    Context,
    Resolved,
    count_of,
    day_of,
    known,
    month_of,
    shifted,
    week_of,
)
from actorgraph.loaders.extraction.edtf import Moment, Period, single

Match = re.Match[str]

# "The attack came two days after B" speaks of an attack whose date is known, and dates B.
_CAME = re.compile(r"\b(?:came|comes|was|were|is|fell)\s+(?:just|only|barely|scarcely|hardly)?\s*$", re.IGNORECASE)
SAME_DAY = "same day as the date told last"
# Names hold the words of a day too: "Operation Dawn", "the 2nd Brigade".
_IN_NAME = re.compile(r"\s+[A-Z]")
_ON = re.compile(r"\b(?:on|until|till|since)\s+$", re.IGNORECASE)


def today(match: Match, context: Context) -> Resolved | None:
    """Today, this morning, a short while ago."""
    return Resolved(single(context.today), "day of publication") if context.today else None


def yesterday(match: Match, context: Context) -> Resolved | None:
    """Yesterday, last night."""
    return shifted(context.today, -1, "day", "day before publication")


def overnight(match: Match, context: Context) -> Resolved | None:
    """Overnight: the day before and the day of publication, or of the day told in the same sentence."""
    told = context.anchor.last if context.anchor and (context.told_in_sentence or not context.today) else None
    day = told if told and told.day else context.today
    return Resolved(Period(day.plus_days(-1), day), "night between two days") if day else None


def ago(match: Match, context: Context) -> Resolved | None:
    """Ten days ago, more than three years ago, four years ago today."""
    number = count_of(match["number"])
    base = context.today or (context.published.last if context.published else None)
    if number is None or base is None:
        return None
    if match["today"]:
        same = Moment((base.year or 0) - number, base.month, None if "month" in match["today"] else base.day)
        return known(same, "anniversary, counted from publication") if match["unit"].lower() == "year" else None
    found = shifted(base, -number, match["unit"].lower(), "counted back from publication")
    return _roughly(found, match["rough"])


def _roughly(found: Resolved | None, rough: str | None) -> Resolved | None:
    if not found or not rough or not found.period.start:
        return found
    moment = found.period.start
    return Resolved(single(Moment(moment.year, moment.month, moment.day, "~")), found.reason)


def later(match: Match, context: Context) -> Resolved | None:
    """Two days later, a day earlier, a day after (something): counted from the date told last."""
    number, way = count_of(match["number"]), match["way"].lower()
    base = context.base or (context.anchor.last if context.anchor else None)
    if number is None or base is None:
        return None
    back = way in ("earlier", "before", "previously")
    if way == "after":
        # "A struck on Sunday, a day after B": the phrase dates B when the date of A stands in the sentence.
        back = context.told_in_sentence or bool(_CAME.search(match.string[max(0, match.start() - 30) : match.start()]))
    found = shifted(base, -number if back else number, match["unit"].lower(), "counted from the date told last")
    return _roughly(_told(found, context), match["rough"])


def _told(found: Resolved | None, context: Context) -> Resolved | None:
    """A date counted forward, unless it lies after publication: what is told of has happened."""
    first, today = found.period.first if found else None, context.published.last if context.published else None
    return None if first and today and first > today else found


def same_day(match: Match, context: Context) -> Resolved | None:
    """Hours later, soon afterwards."""
    return Resolved(single(context.base), SAME_DAY) if context.base else None


def neighbour(match: Match, context: Context) -> Resolved | None:
    """The next day, the night before, the following month."""
    unit = (match["unit"] or "night").lower()
    way = (match["way"] or "before").lower()
    told = context.anchor or context.published
    base = context.base if unit not in ("month", "year") else told.last if told else None
    step = 1 if way in ("next", "following", "after") else -1
    if unit == "week" and base:
        found = week_of(base, step)
        return Resolved(found, "calendar week beside the date told last") if found else None
    return _told(shifted(base, step, unit, "beside the date told last"), context)


def beside_month(match: Match, context: Context) -> Resolved | None:
    """The following July, the previous March: the nearest after or before; in July of the following year."""
    told = context.anchor or context.published
    moment = told.last if told else None
    if moment is None or moment.year is None or moment.month is None:
        return None
    number, step = month_of(match["month"]), 1 if match["way"].lower() in ("next", "following") else -1
    in_other_year = match[0].lower().endswith("year") or (number - moment.month) * step <= 0
    return _told(known(Moment(moment.year + step * in_other_year, number), "month beside the date told last"), context)


def same(match: Match, context: Context) -> Resolved | None:
    """The same day, that night, that year: the date told last."""
    unit = match["unit"].lower()
    anchor = context.anchor or context.published
    moment = anchor.last if anchor else None
    if anchor is None or moment is None:
        return None
    if unit in ("month", "year"):
        return known(moment.cut(unit), "the date told last")
    if unit == "week":
        found = week_of(moment)
        return Resolved(found, "week of the date told last") if found else None
    return Resolved(anchor if context.anchor else single(moment), "the date told last")


def which_unit(match: Match, context: Context) -> Resolved | None:
    """Last month, this year, the end of last year, the start of the month."""
    unit, which = match["unit"].lower(), match["which"].lower()
    published = context.published.last if context.published else context.base
    if published is None or (unit == "month" and published.month is None):
        return None
    step = {"last": -1, "next": 1}.get(which, 0)
    if "start" in match[0].lower() or "beginning" in match[0].lower():
        moved = published.plus_months(12 * step).cut("year") if unit == "year" else published.plus_months(step)
        return (
            Resolved(single(moved), f"{which} {unit}")
            if unit == "month"
            else Resolved(single(Moment(moved.year, 1, 1)), f"start of {which} {unit}")
        )
    return shifted(published, step, unit, f"{which} {unit}")


def past(match: Match, context: Context) -> Resolved | None:
    """The past 24 hours, the last two weeks, the past decade: up to publication."""
    unit = (match["unit"] or match["unit2"]).lower()
    number = count_of(match["number"]) if match["number"] else 1
    published = context.published.last if context.published else context.base
    if number is None or published is None:
        return None
    if unit == "hour":
        number, unit = max(1, number // 24), "day"
    found = shifted(published, -number, unit, "up to publication")
    start = found.period.start if found else None
    if start is None:
        return None
    precision = "day" if start.day else "month" if start.month else "year"
    return Resolved(Period(start, published.cut(precision)), "up to publication")


def ordinal_day(match: Match, context: Context) -> Resolved | None:
    """The 15th, the second of this month: in the month of the date told last, or before publication."""
    day, which = day_of(match["day"]), (match["which"] or "").lower()
    named = _IN_NAME.match(match.string, match.end()) and not _ON.search(
        match.string[max(0, match.start() - 8) : match.start()]
    )
    if (not match["day"][0].isdigit() or named) and not which:
        return None
    told = context.published if which in ("this", "last") else context.anchor or context.published
    moment = told.last if told else None
    if moment is None or moment.month is None:
        return None
    month_ = moment.plus_months(-1) if which == "last" else moment.cut("month")
    found = Moment(month_.year, month_.month, day)
    if not context.anchor and context.today and found > context.today:
        before = moment.plus_months(-1)
        found = Moment(before.year, before.month, day)
    return known(found, "day of the month told last")


def part(match: Match, context: Context) -> Resolved | None:
    """Dawn, the night, the early hours: of the date told last, else of publication."""
    if match[0][0].isupper() and match.string[: match.start()].rstrip(" ")[-1:].isalpha():
        return None
    return Resolved(single(context.base), "part of the date told last") if context.base else None

"""Dates with the words that govern them ("since", "from … to …"), and with the day that is told behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from actorgraph.loaders.extraction.date_relations import SAME_DAY
from actorgraph.loaders.extraction.date_rules import Resolved
from actorgraph.loaders.extraction.edtf import Period

_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", re.IGNORECASE)
# "waited until noon" tells when something happened; only "Until May, …" tells of the time before.
_BY = re.compile(r"\b(?:[Bb]y|Until|Till|[Aa]s\s+of)\s+(?:the\s+)?$")
# "the first attack since March": the date is that of an attack in March.
_SUPERLATIVE = re.compile(r"\b(?:first|only|last|worst|\w{3,}est|most\s+\w+)\b[^.;]{0,70}$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:and|to|until|till|through|–|-)\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """Characters [start, end) of a text that mean a date, and the date."""

    start: int
    end: int
    resolved: Resolved


def with_day_behind(text: str, found: Sequence[Found], sentences: Sequence[int]) -> list[Found]:
    """The dates; "hours after rockets hit Haifa on Friday" is that Friday. `sentences`: where each begins."""
    told = list(found)
    of = [bisect_right(sentences, one.start) for one in told]
    for i, (one, behind) in enumerate(pairwise(told)):
        points = one.resolved.reason == SAME_DAY and text[one.start : one.end].lower().endswith("after")
        if points and of[i] == of[i + 1] and (i == 0 or of[i - 1] != of[i]) and ";" not in text[one.end : behind.start]:
            told[i] = replace(one, resolved=replace(behind.resolved, reason=f"{behind.resolved.reason}, told behind"))
    return told


def combined(text: str, found: list[Found]) -> list[Found]:
    """The dates joined with the words that govern them: "since", "by", "between … and …", "from … to …"."""
    joined: list[Found] = []
    position = 0
    while position < len(found):
        one = found[position]
        before = text[max(0, one.start - 20) : one.start]
        following = found[position + 1] if position + 1 < len(found) else None
        if opening := _FROM.search(before):
            if following and _JOIN.fullmatch(text[one.end : following.start]):
                joined.append(_interval(one, following, one.start - len(opening[0])))
                position += 2
                continue
            if opening[0].lower().startswith("from"):
                one = _open(one, one.start - len(opening[0]), "from then on", since=True)
        elif (opening := _SINCE.search(before)) and not _SUPERLATIVE.search(text[max(0, one.start - 90) : one.start]):
            one = _open(one, one.start - len(opening[0]), "since then", since=True)
        elif opening := _BY.search(before):
            one = _open(one, one.start - len(opening[0]), "until then", since=False)
        if following and _twins(one, following, text[one.end : following.start]):
            one = _interval(one, following, one.start)
            position += 1
        joined.append(one)
        position += 1
    return joined


def _twins(one: Found, other: Found, between: str) -> bool:
    """Whether two dates side by side are one span of time: "Friday and Saturday", "2012–2013"."""
    if re.fullmatch(r"\s*[–-]\s*", between):
        return True
    first, last = one.resolved.period, other.resolved.period
    if not re.fullmatch(r"\s+(?:and|to)\s+", between) or not (first.start and last.start and first.start < last.start):
        return False
    if between.strip().lower() == "to":
        return True
    days = first.start.as_date(), last.start.as_date()
    if days[0] and days[1]:
        return (days[1] - days[0]).days == 1
    return first.start.month is None and last.start.month is None


def _open(found: Found, start: int, reason: str, *, since: bool) -> Found:
    period = found.resolved.period
    opened = Period(period.first, None) if since else Period(None, period.last)
    return Found(start, found.end, Resolved(opened, f"{found.resolved.reason}, {reason}"))


def _interval(first: Found, last: Found, start: int) -> Found:
    """Both ends; a first end without a year of its own takes that of the second."""
    begin, end = first.resolved.period.first, last.resolved.period.last
    if begin and end and last.resolved.tells_year and not first.resolved.tells_year and end.year is not None:
        begin = replace(begin, year=end.year)
    if begin and end and end < begin:
        begin = replace(begin, year=(end.year or 1) - 1) if begin.year is not None else begin
    return Found(start, last.end, Resolved(Period(begin, end), f"{last.resolved.reason}, from one to the other"))

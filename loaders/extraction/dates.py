"""Dates in report text, as EDTF level 1 against the publication date, past preferred."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from actorgraph.loaders.extraction.date_narration import BLOCK, Heading, headings, is_history, tells_time
from actorgraph.loaders.extraction.date_phrases import rules
from actorgraph.loaders.extraction.date_rules import TOLD_BEFORE, Context, Resolved, lexicon
from actorgraph.loaders.extraction.edtf import Period, parse_period

__all__ = ["Context", "DateMention", "Resolved", "context_of", "find_dates", "resolve_date"]

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[A-Z“\"\[(])|\n\s*\n")
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", re.IGNORECASE)
# "waited until noon" tells when something happened; only "Until May, …" tells of the time before.
_BY = re.compile(r"\b(?:[Bb]y|Until|Till|[Aa]s\s+of)\s+(?:the\s+)?$")
# "the first attack since March": the date is that of an attack in March.
_SUPERLATIVE = re.compile(r"\b(?:first|only|last|worst|\w{3,}est|most\s+\w+)\b[^.;]{0,70}$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:and|to|until|till|through|–|-)\s*(?:the\s+)?", re.IGNORECASE)
_NO_DATE = re.compile(r"(?:vs?\.|article|resolution|no\.|\$|€|£)\s*$", re.IGNORECASE)
# "in March", "since last May", "March and April": what may stand before a month that is also an everyday word.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in(?:\s+the)?|since|by|until|till|of|from|during|between|before|after|to|and|or|last|this|next|early|late|mid|"
    r"every)[\s-]+|[–,(-]\s*)$",
    re.IGNORECASE,
)

_Candidate = tuple[int, int, int, re.Match[str]]


@dataclass(frozen=True)
class DateMention:
    """Characters text[start:end], the EDTF date that they mean, and how it was reached."""

    start: int
    end: int
    edtf: str
    reason: str


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    resolved: Resolved


def context_of(published: str | None, anchor: str | None = None) -> Context:
    """The context of a phrase: the publication date and the date told last, both EDTF or None."""
    told = parse_period(anchor)
    year = told.last.year if told and told.last else None
    return Context(published=parse_period(published), anchor=told, year=year)


def resolve_date(phrase: str, published: str | None, context: Context | None = None) -> Resolved | None:
    """What a date phrase means; None where it means no date that can be known. `published` is EDTF or None."""
    context = context or context_of(published)
    text = phrase.strip()
    whole = _combined(text, _simple(text, _candidates(text), context), context)
    if not whole:
        return None
    return max(whole, key=lambda found: found.end - found.start).resolved


def find_dates(text: str, published: str | None) -> list[DateMention]:
    """Every date of the text in order up to publication, without overlaps; relative ones count from the one before."""
    context = context_of(published)
    candidates = _candidates(text)
    found = _simple(text, candidates, context)
    if is_history([one.resolved for one in found], context):
        found = _simple(text, candidates, replace(context, history=True))
    return [
        DateMention(one.start, one.end, one.resolved.edtf, one.resolved.reason)
        for one in _combined(text, found, context)
        if _has_come(one.resolved.period, context.published)
    ]


def _has_come(period: Period, published: Period | None) -> bool:
    """Whether a time had begun when the report came out: what lies ahead dates nothing that is told."""
    begun, now = period.first, published.last if published else None
    if begun is None or now is None or begun.year is None:
        return True
    precision = "day" if begun.day and now.day else "month" if begun.month and now.month else "year"
    return begun.cut(precision) <= now.cut(precision)


def _candidates(text: str) -> list[_Candidate]:
    """Start, minus length, number of the rule, and the match: sorted, the best at each place comes first.

    No phrase goes on from one block into the next: "1983" over "On 18 February …" is no time of day.
    """
    found = [
        (match.start(), match.start() - match.end(), number, match)
        for block in BLOCK.finditer(text)
        for number, (pattern, _) in enumerate(rules())
        for match in pattern.finditer(text, *block.span())
        if match.end() > match.start() and _plausible(text, match)
    ]
    return sorted(found, key=lambda one: one[:3])


def _plausible(text: str, match: re.Match[str]) -> bool:
    """Month names are capitalised; "March" and "May" alone need a preposition; "No. 12 May" is none."""
    groups = match.groupdict()
    month = groups.get("month") or groups.get("month2")
    if month is None:
        return True
    at = match.start("month") if groups.get("month") else match.start("month2")
    if not text[at].isupper():
        return False
    alone = not any(groups.get(name) for name in ("day", "year", "which", "which2"))
    if not alone:
        return True
    name = month.lower().rstrip(".")
    if name not in [names[0] for names in lexicon()["months"]]:
        return False
    whole = len(text.strip()) <= len(match[0]) + 1
    return name not in lexicon()["ambiguous_months"] or whole or bool(_BEFORE_MONTH.search(text[max(0, at - 20) : at]))


def _simple(text: str, candidates: list[_Candidate], context: Context) -> list[_Found]:
    """Dates that stand by themselves, each read with what was told before it."""
    found: list[_Found] = []
    sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    sections = headings(text)
    reached = at = 0
    for start, minus_length, number, match in candidates:
        if start < reached or _NO_DATE.search(text[max(0, start - 12) : start]):
            continue
        section = bisect_right(sections, start, key=lambda heading: heading.start)
        if section != at:
            at, context = section, replace(context, under=None)
        told_here = bool(found) and found[-1].start >= sentences[bisect_right(sentences, start) - 1]
        resolved = rules()[number][1](match, replace(context, told_in_sentence=told_here))
        if resolved is None:
            # "February 30" is no date, and "February" in it is none either.
            reached = start - minus_length if _names_day(match) else reached
            continue
        found.append(_Found(start, start - minus_length, resolved))
        reached = start - minus_length
        context = _told(context, found[-1], text, sections[section - 1] if section else None)
    return found


def _names_day(match: re.Match[str]) -> bool:
    """Whether a calendar day is spelled out, even if the calendar has none such."""
    groups = match.groupdict()
    day = re.sub(r"\D", "", groups.get("day") or "")
    return bool(groups.get("iso") or (groups.get("month") and day and int(day) <= 31))


def _told(context: Context, found: _Found, text: str, heading: Heading | None) -> Context:
    """The context after a date was told."""
    resolved, last = found.resolved, found.resolved.period.last
    year = last.year if last else None
    if resolved.tells_year and heading and heading.is_dated(text, found.start, found.end):
        return replace(context, anchor=resolved.period, year=year, under=year)
    kept = context.history or context.under is not None
    if kept and resolved.tells_year and last and last.month is None and not _goes_on(context, text, found.start):
        return context
    telling = resolved.tells_year or resolved.reason == TOLD_BEFORE
    return replace(context, anchor=resolved.period, year=year if telling and year else context.year)


def _goes_on(context: Context, text: str, start: int) -> bool:
    """Whether what follows a bare year happens in it, and not in the year told before.

    A bare year is often part of a name ("the 2003 invasion"); after a day it must open a sentence.
    """
    if context.year is None or context.under is not None:
        return context.year is None
    told = context.anchor.last if context.anchor else None
    return tells_time(text, start, opens=told is not None and told.month is not None)


def _combined(text: str, found: list[_Found], context: Context) -> list[_Found]:
    """The dates joined with the words that govern them: "since", "by", "between … and …", "from … to …"."""
    joined: list[_Found] = []
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


def _twins(one: _Found, other: _Found, between: str) -> bool:
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


def _open(found: _Found, start: int, reason: str, *, since: bool) -> _Found:
    period = found.resolved.period
    opened = Period(period.first, None) if since else Period(None, period.last)
    return _Found(start, found.end, Resolved(opened, f"{found.resolved.reason}, {reason}"))


def _interval(first: _Found, last: _Found, start: int) -> _Found:
    """Both ends; a first end without a year of its own takes that of the second."""
    begin, end = first.resolved.period.first, last.resolved.period.last
    if begin and end and last.resolved.tells_year and not first.resolved.tells_year and end.year is not None:
        begin = replace(begin, year=end.year)
    if begin and end and end < begin:
        begin = replace(begin, year=(end.year or 1) - 1) if begin.year is not None else begin
    return _Found(start, last.end, Resolved(Period(begin, end), f"{last.resolved.reason}, from one to the other"))

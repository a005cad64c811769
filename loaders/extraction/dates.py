"""Dates in report text, as EDTF level 1 against the publication date, past preferred."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from actorgraph.loaders.extraction.date_narration import BLOCK, Heading, headings, is_history, tells_time
from actorgraph.loaders.extraction.date_phrases import rules
from actorgraph.loaders.extraction.date_rules import TOLD_BEFORE, Context, Resolved, lexicon
from actorgraph.loaders.extraction.date_signs import SIGNS, stretches
from actorgraph.loaders.extraction.date_spans import Found, combined, with_day_behind
from actorgraph.loaders.extraction.edtf import Period, parse_period

__all__ = ["Context", "DateMention", "Resolved", "context_of", "find_dates", "resolve_date"]

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[A-Z“\"\[(])|\n\s*\n")
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


def context_of(published: str | None, anchor: str | None = None) -> Context:
    """The context of a phrase: the publication date and the date told last, both EDTF or None."""
    told = parse_period(anchor)
    year = told.last.year if told and told.last else None
    return Context(published=parse_period(published), anchor=told, year=year)


def resolve_date(phrase: str, published: str | None, context: Context | None = None) -> Resolved | None:
    """What a date phrase means; None where it means no date that can be known. `published` is EDTF or None."""
    context = context or context_of(published)
    text = phrase.strip()
    whole = combined(text, _simple(text, _candidates(text), context))
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
        for one in combined(text, found)
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
    found = []
    for block in BLOCK.finditer(text):
        near = {sign: list(stretches(text, *block.span(), sign)) for sign in SIGNS}
        found += [
            (match.start(), match.start() - match.end(), number, match)
            for number, rule in enumerate(rules())
            for stretch in near[rule.sign]
            for match in rule.pattern.finditer(text, *stretch)
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
    alone = not any(groups.get(name) for name in ("day", "year", "which", "which2", "way"))
    if not alone:
        return True
    name = month.lower().rstrip(".")
    if name not in [names[0] for names in lexicon()["months"]]:
        return False
    whole = len(text.strip()) <= len(match[0]) + 1
    return name not in lexicon()["ambiguous_months"] or whole or bool(_BEFORE_MONTH.search(text[max(0, at - 20) : at]))


def _simple(text: str, candidates: list[_Candidate], context: Context) -> list[Found]:
    """Dates that stand by themselves, each read with what was told before it."""
    found: list[Found] = []
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
        resolved = rules()[number].meaning(match, replace(context, told_in_sentence=told_here))
        if resolved is None:
            # "February 30" is no date, and "February" in it is none either.
            reached = start - minus_length if _names_day(match) else reached
            continue
        found.append(Found(start, start - minus_length, resolved))
        reached = start - minus_length
        context = _told(context, found[-1], text, sections[section - 1] if section else None)
    return with_day_behind(text, found, sentences)


def _names_day(match: re.Match[str]) -> bool:
    """Whether a calendar day is spelled out, even if the calendar has none such."""
    groups = match.groupdict()
    day = re.sub(r"\D", "", groups.get("day") or "")
    return bool(groups.get("iso") or (groups.get("month") and day and int(day) <= 31))


def _told(context: Context, found: Found, text: str, heading: Heading | None) -> Context:
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

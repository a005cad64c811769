"""Dates as people write them, and EDTF."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"\d{4}(?!\d)"
_ISO = r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
_DAY_FIRST = rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"
_MONTH_FIRST = rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"
_NUMBERS = r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)"
# A date with its year, inside a larger pattern; to be matched regardless of case.
DATE = rf"{_WEEKDAY}(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_NUMBERS})"

_FOUND = re.compile(DATE, re.IGNORECASE)
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.*")
_PART = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[~?%]?")


def checked_edtf(words: str) -> str | None:
    """The same words where they are an EDTF date or interval of level 1 that the calendar knows, else None.

    A timestamp becomes its day. https://www.loc.gov/standards/datetime/
    """
    words = stamp.group(1) if (stamp := _TIMESTAMP.fullmatch(words)) else words
    first, slash, last = words.partition("/")
    if not slash:
        return words if _is_date(first) else None
    known = [part for part in (first, last) if part not in ("", "..")]
    good = bool(known) and all(_is_date(part) for part in known)
    return words if good and (len(known) < 2 or first[:10] <= last) else None


def whole_date(words: str) -> str | None:
    """EDTF for words that are a written date and nothing else, else None."""
    return _value(words) if _FOUND.fullmatch(words.strip()) else None


def find_date(words: str) -> str | None:
    """EDTF for the first written date in the words, None where there is none that the calendar knows."""
    match = _FOUND.search(words)
    return _value(match.group()) if match else None


def _is_date(part: str) -> bool:
    match = _PART.fullmatch(part)
    if not match:
        return False
    year, month, day = match.groups()
    if not year.isdecimal() and month:
        return False
    if month in (None, "XX"):
        return day in (None, "XX")
    return _calendar(int(year), int(month), 1 if day in (None, "XX") else int(day)) is not None


def _value(words: str) -> str | None:
    words = words.lower()
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    month = next((MONTHS.index(m) + 1 for m in re.findall(r"\b[a-z]{3}", words) if m in MONTHS), None)
    if month:
        day, year = numbers
        found = _calendar(year, month, day)
    elif "-" in words:
        found = _calendar(*numbers)
    else:
        found = _from_numbers(numbers, words)
    return found.isoformat() if found else None


def _from_numbers(numbers: list[int], words: str) -> date | None:
    """04/22/2024 or 22/04/2024: by the weekday where it is told, else where only one reading is a date.

    With points (22.04.2024) the day stands first.
    """
    first, second, year = numbers
    readings = (
        [_calendar(year, second, first)]
        if "." in words.strip(".") and "/" not in words
        else [_calendar(year, second, first), _calendar(year, first, second)]
    )
    dates = {reading for reading in readings if reading}
    weekday = next((WEEKDAYS.index(w) for w in re.findall(r"\b[a-z]{3}", words) if w in WEEKDAYS), None)
    if weekday is not None and len(dates) > 1:
        dates = {reading for reading in dates if reading.weekday() == weekday}
    return dates.pop() if len(dates) == 1 else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""From an EDTF date to its first and last day, for sorting and filtering."""

from __future__ import annotations

import re
from functools import lru_cache
from time import struct_time

from edtf import EDTFParseException, parse_edtf

_NO_YEAR = re.compile(r"^[Xu]{4}")


@lru_cache(maxsize=4096)
def interval(date: str | None) -> tuple[str | None, str | None]:
    """First and last day (ISO 8601) of an EDTF level 1 date; None where it is open, unknown, or in no known year.

    >>> interval("2021-04")
    ('2021-04-01', '2021-04-30')
    """
    if not date or any(_NO_YEAR.match(part) for part in date.split("/")):
        return None, None
    try:
        parsed = parse_edtf(date)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError):
        return None, None


def _day(moment: struct_time | float) -> str | None:
    """The day of a moment; an open end is an infinite number."""
    if not isinstance(moment, struct_time):
        return None
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"

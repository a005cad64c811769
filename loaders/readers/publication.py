"""When a report was published, and how that is known. No date is ever guessed, least of all today's.

The order, from what the user says now to what the file happens to be called:

1. the --published option
2. a field of a JSON line, which speaks of that report alone
3. the row of reports.csv, which somebody wrote about the file, mostly to correct it
4. front matter, or the metadata of a web page
5. a dateline in the first or last lines of the text
6. a file name that begins with a date
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.written_dates import DATE, checked_edtf, find_date, whole_date

# How many lines of the beginning and of the end may hold a dateline.
NEAR = 10
ZONE = r"(?:\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?)?"
TIME = rf"(?:[\s,|·–—-]*(?:at\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?\s*{ZONE})?"
ACT = r"(?:published|posted|updated|modified|issued|released|date)"
LABEL = rf"(?:(?:first |last |originally )?{ACT}\b\s*:?\s*(?:on\s+|at\s+)?)?"
BYLINE = r"(?:by\s[^\d|]{3,60}[|,•·–—-]\s*)?"
ALONE = re.compile(rf"\W*{BYLINE}{LABEL}{DATE}{TIME}\W*", re.IGNORECASE)
# BAGHDAD, Nov 13, 2023 (Reuters) – ...
PLACED = re.compile(
    rf"(?:[(A-Z][\w.'’)-]{{0,30}}[\s,/:–—]+(?:-\s+)?){{1,6}}"
    rf"\(?(?i:{DATE})\)?\s*(?:\([\w ./]{{2,30}}\)\s*)?(?:[-–—]{{1,2}}|:)\s"
)
NAMED = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def stated_date(value: str, name: str) -> str:
    """EDTF for a date that somebody gave: EDTF, or written as in "5 February 2024".

    Raises ReportError, which names the value, where it is no date.
    """
    words = value.strip()
    edtf = checked_edtf(words) or whole_date(words)
    if edtf is None:
        raise ReportError(f"{name}: {words!r} is no date; write it as 2024-01-31, 2024-01 or 2024 (EDTF)")
    return edtf


def publication_date(
    stated: Iterable[tuple[str | None, str]], text: str, file_name: str, name: str
) -> tuple[str | None, str | None]:
    """The date in EDTF and where it was found; both None where the report has none.

    `stated` are dates that somebody gave, with where, the best first. Raises ReportError where the first of them is
    no date.
    """
    for value, where in stated:
        if value and value.strip():
            return stated_date(value, f"{name} ({where})"), where
    if found := dateline(text):
        return found, "dateline"
    if named := NAMED.match(file_name):
        return (date, "file name") if (date := checked_edtf("-".join(named.groups()))) else (None, None)
    return None, None


def dateline(text: str) -> str | None:
    """The date that stands alone on a line, or after a place, near the beginning or the end of a text.

    Of several the earliest: a page's clock and the date of an update come later than the publication.
    """
    dates = [date for line in _outer_lines(text) if (date := _line_date(line))]
    return min(dates, default=None)


def _line_date(line: str) -> str | None:
    match = PLACED.match(line[:200]) or (ALONE.fullmatch(line) if len(line) <= 120 else None)
    return find_date(match.group()) if match else None


def _outer_lines(text: str) -> list[str]:
    # Long texts are cut first, so that a book costs no more than a page.
    ends = [text] if len(text) < 40_000 else [text[:20_000], text[-20_000:]]
    lines = [line.strip() for end in ends for line in end.splitlines() if line.strip()]
    return lines if len(lines) <= 2 * NEAR else lines[:NEAR] + lines[-NEAR:]

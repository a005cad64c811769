"""Which files of a folder are reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.listing import LISTING

TEXT = {".txt", ".text"}
MARKDOWN = {".md", ".markdown"}
PAGE = {".html", ".htm", ".xhtml"}
JSON_LINES = {".jsonl", ".ndjson"}
READABLE = TEXT | MARKDOWN | PAGE | JSON_LINES
# Files that most likely hold reports and cannot be read: they are named, not passed over.
DOCUMENTS = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"}


def report_files(folder: Path) -> Iterator[Path | ReportError]:
    """The reports in a folder and in the folders below it, sorted; hidden ones and reports.csv are left out.

    Links to folders are not followed, since they may lead in circles.
    """
    found = False
    problems: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".") and name != LISTING):
            path = Path(here) / name
            if path.suffix.lower() in READABLE:
                found = True
                yield path
            elif path.suffix.lower() in DOCUMENTS:
                found = True
                yield ReportError(f"{path}: {path.suffix} files cannot be read; save its text as .txt and read that")
    for problem in problems:
        found = True
        yield ReportError(f"{problem.filename}: {(problem.strerror or 'cannot be read').lower()}")
    if not found:
        yield ReportError(f"{folder}: there are no reports in this folder ({', '.join(sorted(READABLE))})")

"""reports.csv: what somebody wrote about the files beside it (path, published, publisher, title, url)."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.decoding import decode, read_bounded
from actorgraph.loaders.readers.details import Details, details_from
from actorgraph.loaders.readers.source import PAGE_LIMIT

LISTING = "reports.csv"
COLUMNS = ("path", "published", "publisher", "title", "url")


class Listings:
    """The lists of all folders that reports are read from, each read once."""

    def __init__(self) -> None:
        self._rows: dict[Path, dict[str, Details]] = {}

    def row(self, path: Path, root: Path) -> Details | None:
        """What is written about a file: in its own folder, in one above it up to root, or beside root; nearest first.

        Paths in a list are relative to the list, in one that lies beside root also to root. Raises ReportError where a
        list cannot be read.
        """
        path, root = path.absolute(), root.absolute()
        for folder in path.parents:
            rows = self._of(folder)
            if found := rows.get(_key(path.relative_to(folder).as_posix())):
                return found
            if folder == root.parent:
                within = path.relative_to(root)
                # A file beside the list has the better claim to its row.
                return None if (folder / within).exists() else rows.get(_key(within.as_posix()))
        return None

    def _of(self, folder: Path) -> dict[str, Details]:
        if folder not in self._rows:
            # Kept before it is read: a broken list is reported once, not once for each report.
            self._rows[folder] = {}
            listing = folder / LISTING
            if listing.is_file():
                self._rows[folder] = read_listing(listing)
        return self._rows[folder]


def read_listing(listing: Path) -> dict[str, Details]:
    """The rows of a list by the path of the report, which is relative to the list.

    Commas or semicolons part the columns. Raises ReportError where there is no column `path`.
    """
    name = str(listing)
    try:
        with listing.open("rb") as stream:
            text = decode(read_bounded(stream, name, PAGE_LIMIT), name).removeprefix("\ufeff")
    except OSError as error:
        raise ReportError(f"{name}: {(error.strerror or 'cannot be read').lower()}") from error
    header = text.lstrip().splitlines()[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    if "path" not in [column.strip().lower() for column in reader.fieldnames or []]:
        raise ReportError(f"{name}: there is no column `path`; its first line should be {','.join(COLUMNS)}")
    rows: dict[str, Details] = {}
    try:
        for row in reader:
            fields = {str(key).strip().lower(): value for key, value in row.items()}
            if isinstance(path := fields.get("path"), str) and path.strip():
                rows[_key(path)] = details_from(fields, LISTING)
    except csv.Error as error:
        raise ReportError(f"{name}: line {reader.line_num} cannot be read ({error})") from error
    return rows


def _key(path: str) -> str:
    # File systems differ in how they compose accents; names in the list come from an editor.
    return unicodedata.normalize("NFC", path.strip().replace("\\", "/").removeprefix("./"))

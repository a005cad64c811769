"""From paths to reports. A report that cannot be read is told of in its place, and the others go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from actorgraph.loaders.errors import ReportError, UsageError
from actorgraph.loaders.readers.folders import report_files
from actorgraph.loaders.readers.formats import Origin, Outcome, reports_in
from actorgraph.loaders.readers.listing import LISTING, Listings
from actorgraph.loaders.readers.publication import stated_date
from actorgraph.loaders.readers.source import file_uid

STANDARD_INPUT = "-"


def read_reports(paths: Sequence[Path | str], published: str | None = None) -> Iterator[Outcome]:
    """Every report of the files, folders and "-" (standard input), in order; a ReportError in place of a bad one.

    `published` (EDTF or a written date) is the publication date of all of them, before anything else that states
    one. A report that is there twice is read once. Holds one report at a time. Raises UsageError where `published` is
    no date.
    """
    try:
        option = stated_date(published, "--published") if published else None
    except ReportError as error:
        raise UsageError(str(error)) from error
    run = _Run(option)
    for path in paths:
        yield from run.unique(run.read(path))


@dataclass
class _Run:
    """What is remembered from one report to the next."""

    published: str | None
    listings: Listings = field(default_factory=Listings)
    files: set[Path] = field(default_factory=set)
    uids: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, given: Path | str) -> Iterator[Outcome]:
        if str(given) == STANDARD_INPUT:
            yield from _told(_standard_input(self.published), "standard input")
            return
        if not str(given):
            yield ReportError("one of the paths is empty; name a file, a folder, or - for standard input")
            return
        root = Path(given)
        try:
            files = report_files(root) if root.is_dir() else iter([root])
        except OSError as error:
            files = iter([ReportError(f"{root}: {_reason(error)}")])
        for path in files:
            yield from [path] if isinstance(path, ReportError) else self._file(path, root)

    def unique(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """The outcomes, without copies, and without reports that would replace one another in the graph."""
        for outcome in outcomes:
            if not isinstance(outcome, ReportError):
                report = outcome.report
                other, content = self.uids.setdefault(report.uid, (report.path, report.sha256))
                if other != report.path:
                    if content != report.sha256:
                        yield _replacing(report.path, other)
                    continue
            yield outcome

    def _file(self, path: Path, root: Path) -> Iterator[Outcome]:
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError, ValueError):
            yield ReportError(f"{path!s}: this is no path that can be followed")
            return
        if resolved in self.files or (path.name == LISTING and path != root):
            return
        self.files.add(resolved)
        try:
            listed = self.listings.row(path, root if root != path else path.parent)
        except ReportError as error:
            listed = None
            yield error
        origin = Origin(str(path), file_uid(path), path.name, listed, self.published)
        yield from _told(_opened(path, origin), str(path))


def _replacing(path: str, other: str) -> ReportError:
    same = "which has the same id, url, or folder and file name"
    return ReportError(f"{path}: this would replace {other}, {same}; rename one of them")


def _opened(path: Path, origin: Origin) -> Iterator[Outcome]:
    with path.open("rb") as stream:
        yield from reports_in(stream, path.suffix.lower(), origin)


def _told(outcomes: Iterator[Outcome], name: str) -> Iterator[Outcome]:
    """The same outcomes; an error that ends them becomes the last of them."""
    try:
        yield from outcomes
    except ReportError as error:
        yield error
    except OSError as error:
        yield ReportError(f"{name}: {_reason(error)}")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return (error.strerror or "cannot be read").lower()


def _standard_input(published: str | None) -> Iterator[Outcome]:
    """Reports from standard input: JSON Lines, a web page, Markdown with front matter or text, by its first words."""
    stream = cast(BinaryIO, getattr(sys.stdin, "buffer", sys.stdin))
    peekable = stream if isinstance(stream, BufferedReader) else BufferedReader(stream)  # type: ignore[type-var]
    head = peekable.peek(4096).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    suffix = ".txt"
    if head.startswith(b"{"):
        suffix = ".jsonl"
    elif head.startswith((b"<!doctype html", b"<html")):
        suffix = ".html"
    elif head.startswith(b"---"):
        suffix = ".md"
    yield from reports_in(cast(BinaryIO, peekable), suffix, Origin(STANDARD_INPUT, published=published))

"""From the bytes of one file to reports, format by format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers import folders
from actorgraph.loaders.readers.boilerplate import boilerplate
from actorgraph.loaders.readers.decoding import decode, decode_page, read_bounded
from actorgraph.loaders.readers.details import Details, details_from, first_of
from actorgraph.loaders.readers.json_lines import json_lines, text_of
from actorgraph.loaders.readers.markdown import front_matter, heading, markdown_blocks, markdown_signs
from actorgraph.loaders.readers.publication import publication_date
from actorgraph.loaders.readers.source import PAGE_LIMIT, TEXT_LIMIT, SourceReport, Span, digest, merged, named_uid
from actorgraph.loaders.readers.web_page import main_text
from actorgraph.loaders.record import Report

Outcome = SourceReport | ReportError


@dataclass(frozen=True)
class Origin:
    """Where a report comes from: its path as the user gave it, its uid, and what others say about it.

    Standard input has no uid of its own: a report from there is known by its content.
    `file_name` may begin with a date; `listed` is its row in reports.csv; `published` the --published option.
    """

    path: str
    uid: str | None = None
    file_name: str = ""
    listed: Details | None = None
    published: str | None = None


def reports_in(stream: BinaryIO, suffix: str, origin: Origin) -> Iterator[Outcome]:
    """The reports of one file, by its suffix; text where the suffix is none that is known.

    Raises ReportError where the whole file is no report.
    """
    if suffix in folders.JSON_LINES:
        yield from _lines(stream, origin)
    elif suffix in folders.PAGE:
        yield _page(read_bounded(stream, origin.path, PAGE_LIMIT), origin)
    elif suffix in folders.MARKDOWN:
        yield _markdown(read_bounded(stream, origin.path, TEXT_LIMIT), origin)
    else:
        yield _plain(read_bounded(stream, origin.path, TEXT_LIMIT), origin)


def _plain(data: bytes, origin: Origin) -> SourceReport:
    text = decode(data, origin.path)
    return _composed(text, origin, None, digest(data))


def _markdown(data: bytes, origin: Origin) -> SourceReport:
    text = decode(data, origin.path)
    own, span = front_matter(text, origin.path)
    start = span[1] if span else 0
    if not text[start:].strip():
        raise ReportError(f"{origin.path}: there is no text after its front matter")
    if own is None or own.title is None:
        own = replace(own or Details(where="front matter"), title=heading(text, start))
    source = _composed(text, origin, own, digest(data), start)
    source.boilerplate = merged(source.boilerplate + markdown_blocks(text, start) + ([span] if span else []))
    source.markup = markdown_signs(text, start)
    return source


def _page(data: bytes, origin: Origin) -> SourceReport:
    text, own = main_text(decode_page(data, origin.path), origin.path)
    return _composed(text, origin, own, digest(data))


def _lines(stream: BinaryIO, origin: Origin) -> Iterator[Outcome]:
    empty = True
    for outcome in json_lines(stream, origin.path):
        empty = False
        if isinstance(outcome, ReportError):
            yield outcome
            continue
        number, line, fields = outcome
        try:
            yield _line(number, line, fields, origin)
        except ReportError as error:
            yield error
    if empty:
        raise ReportError(f"{origin.path}: there is no text in it")


def _line(number: int, line: bytes, fields: dict[str, Any], origin: Origin) -> SourceReport:
    path = f"{origin.path}#{number}"
    text = text_of(fields, f"{origin.path}: line {number}")
    own = details_from(fields, "JSON field")
    uid = f"{origin.uid}-{number}" if origin.uid else None
    if mark := fields.get("id") or fields.get("uid") or own.url:
        uid = named_uid(own.title or "report", str(mark))
    return _composed(text, replace(origin, path=path, uid=uid), own, digest(line))


def _composed(text: str, origin: Origin, own: Details | None, sha256: str, start: int = 0) -> SourceReport:
    """The report with what is known about it; `start` is where its text begins, after front matter."""
    known = [source for source in (origin.listed, own) if source]
    if own and own.where == "JSON field":
        known.reverse()
    stated = [(origin.published, "option"), *((source.published, source.where) for source in known)]
    published, published_from = publication_date(stated, text[start:], origin.file_name, origin.path)
    report = Report(
        uid=origin.uid or named_uid("stdin", sha256),
        path=origin.path,
        title=first_of("title", known),
        publisher=first_of("publisher", known),
        url=first_of("url", known),
        published=published,
        published_from=published_from,
        language=first_of("language", known) or "en",
        sha256=sha256,
    )
    return SourceReport(report, text, _furniture(text, start))


def _furniture(text: str, start: int) -> list[Span]:
    return [(first + start, last + start) for first, last in boilerplate(text[start:])]

"""JSON Lines: one report a line, with text, title, published, publisher, url."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.source import TEXT_LIMIT

# Escapes (\u2019) make a line up to six times as long as its text.
LINE_LIMIT = 6 * TEXT_LIMIT
TEXT_FIELDS = ("text", "body", "content")


def json_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes, dict[str, Any]] | ReportError]:
    """Number (from 1), bytes and fields of each line; a ReportError with its number in place of a broken line.

    Holds one line at a time, whatever the size of the file. Empty lines are left out.
    """
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            _skip_rest(stream, line)
            limit = f"{LINE_LIMIT // 1_000_000} MB, the limit for one line"
            yield ReportError(f"{name}: line {number} is larger than {limit}")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield _fields(line, number, name)


def text_of(fields: dict[str, Any], name: str) -> str:
    """The text of a report.

    Raises ReportError where there is none, or too much.
    """
    value = next((fields[field] for field in TEXT_FIELDS if field in fields), None)
    if not isinstance(value, str):
        raise ReportError(f"{name}: there is no field `text` with the words of the report")
    if not value.strip():
        raise ReportError(f"{name}: its text is empty")
    if len(value) > TEXT_LIMIT:
        raise ReportError(f"{name}: longer than {TEXT_LIMIT // 1_000_000} million characters, the limit for one report")
    # Half a surrogate pair is valid JSON, and no text.
    return value.encode("utf-8", "replace").decode("utf-8")


def _fields(line: bytes, number: int, name: str) -> tuple[int, bytes, dict[str, Any]] | ReportError:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return ReportError(f"{name}: line {number} is not UTF-8")
    except (ValueError, RecursionError) as error:
        return ReportError(f"{name}: line {number} is no JSON ({getattr(error, 'msg', 'nested too deep')})")
    if not isinstance(fields, dict):
        return ReportError(f"{name}: line {number} is no JSON object")
    return number, line.rstrip(b"\r\n"), fields


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LINE_LIMIT)

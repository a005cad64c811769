"""Extraction records from JSON Lines; a line that is none is told by its number while the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pydantic import ValidationError

from actorgraph.graph.rows import check
from actorgraph.loaders.errors import RecordError
from actorgraph.loaders.record import Record


def read_records(lines: Iterable[bytes], reject: Callable[[int, str], None]) -> Iterator[Record]:
    """The records of these lines; `reject` is told the number (from 1) of each bad line, and why. Empty lines pass."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = Record.model_validate_json(line)
            check(record)
        except ValidationError as error:
            reject(number, first_fault(error))
        except RecordError as error:
            reject(number, str(error))
        else:
            yield record


def first_fault(error: ValidationError) -> str:
    """Where and why a line fails, without repeating what it holds."""
    fault = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"]

"""Rows as a table for people, or as JSON, CSV or Markdown for programs and reports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console

from actorgraph.queries.errors import QueryError
from actorgraph.queries.layout import laid_out
from actorgraph.queries.values import cell_text

FORMATS = ("table", "json", "csv", "markdown")
Row = Mapping[str, Any]
# A cell that begins with one of these is run as a formula by spreadsheet programs; text of reports must not be.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_rows(rows: Sequence[Row], columns: Sequence[str], form: str, out: TextIO, width: int | None = None) -> None:
    """Write rows in one of FORMATS; `width` in characters is for tables (the terminal's where None).

    Raises QueryError where there is no such format.
    """
    if form == "json":
        records = [{column: row.get(column) for column in columns} for row in rows]
        out.write(json.dumps(records, ensure_ascii=False, indent=2, default=str) + "\n")
    elif form == "csv":
        out.write(_csv(rows, columns))
    elif form == "markdown":
        out.write(_markdown(rows, columns))
    elif form == "table":
        console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
        console.print(laid_out(rows, columns, console.width))
    else:
        raise QueryError(f"there is no format {form!r}; use one of {', '.join(FORMATS)}")


def _csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_inert(row.get(column)) for column in columns])
    return out.getvalue()


def _inert(value: Any) -> str:
    text = cell_text(value, separator="; ")
    if isinstance(value, int | float) or not text.startswith(FORMULA_STARTS):
        return text
    return f"'{text}"


def _markdown(rows: Sequence[Row], columns: Sequence[str]) -> str:
    lines = [[_escaped(column) for column in columns], ["---"] * len(columns)]
    lines += [[_escaped(cell_text(row.get(column), separator="; ")) for column in columns] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(text: str) -> str:
    """Text that stays text in Markdown: no new column, no new line, no tag."""
    for character, replacement in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), (">", "&gt;"), ("`", "\\`")):
        text = text.replace(character, replacement)
    return " ".join(text.split())

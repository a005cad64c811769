"""How a table is laid out in a terminal: short columns side by side, long texts below their row.

Sentences in a column of their own leave no room for anything else at 80 characters; below the row they can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from actorgraph.queries.values import cell_text

LONG = 44
GAP = 2


def laid_out(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], width: int) -> RenderableType:
    """The rows as something that rich prints within `width` characters; columns without any value are left out."""
    if not rows:
        return Text("No rows.", style="dim")
    texts = [{column: as_text(row.get(column)) for column in columns} for row in rows]
    filled = [column for column in columns if any(text[column] for text in texts)]
    short = [column for column in filled if column in filled[:1] or not is_long(column, texts)]
    beside = side_by_side(short, texts, width)
    below = [column for column in filled if column not in beside]
    widths = fitted(beside, texts, width)
    parts: list[RenderableType] = [_line([Text(column.replace("_", " "), style="bold") for column in beside], widths)]
    parts.append(Rule(style="dim", characters="─"))
    for text, row in zip(texts, rows, strict=True):
        parts.append(_line([Text(text[column]) for column in beside], widths))
        parts += [Padding(part, (0, 0, 0, 2)) for part in _below(below, row)]
    return Group(*parts)


def as_text(value: Any) -> str:
    """A value as a cell of a table for people, without control characters that a terminal would obey."""
    text = " ".join(cell_text(value).split())
    return "".join(character for character in text if character.isprintable())


def is_long(column: str, texts: Sequence[Mapping[str, str]]) -> bool:
    """Whether a column goes below the row: uids and sentences do, and whatever is as long as they are."""
    return column.endswith("uid") or column == "sentences" or max(cell_len(text[column]) for text in texts) > LONG


def side_by_side(columns: Sequence[str], texts: Sequence[Mapping[str, str]], width: int) -> list[str]:
    """The columns that fit side by side without breaking a word; from the last on, the others go below."""
    kept = list(columns)
    while len(kept) > 1 and sum(longest_word(column, texts) + GAP for column in kept) - GAP > width:
        kept.pop()
    return kept


def longest_word(column: str, texts: Sequence[Mapping[str, str]]) -> int:
    """The width below which a column would break a word."""
    words = [word for text in texts for word in text[column].split()] + column.split("_")
    return max(cell_len(word) for word in words)


def fitted(columns: Sequence[str], texts: Sequence[Mapping[str, str]], width: int) -> list[int]:
    """A width for each column: as wide as its longest text, then the widest narrowed until all fit."""
    least = [longest_word(column, texts) for column in columns]
    widths = [max(cell_len(column), *(cell_len(text[column]) for text in texts)) for column in columns]
    room = width - GAP * max(len(columns) - 1, 0)
    while sum(widths) > room and any(wide > narrow for wide, narrow in zip(widths, least, strict=True)):
        spare = [wide if wide > narrow else 0 for wide, narrow in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def _line(cells: Sequence[Text], widths: Sequence[int]) -> Table:
    line = Table.grid(padding=(0, GAP, 0, 0))
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*cells)
    return line


def _below(columns: Sequence[str], row: Mapping[str, Any]) -> list[Text]:
    """What goes below a row: short values in one line, sentences and other long texts in lines of their own."""
    lines: list[Text] = []
    short = Text()
    for column in columns:
        value = row.get(column)
        texts = [as_text(item) for item in (value if isinstance(value, list) else [value]) if item not in (None, "")]
        if column == "sentences":
            lines += [Text(f"“{text}”", style="italic") for text in texts]
        elif texts and max(map(cell_len, texts)) <= LONG:
            short.append(f"{column.replace('_', ' ')}: ", "dim").append(", ".join(texts)).append("  ")
        else:
            lines += [Text.assemble((f"{column.replace('_', ' ')}: ", "dim"), text) for text in texts]
    return [*lines, short] if short else lines

"""The model card's part that is measured: the table of scores between two marks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from actorgraph.loaders.language.factories import MODEL

BEGIN, END = "<!-- scores -->", "<!-- end of scores -->"


def put_scores(card: Path, table: str) -> None:
    """Put a table between the marks of a card; raises ValueError where it has none."""
    text = card.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{card} has no lines {BEGIN} and {END} to put the scores between")
    between = re.compile(f"(?<={re.escape(BEGIN)}).*?(?={re.escape(END)})", re.DOTALL)
    card.write_text(between.sub(lambda _: f"\n{table}\n", text), encoding="utf-8")


def with_card(folder: Path) -> Path:
    """The card of a model; one that has none is given the shipped model's, and its licence."""
    for name in ("README.md", "LICENSE"):
        if not (folder / name).exists():
            shutil.copy(MODEL / name, folder / name)
    return folder / "README.md"

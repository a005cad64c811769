"""A table of speed, memory and loading time on one core."""

from __future__ import annotations

import os
import statistics
from pathlib import Path

from rich.table import Table

from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load, load_pipeline
from bench.fresh import loading, memory
from bench.speed import speeds
from bench.stages import stages
from bench.texts import texts

Rows = list[tuple[str, str, str]]


def speed_rows(corpus: Path, other: str | None, every: int, rounds: int) -> Rows:
    """Words per second, and each as a share of the encoder's."""
    found = speeds(load(), load_pipeline(other) if other else None, texts(corpus, every), rounds)
    alone = found["encoder alone"]
    return [
        (name, f"{value:,.0f} words/s", f"{value / alone:.2f} of the encoder alone") for name, value in found.items()
    ]


def stage_rows(corpus: Path, every: int) -> Rows:
    """The stages of extraction, and the report that takes longest for its words."""
    found = stages(corpus, load_pipeline(), load_gazetteer(), every)
    total = sum(found.seconds.values())
    rows = [(f"extraction: {name}", f"{s:.1f} s", f"{s / total:.0%}") for name, s in found.seconds.items()]
    median = statistics.median(found.per_word.values())
    slowest = max(found.per_word, key=lambda name: found.per_word[name])
    rows.append(("extraction, whole", f"{found.words / total:,.0f} words/s", f"{found.words:,} words"))
    ratio = found.per_word[slowest] / median
    return [*rows, ("slowest report for its words", f"{ratio:.1f} × the median", Path(slowest).name)]


def fresh_rows(corpus: Path) -> Rows:
    """Memory and loading, in processes of their own."""
    median, longest = loading()
    rows = [(f"peak memory, {name}", f"{value:,.0f} MB", "") for name, value in memory(corpus).items()]
    return [*rows, ("import and load", f"{median:.2f} s", f"longest {longest:.2f} s")]


def measured(corpus: Path, other: str | None, every: int, rounds: int) -> Table:
    """All measurements of a folder of texts on one core; seconds are of processor time."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    table = Table("what", "how much", "")
    for rows in (fresh_rows(corpus), speed_rows(corpus, other, every, rounds), stage_rows(corpus, every)):
        for row in rows:
            table.add_row(*row)
        table.add_section()
    return table

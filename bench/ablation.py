"""What rules and heads each add: extraction scored with either alone and with both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actorgraph.loaders.evaluation import Table, Tally, evaluate
from actorgraph.loaders.extraction.fusion import HEADS, RULES
from bench.gold_sets import GoldSet

WAYS = {"rules": (RULES,), "heads": (HEADS,), "both": (RULES, HEADS)}
FIGURES = {"P": "precision", "R": "recall", "F1": "f1"}
WIDTH = 8


def ablation(gold_set: GoldSet) -> dict[str, Table]:
    """The scores of a gold set by way of extraction."""
    return {way: evaluate(gold_set.gold, gold_set.records(use)) for way, use in WAYS.items()}


def figures(tables: dict[str, Table]) -> dict[str, dict[str, dict[str, float]]]:
    """The scores as plain numbers, by row, way and figure; rows of which the gold says nothing are left out."""
    rows = next(iter(tables.values()))
    return {
        row: {way: {f: round(getattr(t[row], f), 3) for f in FIGURES.values()} for way, t in tables.items()}
        for row in rows
        if rows[row].gold
    }


def lines(name: str, tables: dict[str, Table], shown: Sequence[str]) -> Iterator[str]:
    """A table of these figures (P, R, F1), the evaluation rows downwards and the ways across.

    The rows of slots are scored on attacks that were found, so their gold is not the same in every column.
    """
    yield f"{name:26}" + "".join(f"{way:>{WIDTH * len(shown)}}" for way in tables)
    if len(shown) > 1:
        yield " " * 26 + "".join(f"{figure:>{WIDTH}}" for _ in tables for figure in shown)
    for row in next(iter(tables.values())):
        tallies = [table[row] for table in tables.values()]
        if any(tally.gold for tally in tallies):
            yield f"{row:26}" + "".join(cell(tally, figure) for tally in tallies for figure in shown)


def cell(tally: Tally, figure: str) -> str:
    """One figure, or a dash where there is nothing to score."""
    value = f"{getattr(tally, FIGURES[figure]):.3f}" if tally.gold else "–"
    return f"{value:>{WIDTH}}"

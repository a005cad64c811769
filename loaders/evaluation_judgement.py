"""Which entries of a record are right: what a confidence has to foretell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from actorgraph.loaders.evaluation import record_of
from actorgraph.loaders.evaluation_alignment import Found, aligned, aligned_affiliations, aligned_retaliations
from actorgraph.loaders.evaluation_gold import GoldGraph
from actorgraph.loaders.record import Record

Sort = Literal["attacks", "affiliations", "retaliations"]
SORTS: tuple[Sort, ...] = ("attacks", "affiliations", "retaliations")


@dataclass(frozen=True)
class Judged:
    """An entry of a record, by its uid, and whether the gold graph has it."""

    sort: Sort
    uid: str
    confidence: float
    right: bool


def judged(gold: dict[str, GoldGraph], records: Iterable[Record]) -> Iterator[Judged]:
    """Every attack, affiliation and retaliation of the records, in this order.

    As in the scores, what is only optional in the gold graph counts for nothing, and is left out.
    """
    known = list(records)
    for stem, graph in gold.items():
        yield from judged_record(graph, record_of(stem, known))


def judged_record(graph: GoldGraph, record: Record) -> Iterator[Judged]:
    """The entries of one record."""
    found = Found(record)
    pairs = aligned(graph, found)
    attacks = {there: graph.attacks[here].optional for here, there in pairs.items()}
    ties = {t: graph.affiliations[h].optional for h, t in aligned_affiliations(graph, found).items()}
    answers = {t: graph.retaliations[h].optional for h, t in aligned_retaliations(graph, found, pairs).items()}
    for sort, optional in zip(SORTS, (attacks, ties, answers), strict=True):
        for number, entry in enumerate(getattr(record, sort)):
            if not optional.get(number, False):
                yield Judged(sort, entry.uid, entry.confidence, number in optional)

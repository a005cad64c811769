"""Whether records of higher confidence are right more often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actorgraph.loaders.evaluation_judgement import SORTS, Judged, judged
from bench.gold_sets import GoldSet


@dataclass(frozen=True)
class Bin:
    """Entries with a confidence from `low` to below `high`: how many, how many right, how confident on average."""

    low: float
    high: float
    count: int
    right: int
    mean: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count if self.count else 0.0


def entries(gold_set: GoldSet) -> list[Judged]:
    """The entries of all records of a gold set; sorts of which its gold says nothing are left out."""
    told = {sort for sort in SORTS if any(getattr(graph, sort) for graph in gold_set.gold.values())}
    return [entry for entry in judged(gold_set.gold, gold_set.records()) if entry.sort in told]


def binned(found: Sequence[Judged], number: int) -> list[Bin]:
    """Bins of equal width from 0 to 1, empty ones left out."""
    groups: list[list[Judged]] = [[] for _ in range(number)]
    for entry in found:
        groups[min(int(entry.confidence * number), number - 1)].append(entry)
    return [bin_of(group, i / number, (i + 1) / number) for i, group in enumerate(groups) if group]


def bin_of(group: Sequence[Judged], low: float, high: float) -> Bin:
    """One bin of entries."""
    mean = sum(entry.confidence for entry in group) / len(group)
    return Bin(low, high, len(group), sum(entry.right for entry in group), mean)


def ranking(found: Sequence[Judged]) -> float:
    """How often a right entry has a higher confidence than a wrong one, ties counting half (area under the ROC)."""
    right = [entry.confidence for entry in found if entry.right]
    wrong = [entry.confidence for entry in found if not entry.right]
    if not right or not wrong:
        return 0.5
    return sum((a > b) + 0.5 * (a == b) for a in right for b in wrong) / (len(right) * len(wrong))


def calibration_error(bins: Sequence[Bin]) -> float:
    """How far the mean confidence lies from the share right, on average over entries."""
    return sum(b.count * abs(b.mean - b.share) for b in bins) / max(sum(b.count for b in bins), 1)


def lines(name: str, found: Sequence[Judged], number: int) -> Iterator[str]:
    """A table for each sort of entry: bins downwards, with count, number right, share right and mean confidence."""
    for sort in SORTS:
        of_sort = [entry for entry in found if entry.sort == sort]
        if not of_sort:
            continue
        bins = binned(of_sort, number)
        yield f"{f'{name}, {sort}':30}{'count':>7}{'right':>7}{'share':>8}{'mean':>8}"
        for b in [*bins, bin_of(of_sort, 0.0, 1.0)]:
            label = f"  {b.low:.2f} to {b.high:.2f}" if b.count < len(of_sort) or len(bins) == 1 else "  all"
            yield f"{label:30}{b.count:7}{b.right:7}{b.share:8.3f}{b.mean:8.3f}"
        error = calibration_error(bins)
        yield f"  a right one above a wrong one: {ranking(of_sort):.3f}; mean confidence off by {error:.3f}"

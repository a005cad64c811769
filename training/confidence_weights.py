"""Fit the weights of confidence on coded texts: what speaks for an entry of a record being right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from actorgraph.loaders.evaluation_judgement import judged_record
from actorgraph.loaders.extraction.assembly import assemble
from actorgraph.loaders.extraction.confidence import Features
from actorgraph.loaders.extraction.reading import read_closely
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load_pipeline
from training.coded_texts import CodedText, coded_texts
from training.gold_graphs import gold_graph, source_report
from training.logistic import logistic

RIDGE = 2.0
"""Strength of the penalty on large weights."""
ENTRIES = ("attack", "affiliation", "retaliation")


@dataclass(frozen=True)
class Entry:
    """An entry of a record, what speaks for it, and whether it is right."""

    sort: str
    features: Features
    right: bool


def entries_of(text: CodedText, use: Iterable[str]) -> Iterator[Entry]:
    """Every entry that extraction makes of a text."""
    known = load_gazetteer()
    source, findings = read_closely(source_report(text), load_pipeline(), known, use)
    seen: dict[str, Features] = {}

    def chance(uid: str, features: Features) -> float:
        seen[uid] = features
        return 0.5

    record = assemble(source, findings, known, chance, {})
    for judged in judged_record(gold_graph(text), record):
        yield Entry(judged.uid.partition(":")[0], seen[judged.uid], judged.right)


def read_entries(paths: Iterable[Path], use: Iterable[str], step: int) -> list[Entry]:
    """The entries of every step-th text of the files."""
    texts = [t for p in paths for t in coded_texts(p)][::step]
    return [entry for text in texts for entry in entries_of(text, use)]


def fitted(entries: list[Entry], sort: str) -> dict[str, float]:
    """The weights of one sort of entry, those that round to nothing left out."""
    found = [entry for entry in entries if entry.sort == sort]
    names = sorted({name for entry in found for name in entry.features})
    x = np.array([[1.0, *(entry.features.get(name, 0.0) for name in names)] for entry in found])
    weights = logistic(x, np.array([float(entry.right) for entry in found]), RIDGE)
    told = {name: round(float(w), 2) for name, w in zip(("bias", *names), weights, strict=True)}
    return {name: weight for name, weight in told.items() if weight or name == "bias"}

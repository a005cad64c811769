"""Named sets of reports with their gold graphs, whatever form the gold has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from actorgraph.loaders.evaluation_gold import GoldGraph, read_gold
from actorgraph.loaders.extraction.fusion import HEADS, RULES
from actorgraph.loaders.extraction.reading import extract
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load_pipeline
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.readers.source import SourceReport
from actorgraph.loaders.record import Record
from bench import corpus_gold
from bench.corpus_gold import Stretch, corpus_of, scopes_of
from training.coded_texts import coded_texts
from training.gold_graphs import gold_graph, source_report

FORM = "give NAME=REPORTS:GOLD (two folders, or a folder and a gold file of a corpus) or NAME=FOLDER of coded texts"


@dataclass(frozen=True)
class GoldSet:
    """Reports and what is in them; `scopes` are the annotated stretches of texts that were not annotated as a whole."""

    name: str
    sources: list[SourceReport]
    gold: dict[str, GoldGraph]
    scopes: dict[str, list[Stretch]] = field(default_factory=dict)

    def records(self, use: Iterable[str] = (RULES, HEADS)) -> list[Record]:
        """What extraction makes of the reports, of annotated stretches only."""
        pipeline, known, sources = load_pipeline(), load_gazetteer(), frozenset(use)
        records = (extract(source, pipeline, known, sources) for source in self.sources)
        return [within(record, self.scopes.get(Path(record.report.path).stem)) for record in records]


def within(record: Record, scopes: list[Stretch] | None) -> Record:
    """The record without attacks that are told outside the annotated stretches."""
    if scopes is None:
        return record

    def inside(start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in scopes)

    told = [attack for attack in record.attacks if any(inside(e.start, e.end) for e in attack.evidence)]
    return record.model_copy(update={"attacks": told})


def gold_set(spec: str) -> GoldSet:
    """The gold set of "NAME=REPORTS:GOLD" or "NAME=CODED". Raises BadParameter where it is neither."""
    name, _, paths = spec.partition("=")
    reports, colon, gold = paths.rpartition(":")
    if not name or not gold or bool(colon) != bool(reports):
        raise click.BadParameter(f"{spec}: {FORM}")
    for path in (reports, gold):
        if path and not Path(path).exists():
            raise click.BadParameter(f"{path}: there is no such file or folder")
    return reported(name, Path(reports), Path(gold)) if reports else coded(name, Path(gold))


def reported(name: str, reports: Path, gold: Path) -> GoldSet:
    """Reports with gold graphs, or with the gold of a corpus."""
    corpus = corpus_of(gold)
    if corpus is None:
        graphs, scopes = read_gold(gold), {}
    else:
        by_stem = {Path(document["path"]).stem: document for document in corpus["documents"]}
        repeated = corpus.get("alignment") == "many"
        graphs = {stem: corpus_gold.gold_graph(document, repeated) for stem, document in by_stem.items()}
        scopes = {stem: found for stem, document in by_stem.items() if (found := scopes_of(document)) is not None}
    files = [path for path in sorted(reports.iterdir()) if path.is_file() and path.stem in graphs]
    return GoldSet(name, list(read(files)), graphs, scopes)


def read(files: list[Path]) -> Iterator[SourceReport]:
    """The reports of files. Raises ReportError where one cannot be read."""
    for outcome in read_reports(files):
        if not isinstance(outcome, SourceReport):
            raise outcome
        yield outcome


def coded(name: str, folder: Path) -> GoldSet:
    """Coded texts, which hold reports and gold in one. Raises BadParameter where there are none."""
    files = sorted(folder.glob("*.coded")) if folder.is_dir() else [folder]
    texts = [text for file in files for text in coded_texts(file)]
    if not texts:
        raise click.BadParameter(f"{folder}: there are no coded texts here; {FORM}")
    return GoldSet(name, [source_report(text) for text in texts], {text.id: gold_graph(text) for text in texts})

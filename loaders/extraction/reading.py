"""From paths to extraction records: read, parse, find, assemble, one report at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.extraction.assembly import assemble
from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import Findings
from actorgraph.loaders.extraction.fusion import HEADS, RULES, find
from actorgraph.loaders.gazetteer import Gazetteer, load_gazetteer
from actorgraph.loaders.language import load_pipeline
from actorgraph.loaders.readers.normalization import normalize
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.readers.source import SourceReport
from actorgraph.loaders.record import Record


def extract_reports(
    paths: Sequence[Path | str],
    published: str | None = None,
    gazetteer: Sequence[Path] = (),
    model: str | None = None,
    on_error: Callable[[ReportError], None] | None = None,
    use: Iterable[str] = (RULES, HEADS),
) -> Iterator[Record]:
    """The record of every report of the paths, in order.

    `published`, `gazetteer` and `model` as on the command line. A report that cannot be read is handed to `on_error`
    and the others go on; without `on_error` it is raised. Raises GazetteerError and LanguageError at once.
    """
    known = load_gazetteer(tuple(gazetteer))
    pipeline = load_pipeline(model)
    for outcome in read_reports(paths, published):
        if isinstance(outcome, SourceReport):
            yield extract(outcome, pipeline, known, use)
        elif on_error is None:
            raise outcome
        else:
            on_error(outcome)


def extract(
    source: SourceReport, pipeline: Language, gazetteer: Gazetteer, use: Iterable[str] = (RULES, HEADS)
) -> Record:
    """The record of one report."""
    parsed, findings = read_closely(source, pipeline, gazetteer, use)
    return assemble(parsed, findings, gazetteer)


def read_closely(
    source: SourceReport, pipeline: Language, gazetteer: Gazetteer, use: Iterable[str] = (RULES, HEADS)
) -> tuple[Source, Findings]:
    """A report parsed, and all that is found in it, before it is made into a record."""
    even = normalize(source.text, source.omitted)
    doc = pipeline(even.text)
    return Source(source, even, doc), find(doc, gazetteer, source.report.published, use)

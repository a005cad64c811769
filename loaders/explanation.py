"""`actorgraph explain`: what was found in a report and what was not, by which rule or head, with what score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from actorgraph.loaders.errors import UsageError
from actorgraph.loaders.explanation_sentences import Explanation, explanation_of
from actorgraph.loaders.extraction.reading import read_closely
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load_pipeline
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.readers.source import SourceReport


def explain(
    file: Path | str,
    published: str | None = None,
    gazetteer: Sequence[Path] = (),
    model: str | None = None,
    html: Path | None = None,
) -> None:
    """Print the explanation of every report of a file, or write them as one web page to `html`.

    `published`, `gazetteer` and `model` as on the command line. Raises ReportError where a report cannot be read,
    GazetteerError, LanguageError, and UsageError where `html` cannot be written.
    """
    from rich.console import Console

    console = Console(highlight=False)
    explanations = explained(file, published, gazetteer, model)
    if html is None:
        from actorgraph.loaders.explanation_terminal import show

        for explanation in explanations:
            show(explanation, console)
        return
    from actorgraph.loaders.explanation_html import page

    written = list(explanations)
    _write(page(written), html)
    sentences = sum(len(explanation.sentences) for explanation in written)
    attacks = sum(len(explanation.record.attacks) for explanation in written)
    console.print(f"{sentences} sentences and {attacks} attacks explained in {html}", markup=False, soft_wrap=True)


def explained(
    file: Path | str, published: str | None = None, gazetteer: Sequence[Path] = (), model: str | None = None
) -> Iterator[Explanation]:
    """The explanation of every report of a file, in order. Raises as `explain` does."""
    known = load_gazetteer(tuple(gazetteer))
    pipeline = load_pipeline(model)
    for outcome in read_reports([file], published):
        if not isinstance(outcome, SourceReport):
            raise outcome
        source, findings = read_closely(outcome, pipeline, known)
        yield explanation_of(source, findings, known)


def _write(text: str, path: Path) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        raise UsageError(f"{path}: {reason}; name another file with --html") from error

"""The commands that read reports: extract, explain, evaluate."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from actorgraph.loaders.errors import RecordError, ReportError, UsageError

if TYPE_CHECKING:
    from actorgraph.loaders.evaluation import Table

GAZETTEER_HELP = "A gazetteer file of your own, on top of the one that is built in. May be given several times."
MODEL_HELP = "An installed spaCy pipeline to parse with, in place of the built-in one."
PUBLISHED_HELP = "When the reports were published (2024-01-31), before any date that they state themselves."


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--published", metavar="DATE", help=PUBLISHED_HELP)
@click.option("--gazetteer", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help=GAZETTEER_HELP)
@click.option("--model", metavar="NAME", help=MODEL_HELP)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to the screen.")
def extract(
    paths: tuple[str, ...], published: str | None, gazetteer: tuple[Path, ...], model: str | None, output: Path | None
) -> None:
    """Print what reports say: one extraction record for each, as JSON Lines.

    PATHS are files (.txt, .md, .html, .jsonl), folders of these, or - for standard input. A report that cannot be
    read is named on stderr and the others go on; the exit code is then 3.

    \b
    Examples:
      actorgraph extract reports/ -o records.jsonl
      actorgraph extract article.html --published 2024-02-05
      cat article.txt | actorgraph extract - --published 2024-02-05
    """
    from actorgraph.loaders.extraction.reading import extract_reports

    failures: list[ReportError] = []

    def told(error: ReportError) -> None:
        failures.append(error)
        click.echo(f"actorgraph: {error}", err=True)

    with _opened(output) as stream, _counter("reports read") as count:
        for record in extract_reports(paths, published=published, gazetteer=gazetteer, model=model, on_error=told):
            stream.write(record.model_dump_json() + "\n")
            stream.flush()
            count()
    if failures:
        sys.exit(ReportError.exit_code)


@click.command()
@click.argument("file", type=click.Path())
@click.option("--published", metavar="DATE", help=PUBLISHED_HELP)
@click.option("--gazetteer", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help=GAZETTEER_HELP)
@click.option("--model", metavar="NAME", help=MODEL_HELP)
@click.option("--html", type=click.Path(path_type=Path), metavar="OUT", help="Write a web page with marked words here.")
def explain(
    file: str, published: str | None, gazetteer: tuple[Path, ...], model: str | None, html: Path | None
) -> None:
    """Show, sentence by sentence, what was found in a report, by which rule, and what was rejected and why.

    \b
    Examples:
      actorgraph explain article.txt
      actorgraph explain article.txt --html article-explained.html
    """
    from actorgraph.loaders.explanation import explain as explained

    explained(file, published=published, gazetteer=gazetteer, model=model, html=html)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("predictions", type=click.Path(), default="-")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
@click.option("--show", is_flag=True, help="Name what was missed and what was wrong, on stderr.")
def evaluate(gold: Path, predictions: str, as_json: bool, show: bool) -> None:
    """Score extraction records against gold graphs: precision, recall and F1 of each slot.

    GOLD is a folder of gold graphs, one JSON file for each report and named like it. PREDICTIONS are extraction
    records (JSON Lines); standard input where it is left out.

    \b
    Examples:
      actorgraph evaluate gold/ records.jsonl
      actorgraph extract reports/ | actorgraph evaluate gold/ --show
    """
    from actorgraph.loaders.evaluation import evaluate as scored
    from actorgraph.loaders.evaluation_gold import read_gold, read_records

    graphs = read_gold(gold)
    with _lines(predictions) as lines:
        records = list(read_records(lines, "standard input" if predictions == "-" else predictions))
    table = scored(graphs, records, (lambda line: click.echo(line, err=True)) if show else (lambda line: None))
    click.echo(_as_json(table) if as_json else _as_text(table))


def _as_text(table: Table) -> str:
    lines = [f"{'':26}{'P':>7}{'R':>7}{'F1':>7}   right/gold/found"]
    for row, tally in table.items():
        figures = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
        lines.append(f"{row:26}{figures}   {tally.right}/{tally.gold}/{tally.found}")
    return "\n".join(lines)


def _as_json(table: Table) -> str:
    figures = {
        row: {
            "precision": round(tally.precision, 3),
            "recall": round(tally.recall, 3),
            "f1": round(tally.f1, 3),
            "right": tally.right,
            "gold": tally.gold,
            "found": tally.found,
        }
        for row, tally in table.items()
    }
    return json.dumps(figures, indent=1)


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its place only when all is written, so that no half result is left."""
    if output is None:
        with click.open_file("-", "w", encoding="utf-8") as screen:
            yield screen
        return
    replaces = not output.exists() or output.is_file()
    part = output.with_name(output.name + ".part") if replaces else output
    try:
        stream = part.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{output}: {(error.strerror or 'cannot be written').lower()}") from error
    try:
        with stream:
            yield stream
        if replaces:
            part.replace(output)
    finally:
        if replaces:
            part.unlink(missing_ok=True)


@contextmanager
def _counter(words: str) -> Iterator[Callable[[], None]]:
    """A running count on stderr where a person looks at it; nothing in a pipe or where records fill the screen."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(words, total=None)
        yield lambda: progress.advance(task)


@contextmanager
def _lines(path: str) -> Iterator[IO[str]]:
    try:
        with click.open_file(path, encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    except UnicodeDecodeError as error:
        raise RecordError(f"{path}: this is not UTF-8, so it holds no extraction records") from error

"""The commands `load` and `db`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from actorgraph.graph.census import census
from actorgraph.graph.connection import Graph, open_graph
from actorgraph.graph.errors import ServerError
from actorgraph.graph.loading import Loaded, load_records
from actorgraph.graph.options import graph_options
from actorgraph.graph.record_lines import read_records
from actorgraph.graph.schema import install_schema
from actorgraph.graph.server.embedded import data_folder, ensure_running, find_running, stop_server
from actorgraph.graph.settings import Settings
from actorgraph.loaders.errors import ActorgraphError, RecordError, ReportError, UsageError
from actorgraph.loaders.record import Place, Record


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--records", type=click.File("rb"), help="Load extraction records (JSON Lines) instead; - reads stdin.")
@click.option("--published", metavar="DATE", help="Publication date of reports that do not tell it (EDTF).")
@click.option(
    "--gazetteer",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A gazetteer file of your own, on top of the one that comes with the program.",
)
@click.option("--model", metavar="NAME", help="Another spaCy pipeline that is installed.")
@graph_options
def load(
    paths: tuple[str, ...],
    records: BinaryIO | None,
    published: str | None,
    gazetteer: tuple[Path, ...],
    model: str | None,
    settings: Settings,
) -> None:
    """Write what reports say into the graph.

    PATHS are reports (text, Markdown, HTML, JSON Lines) or folders of them; - reads standard input. A report that is
    loaded again replaces what it said before. One that cannot be read is named on stderr and the others go on; the
    exit code is then 3.

    \b
    Example:
      actorgraph load reports/ --published 2024-02-05
      actorgraph extract reports/ | actorgraph load --records -
    """
    if bool(paths) == bool(records):
        raise UsageError("Name either reports or --records FILE; `actorgraph load --help` has examples.")
    faults: list[ActorgraphError] = []

    def refused(fault: ActorgraphError) -> None:
        faults.append(fault)
        click.echo(f"actorgraph: {fault}", err=True)

    stream = recorded(records, refused) if records else extracted(paths, published, gazetteer, model, refused)
    with open_graph(settings) as graph:
        before = census(graph)
        loaded = load_with_progress(graph, stream, parents_of_places(gazetteer))
        click.echo(summary(loaded, before, census(graph)))
    if faults:
        sys.exit(faults[0].exit_code)


def recorded(lines: BinaryIO, refused: Callable[[RecordError], None]) -> Iterator[Record]:
    """The records of these lines."""

    def told(number: int, reason: str) -> None:
        refused(RecordError(f"line {number} is no extraction record ({reason})"))

    yield from read_records(lines, told)


def extracted(
    paths: tuple[str, ...],
    published: str | None,
    gazetteer: tuple[Path, ...],
    model: str | None,
    refused: Callable[[ReportError], None],
) -> Iterator[Record]:
    """The records of these reports; the language pipeline is imported only here."""
    from actorgraph.loaders.extraction.reading import extract_reports

    yield from extract_reports(paths, published=published, gazetteer=gazetteer, model=model, on_error=refused)


def parents_of_places(gazetteer: tuple[Path, ...]) -> Mapping[str, Place]:
    """The place in which each place of the gazetteer lies, by uid."""
    from actorgraph.loaders.gazetteer.hierarchy import parent_places

    return parent_places(gazetteer)


def load_with_progress(graph: Graph, stream: Iterator[Record], parents: Mapping[str, Place]) -> Loaded:
    """Load while a line on standard error, where that is a terminal, tells how far it is."""
    words = "{task.completed} reports read, {task.fields[stored]} stored"
    columns = (SpinnerColumn(), TextColumn(words), TimeElapsedColumn())
    screen = Console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=None, stored=0)

        def counted() -> Iterator[Record]:
            for record in stream:
                bar.advance(task)
                yield record

        def told(done: Loaded) -> None:
            stored = bar.tasks[0].fields["stored"] + done.added + done.replaced + done.unchanged
            bar.update(task, stored=stored)

        return load_records(graph, counted(), parents, told)


def summary(loaded: Loaded, before: Mapping[str, int], after: Mapping[str, int]) -> str:
    """What a load changed, in lines of at most 80 characters."""
    first = f"Reports: {loaded.added} added, {loaded.replaced} replaced, {loaded.unchanged} unchanged."
    changes = [
        f"{what} {after.get(what, 0)} ({after.get(what, 0) - before.get(what, 0):+d})"
        for what in sorted({*before, *after})
        if after.get(what, 0) != before.get(what, 0)
    ]
    # A line may end after a count, and never within one.
    counts = ", ".join(change.replace(" ", "\N{NO-BREAK SPACE}") for change in changes)
    lines = wrap(f"In the graph: {counts or 'no count has changed'}.", 80, subsequent_indent="  ")
    return "\n".join([first, *lines]).replace("\N{NO-BREAK SPACE}", " ")


@click.group()
def db() -> None:
    """The graph server: the embedded one, or the one that --uri names.

    \b
    Example:
      actorgraph db start
      actorgraph db status
    """


@contextmanager
def embedded_only(settings: Settings) -> Iterator[None]:
    """Refuse where the settings name a server that somebody else runs."""
    if settings.uri is not None:
        raise UsageError("This is for the embedded server, and a URI is set; leave --uri and ACTORGRAPH_URI out.")
    yield


@db.command()
@graph_options
def start(settings: Settings) -> None:
    """Start the embedded server, or find it running.

    \b
    Example:
      actorgraph db start --data ./graph-data
    """
    with embedded_only(settings):
        running = ensure_running(settings)
    click.echo(f"The embedded server answers at {running.uri} (process {running.pid}).")
    click.echo(f"It stops after {settings.idle_minutes:g} minutes without a connection, or by `actorgraph db stop`.")


@db.command()
@graph_options
def stop(settings: Settings) -> None:
    """Stop the embedded server; what is stored stays.

    \b
    Example:
      actorgraph db stop
    """
    with embedded_only(settings):
        stopped = stop_server(settings)
    click.echo("The embedded server has stopped." if stopped else "The embedded server was not running.")


@db.command()
@graph_options
def status(settings: Settings) -> None:
    """Tell whether the server answers, and what it holds; never start one.

    \b
    Example:
      actorgraph db status --uri bolt://127.0.0.1:7687
    """
    if settings.uri is None:
        running = find_running(settings)
        if running is None:
            raise ServerError(
                f"The embedded server in {settings.data} is not running; `actorgraph db start` starts it."
            )
        click.echo(f"The embedded server runs as process {running.pid}; its data are in {settings.data}.")
    with open_graph(settings) as graph:
        click.echo(f"{graph.agent()} answers at {graph.uri}, database {graph.database}.")
        for what, number in census(graph).items():
            click.echo(f"  {number:>8}  {what}")


@db.command()
@graph_options
def path(settings: Settings) -> None:
    """Print the embedded server's data folder.

    \b
    Example:
      du -sh "$(actorgraph db path)"
    """
    with embedded_only(settings):
        click.echo(str(data_folder(settings).path))


@db.command()
@graph_options
def install(settings: Settings) -> None:
    """Create the constraints and indexes; a first load does it too.

    \b
    Example:
      actorgraph db install
    """
    with open_graph(settings) as graph:
        click.echo(f"{install_schema(graph)} constraints and indexes are in place at {graph.uri}.")

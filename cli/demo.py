"""`actorgraph demo`: the sample reports, from prose to a table and a picture, in one command."""

from __future__ import annotations

import sys
from importlib.resources import as_file, files
from pathlib import Path

import click

from actorgraph.graph.settings import Settings, read_settings


@click.command()
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Data folder of the demo's own embedded server; one beside yours when absent, so that yours stays as it is.",
)
@click.option("--actor", metavar="NAME", help="Show only what is told of this actor.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("actorgraph-demo.html"),
    show_default=True,
    help="The HTML file to write.",
)
def demo(data: Path | None, actor: str | None, output: Path) -> None:
    """Load the sample reports into an embedded server, print who is affiliated with whom, draw the network.

    \b
    Example:
      actorgraph demo
      actorgraph demo --actor "Kataib Hezbollah" -o kataib.html
    """
    from actorgraph.queries.catalog import saved_query
    from actorgraph.queries.connection import Connection
    from actorgraph.queries.tables import write_rows

    settings = demo_settings(data)
    click.echo(load_samples(settings))
    with Connection(settings) as graph:
        query = saved_query("affiliations")
        click.echo(f"\n{query.title}\n")
        write_rows(graph.rows("affiliations", actor=actor), query.returns, "table", sys.stdout)
        written = graph.view(actor=actor).write(output)
    folder = f' --data "{settings.data}"'
    click.echo(f"\nThe network is drawn in {written}; open it in a browser.")
    click.echo(f"Ask on: actorgraph ask attacks{folder}")


def demo_settings(data: Path | None) -> Settings:
    """Settings for an embedded server, whatever server the environment names: a demo must not write into that one."""
    folder = data or read_settings().data.with_name("actorgraph-demo")
    return read_settings(data=folder).model_copy(update={"uri": None, "database": None})


def load_samples(settings: Settings) -> str:
    """Read the sample reports into the graph; what changed, in words."""
    from actorgraph.graph.census import census
    from actorgraph.graph.commands import load_with_progress, parents_of_places, summary
    from actorgraph.graph.connection import open_graph
    from actorgraph.loaders.extraction.reading import extract_reports

    with as_file(files("actorgraph.samples").joinpath("reports")) as folder, open_graph(settings) as graph:
        before = census(graph)
        loaded = load_with_progress(graph, extract_reports([str(folder)]), parents_of_places(()))
        return summary(loaded, before, census(graph))

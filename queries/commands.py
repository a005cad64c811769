"""The commands that ask and draw: `ask`, `cypher`, `view`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from actorgraph.graph.options import graph_options
from actorgraph.graph.settings import Settings
from actorgraph.queries.catalog import Param, SavedQuery, saved_queries, saved_query
from actorgraph.queries.tables import FORMATS, write_rows

CLICK_TYPES: dict[str, click.ParamType[Any]] = {"integer": click.IntRange(min=0), "number": click.FLOAT}
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How the rows are written."
)


class QuestionGroup(click.Group):
    """One sub-command per saved question, with an option per parameter."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the saved questions."""
        return list(saved_queries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The question of that name. Raises QueryError with the nearest names where there is none."""
        return question(saved_query(cmd_name))


@click.group(cls=QuestionGroup, invoke_without_command=True)
@click.pass_context
def ask(ctx: click.Context) -> None:
    """Ask a saved question; without a name, list them.

    \b
    Examples:
      actorgraph ask
      actorgraph ask affiliations --help
      actorgraph ask affiliations --actor "Kataib Hezbollah"
      actorgraph ask attacks-on-place --place Iraq --since 2024-01-01 --format csv
    """
    if ctx.invoked_subcommand is None:
        rows = [{"name": query.name, "title": query.title} for query in saved_queries().values()]
        write_rows(rows, ("name", "title"), "table", sys.stdout)
        click.echo("\nactorgraph ask NAME --help tells what a question takes and gives.")


def question(query: SavedQuery) -> click.Command:
    """The sub-command that asks a saved question."""

    def answer(settings: Settings, form: str, **given: Any) -> None:
        from actorgraph.queries.connection import Connection

        params = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
        with Connection(settings) as graph:
            rows = graph.rows(query.name, **{name: value for name, value in params.items() if value not in (None, [])})
        write_rows(rows, query.returns, form, sys.stdout)
        if len(rows) == (given.get("limit") or query.bound):
            click.echo(f"actorgraph: these are the first {len(rows)} rows; --limit asks for more", err=True)

    example = "".join(f' --{param.name} "…"' for param in query.params if not param.optional)
    text = f"{query.title}.\n\n{query.description}\n\nColumns: {', '.join(query.returns)}\n\n"
    text += f"Drawn by: actorgraph view --query {query.name}\n\n" if query.graph else ""
    command: Callable[..., Any] = format_option(graph_options(answer))
    options = [_option(param) for param in query.params]
    made = click.command(name=query.name, help=f"{text}\b\nExample:\n  actorgraph ask {query.name}{example}")(command)
    made.params = [*options, *made.params]
    return made


def _option(param: Param) -> click.Option:
    return click.Option(
        [f"--{param.name.replace('_', '-')}", param.name],
        type=CLICK_TYPES.get(param.type, click.STRING),
        required=not param.optional,
        multiple=param.type == "strings",
        metavar={"date": "YYYY-MM-DD", "integer": "NUMBER", "number": "NUMBER"}.get(param.type, "TEXT"),
        help=param.text,
    )


@click.command()
@click.argument("statement")
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A $parameter; JSON, or else text.")
@format_option
@graph_options
def cypher(settings: Settings, statement: str, params: tuple[str, ...], form: str) -> None:
    """Run a read-only Cypher STATEMENT of your own; `-` reads it from standard input.

    \b
    Examples:
      actorgraph cypher "MATCH (a:Actor) RETURN a.kind AS kind, count(*) AS actors ORDER BY actors DESC"
      actorgraph cypher "MATCH (a:Actor) WHERE a.kind = \\$kind RETURN a.name" -p kind=armed_group --format json
    """
    from actorgraph.queries.arguments import pairs
    from actorgraph.queries.connection import Connection
    from actorgraph.queries.statements import require_reading

    text = sys.stdin.read() if statement == "-" else statement
    given = pairs(params)
    require_reading(text)
    with Connection(settings) as graph:
        columns, rows = graph.cypher_rows(text, **given)
    write_rows(rows, columns, form, sys.stdout)


@click.command()
@click.option(
    "--query", "queries", multiple=True, metavar="NAME", help="Draw what this saved question finds; repeatable."
)
@click.option("--actor", metavar="NAME", help="Only what is told of this actor.")
@click.option("--limit", type=click.IntRange(min=1), default=400, show_default=True, help="At most so many facts.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), default=Path("network.html"), show_default=True,
    help="The HTML file to write.",
)  # fmt: skip
@graph_options
def view(settings: Settings, queries: tuple[str, ...], actor: str | None, limit: int, output: Path) -> None:
    """Draw the network as one HTML file that opens without a net connection.

    Without --query: affiliations, attacks, retaliations and claims.

    \b
    Examples:
      actorgraph view -o network.html
      actorgraph view --actor "Kataib Hezbollah" -o kataib.html
      actorgraph view --query affiliations --query retaliation-chains -o network.html
    """
    from actorgraph.queries.connection import Connection

    for name in queries:
        saved_query(name)
    with Connection(settings) as graph:
        picture = graph.view(*queries, actor=actor, limit=limit)
    written = picture.write(output)
    click.echo(
        f"{len(picture.network.nodes)} nodes and {len(picture.network.edges)} edges drawn in {written}", err=True
    )

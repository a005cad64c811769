"""The one Click group, to which each folder attaches its own commands."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import ClassVar

import click

from actorgraph.loaders.errors import ActorgraphError


class CommandGroup(click.Group):
    """Imports a command's module when the command is called, so that `--help` is quick."""

    rooms: ClassVar[dict[str, tuple[str, str]]] = {
        "extract": ("actorgraph.loaders.commands", "What reports say, as extraction records (JSON Lines)."),
        "explain": ("actorgraph.loaders.commands", "What was found in a report, sentence by sentence, and why."),
        "evaluate": ("actorgraph.loaders.commands", "Score extraction records against gold graphs."),
        "load": ("actorgraph.graph.commands", "Write reports or extraction records into the graph."),
        "db": ("actorgraph.graph.commands", "The graph server: start, stop, status, path, install."),
        "ask": ("actorgraph.queries.commands", "Ask a saved question; without a name, list them."),
        "cypher": ("actorgraph.queries.commands", "Run a read-only Cypher statement of your own."),
        "view": ("actorgraph.queries.commands", "Draw the network as one HTML file."),
        "demo": ("actorgraph.demo", "Load the sample reports, ask a question, draw the picture."),
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which the work goes."""
        return list(self.rooms)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its own room."""
        if cmd_name not in self.rooms:
            return None
        command: click.Command = getattr(import_module(self.rooms[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.rooms.items()])


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="actorgraph")
def group() -> None:
    """Who is affiliated with whom, who attacked whom, which attack answered which: a graph with its sources.

    \b
    Example:
      actorgraph load reports/
      actorgraph ask affiliations --actor "Kataib Hezbollah"
      actorgraph view -o network.html
    """


def main() -> None:
    """Run the command line; what a user did wrong becomes one sentence on stderr and an exit code."""
    try:
        group(prog_name="actorgraph")
    except ActorgraphError as error:
        click.echo(f"actorgraph: {error}", err=True)
        sys.exit(error.exit_code)

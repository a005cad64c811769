"""`python -m bench COMMAND`: what is found, against gold graphs, and how fast."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

GOLD_HELP = (
    "A set to score on: a folder of reports, and a folder of gold graphs or the gold file of a corpus; or a folder of "
    "coded texts alone. May be given several times."
)


def gold_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names the gold sets."""
    return click.option("--gold", "specs", multiple=True, required=True, metavar="NAME=REPORTS[:GOLD]", help=GOLD_HELP)(
        command
    )


@click.group()
def main() -> None:
    """Measure extraction: its speed, and what it finds against gold graphs."""


@main.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--other", default=None, metavar="NAME", help="Another spaCy pipeline to run beside, by name or path.")
@click.option("--every", default=8, show_default=True, help="Take every so-manieth report for the speeds.")
@click.option("--rounds", default=5, show_default=True)
def throughput(corpus: Path, other: str | None, every: int, rounds: int) -> None:
    """Words a second, memory and loading time, on one core."""
    from rich.console import Console

    from bench.throughput import measured

    Console(width=110).print(measured(corpus, other, every, rounds))


@main.command()
@gold_option
@click.option("--full", is_flag=True, help="Precision and recall beside F1.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
def ablation(specs: tuple[str, ...], full: bool, as_json: bool) -> None:
    """Score rules alone, heads alone and both."""
    from bench.ablation import FIGURES, figures, lines
    from bench.ablation import ablation as scored
    from bench.gold_sets import gold_set

    told = {}
    for known in [gold_set(spec) for spec in specs]:
        tables = scored(known)
        told[known.name] = figures(tables)
        if not as_json:
            click.echo("\n".join([*lines(known.name, tables, list(FIGURES) if full else ["F1"]), ""]))
    if as_json:
        click.echo(json.dumps(told, indent=1))


@main.command()
@gold_option
@click.option("--bins", type=click.IntRange(1, 100), default=5, show_default=True, help="How many bins from 0 to 1.")
def confidence(specs: tuple[str, ...], bins: int) -> None:
    """Show how many records of each confidence are right."""
    from bench.confidence import entries, lines
    from bench.gold_sets import gold_set

    found = {known.name: entries(known) for known in [gold_set(spec) for spec in specs]}
    if len(found) > 1:
        found["all sets"] = [entry for part in found.values() for entry in part]
    for name, judged in found.items():
        click.echo("\n".join([*lines(name, judged, bins), ""]))


@main.command()
@gold_option
def wrong(specs: tuple[str, ...]) -> None:
    """Name all that was missed and all that was wrong, report by report."""
    from actorgraph.loaders.evaluation import evaluate
    from bench.gold_sets import gold_set

    for known in [gold_set(spec) for spec in specs]:
        evaluate(known.gold, known.records(), click.echo)


if __name__ == "__main__":
    main()

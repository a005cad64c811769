"""`python -m training --corpora FOLDER --run FOLDER`: train, or go on training, by the recipe."""

from __future__ import annotations

from pathlib import Path

import click
import torch
import yaml
from actorgraph.loaders.language.wordpieces import WordPieces

from training.corpora import head_labels, read_corpus
from training.encoder import vocabulary
from training.loop import Run
from training.network import Network


@click.group()
def main() -> None:
    """Make the language pipeline."""


@main.command()
@click.option("--corpora", "folder", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the treebanks and entity corpora.")
@click.option("--run", "run", type=click.Path(path_type=Path), required=True, help="Folder of checkpoints.")
@click.option("--recipe", "recipe_path", type=click.Path(path_type=Path), default=Path(__file__).with_name("recipe.yaml"))
def train(folder: Path, run: Path, recipe_path: Path) -> None:
    """Train by the recipe; a run that was broken off goes on."""
    recipe = yaml.safe_load(recipe_path.read_text(encoding="utf-8"))
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe["seed"])
    pieces, _ = vocabulary()
    (run / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    corpora = [read_corpus(section, folder) for section in recipe["corpora"]]
    click.echo(f"{sum(len(s) for c in corpora for s in c.sentences):,} words of corpora")
    network = Network(recipe, head_labels(recipe["heads"], corpora))
    Run(run, recipe, corpora, network, WordPieces(run / "vocab.txt")).train()


if __name__ == "__main__":
    main()

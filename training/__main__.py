"""`python -m training --corpora FOLDER --run FOLDER`: train, or go on training, by the recipe."""

from __future__ import annotations

from pathlib import Path

import click
import yaml


@click.group()
def main() -> None:
    """Make the language pipeline."""


@main.command()
@click.option("--corpora", "folder", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the treebanks and entity corpora.")
@click.option("--run", "run", type=click.Path(path_type=Path), required=True, help="Folder of checkpoints.")
@click.option("--recipe", "recipe_path", type=click.Path(path_type=Path), default=Path(__file__).with_name("recipe.yaml"))
def train(folder: Path, run: Path, recipe_path: Path) -> None:
    """Train by the recipe; a run that was broken off goes on."""
    import torch

    from actorgraph.loaders.language.wordpieces import WordPieces
    from training.corpora import head_labels, read_corpus
    from training.encoder import vocabulary
    from training.loop import Run
    from training.network import Network

    recipe = yaml.safe_load(recipe_path.read_text(encoding="utf-8"))
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe["seed"])
    pieces, _ = vocabulary()
    (run / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    corpora = [read_corpus(section, folder) for section in recipe["corpora"]]
    click.echo(f"{sum(len(s) for c in corpora for s in c.sentences):,} words of corpora")
    network = Network(recipe, head_labels(recipe["heads"], corpora))
    Run(run, recipe, corpora, network, WordPieces(run / "vocab.txt")).train()


@main.command()
@click.option("--run", "run", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of checkpoints.")
@click.option("--into", type=click.Path(path_type=Path), required=True, help="Folder of the model, e.g. loaders/language/model.")
@click.option("--fp32", is_flag=True, help="Do not quantise: for measuring what int8 costs.")
def export(run: Path, into: Path, fp32: bool) -> None:
    """Write the last checkpoint of a run as the model that users run."""
    import torch

    from training.export import export as write
    from training.network import Network

    state = torch.load(run / "last.pt", weights_only=False, map_location="cpu")
    network = Network(state["recipe"], state["labels"])
    network.load_state_dict(state["network"])
    write(network, into, (run / "vocab.txt").read_text(encoding="utf-8").split(), int8=not fp32)


@main.command("fit-events")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--step", default=1, help="Take every so-manieth text.")
def fit_events(paths: tuple[Path, ...], step: int) -> None:
    """Print the weights for loaders/extraction/event_weights.yaml, fitted on coded texts."""
    from training.event_weights import fitted, read_pairs

    for name, use in (("heads", ("rules", "heads")), ("rules", ("rules",))):
        click.echo(f"{name}: {{{', '.join(f'{k}: {v}' for k, v in fitted(read_pairs(paths, use, step)).items())}}}")


if __name__ == "__main__":
    main()

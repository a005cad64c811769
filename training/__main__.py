"""`python -m training COMMAND`: train by the recipe, export, score, and fit what extraction weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
import yaml

RECIPE = Path(__file__).with_name("recipe.yaml")

corpora_option = click.option(
    "--corpora",
    "folder",
    type=click.Path(path_type=Path, exists=True),
    required=True,
    help="Folder of the treebanks and entity corpora.",
)
run_option = click.option("--run", "run", type=click.Path(path_type=Path), required=True, help="Folder of checkpoints.")


@click.group()
def main() -> None:
    """Make the language pipeline."""


@main.command()
@corpora_option
@run_option
@click.option("--recipe", "recipe_path", type=click.Path(path_type=Path), default=RECIPE)
@click.option(
    "--from",
    "begun",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="Begin with the weights of an exported model instead of MiniLM's.",
)
@click.option("--stage", default=None, help="Begin with this stage of the recipe.")
def train(folder: Path, run: Path, recipe_path: Path, begun: Path | None = None, stage: str | None = None) -> None:
    """Train by the recipe; a run that was broken off goes on."""
    import torch

    from actorgraph.loaders.language.wordpieces import WordPieces
    from training.corpora import head_labels, read_corpus
    from training.encoder import vocabulary
    from training.loop import Run
    from training.network import Network
    from training.warm_start import warm_start

    recipe = yaml.safe_load(recipe_path.read_text(encoding="utf-8"))
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe["seed"])
    pieces, _ = vocabulary()
    (run / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    corpora = [read_corpus(section, folder) for section in recipe["corpora"]]
    click.echo(f"{sum(len(s) for c in corpora for s in c.sentences):,} words of corpora")
    network = Network(recipe, head_labels(recipe["heads"], corpora))
    if begun and (missing := warm_start(network, begun, pieces)):
        click.echo(f"Learned from the beginning: {', '.join(missing)}")
    training = Run(run, recipe, corpora, network, WordPieces(run / "vocab.txt"))
    if stage:
        training.begin_with(stage)
    training.train()


@main.command()
@click.option(
    "--run", "run", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of checkpoints."
)
@click.option(
    "--into", type=click.Path(path_type=Path), required=True, help="Folder of the model, e.g. loaders/language/model."
)
@click.option("--fp32", is_flag=True, help="Do not quantise: for measuring what int8 costs.")
def export(run: Path, into: Path, fp32: bool = False) -> None:
    """Write the last checkpoint of a run as the model that users run."""
    import torch

    from training.export import export as write
    from training.network import Network

    state = torch.load(run / "last.pt", weights_only=False, map_location="cpu")
    network = Network(state["recipe"], state["labels"])
    network.load_state_dict(state["network"])
    write(network, into, (run / "vocab.txt").read_text(encoding="utf-8").split(), int8=not fp32)


@main.command()
@corpora_option
@click.option("--model", default=None, help="Another spaCy pipeline by name or path, or a folder of `export`.")
@click.option("--sentences", type=click.IntRange(1), default=None, help="Take only the first sentences of each.")
@click.option(
    "--card",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Put the table into this model card.",
)
def score(folder: Path, model: str | None, sentences: int | None = None, card: Path | None = None) -> None:
    """Print how well a pipeline does on the treebanks, from raw text and from gold words."""
    from actorgraph.loaders.language import load, load_pipeline
    from training.card import put_scores
    from training.scores import score_all, table

    exported = model and (Path(model) / "encoder.onnx").exists()
    nlp = load(config={"components.actorgraph_parser.folder": model}) if exported else load_pipeline(model)
    shown = table(score_all(nlp, folder, sentences))
    click.echo(shown)
    if card:
        put_scores(card, shown)


@main.command()
@corpora_option
@click.option("--into", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the model.")
def lexicon(folder: Path, into: Path) -> None:
    """Write the model's list of lemmas, from the treebanks of a folder of corpora."""
    from training.lexicon import write_lexicon

    write_lexicon(sorted((folder / "treebanks").glob("*-train.conllu")), into / "lemmas.json")


@main.command()
@corpora_option
@run_option
@click.option("--into", type=click.Path(path_type=Path), required=True, help="Folder of the model.")
@click.pass_context
def model(context: click.Context, folder: Path, run: Path, into: Path) -> None:
    """All of it: train (or go on), export, list the lemmas, score, and write the model's card."""
    from training.card import with_card

    context.invoke(train, folder=folder, run=run, recipe_path=RECIPE)
    context.invoke(export, run=run, into=into)
    context.invoke(lexicon, folder=folder, into=into)
    context.invoke(score, folder=folder, model=str(into), card=with_card(into))


@main.command("fit-events")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--step", default=1, help="Take every so-manieth text.")
def fit_events(paths: tuple[Path, ...], step: int) -> None:
    """Print the weights for loaders/extraction/event_weights.yaml, fitted on coded texts."""
    from training.event_weights import fitted, read_pairs

    for name, use in (("heads", ("rules", "heads")), ("rules", ("rules",))):
        click.echo(f"{name}: {{{', '.join(f'{k}: {v}' for k, v in fitted(read_pairs(paths, use, step)).items())}}}")


@main.command("fit-confidence")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--step", default=1, help="Take every so-manieth text.")
def fit_confidence(paths: tuple[Path, ...], step: int) -> None:
    """Print the weights for loaders/extraction/confidence_weights.yaml, fitted on coded texts."""
    from training.confidence_weights import ENTRIES, fitted, read_entries

    for name, use in (("heads", ("rules", "heads")), ("rules", ("rules",))):
        entries = read_entries(paths, use, step)
        click.echo(f"{name}:")
        for sort in ENTRIES:
            click.echo(f"  {sort}: {{{', '.join(f'{k}: {v}' for k, v in fitted(entries, sort).items())}}}")


@main.command()
@corpora_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of .marks files.")
def lift(folder: Path, paths: tuple[Path, ...], into: Path) -> None:
    """Lift the marks off coded passages of the corpora: whose words are others' keep them apart."""
    from training.standoff import lifted

    rewrite(paths, into, ".marks", lambda path: lifted(path, folder))


@main.command()
@corpora_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of .coded files.")
def lay(folder: Path, paths: tuple[Path, ...], into: Path) -> None:
    """Lay marks on the passages of the corpora again: to read them, correct them, or score on them."""
    from training.standoff import coded_form, standoffs

    rewrite(paths, into, ".coded", lambda path: (coded_form(document, folder) for document in standoffs(path)))


def rewrite(paths: Iterable[Path], into: Path, suffix: str, form: Callable[[Path], Iterable[str]]) -> None:
    """Write the documents of each file in another form; what the corpora lack is said in a sentence."""
    into.mkdir(parents=True, exist_ok=True)
    for path in paths:
        try:
            text = "\n".join(form(path))
        except (LookupError, OSError) as error:
            raise click.ClickException(str(error)) from error
        (into / f"{path.stem}{suffix}").write_text(text, encoding="utf-8")


@main.command("rule-precision")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
def rule_precision(paths: tuple[Path, ...]) -> None:
    """Print how often the rules for affiliations are right, for loaders/extraction/affiliations.yaml."""
    from training.rule_precision import precisions

    click.echo(yaml.safe_dump({"precision": precisions(paths)}, sort_keys=False))


if __name__ == "__main__":
    main()

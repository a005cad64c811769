"""The corpora of the recipe, read once, and the windows of a pass over them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import documents, entities
from training.augmentation import Names, augmented
from training.coded_texts import coded_texts
from training.joined_texts import joined
from training.links import LINK_LABELS
from training.parted_texts import parted
from training.sentences import Sentence, Window, windows
from training.standoff import standoff_texts
from training.treebanks import treebank

PROJECT = Path(__file__).parent
"""Where the coded texts of the project lie."""


@dataclass
class Corpus:
    """Sentences in their order, how often a pass of each stage goes over them, whether labels are taken from them."""

    sentences: list[Sentence]
    times: dict[str, float]
    labels: bool


def read_corpus(section: dict[str, Any], folder: Path) -> Corpus:
    """One corpus of the recipe."""
    path = folder / section["path"]
    if section["reader"] == "treebank":
        tags = entities.universal_ner(folder / section["entities"]) if "entities" in section else None
        sentences = treebank(path, tags)
    elif section["reader"] == "coded":
        base = PROJECT if section.get("own") else folder
        sentences = coded(base / section["path"], section["files"], folder)
    else:
        sentences = getattr(entities, section["reader"])(path)
    return Corpus(sentences, section["times"], bool(section.get("labels", True)))


def coded(path: Path, patterns: list[str], corpora: Path) -> list[Sentence]:
    """All coded texts of the files in a folder whose names fit one of the patterns, long ones in parts.

    The words of those in `.marks` files are in the folder of corpora.
    """
    paths = sorted({p for pattern in patterns for p in path.glob(pattern)})
    texts = (standoff_texts(p, corpora) if p.suffix == ".marks" else coded_texts(p) for p in paths)
    found = [documents.sentence_of(text) for file in texts for text in file]
    return [part for whole in found if whole is not None for part in parted(whole, documents.MOST_WORDS)]


def head_labels(sections: dict[str, dict[str, Any]], corpora: list[Corpus]) -> dict[str, list[str]]:
    """Each head's labels: given as entity kinds, or those that the corpora use often enough."""
    labels: dict[str, list[str]] = {"starts": ["inside", "start"]}
    for name, section in sections.items():
        if name in LINK_LABELS:
            labels[name] = LINK_LABELS[name]
        elif name in documents.LABELS:
            labels[name] = ["O", *(f"{p}-{kind}" for kind in documents.LABELS[name] for p in "BI")]
        elif "tags" in section:
            labels[name] = ["O", *(f"{p}-{kind}" for kind in section["tags"] for p in "BI")]
        elif "from" in section:
            told = (s.labels.get(section["from"], ()) for c in corpora if c.labels for s in c.sentences)
            counts = Counter(label for labels in told for label in labels)
            labels[name] = sorted(v for v, n in counts.items() if n >= section.get("least", 1))
    return labels


def a_pass(
    corpora: list[Corpus], names: Names, recipe: dict[str, Any], stage: dict[str, Any], rng: random.Random
) -> list[Window]:
    """The windows of one pass: every corpus as often as the stage says, a fraction of it where that is below one."""
    chances, bounds = recipe["augmentation"], tuple(recipe["window"])
    found: list[Window] = []
    for corpus in corpora:
        times = corpus.times.get(stage.get("like", stage["name"]), 0.0)
        linked = bool(corpus.sentences[0].links)
        runs = [[s] for s in corpus.sentences] if linked else list(windows(corpus.sentences, bounds, rng))
        chosen = rng.sample(runs, int(times * len(runs)) % len(runs)) + runs * int(times)
        if linked:
            chosen = joined(chosen, chances["joined"], rng)
        found += [[augmented(s, chances, names, rng) for s in window] for window in chosen]
    return found

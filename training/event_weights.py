"""Fit the weights of event merging on coded texts: which triggers tell of one attack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actorgraph.loaders.extraction.event_merging import Profile, features, number_sentences, profiles
from actorgraph.loaders.extraction.event_weights import FEATURES
from actorgraph.loaders.extraction.fusion import find_apart
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load_pipeline
from training.coded_texts import CodedText, coded_texts

RIDGE = 1.0
"""Strength of the penalty on large weights."""

Pairs = tuple[NDArray[np.float64], NDArray[np.float64]]


def pairs_of(text: CodedText, use: Iterable[str]) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Features and truth of every trigger against every attack told before it."""
    doc = load_pipeline()(text.text)
    found = find_apart(doc, load_gazetteer(), text.published, use)
    gold = [(m.start, m.end, m.id) for m in text.marks if m.id[0] == "T"]
    number_sentences(doc, found.triggers)
    known = profiles(doc, found.triggers, found.arguments)
    told: dict[str, Profile] = {}
    members: dict[str, list[int]] = {}
    for i, trigger in enumerate(found.triggers):
        span = doc[trigger.start : trigger.end]
        name = next((n for a, b, n in gold if a < span.end_char and span.start_char < b), f"none{i}")
        later = known[trigger.event]
        for other, earlier in told.items():
            if (earlier.triggers[0].modality == "actual") == (trigger.modality == "actual"):
                score = max(float(found.scores[i, j]) for j in members[other]) if found.scores is not None else 0.0
                yield features(doc, earlier, later, score), float(other == name)
        if name in told:
            told[name].take(replace(later, triggers=[*later.triggers]))
        else:
            told[name] = later
        members.setdefault(name, []).append(i)


def read_pairs(paths: Iterable[Path], use: Iterable[str], step: int) -> Pairs:
    """The pairs of every step-th text of the files."""
    texts = [t for p in paths for t in coded_texts(p)][::step]
    rows = [pair for text in texts for pair in pairs_of(text, use)]
    return np.array([x for x, _ in rows]), np.array([y for _, y in rows])


def fitted(pairs: Pairs) -> dict[str, float]:
    """Weights by logistic regression (Newton's method) with a ridge penalty."""
    x, y = pairs
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - chance) - RIDGE * weights
        curvature = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curvature, gradient)
    return {name: round(float(w), 2) for name, w in zip(FEATURES, weights, strict=True)}

"""Fit the weights of event merging on coded texts: which triggers tell of one attack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from actorgraph.loaders.extraction.event_merging import Vector, head_score, unscored, weighed
from actorgraph.loaders.extraction.event_profiles import Profile, kin_of, number_sentences, profiles
from actorgraph.loaders.extraction.event_weights import FEATURES
from actorgraph.loaders.extraction.findings import Trigger
from actorgraph.loaders.extraction.fusion import find_apart
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load_pipeline
from training.coded_texts import CodedText, coded_texts
from training.logistic import logistic

Pairs = tuple[NDArray[np.float64], NDArray[np.float64]]


def pairs_of(text: CodedText, use: Iterable[str]) -> Iterator[tuple[Vector, float]]:
    """Features and truth of every trigger against every attack told before it."""
    doc, gazetteer = load_pipeline()(text.text), load_gazetteer()
    found = find_apart(doc, gazetteer, text.published, use)
    number_sentences(doc, found.triggers)
    known = profiles(doc, found.triggers, found.arguments, kin_of(gazetteer))
    score = head_score(found.triggers, found.scores) if found.scores is not None else unscored
    names = [gold_name(text, doc, trigger) or f"none {i}" for i, trigger in enumerate(found.triggers)]
    told: dict[str, Profile] = {}
    for trigger, name in zip(found.triggers, names, strict=True):
        later = known[trigger.event]
        for earlier, vector in weighed(doc, list(told.values()), later, score):
            yield vector, float(earlier is told.get(name))
        if name in told:
            told[name].take(later)
        else:
            told[name] = later


def gold_name(text: CodedText, doc: Doc, trigger: Trigger) -> str | None:
    """The id of the attack that is marked where a trigger was found."""
    span = doc[trigger.start : trigger.end]
    marks = (m for m in text.marks if m.id[0] == "T")
    return next((m.id for m in marks if m.start < span.end_char and span.start_char < m.end), None)


def read_pairs(paths: Iterable[Path], use: Iterable[str], step: int) -> Pairs:
    """The pairs of every step-th text of the files."""
    texts = [t for p in paths for t in coded_texts(p)][::step]
    rows = [pair for text in texts for pair in pairs_of(text, use)]
    return np.array([x for x, _ in rows]), np.array([y for _, y in rows])


def fitted(pairs: Pairs) -> dict[str, float]:
    """The weights of all features."""
    return {name: round(float(w), 2) for name, w in zip(FEATURES, logistic(*pairs), strict=True)}

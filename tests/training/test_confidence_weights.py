"""Weights of confidence from entries whose truth is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from actorgraph.loaders.extraction.confidence import confidence_weights
from training.coded_texts import coded_texts
from training.confidence_weights import ENTRIES, Entry, entries_of, fitted
from training.logistic import logistic

CODED = Path(__file__).parents[2] / "training" / "coded"


def test_logistic_regression_finds_the_odds_that_made_the_data() -> None:
    random = np.random.default_rng(0)
    x = np.column_stack([np.ones(20_000), random.normal(size=(20_000, 2))])
    made = np.array([-0.5, 1.5, 0.0])
    y = (random.random(20_000) < 1 / (1 + np.exp(-x @ made))).astype(float)
    assert np.allclose(logistic(x, y), made, atol=0.06)


def test_a_strong_ridge_keeps_weights_small() -> None:
    x, y = np.array([[1.0, 1.0], [1.0, -1.0]] * 20), np.array([1.0, 0.0] * 20)
    assert logistic(x, y, ridge=100.0)[1] < logistic(x, y, ridge=1.0)[1]


def test_what_goes_with_being_right_weighs_for_it() -> None:
    right = [Entry("attack", {"dated": 1.0, "noise": i % 2}, True) for i in range(30)]
    wrong = [Entry("attack", {"dated": 0.0, "noise": i % 2}, False) for i in range(30)]
    other = [Entry("affiliation", {"dated": 1.0}, False)] * 99
    weights = fitted([*right, *wrong, *other], "attack")
    assert weights["dated"] > 1
    assert weights["bias"] < 0
    assert "noise" not in weights


def test_an_entry_of_a_coded_text_has_what_speaks_for_it_and_its_truth() -> None:
    texts = [text for path in sorted((CODED / "held_out").glob("desk.coded")) for text in coded_texts(path)][:2]
    found = [entry for text in texts for entry in entries_of(text, ("rules",))]
    assert {entry.sort for entry in found} <= set(ENTRIES)
    assert any(entry.right for entry in found)
    assert all("score" in entry.features and entry.features["both"] == 0 for entry in found)


def test_every_sort_of_entry_has_weights() -> None:
    for weights in confidence_weights().values():
        assert set(weights) == set(ENTRIES)

"""Pairs of spans: those that are wanted have the score that they have alone, the others none."""

import numpy as np
import pytest

from actorgraph.loaders.language import load_pipeline
from actorgraph.loaders.language.factories import learned_of
from actorgraph.loaders.language.links import UNTHOUGHT, Projected, probability
from actorgraph.loaders.language.spans import gaps


@pytest.fixture(scope="module")
def spans():
    learned = learned_of(load_pipeline()("Hezbollah fired rockets at Haifa on Tuesday and shelled Acre."))
    bounds = [(0, 1), (4, 5), (9, 10)]
    kinds = ["armed_group", "city", "city"]
    return learned.heads, learned.heads.spans(Projected(learned.outputs["span"]), bounds, kinds), bounds


def test_only_wanted_pairs_are_scored(spans):
    heads, vectors, bounds = spans
    both = (vectors, bounds)
    everything = heads.pairs("affiliation", both, both, np.ones((3, 3), dtype=bool))
    wanted = np.tri(3, k=-1, dtype=bool)
    some = heads.pairs("affiliation", both, both, wanted)
    assert np.allclose(some[wanted], everything[wanted], atol=1e-5)
    assert (some[~wanted] == UNTHOUGHT).all()


def test_no_pairs_are_no_scores(spans):
    heads, vectors, bounds = spans
    assert (
        heads.pairs("answer", (vectors, bounds), (vectors, bounds), np.zeros((3, 3), dtype=bool)) == UNTHOUGHT
    ).all()
    assert heads.pairs("answer", (vectors[:0], []), (vectors, bounds), np.zeros((0, 3), dtype=bool)).shape == (0, 3, 1)


@pytest.mark.filterwarnings("error")
def test_scores_far_from_zero_are_chances_without_a_warning():
    scores = np.array([-1000.0, -90.0, 0.0, 1000.0], dtype=np.float32)
    assert probability(scores).tolist() == pytest.approx([0.0, 0.0, 0.5, 1.0])


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ((0, 2), (5, 6), (2, 5)),
        ((5, 6), (0, 2), (2, 5)),
        ((0, 2), (2, 3), (2, 2)),
        ((0, 5), (1, 2), (2, 2)),
        ((1, 3), (2, 5), (3, 3)),
    ],
)
def test_the_words_between_two_spans(left, right, between):
    start, end = gaps(np.array([left]), np.array([right]))
    assert (start.item(), end.item()) == between

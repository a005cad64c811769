"""Fine and coarse tags agree: a verb has a verb's tag."""

import numpy as np

from actorgraph.loaders.language.tags import agreeing

FINE, COARSE = np.array([True, False, False]), np.array([True, False])
"""VBD, NNP, NN; VERB, PROPN."""


def test_the_surer_of_two_tags_that_disagree_decides():
    fine = np.array([[1.9, 2.0, 0.0], [0.0, 5.0, 0.0], [3.0, 0.0, 0.0]], dtype=np.float32)
    coarse = np.array([[4.0, 0.0], [1.0, 0.9], [2.0, 0.0]], dtype=np.float32)
    tags, classes = agreeing(fine, coarse, FINE, COARSE, np.zeros(3, bool))
    assert tags.tolist() == [0, 1, 0]
    assert classes.tolist() == [0, 1, 0]


def test_what_has_an_object_is_a_verb():
    fine, coarse = np.array([[1.0, 4.0, 0.0]], np.float32), np.array([[1.0, 4.0]], np.float32)
    tags, classes = agreeing(fine, coarse, FINE, COARSE, np.array([True]))
    assert (tags.tolist(), classes.tolist()) == ([0], [0])


def test_no_words_have_no_tags():
    tags, classes = agreeing(
        np.zeros((0, 3), np.float32), np.zeros((0, 2), np.float32), FINE, COARSE, np.zeros(0, bool)
    )
    assert len(tags) == len(classes) == 0

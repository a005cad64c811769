"""The labels of heads come from the corpora that say so, and from no other."""

import random

import pytest

pytest.importorskip("torch")

from training.corpora import Corpus, a_pass, head_labels
from training.sentences import SPACE, Sentence


def corpus(tag, labels=True):
    return Corpus([Sentence(["Rockets"], [SPACE], {"xpos": [tag]})], {}, labels)


def test_a_corpus_can_teach_without_adding_labels():
    found = head_labels({"xpos": {"from": "xpos"}}, [corpus("NNS"), corpus("FW", labels=False)])
    assert found["xpos"] == ["NNS"]


@pytest.mark.parametrize(
    ("stage", "passes"), [({"name": "first"}, 2), ({"name": "later", "like": "first"}, 2), ({"name": "later"}, 0)]
)
def test_a_stage_reads_what_the_stage_that_it_is_like_reads(stage, passes):
    recipe = {"augmentation": dict(upper=0, title=0, no_stop=0, no_breaks=0, names=0, joined=0), "window": [1, 5]}
    read = Corpus([Sentence(["Rockets", "fell"], [SPACE, SPACE])], {"first": 2.0}, True)
    assert len(a_pass([read], {}, recipe, stage, random.Random(1))) == passes

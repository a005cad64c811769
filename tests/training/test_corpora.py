"""The labels of heads come from the corpora that say so, and from no other."""

import pytest

pytest.importorskip("torch")

from training.corpora import Corpus, head_labels
from training.sentences import SPACE, Sentence


def corpus(tag, labels=True):
    return Corpus([Sentence(["Rockets"], [SPACE], {"xpos": [tag]})], {}, labels)


def test_a_corpus_can_teach_without_adding_labels():
    found = head_labels({"xpos": {"from": "xpos"}}, [corpus("NNS"), corpus("FW", labels=False)])
    assert found["xpos"] == ["NNS"]

"""Nations exchanged for others: the same one throughout, in the same letters, with the same article."""

import random

from training.documents import Links, Spans
from training.nations import nation_of, nations, with_other_nations
from training.sentences import SPACE, Sentence

TEXT = "TEHRAN : Iran said an Iranian ship with Iranians and Yemeni sailors met Michael Jordan"


def coded(text):
    words = text.split()
    return Sentence(words, [SPACE] * len(words), links=Links(Spans(), Spans(), Spans(), {}, set(), set(), set()))


def test_a_nation_is_another_one_throughout():
    for seed in range(20):
        words = with_other_nations(coded(TEXT), 1.0, random.Random(seed)).words
        other, second = nation_of()[words[2]], nation_of()[words[10]]
        assert "Iran" not in other.name and "Yemen" not in second.name and other != second
        assert words[0] == other.seat.upper()
        assert (words[5], words[8]) == (other.adjective, other.people)
        assert words[5][0] in "AEIO", "an Iranian ship"
        assert words[-2:] == ["Michael", "Jordan"]


def test_nothing_is_exchanged_without_a_chance():
    assert with_other_nations(coded(TEXT), 0.0, random.Random(1)).words == TEXT.split()


def test_every_word_of_a_nation_is_one_word():
    assert len(nations()) > 80
    assert all(word.isalpha() for nation in nations() for word in nation.words)

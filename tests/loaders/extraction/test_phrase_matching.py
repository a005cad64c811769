"""Phrases are found in every sentence that can hold one, and nowhere else."""

import pytest
from spacy.lang.en import English

from actorgraph.loaders.extraction.phrase_matching import PhraseFinder, needed_words

NLP = English()
NLP.add_pipe("sentencizer")


def found(text, **sections):
    return [(span.label_, span.text) for span in PhraseFinder(NLP.vocab, sections)(NLP(text))]


def test_a_phrase_in_a_later_sentence_is_found_where_it_stands():
    assert found("It rained. Amal is part of it. A wing of Amal left.", a=["part of"], b=["wing|arm of"]) == [
        ("a", "part of"),
        ("b", "wing of"),
    ]


def test_the_longest_of_one_section_counts():
    assert found("It fired in response to that.", a=["in response", "in response to"]) == [("a", "in response to")]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("part of", [{"part"}, {"of"}]),
        ("in the pay of", [{"pay"}, {"in"}, {"the"}, {"of"}]),
        ("~ wing|arm of", [{"wing", "arm"}, {"of"}]),
        ("the? front of", [{"front"}, {"of"}]),
        ("of|for", [{"of", "for"}]),
        ('front " of', [{"front"}, {"of"}]),
    ],
)
def test_a_sentence_without_a_word_of_each_set_cannot_hold_the_phrase(phrase, words):
    assert needed_words(phrase) == words


def test_a_phrase_of_common_words_alone_is_found_too():
    assert found("They were of it.", a=["of it"]) == [("a", "of it")]

"""Spans of tag heads put in shape."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from actorgraph.loaders.extraction.spotted import Spotted, in_shape

VOCAB = English().vocab
WORDS = ["Col.", "Najm", "al", "-", "Din", "Zubayda", "spoke"]


def spotted(spots, ents=()):
    """The words of the spans in shape, with their labels."""
    doc = Doc(VOCAB, words=WORDS, pos=["NOUN", "PROPN", "PROPN", "PUNCT", "PROPN", "PROPN", "VERB"])
    doc.ents = [Span(doc, start, end, label) for start, end, label in ents]
    return [(s.start, s.end, s.label) for s in in_shape(doc, [Spotted(a, b, label, 0.9) for a, b, label in spots])]


@pytest.mark.parametrize("label", ["person", "state"])
def test_a_person_whom_the_recogniser_sees_whole_is_one(label):
    assert spotted([(1, 5, label), (5, 6, "person")], [(1, 6, "PER")]) == [(1, 6, "person")]


def test_two_who_stand_side_by_side_stay_two():
    assert spotted([(1, 5, "state"), (5, 6, "person")], [(5, 6, "PER")]) == [(1, 5, "state"), (5, 6, "person")]

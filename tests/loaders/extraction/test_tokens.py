"""The words of the document that is being read, and where its words begin."""

import pytest
import spacy
from flat_docs import flat

from actorgraph.loaders.extraction.fusion import find
from actorgraph.loaders.extraction.noun_phrases import compound_start, is_opposed
from actorgraph.loaders.extraction.tokens import lower_words, sentences, tokens_of
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language.tokenization import make_tokenizer

CUT = make_tokenizer(spacy.blank("en").vocab)


def test_only_the_tokens_of_wanted_words_are_looked_at():
    doc = flat("The Raid and the raid on Mosul")
    assert [t.i for t in tokens_of(doc, {"raid"})] == [1, 4]
    assert [t.i for t in tokens_of(doc, {"raid", "the"}, 2, 4)] == [3]


def test_a_document_that_is_changed_is_read_anew():
    doc = flat("Fighters shelled Al Tanf on Friday")
    find(doc, load_gazetteer(), None)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[2:4])
    find(doc, load_gazetteer(), None)
    assert lower_words(doc) == ("fighters", "shelled", "al tanf", "on", "friday")
    assert [s.end for s in sentences(doc)] == [5]


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("a 7-year-old girl", "old", "7"),
        ("a hitch-hiking post", "hiking", "hitch"),
        ("BEIRUT–rebels fired", "rebels", "rebels"),
        ("in Aden - rebels fired", "rebels", "rebels"),
    ],
)
def test_a_word_with_hyphens_begins_at_its_first_part(text, word, start):
    doc = CUT(text)
    at = next(t.i for t in doc if t.text == word)
    assert doc[compound_start(doc, at)].text == start


def test_an_enemy_in_a_compound_is_told_from_a_part():
    doc = CUT("the anti-Houthi and pro-Houthi forces")
    assert [is_opposed(doc, t.i) for t in doc if t.text == "Houthi"] == [True, False]


@pytest.mark.parametrize(("text", "found"), [("", []), ("Raids went on", ["Raids went on"])])
def test_a_document_has_its_sentences_even_where_nobody_set_any(text, found):
    assert [s.text for s in sentences(spacy.blank("en")(text))] == found

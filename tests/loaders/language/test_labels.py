"""Lemmas by rule, and spans by B/I/O scores."""

import numpy as np
import pytest

from actorgraph.loaders.language.factories import MODEL
from actorgraph.loaders.language.lemmas import Lexicon, apply_rule, edit_rule, spelled
from actorgraph.loaders.language.tags import probabilities, spans

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("walked", "walk"), ("cities", "city"), ("went", "go"), ("Rockets", "rocket"), ("Raqqa", "Raqqa"),
        ("was", "be"), ("the", "the"), ("The", "the"), ("struck", "strike"), ("U.S.", "U.S."), ("’s", "'s"),
        ("2017", "2017"), ("a", "a"),
    ],
)  # fmt: skip
def test_a_rule_makes_the_lemma_that_it_was_learned_from(form, lemma):
    assert apply_rule(form, edit_rule(form, lemma)) == lemma


@pytest.mark.parametrize("form", ["a", "is", "ab", "!", "دمشق", "😀"])
@pytest.mark.parametrize("rule", ["0+", "3+y", "99+x", "=", "!go", "1+"])
def test_no_rule_leaves_a_form_without_lemma(form, rule):
    assert apply_rule(form, rule)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(MODEL / "lemmas.json")


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("struck", "VERB", "VBD", "strike"), ("hit", "VERB", "VBD", "hit"), ("shot", "VERB", "VBN", "shoot"),
        ("Overran", "VERB", "VBD", "overrun"), ("ambushed", "VERB", "VBD", "ambush"), ("shelling", "VERB", "VBG", "shell"),
        ("observed", "VERB", "VBN", "observe"), ("bombarded", "VERB", "VBD", "bombard"), ("armies", "NOUN", "NNS", "army"),
        ("batteries", "NOUN", "NNS", "battery"), ("losses", "NOUN", "NNS", "loss"), ("men", "NOUN", "NNS", "man"),
        ("Damascus", "PROPN", "NNP", "Damascus"), ("ISIL", "PROPN", "NNP", "ISIL"), ("F16s", "NOUN", "NNS", "F16s"),
        ("me", "PRON", "PRP", "I"), ("were", "AUX", "VBD", "be"), ("largest", "ADJ", "JJS", "large"),
    ],
)  # fmt: skip
def test_lemmas(lexicon, form, upos, xpos, lemma):
    assert lexicon.lemma(form, upos, xpos, "0+") == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("gromped", "gromp"), ("gropped", "grop"), ("blized", "blize"), ("groving", "grove"), ("quissing", "quiss"),
        ("flarries", "flarry"), ("gronches", "gronch"), ("grons", "gron"), ("gloss", "gloss"), ("zies", "zie"), ("zied", "zie"),
    ],
)  # fmt: skip
def test_lemmas_of_words_that_no_one_has_seen(form, lemma):
    assert spelled(form) == lemma


@pytest.mark.parametrize("form", ["", "s", "ed", "ing", "دمشق", "😀", "-"])
def test_a_form_that_is_no_word_is_its_own_lemma(lexicon, form):
    assert lexicon.lemma(form, "NOUN", "NNS", "0+") == form


def test_a_model_without_a_list_has_lemmas(tmp_path):
    assert Lexicon(tmp_path / "none.json").lemma("attacks", "VERB", "VBZ", "1+") == "attack"


def scores(*tags):
    """Scores that are sure of these labels."""
    made = np.full((len(tags), len(LABELS)), -5, dtype=np.float32)
    made[np.arange(len(tags)), [LABELS.index(tag) for tag in tags]] = 5
    return made


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-PER", "I-PER", "O", "B-LOC"], [(0, 2, "PER"), (3, 4, "LOC")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["I-LOC", "I-LOC"], [(0, 2, "LOC")]),
        (["O", "I-PER", "O", "I-PER"], [(1, 2, "PER"), (3, 4, "PER")]),
        (["B-PER", "O", "I-PER"], [(0, 1, "PER"), (2, 3, "PER")]),
    ],
)
def test_spans_of_tags(tags, expected):
    found = spans(probabilities(scores(*tags)), LABELS)
    assert [span[:3] for span in found] == expected
    assert all(0.9 < span[3] <= 1 for span in found)


def test_a_span_is_as_sure_as_its_least_sure_word():
    doubtful = scores("B-PER", "I-PER")
    doubtful[1, 0] = 4.5
    sure, unsure = (spans(probabilities(s), LABELS)[0][3] for s in (scores("B-PER"), doubtful))
    assert 0.5 < unsure < 0.7 < sure


def test_probabilities_of_large_scores_add_up_to_one():
    assert probabilities(np.array([[1000.0, 1000.0], [-1000.0, 0.0]], dtype=np.float32)).sum(1) == pytest.approx(1)

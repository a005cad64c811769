"""Names exchanged for others: same places, same sorts, the same name everywhere in a text."""

import random

import pytest

from training.augmentation import augmented, names_in, renamed
from training.documents import Links, Spans
from training.sentences import SPACE, Sentence

RNG = random.Random


def coded(text, *mentions):
    """A coded text of words with actors (start, end, kind)."""
    words = text.split()
    spans = Spans()
    for number, (start, end, kind) in enumerate(mentions):
        spans.add(start, end, kind, f"A{number}")
    links = Links(spans, Spans(), Spans(), {}, set(), set(), set())
    return Sentence(words, [SPACE] * len(words), starts_known=False, links=links)


def tagged(text, tags, xpos):
    words = text.split()
    return Sentence(words, [SPACE] * len(words), {"entity": tags.split(), "xpos": xpos.split()})


def test_a_name_is_exchanged_for_one_of_its_sort_and_length():
    here = tagged("He met Ali Hassan", "O O B-PER I-PER", "PRP VBD NNP NNP")
    there = tagged("Maria Lopez left", "B-PER I-PER O", "NNP NNP VBD")
    names = {sort: [n for n in found if n != ["Ali", "Hassan"]] for sort, found in names_in([here, there]).items()}
    assert renamed(here, names, 1.0, RNG(1)).words == ["He", "met", "Maria", "Lopez"]


@pytest.mark.parametrize(("words", "xpos"), [("He met ali", "PRP VBD NNP"), ("He met Old", "PRP VBD JJ")])
def test_only_proper_nouns_with_capitals_are_exchanged(words, xpos):
    assert not names_in([tagged(words, "O O B-PER", xpos)])


def test_a_name_is_the_same_everywhere_and_a_last_name_that_of_the_person():
    here = coded(
        "that Omar Said of Ansar left Ansar , Said wrote", (1, 3, "person"), (4, 5, "armed_group"),
        (6, 7, "armed_group"), (8, 9, "person"),
    )  # fmt: skip
    other = coded("when Juan Ramos and Tupac met", (1, 3, "person"), (4, 5, "armed_group"))
    names = {("person", 2, False): [["Juan", "Ramos"]], ("armed_group", 1, False): [["Tupac"]]}
    assert {("person", 2, False), ("armed_group", 1, False)} <= names_in([here, other]).keys()
    names["person", 2, False] = [["Juan", "Ramo"]]
    told = renamed(here, names, 1.0, RNG(1)).words
    assert " ".join(told) == "that Juan Ramo of Tupac left Tupac , Ramo wrote"


def test_a_capital_at_the_beginning_of_a_sentence_is_no_name():
    assert not names_in([coded("Militants left . Rebels came", (0, 1, "armed_group"), (3, 4, "armed_group"))])


def test_nothing_changes_without_chances():
    here = tagged("He met Ali .", "O O B-PER O", "PRP VBD NNP .")
    none = dict.fromkeys(("names", "upper", "title", "no_stop", "no_breaks"), 0.0)
    assert augmented(here, none, {}, RNG(1)) == here


def test_who_has_two_names_keeps_both():
    here = coded("when Islamic State left , Daesh lost", (1, 3, "armed_group"), (5, 6, "armed_group"))
    here.links.mentions.ids[1] = "A0"
    assert not names_in([here])

"""Named victims and their company, over hand-made tags and names."""

import pytest
from spacy.tokens import Doc, Span
from trees import VOCAB

from actorgraph.loaders.extraction.named_victims import named_with_company


def told(text, *names):
    """The phrases that count named victims with others; `names` are persons."""
    words = text.split()
    spaces = [after not in {",", "."} for after in [*words[1:], "."]]
    doc = Doc(
        VOCAB, words=words, spaces=spaces, pos=["PROPN" if w[0].isupper() or w == "commander" else "X" for w in words]
    )
    doc.ents = [
        Span(doc, i, i + len(name.split()), label="PER")
        for name in names
        for i in range(len(words))
        if words[i : i + len(name.split())] == name.split()
    ]
    return [(doc.text[m.start : m.end], str(m.bounds), m.of) for m in named_with_company(doc)]


def test_a_name_and_a_number_are_one_sum():
    found = told("A bomb killed Abdul Sayyid and three bodyguards in Abyan", "Abdul Sayyid")
    assert found == [("Abdul Sayyid and three bodyguards", "4", "killed")]


def test_rank_and_office_may_stand_before_the_name():
    found = told("They killed commander General Idris and his driver", "Idris")
    assert found == [("Idris and his driver", "2", "killed")]


def test_several_names_count_one_each():
    found = told("Omar , Malik and two other fighters were wounded", "Omar", "Malik")
    assert found == [("Omar, Malik and two other fighters", "4", "wounded")]


def test_who_he_is_is_not_a_further_victim():
    found = told("They killed Imad Mughniyeh , a senior commander , and his driver", "Imad Mughniyeh")
    assert found == [("Imad Mughniyeh, a senior commander, and his driver", "2", "killed")]
    assert told("They killed Omar and Malik , a doctor and a nurse", "Omar", "Malik") == []


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed Omar in Abyan",
        "They met Omar and three bodyguards in Abyan",
        "They killed Omar and fled with three bodyguards",
        "Gunmen killed commander Omar and two guards were wounded",
        "Omar",
    ],
)
def test_a_name_alone_and_what_nobody_was_killed_in_is_no_number(text):
    assert told(text, "Omar") == []

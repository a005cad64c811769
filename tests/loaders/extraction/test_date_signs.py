"""Dates are looked for only around words that tell of one: nothing is lost by that."""

import pytest

from actorgraph.loaders.extraction.date_phrases import rules
from actorgraph.loaders.extraction.date_signs import AFTER, BEFORE, SIGNS, stretches

FILLER = "The column moved on along the river and nobody stopped it. " * 9
PHRASES = [
    "shortly before midnight on the night of Friday, 5 August 2016",
    "in the early hours of the morning of the 22nd of February",
    "between 3 and 14 December 2019",
    "more than twenty-seven years ago on Sunday",
    "late on Saturday before last",
    "two and a half weeks earlier",
    "the night from Monday to Tuesday",
]


def test_words_far_from_any_sign_are_left_out():
    text = f"{FILLER}On 5 March it stopped. {FILLER}"
    (start, end), *others = stretches(text, 0, len(text), "month")
    assert not others
    assert "5 March it stopped" in text[start:end]
    assert end - start <= BEFORE + len("March") + AFTER + len("stopped")


def test_signs_close_to_each_other_make_one_stretch():
    text = f"{FILLER}From March it moved, and it came back in June. {FILLER}"
    assert len(list(stretches(text, 0, len(text), "month"))) == 1
    far = f"In March it moved. {FILLER}It came back in June."
    assert len(list(stretches(far, 0, len(far), "month"))) == 2


def test_where_no_word_is_known_everything_is_looked_through():
    assert list(stretches("On 2023-10-07.", 3, 14, "")) == [(3, 14)]
    assert list(stretches("", 0, 0, "month")) == []


@pytest.mark.parametrize("before", ["", FILLER])
@pytest.mark.parametrize("phrase", PHRASES)
def test_every_match_lies_within_a_stretch(phrase, before):
    text = f"{before}They fired {phrase}, he said. {FILLER}"
    for rule in rules():
        whole = [m.span() for m in rule.pattern.finditer(text)]
        near = [
            m.span() for part in stretches(text, 0, len(text), rule.sign) for m in rule.pattern.finditer(text, *part)
        ]
        assert near == whole, rule.pattern.pattern


def test_every_sign_is_one_of_some_rule():
    assert {rule.sign for rule in rules()} == set(SIGNS)

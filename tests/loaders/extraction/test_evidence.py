"""Evidence is what stands in the report as read, whatever was made even for the parser."""

import pytest
from hand_made import at, source_of

UGLY = [
    "Kataib\u00a0Hezbollah  fired\trockets.",
    "\ufeff“Hezbollah” struck\u200b the\u00a0\u00a0base.",
    "الحشد الشعبي fired rockets.",
    "A sen\u00adtence with soft hy\u00adphens.\r\n\r\nAnother one.",
    "🚀 Rockets\u2009hit 👨\u200d👩\u200d👧 Erbil.",
]


@pytest.mark.parametrize("text", UGLY)
def test_each_word_points_at_itself_in_the_text_as_read(text):
    source = source_of(text)
    for i, token in enumerate(source.doc):
        if token.is_space:
            continue
        span = source.span(i, i + 1)
        assert text[span.start : span.end] == span.text
        assert "".join(c for c in span.text if c not in "\u00ad\u200b\u200d") == token.text


@pytest.mark.parametrize("text", UGLY)
def test_a_sentence_is_the_stretch_of_text_between_its_first_and_last_word(text):
    source = source_of(text)
    for span in source.sentences(range(len(source.doc))):
        assert text[span.start : span.end] == span.text == span.text.strip()


def test_words_are_even_and_spans_are_as_read():
    source = source_of("The  Islamic\u00a0Resistance   in Iraq fired.")
    start, end = at(source, "Islamic Resistance in Iraq")
    assert source.words(start, end) == "Islamic Resistance in Iraq"
    assert source.span(start, end).text == "Islamic\u00a0Resistance   in Iraq"


def test_markup_and_boilerplate_are_no_words():
    text = "Advertisement\n**Hamas** attacked _Sderot_."
    marks = [(14, 16), (21, 23), (33, 34), (40, 41)]
    source = source_of(text, boilerplate=[(0, 13)], markup=marks)
    assert "Advertisement" not in source.doc.text
    assert source.words(0, 3) == "Hamas attacked Sderot"
    assert [source.span(i, i + 1).text for i in range(3)] == ["Hamas", "attacked", "Sderot"]


def test_each_sentence_once_in_the_order_asked_and_not_too_many():
    source = source_of("One fell. Two fell. Three fell. Four fell. Five fell. Six fell.")
    third = at(source, "Three")[0]
    assert [s.text for s in source.sentences([third, third + 1, 0, third])] == ["Three fell.", "One fell."]
    assert len(source.sentences(range(len(source.doc)))) == 4

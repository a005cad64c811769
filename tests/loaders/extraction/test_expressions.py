import pytest
import spacy

from actorgraph.loaders.extraction.attack_tolls import fits_its_words
from actorgraph.loaders.extraction.expressions import find_expressions
from actorgraph.loaders.extraction.findings import Argument, Trigger

NLP = spacy.blank("en")


def listed(text: str, published: str | None = "2024-01-21") -> list[tuple[str, str, str]]:
    doc = NLP(text)
    return [(doc[one.start : one.end].text, one.label, one.value) for one in find_expressions(doc, published)]


def test_dates_weapons_and_numbers_stand_side_by_side() -> None:
    text = "It fired two ballistic missiles at Ain al-Asad on Saturday, wounding two soldiers; no one was killed."
    assert listed(text) == [
        ("two", "number", "2"),
        ("ballistic missiles", "weapon", "ballistic_missile"),
        ("Saturday", "date", "2024-01-20"),
        ("two soldiers", "number", "2"),
        ("no one", "number", "0"),
    ]


def test_numbers_inside_dates_and_designations_are_none() -> None:
    assert listed("On 4 January 2024 an F-16 flew.") == [
        ("4 January 2024", "date", "2024-01-04"),
        ("F-16", "weapon", "airstrike"),
    ]


def test_a_number_says_what_it_counts() -> None:
    doc = NLP("The raid killed six fighters and 30 countries protested.")
    reasons = {one.value: (one.reason, one.score) for one in find_expressions(doc, None) if one.label == "number"}
    assert reasons["6"][0] == "killed"
    assert reasons["30"][0] == ""
    assert reasons["30"][1] < reasons["6"][1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He stabbed his stepsister, 17, at home.", "17"),
        ("Rebels attacked the hill post of Infantry Battalion 501.", "501"),
        ("They shot a father of three in the yard.", "3"),
    ],
)
def test_ages_units_and_children_are_no_victims(text, value):
    number = next(one for one in find_expressions(NLP(text), None) if one.label == "number" and one.value == value)
    assert number.reason == "other"
    assert not fits_its_words(Argument(Trigger(1, 2), "killed", number))


@pytest.mark.parametrize(
    "text",
    [
        "A family of five was killed in the strike.",
        "They shot six village elders.",
        "Of the soldiers, 12 lost their lives.",
        "In the market, 45, mostly women, died.",
    ],
)
def test_people_are_counted_whatever_stands_around_the_number(text):
    numbers = [one for one in find_expressions(NLP(text), None) if one.label == "number"]
    assert [one.reason for one in numbers if one.reason == "other"] == []


def test_an_empty_document_has_none() -> None:
    assert listed("") == []


def test_arabic_and_curly_quotes_keep_their_positions() -> None:
    assert ("“drone”"[1:-1], "weapon", "drone") in listed("قالت “drone” on “Sunday”.")

import pytest

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.publication import dateline, publication_date, stated_date
from actorgraph.loaders.readers.written_dates import checked_edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2024-01-05", "2024-01-05"),
        ("2024-01", "2024-01"),
        ("2024", "2024"),
        ("2024-01~", "2024-01~"),
        ("2023-03-23/2023-03-24", "2023-03-23/2023-03-24"),
        ("2023-10-17/..", "2023-10-17/.."),
        ("2024-01-05T10:00:00Z", "2024-01-05"),
        ("2023-10-24 09:10", "2023-10-24"),
        ("5 February 2024", "2024-02-05"),
        ("Monday, 5 February 2024", "2024-02-05"),
        ("Feb. 5th, 2024", "2024-02-05"),
        ("04/22/2024", "2024-04-22"),
        ("22.04.2024", "2024-04-22"),
        ("Fri 05/01/2024", "2024-01-05"),
    ],
)
def test_stated_dates(words, edtf):
    assert stated_date(words, "x.txt") == edtf


@pytest.mark.parametrize(
    "words", ["2024-02-30", "30 February 2024", "yesterday", "2024-13", "05/01/2024", "2024/2023", "24"]
)
def test_what_is_no_date_is_named(words):
    with pytest.raises(ReportError, match=words):
        stated_date(words, "x.txt")


@pytest.mark.parametrize("words", ["../..", "/", "2024-01-05/2024-01-04", "2024-01-05 and so on", "20240105"])
def test_what_is_no_edtf(words):
    assert checked_edtf(words) is None


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Monday, 5 February 2024", "2024-02-05"),
        ("Mon, 04/22/2024 – 18:40", "2024-04-22"),
        ("BAGHDAD, Nov 13, 2023 – Rockets hit a base.", "2023-11-13"),
        ("WASHINGTON (Reuters), Feb. 4, 2024 - The army said so.", "2024-02-04"),
        ("Published: January 5, 2024 at 6:40 PM EST", "2024-01-05"),
        ("By Jane Doe | 5 Feb 2024", "2024-02-05"),
        ("Last updated on 2024-01-05 10:30 GMT", "2024-01-05"),
        ("On January 4, 2024, the group attacked two bases.", None),
        ("Attack of 7 October 2023 still casts its shadow", None),
        ("Iraq attack, 4 January 2024: what we know", None),
        ("February 30, 2024", None),
        ("Nov 13", None),
        ("05/01/2024", None),
    ],
)
def test_datelines(line, edtf):
    assert dateline(f"A headline\n\n{line}\n\nThe text goes on.") == edtf


def test_the_clock_of_a_page_gives_way_to_the_earlier_date():
    assert dateline("30.5 F\nTuesday, November 26, 2024\n\nText.\n\nTyler\nMon, 04/22/2024 – 18:40\n") == "2024-04-22"


def test_a_date_in_the_middle_of_a_long_text_is_no_dateline():
    assert dateline("A line of text.\n" * 30 + "5 February 2024\n" + "A line of text.\n" * 30) is None


def test_the_order():
    text = "Monday, 5 February 2024\n\nText."
    stated = [(None, "option"), ("2024-03", "reports.csv"), ("2024-04", "front matter")]
    assert publication_date(stated, text, "2024-01-05-x.txt", "x") == ("2024-03", "reports.csv")
    assert publication_date([("2023", "option"), *stated], text, "", "x") == ("2023", "option")
    assert publication_date([], text, "2024-01-05-x.txt", "x") == ("2024-02-05", "dateline")
    assert publication_date([], "Text.", "2024-01-05-x.txt", "x") == ("2024-01-05", "file name")


@pytest.mark.parametrize("name", ["x.txt", "2024-02-30-x.txt", "1234567890.txt", "9999.txt"])
def test_none_is_never_guessed(name):
    assert publication_date([("", "reports.csv")], "The army said so yesterday.", name, "x") == (None, None)

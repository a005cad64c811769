"""Dates against the publication date: Sunday, 21 January 2024, unless a test says otherwise."""

from itertools import pairwise

import pytest

from actorgraph.loaders.extraction.dates import context_of, find_dates, resolve_date
from actorgraph.loaders.extraction.edtf import Moment, parse_period

PUBLISHED = "2024-01-21"


def found(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [mention.edtf for mention in find_dates(text, published)]


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("Sunday", "2024-01-21"),
        ("on Monday", "2024-01-15"),
        ("early Saturday", "2024-01-20"),
        ("at dawn on Monday", "2024-01-15"),
        ("last Sunday", "2024-01-14"),
        ("the night from Friday to Saturday", "2024-01-19/2024-01-20"),
        ("yesterday", "2024-01-20"),
        ("last night", "2024-01-20"),
        ("overnight", "2024-01-20/2024-01-21"),
        ("today", "2024-01-21"),
        ("last week", "2024-01-08/2024-01-14"),
        ("last month", "2023-12"),
        ("this month", "2024-01"),
        ("last year", "2023"),
        ("in April", "2023-04"),
        ("last December", "2023-12"),
        ("August of last year", "2023-08"),
        ("on Jan. 4", "2024-01-04"),
        ("January 28", "2023-01-28"),
        ("Oct.7", "2023-10-07"),
        ("4 January 2024", "2024-01-04"),
        ("January 4th, 2024", "2024-01-04"),
        ("2024-01-04", "2024-01-04"),
        ("between March 23 and 24", "2023-03-23/2023-03-24"),
        ("9–11 June 2014", "2014-06-09/2014-06-11"),
        ("from 10 March to 17 March", "2023-03-10/2023-03-17"),
        ("between October and February", "2022-10/2023-02"),
        ("since October 17", "2023-10-17/.."),
        ("since the start of last year", "2023-01-01/.."),
        ("By 25 May", "../2023-05-25"),
        ("in 2019", "2019"),
        ("early March 2013", "2013-03"),
        ("ten days ago", "2024-01-11"),
        ("two months ago", "2023-11"),
        ("more than three years ago", "2021~"),
        ("summer 2007", "2007-06/2007-08"),
        ("New Year's Eve", "2023-12-31"),
        ("the second of this month", "2024-01-02"),
    ],
)
def test_a_phrase_is_read_against_publication(phrase: str, edtf: str) -> None:
    resolved = resolve_date(phrase, PUBLISHED)
    assert resolved is not None
    assert resolved.edtf == edtf


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("a day earlier", "2023-12-24"),
        ("two days later", "2023-12-27"),
        ("the previous day", "2023-12-24"),
        ("the next day", "2023-12-26"),
        ("the same day", "2023-12-25"),
        ("that afternoon", "2023-12-25"),
        ("hours later", "2023-12-25"),
        ("the month before", "2023-11"),
        ("the following week", "2024-01-01/2024-01-07"),
        ("the 28th", "2023-12-28"),
        ("the Monday before", "2023-12-18"),
    ],
)
def test_a_phrase_counts_from_the_date_told_last(phrase: str, edtf: str) -> None:
    resolved = resolve_date(phrase, PUBLISHED, context_of(PUBLISHED, anchor="2023-12-25"))
    assert resolved is not None
    assert resolved.edtf == edtf


def test_the_anchor_moves_through_the_text() -> None:
    text = "The base was hit on Dec. 20. Two days later drones struck it again, and the next day jets replied."
    assert found(text) == ["2023-12-20", "2023-12-22", "2023-12-23"]


def test_a_day_after_dates_the_earlier_attack() -> None:
    assert found("Warplanes struck on Sunday, a day after rockets fell on the base.") == ["2024-01-21", "2024-01-20"]


def test_a_year_told_in_the_text_holds_on() -> None:
    assert found("The siege began on 14 July 1992. On 20 August shells fell.") == ["1992-07-14", "1992-08-20"]


def test_without_a_publication_date_the_year_stays_unknown() -> None:
    assert found("They attacked on 23 March. The next day they withdrew.", None) == ["XXXX-03-23", "XXXX-03-24"]


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("the following July", "2017-07"),
        ("by the following March", "../2017-03"),
        ("the next December", "2016-12"),
        ("the preceding May", "2016-05"),
        ("in the previous December", "2015-12"),
        ("in November of the following year", "2017-11"),
        ("in May of the previous year", "2015-05"),
    ],
)
def test_a_month_beside_the_date_told_last(phrase: str, edtf: str) -> None:
    assert found(f"It began on October 17, 2016. They took the town {phrase}.")[1:] == [edtf]


def test_what_follows_a_month_is_no_month_beside_it() -> None:
    assert found("It began on October 17, 2016. Following July talks they met on the following 3 May.")[1] == "2016-07"
    assert found("They left the following March.", None) == []


def test_a_weekday_without_any_anchor_is_left_out() -> None:
    assert found("It happened on Tuesday.", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "February 30",
        "31 April 2020",
        "2024-13-01",
        "They may march on the town.",
        "He was second in command.",
        "",
        "The F-16 flew 155 mm shells.",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert resolve_date(text, PUBLISHED) is None


def test_leap_days_exist_in_leap_years_only() -> None:
    assert found("on 29 February 2020") == ["2020-02-29"]
    assert found("on February 29, 2023, and in 2022") == ["2022"]


def test_the_worst_since_a_month_dates_the_earlier_one() -> None:
    assert found("It was the deadliest attack since March.") == ["2023-03"]
    assert found("They have attacked 40 times since March.") == ["2023-03/.."]


def test_offsets_point_at_the_words() -> None:
    text = "شنت – “On Sunday night” rockets fell;\u00a0since Oct. 17 it was quiet."
    spans = [(text[one.start : one.end], one.edtf) for one in find_dates(text, PUBLISHED)]
    assert spans == [("Sunday night", "2024-01-21"), ("since Oct. 17", "2023-10-17/..")]


def test_mentions_do_not_overlap_and_carry_reasons() -> None:
    text = "From October 8 to October 17, 2023, and on the night of January 5 to 6, and early on Friday."
    mentions = find_dates(text, PUBLISHED)
    assert [one.edtf for one in mentions] == ["2023-10-08/2023-10-17", "2024-01-05/2024-01-06", "2024-01-19"]
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert all(one.reason for one in mentions)


def test_a_publication_year_alone_is_enough_for_months() -> None:
    assert found("On 5 March rockets fell. On Sunday too.", "2022")[0] == "2022-03-05"


@pytest.mark.parametrize("text", ["2024-02-30", "24-1-1", "tomorrow", "..", "2024-01-02/2024-01-03/2024-01-04"])
def test_what_is_no_edtf_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_moments_count_across_months_and_years() -> None:
    assert str(Moment(2023, 12, 31).plus_days(1)) == "2024-01-01"
    assert str(Moment(None, 2, 28).plus_days(1)) == "XXXX-03-01"
    assert str(Moment(2024, 1).plus_months(-1)) == "2023-12"


def test_repeated_words_do_no_harm() -> None:
    assert len(found("the night of the " * 200)) <= 200
    assert found("1" * 20000) == []


def test_following_before_a_weekday_is_a_preposition() -> None:
    assert found("Jets replied following Saturday's attack.") == ["2024-01-20"]
    assert found("On Dec. 20 it was hit; the following Saturday it was left.") == ["2023-12-20", "2023-12-23"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Israel struck Damascus hours after rockets hit Haifa on Friday.", ["2024-02-02", "2024-02-02"]),
        ("On Thursday it struck, hours after a raid.", ["2024-02-01", "2024-02-01"]),
        ("It struck hours after a raid. On Friday it left.", ["2024-02-05", "2024-02-02"]),
    ],
)
def test_hours_after_something_is_the_day_that_is_told_behind_it(text, dates):
    assert [one.edtf for one in find_dates(text, "2024-02-05")] == dates


@pytest.mark.parametrize("unit", ["day", "night", "morning", "afternoon", "evening"])
@pytest.mark.parametrize(("phrase", "day"), [("the next {}", "06"), ("the {} before", "04"), ("the same {}", "05")])
def test_every_part_of_a_day_has_neighbours(unit: str, phrase: str, day: str) -> None:
    text = f"They struck on 5 March 2024. They struck again {phrase.format(unit)}."
    assert find_dates(text, "2024-04-01")[-1].edtf == f"2024-03-{day}"

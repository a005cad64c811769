"""The year of a day told without one: in news from publication, in a history from what was told before."""

import pytest

from actorgraph.loaders.extraction.date_narration import headings
from actorgraph.loaders.extraction.dates import find_dates

PUBLISHED = "2023-08-25"


def found(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [mention.edtf for mention in find_dates(text, published)]


def test_the_year_told_before_wins_over_publication() -> None:
    text = "In June 2014 the town was encircled. On 18 July the rebels broke through. On 3 May they had failed."
    assert found(text) == ["2014-06", "2014-07-18", "2014-05-03"]


def test_a_year_told_as_a_name_is_the_year_of_a_text_that_tells_no_other() -> None:
    text = "The 2014 Idlib offensive was a series of operations.\n\nThe rebels began on 5 March. On 8 April it ended."
    assert found(text) == ["2014", "2014-03-05", "2014-04-08"]


def test_a_year_told_as_a_name_does_not_move_the_story() -> None:
    text = "In October 2016 it advanced as part of the 2015 Dabiq operation. On 28 October it formed a bloc."
    assert found(text) == ["2016-10", "2015", "2016-10-28"]


def test_a_year_that_opens_a_sentence_moves_the_story() -> None:
    text = "On 28 October 2016 it formed a bloc. In 2017 it split. On 7 June a unit defected."
    assert found(text) == ["2016-10-28", "2017", "2017-06-07"]


def test_a_year_beside_the_story_does_not_move_it() -> None:
    text = "On 11 March 1982 the battalion shot villagers; bodies found in 1994 told of it. On 15 March it came back."
    assert found(text) == ["1982-03-11", "1994", "1982-03-15"]


def test_a_story_goes_on_over_the_new_year() -> None:
    text = "The siege began on 3 December 2014. On 5 January a convoy came. On 7 February it was lifted."
    assert found(text) == ["2014-12-03", "2015-01-05", "2015-02-07"]


def test_news_counts_from_publication_whatever_it_recalls() -> None:
    text = "A drone hit a base on 20 August. Its maker was killed in January 2020. On 22 August two more fell."
    assert found(text) == ["2023-08-20", "2020-01", "2023-08-22"]
    text = "A judge sentenced him on Friday. He joined in 1997, and fought in 2012. A station was hit in March."
    assert found(text)[-1] == "2023-03"


def test_a_few_words_of_news_make_no_news_of_a_history() -> None:
    text = "In May 2004 it fell. " + "On 3 June it was shelled. " * 9 + "On Sunday it was taken. On 9 July it rested."
    assert found(text)[-1] == "2004-07-09"
    assert found(text)[-2] == "2004-06-06"


def test_a_history_whose_days_fall_by_chance_before_publication_is_one() -> None:
    days = "On 10 August the road was cut. On 20 August it was shelled. On 22 August it fell."
    assert found(f"The town was besieged from June 2014. {days}")[-1] == "2014-08-22"
    assert found(f"The town was besieged from June 2014. {days} It had been shelled in 2022.")[-2] == "2023-08-22"
    assert found(f"{days} The town was besieged in June 2014.")[-2] == "2023-08-22"


@pytest.mark.parametrize("heading", ["1983", "Attacks in 1983", "1983 bombings", "Bombings (1983)"])
def test_the_year_of_a_heading_governs_its_section(heading: str) -> None:
    text = f"A history of the port\n\nIt is old.\n\n{heading}\n\nOn 18 February the embassy was hit.\n\nOn 3 May it burned."
    assert found(text) == ["1983", "1983-02-18", "1983-05-03"]


def test_the_next_heading_ends_what_a_heading_governs() -> None:
    text = (
        "Day by day\n\nOctober 2022\n\nOn 7 October rockets fell.\n\nNow\n\nOn Friday jets came, and on 20 August too."
    )
    assert found(text) == ["2022-10", "2022-10-07", "2023-08-25", "2023-08-20"]


def test_a_headline_is_no_heading() -> None:
    text = "Iraq ten years after the 2003 invasion\n\nOn 20 August a drone hit a base. On Monday jets answered."
    assert found(text) == ["2003", "2023-08-20", "2023-08-21"]


def test_a_year_inside_a_heading_names_what_is_compared() -> None:
    text = "Two wars\n\nThey differ.\n\nWhat the 2003 war taught\n\nOn 20 August a drone hit a base, on Monday another."
    assert found(text)[1] == "2023-08-20"


def test_headings_are_short_blocks_without_a_stop() -> None:
    text = "Title\n\nA sentence.\n\nBattle\n\nIt began.\n\nUnits\n\nFirst Brigade\n\nSecond Brigade"
    assert [(text[h.start : h.end], h.over_prose) for h in headings(text)] == [
        ("Battle", True),
        ("Units", False),
        ("First Brigade", False),
    ]


def test_what_lies_after_publication_dates_nothing() -> None:
    assert found("It was founded in 2011 and will close on 3 May 2031.") == ["2011"]
    assert found("The warring groups met again the next year.") == []
    assert found("Three days later gunmen came.", "2023-08-25") == []


def test_a_weekday_beside_a_date_is_part_of_it() -> None:
    text = "On Monday, 8 November 2004, marines attacked. On Tuesday the 9th they advanced."
    assert found(text)[0] == "2004-11-08"
    assert text[find_dates(text, PUBLISHED)[0].start :].startswith("Monday")


def test_what_came_after_something_dates_that_something() -> None:
    assert found("Rockets fell on Friday.\n\nThe attack came two days after a raid.") == ["2023-08-25", "2023-08-23"]


def test_names_of_units_and_operations_are_no_days() -> None:
    assert found("In April 2016 it joined the 2nd Legion and the Honest Dawn Battalion.") == ["2016-04"]
    assert found("In March it was hit; on the 14th Taji was hit again.") == ["2023-03", "2023-03-14"]


def test_a_winter_lies_in_two_years() -> None:
    assert found("He was killed last winter.") == ["2022-12/2023-02"]
    assert found("He was killed last winter.", "2023-01-10") == ["2021-12/2022-02"]


def test_that_year_is_the_year_told_last() -> None:
    assert found("He died in January 2010; in November of that year and on 6 May of the same year others did.") == [
        "2010-01",
        "2010-11",
        "2010-05-06",
    ]

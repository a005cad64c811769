import pytest

from actorgraph.loaders.readers.boilerplate import boilerplate


def marked(text):
    return [text[start:end].strip() for start, end in boilerplate(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "- Advertisement -spot_img",
        "Post a Comment",
        "Must read",
        "Start typing and press Enter to search",
        "30.5 F",
        "-4 °C",
        "Share this article on Facebook",
        "Facebook | Twitter | Email",
        "Subscribe to our newsletter for the latest news",
        "This website uses cookies to improve your experience",
        "© 2024 The Daily. All rights reserved.",
        "Leave a Reply",
        "U.S. soldiers in Syria, file photo",
    ],
)
def test_furniture_is_marked(line):
    assert marked(f"Rockets hit a base.\n\n{line}\n\nNobody was hurt.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The group shared a video of the attack on Telegram.",
        "Iran must read the signals, he said.",
        "Advertisements for the rally were torn down by gunmen.",
        "Tehran subscribes to no such view.",
        "Temperatures fell to 30.5 F as the rockets hit the base.",
        "Search teams found three bodies.",
        "Follow-up strikes hit the base.",
        "Share prices fell after the strike on Abqaiq",
        "Attack on Erbil",
    ],
)
def test_prose_is_not(line):
    assert marked(f"Rockets hit a base.\n\n{line}\n\nNobody was hurt.") == []


def test_links_to_other_stories_are_marked_up_to_the_next_sentence():
    text = (
        "Rockets hit a base.\nMore articles\nHouthis hit tanker\nIran tests missile\nThe army said nobody was hurt.\n"
    )
    assert marked(text) == ["More articles", "Houthis hit tanker", "Iran tests missile"]


def test_a_pointer_inside_a_paragraph_is_marked_alone():
    text = "A spokesman said so. (RELATED: US Destroys Houthi Drones) The base was hit."
    assert marked(text) == ["(RELATED: US Destroys Houthi Drones)"]


@pytest.mark.parametrize("heading", ["See also", "Further reading", "External links", "References", "Bibliography"])
def test_lists_of_other_writings_are_marked_down_to_the_next_heading(heading):
    text = (
        f"Rockets hit a base.\n\n## {heading}\n * Battle of Raqqa\n * 2014 raid. A study.\n\n## Aftermath\nIt burned."
    )
    assert marked(text) == [f"## {heading}", "* Battle of Raqqa", "* 2014 raid. A study."]


def test_lists_of_other_writings_without_markup_end_at_a_sentence():
    text = "Rockets hit a base.\n\nFurther reading\n\nBattle of Raqqa\n\nThe army said nobody was hurt.\n\nRaid"
    assert marked(text) == ["Further reading", "Battle of Raqqa"]


def test_other_headings_hide_nothing():
    text = "## Background\n * Battle of Raqqa\n\n## References to Iran\nHe named it twice"
    assert marked(text) == []

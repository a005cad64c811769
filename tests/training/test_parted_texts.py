"""A long coded text in parts: cut between paragraphs, with the spans and links of each part."""

from training.documents import Links, Spans
from training.parted_texts import parted
from training.sentences import BREAK, SPACE, Sentence


def spans(*told):
    found = Spans()
    for start, end, kind, name in told:
        found.add(start, end, kind, name)
    return found


def text():
    """Three paragraphs: the militia and its patron, their attack on a town, the patron alone."""
    words = ["Militia", "of", "Iran", ".", "Militia", "shelled", "Basra", ".", "Iran", "denied", "it", "."]
    gaps = [SPACE, SPACE, SPACE, BREAK, SPACE, SPACE, SPACE, BREAK, SPACE, SPACE, SPACE, BREAK]
    mentions = spans(
        (0, 1, "armed_group", "A1"), (2, 3, "state", "A2"), (4, 5, "armed_group", "A1"), (6, 7, "city", "P1"),
        (8, 9, "state", "A2"),
    )  # fmt: skip
    links = Links(
        mentions,
        Spans(),
        spans((5, 6, "actual", "T1")),
        {"T1": "reported"},
        {("T1", "attacker", "A1"), ("T1", "place", "P1"), ("T1", "denied_by", "A2")},
        {("A1", "backed_by", "A2")},
        set(),
        {"A1": "Militia", "A2": "Iran", "P1": "Basra"},
    )
    return Sentence(words, gaps, {"trigger": ["O"] * 5 + ["B-actual"] + ["O"] * 6}, starts_known=False, links=links)


def test_a_text_that_fits_stays_whole():
    assert parted(text(), 12) == [text()]


def test_a_long_text_is_cut_between_paragraphs_until_its_parts_fit():
    parts = parted(text(), 4)
    assert [" ".join(p.words) for p in parts] == ["Militia of Iran .", "Militia shelled Basra .", "Iran denied it ."]
    assert [len(p.gaps) for p in parts] == [4, 4, 4]


def test_a_part_has_the_links_between_what_stands_in_it():
    first, second, third = (p.links for p in parted(text(), 4))
    assert first.affiliations == {("A1", "backed_by", "A2")} and not first.status
    assert second.arguments == {("T1", "attacker", "A1"), ("T1", "place", "P1")}
    assert (second.mentions.bounds, second.triggers.bounds) == ([(0, 1), (2, 3)], [(1, 2)])
    assert second.names == {"A1": "Militia", "P1": "Basra"}
    assert not (third.arguments or third.affiliations) and third.mentions.ids == ["A2"]


def test_a_long_text_of_one_paragraph_is_left_out():
    whole = text()
    whole.gaps = [SPACE] * 11 + [BREAK]
    assert parted(whole, 4) == []

import random

import pytest

from actorgraph.loaders.readers.normalization import normalize


def restored(text, words, omitted=()):
    even = normalize(text, omitted)
    start = even.text.index(words)
    first, last = even.original(start, start + len(words))
    return text[first:last]


def blocks(text, omitted=()):
    even = normalize(text, omitted)
    return [even.text[start:end] for start, end in even.blocks]


def test_odd_spaces_become_one_and_offsets_lead_back():
    text = "  Kataib\u00a0 \tHezbollah\u2009fired\u200b rockets .  "
    assert normalize(text).text == "Kataib Hezbollah fired rockets ."
    assert restored(text, "Kataib Hezbollah") == "Kataib\u00a0 \tHezbollah"
    assert restored(text, "rockets") == "rockets"


def test_invisible_characters_go():
    text = "\ufeffThe at\u00adtack\u200e on al\u2060-Tanf"
    assert normalize(text).text == "The attack on al-Tanf"
    assert restored(text, "attack") == "at\u00adtack"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_paragraphs_and_headlines_are_blocks(end):
    text = f"Rockets hit base{end}{end}Rockets hit a base on Monday.{end}Nobody was hurt.{end}"
    assert blocks(text) == ["Rockets hit base", "Rockets hit a base on Monday.", "Nobody was hurt."]
    assert normalize(text).text == "Rockets hit base\n\nRockets hit a base on Monday.\n\nNobody was hurt."


def test_wrapped_lines_are_joined_and_the_headline_is_not():
    text = (
        "Drone hits outpost\n"
        "A drone struck an outpost of the coalition on Sunday, the army said, and\n"
        "wounded two soldiers. It was launched from a field twenty kilometres to the\n"
        "south, according to the governor. The army shelled the field with long-\n"
        "range guns an hour later and said that nobody was found there.\n"
    )
    assert blocks(text)[0] == "Drone hits outpost"
    assert len(blocks(text)) == 2
    assert "said, and wounded two" in blocks(text)[1]
    assert "long-range guns" in blocks(text)[1]


def test_arabic_and_curly_quotes_stay():
    text = "“Liwa al-Ghalibun” (لواء الغالبون) claimed it"
    assert normalize(text).text == text
    assert restored(text, "لواء الغالبون") == "لواء الغالبون"


def test_omitted_spans_leave_no_trace():
    text = "**Iran** fired (RELATED: War) missiles.\nAdvertisement\nNobody died."
    related, furniture = text.index("(RELATED"), text.index("Advertisement")
    omitted = [(0, 2), (6, 8), (related, related + 14), (furniture, furniture + 13)]
    assert blocks(text, omitted) == ["Iran fired missiles.", "Nobody died."]
    assert restored(text, "missiles", omitted) == "missiles"


@pytest.mark.parametrize("text", ["", " \n\t\u200b\n", "\ufeff"])
def test_nothing_in_nothing_out(text):
    even = normalize(text)
    assert (even.text, even.blocks) == ("", [])


def test_every_word_leads_back_to_itself():
    chance = random.Random(7)
    signs = [
        "Nujaba",
        "al-Tanf",
        "“x”",
        "\u00a0",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\u00ad",
        "\u200b",
        "ا",
        "é",
        "-",
    ]
    for _ in range(300):
        text = "".join(chance.choice(signs) for _ in range(chance.randrange(60)))
        cuts = sorted(chance.sample(range(len(text) + 1), min(4, len(text) + 1) // 2 * 2))
        omitted = list(zip(cuts[::2], cuts[1::2], strict=True))
        even = normalize(text, omitted)
        for place, sign in enumerate(even.text):
            first, last = even.original(place, place + 1)
            assert last == first + 1
            if not sign.isspace():
                assert text[first] == sign
                assert not any(start <= first < end for start, end in omitted)
        assert "  " not in even.text
        assert all(even.text[start:end].strip() == even.text[start:end] for start, end in even.blocks)


def test_a_megabyte_keeps_its_words():
    text = "The group fired\u00a0rockets at the  base. " * 28_000
    even = normalize(text)
    assert even.text == " ".join(text.split())
    assert even.original(len(even.text) - 5, len(even.text)) == (len(text) - 6, len(text) - 1)


def test_an_item_of_a_list_is_not_joined_to_the_line_above_where_its_bullet_is_no_word():
    text = "People killed between 1976 and 1979\n * the commander of the garrison\n * the head of the union\n"
    bullets = [(place, place + 3) for place in range(len(text)) if text.startswith(" * ", place)]
    assert blocks(text, bullets) == [
        "People killed between 1976 and 1979",
        "the commander of the garrison",
        "the head of the union",
    ]

"""Text is cut as the treebanks cut it."""

import pytest
import spacy

from actorgraph.loaders.language.tokenization import make_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return make_tokenizer(spacy.blank("en").vocab)


@pytest.mark.parametrize(
    "cut",
    [
        "The U.S.|-|led coalition",
        "Brig. Gen. Qassim and Lt. Col. Hassan met Cmdr. Ali|, Maj. Omar and Capt. Lee|.",
        "GEN. Petraeus and SGT. York",
        "on Jan. 4|, 2024 at 10|am",
        "Deir ez|-|Zor|–|Raqqa road",
        "al|-|Nusra|'s men and ISIL|’s and the rebels|’ camp",
        "He can|not say|. |“|I|'m gon|na go|”",
        "$|5|m|, US|$|3|bn|, £|10 and 50|%",
        "the 3rd of 17 km2|, 3|km away",
        "2003|-|2011 and 2003|–|2011",
        "T|-|55|/|T|-|62 tanks of Iran|/|Iraq",
        "see https://www.example.com/some-page/a_b?q=1-2|, joe.bloggs@mod-news.gov.uk|.",
        "re-elected co-founders of the mid-1980s",
        "pro|-|Iranian|, Anti|-|ISIL and Non|-|Arab",
        "call 555-123-4567 now",
        "Stop|!!! Why|?! =====",
        "N/A|, 9/11 and 24/7",
        "#Syria|, #|1",
        "(|the army|)|: a list",
        "He came |(|by 12:30|) [|sic|]",
    ],
)
def test_words_are_cut_as_in_the_treebanks(tokenizer, cut):
    words = [word for chunk in cut.split() for word in chunk.split("|") if word]
    assert [token.text for token in tokenizer(cut.replace("|", ""))] == words


HOSTILE = ["", " ", "\u00a0\n\t ", "دمشق، سوريا", "😀👍🏽", "x" * 10_000, "-" * 999, "\x00\ufeff", "a-" * 500]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_character_is_lost(tokenizer, text):
    assert tokenizer(text).text == text

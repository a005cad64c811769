"""Names in running text: longest match, word edges, capitals, nouns for forces, slips."""

from __future__ import annotations

import pytest

from actorgraph.loaders.gazetteer import load_gazetteer


def found(text):
    return [(m.text, sorted(e.uid for e in m.entries)) for m in load_gazetteer().find(text)]


def uids(text):
    return [uid for _, entries in found(text) for uid in entries]


def test_offsets_are_characters_of_the_text():
    text = "“Iraq’s   Kata’ib Hizballah” and al-Tanf"
    for match in load_gazetteer().find(text):
        assert text[match.start : match.end] == match.text


def test_the_longest_name_wins():
    assert uids("Kataib Hezbollah said") == ["actor:kataib-hezbollah"]
    assert uids("Hezbollah and Kataib Hezbollah") == ["actor:hezbollah", "actor:kataib-hezbollah"]
    assert uids("the IRGC Quds Force") == ["actor:quds-force"]
    assert uids("Al-Qaeda in the Arabian Peninsula") == ["actor:al-qaeda-in-the-arabian-peninsula"]


def test_names_do_not_match_inside_words_or_across_sentences():
    assert uids("Iranology, Syriac and Hamaside") == []
    assert uids("It was Asaib Ahl. Haq stayed")[-1] == "actor:asaib-ahl-al-haq"
    assert found("It was Asaib Ahl. Haq stayed")[0][0] == "Asaib"
    assert uids("Popular, Mobilization") == []


@pytest.mark.parametrize("text", ["Iraq's", "Iraq’s", "IRAQ'S", "Iraq,"])
def test_possessives_end_a_name(text):
    assert found(text)[0][1] == ["actor:iraq", "place:iraq"]
    assert found(text)[0][0].upper() == "IRAQ"


@pytest.mark.parametrize("text", ["They told us.", "So it is.", "We ate turkey from china.", "Give us army boots."])
def test_plain_words_are_no_names(text):
    assert uids(text) == []


def test_abbreviations_count_in_capitals_only():
    assert "actor:united-states" in uids("The US said")
    assert "actor:united-states" in uids("The U.S. said")
    assert uids("IS fighters fled") == ["actor:islamic-state"]
    assert uids("The kh sound") == []


def test_generic_words_need_their_capitals():
    assert uids("the Southern Front rebels")[:1] == ["actor:southern-front"]
    assert uids("On the southern front they met") == []
    assert uids("Lebanese forces fired") == ["actor:lebanon"]
    assert uids("Lebanese Forces fired") == ["actor:lebanese-forces"]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. forces",
        "American troops",
        "US warplanes",
        "U.S. service members",
        "United States special forces",
        "American occupation forces",
        "the U.S. military",
    ],
)
def test_forces_of_a_state_are_the_state_with_their_noun(text):
    (match,) = load_gazetteer().find(text)
    assert [e.uid for e in match.entries] == ["actor:united-states"]
    assert text.endswith(match.text)
    assert match.text == text.removeprefix("the ")


def test_bodies_of_states_are_actors_of_their_own():
    (match,) = load_gazetteer().find("Turkish Defence Ministry")
    assert (match.entries[0].kind, match.entries[0].country) == ("government", "TR")
    (same,) = load_gazetteer().find("the Turkish ministry of national defense")
    assert same.entries[0].uid == match.entries[0].uid
    assert uids("Syrian Army") == ["actor:syrian-arab-army"]
    assert uids("the Syrian army") == ["actor:syria"]


def test_compounds_hold_their_first_name_too():
    assert found("the U.S.-led coalition") == [
        ("U.S.-led coalition", ["actor:us-led-coalition"]),
        ("U.S.", ["actor:united-states", "place:united-states"]),
    ]
    assert uids("pro-Iran militias")[0] == "actor:iran"


def test_ambiguous_spellings_name_all_who_share_them():
    (match,) = load_gazetteer().find("the Islamic Resistance said")
    assert match.form == "ambiguous"
    assert {e.id for e in match.entries} == {"islamic-resistance-in-iraq", "hezbollah"}


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        ("Hezobllah", "actor:hezbollah"),
        ("Kataib Hezobllah", "actor:kataib-hezbollah"),
        ("Palestinains", "actor:palestine"),
    ],
)
def test_slips_are_understood_where_only_one_name_can_be_meant(text, uid):
    assert uids(text) == [uid]


@pytest.mark.parametrize("text", ["Romanian", "Armenian", "hezobllah the cat", "Soldiers", "Hizb", "Houses"])
def test_other_words_are_no_slips(text):
    assert uids(text) in ([], ["actor:romania"], ["actor:armenia"])


def test_hostile_and_empty_texts():
    assert uids("") == []
    assert uids("\n\n \t") == []
    assert uids("<script>alert('Iran')</script>") == ["actor:iran", "place:iran"]
    assert uids("a" * 100_000) == []
    assert uids("حزب الله و حماس") == ["actor:hezbollah", "actor:hamas"]
    assert uids("Ira\u0301n") == ["actor:iran", "place:iran"]


def test_quotation_marks_inside_a_name():
    assert uids("Mushtaq Talib “Abu Taqwa” al-Saidi") == ["actor:abu-taqwa"]
    assert uids('Mushtaq Talib "Abu Taqwa" al-Saidi') == ["actor:abu-taqwa"]


def test_suggestions_for_near_misses():
    assert "Kataib Hezbollah" in load_gazetteer().suggest("Katib Hizbulah")
    assert "Asaib Ahl al-Haq" in load_gazetteer().suggest("asaib al haq")
    assert load_gazetteer().suggest("zzqx qqv") == []

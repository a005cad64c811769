"""Mentions: known and unknown names, actor or place, common nouns, what heads found."""

from __future__ import annotations

import pytest
from spaced_docs import found, sentence, tagged
from spacy.lang.en import English

from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.mentions import find_mentions
from actorgraph.loaders.gazetteer import load_gazetteer


def roles(doc, word):
    return {m.role for m in find_mentions(doc, load_gazetteer()) if doc[m.start : m.end].text == word}


BAGHDAD_SAID = """
Baghdad NNP nsubj 2
condemned VBD ROOT 0
the DT det 4
strike NN obj 2
. . punct 2
"""
IN_BAGHDAD = """
A DT det 2
drone NN nsubj 3
exploded VBD ROOT 0
in IN case 5
Baghdad NNP obl 3
. . punct 3
"""
IN_BAGHDAD_CLEARNLP = """
A DT det 2
drone NN nsubj 3
exploded VBD ROOT 0
in IN prep 3
Baghdad NNP pobj 4
. . punct 3
"""
BY_IRAN = """
Drones NNS nsubj:pass 3
were VBD aux:pass 3
fired VBN ROOT 0
by IN case 5
Iran NNP obl:agent 3
. . punct 3
"""
BY_IRAN_CLEARNLP = """
Drones NNS nsubjpass 3
were VBD auxpass 3
fired VBN ROOT 0
by IN agent 3
Iran NNP pobj 4
. . punct 3
"""
ARMS_FROM_INDIA = """
They PRP nsubj 2
received VBD ROOT 0
shells NNS obj 2
or CC cc 5
money NN conj 3
from IN case 7
India NNP obl 2
"""
SHELLS_FROM_INDIA = """
Shells NNS nsubj 2
fell VBD ROOT 0
from IN case 4
India NNP obl 2
"""
DRONES_FROM_INDIA = """
Drones NNS nsubj:pass 3
were VBD aux:pass 3
launched VBN ROOT 0
from IN case 5
India NNP obl 3
"""
ITS_ALLY_THAILAND = """
its PRP$ nmod:poss 2
ally NN nsubj 4
Thailand NNP appos 2
left VBD ROOT 0
"""


@pytest.mark.parametrize(
    ("rows", "word", "role"),
    [
        (ARMS_FROM_INDIA, "India", "actor"),
        (SHELLS_FROM_INDIA, "India", "place"),
        (DRONES_FROM_INDIA, "India", "place"),
        (ITS_ALLY_THAILAND, "Thailand", "actor"),
        (BAGHDAD_SAID, "Baghdad", "actor"),
        (IN_BAGHDAD, "Baghdad", "place"),
        (IN_BAGHDAD_CLEARNLP, "Baghdad", "place"),
        (BY_IRAN, "Iran", "actor"),
        (BY_IRAN_CLEARNLP, "Iran", "actor"),
    ],
)
def test_a_country_or_capital_is_actor_or_place_by_its_use(rows, word, role):
    assert roles(sentence(rows), word) == {role}


def test_possessors_own_forces_but_not_towns():
    assert roles(tagged("Iran/NNP 's/POS Quds/NNP Force/NNP fired/VBD"), "Iran") == {"actor"}
    assert roles(tagged("Syria/NNP 's/POS Deir/NNP Ezzor/NNP burned/VBD"), "Syria") == {"place"}
    assert roles(tagged("Iraq/NNP 's/POS border/NN closed/VBD"), "Iraq") == {"place"}


def test_datelines_are_places():
    assert roles(tagged("BAGHDAD/NNP –/: Rockets/NNS fell/VBD"), "BAGHDAD") == {"place"}


def test_compounds_name_the_backer_within_the_group():
    doc = tagged("Iran/NNP -/HYPH backed/VBN militias/NNS attacked/VBD U.S./NNP forces/NNS")
    spans = found(doc)
    assert ("Iran", "actor", "state", "name", "actor:iran") in spans
    assert ("U.S. forces", "actor", "state", "name", "actor:united-states") in spans
    assert any(text.endswith("militias") and level == "noun" for text, _, _, level, _ in spans)


def test_a_state_owns_its_ministries():
    spans = found(tagged("Turkey/NNP ’s/POS defence/NN ministry/NN said/VBD"))
    assert ("defence ministry", "actor", "government", "name", "actor:turkey-defense-ministry") in spans


def test_known_names_are_not_what_the_recogniser_takes_them_for():
    spans = found(tagged("Kataib/NNP Hezbollah/NNP fired/VBD", [(0, 2, "PER")]))
    assert spans == {("Kataib Hezbollah", "actor", "armed_group", "name", "actor:kataib-hezbollah")}


def test_unknown_names_get_their_kind_from_nouns():
    doc = tagged(
        "The/DT Black/NNP Dawn/NNP Brigade/NNP and/CC Ministry/NNP of/IN Dunes/NNP met/VBD Jon/NNP Doe/NNP near/IN "
        "Zubeida/NNP",
        [(1, 4, "ORG"), (5, 8, "ORG"), (9, 11, "PER"), (12, 13, "LOC")],
    )
    kinds = {text: kind for text, _, kind, _, _ in found(doc)}
    assert kinds["Ministry of Dunes"] == "government"
    assert kinds["Jon Doe"] == "person"
    assert kinds["Zubeida"] == "city"
    assert kinds["Black Dawn Brigade"] in {"armed_group", "military"}


def test_titles_stay_outside_persons():
    spans = found(tagged("Gen./NNP Omar/NNP Test/NNP spoke/VBD", [(0, 3, "PER")]))
    assert ("Omar Test", "actor", "person", "name", "name:actor:omar test") in spans


def test_introduced_names_with_their_translation_are_one():
    doc = tagged(
        "a/DT group/NN calling/VBG itself/PRP the/DT Dawn/NNP Shield/NNP [/-LRB- Dir/NNP al/NNP -/HYPH Fajr/NNP in/IN "
        "Arabic/NNP ]/-RRB- attacked/VBD"
    )
    spans = {text: entity for text, _, kind, level, entity in found(doc) if level == "name"}
    assert set(spans) == {"Dawn Shield", "Dir al-Fajr"}
    assert len(set(spans.values())) == 1


def test_abbreviations_and_last_names_are_found_again():
    doc = tagged(
        "The/DT Dawn/NNP Shield/NNP Force/NNP (/-LRB- DSF/NNP )/-RRB- and/CC Omar/NNP Testani/NNP met/VBD ./. "
        "DSF/NNP denied/VBD ./. Testani/NNP left/VBD",
        [(1, 4, "ORG"), (8, 10, "PER")],
    )
    mentions = find_mentions(doc, load_gazetteer())
    assert {"DSF", "Testani"} <= {doc[m.start : m.end].text for m in mentions if m.start > 11}


def test_a_body_whose_name_ends_with_a_state_is_found_with_it():
    doc = tagged("the/DT Presidential/NNP Council/NNP of/IN Libya/NNP met/VBD ./.")
    council = Mention(
        1, 5, "actor", "government", "name", "name:actor:presidential council of libya", 0.9, "head:mention"
    )
    names = {text for text, *_ in found(doc, [council])}
    assert {"Presidential Council of Libya", "Libya"} <= names


def test_common_nouns_and_pronouns_are_mentions_but_casualty_numbers_are_not():
    doc = tagged("At/IN least/JJS four/CD militants/NNS hit/VBD the/DT base/NN and/CC they/PRP fled/VBD")
    spans = {(text, level) for text, _, _, level, _ in found(doc)}
    assert ("militants", "noun") in spans
    assert ("they", "pronoun") in spans
    assert any(text.endswith("base") for text, level in spans if level == "noun")


def test_capitalised_nouns_and_weekdays_are_no_names():
    doc = tagged(
        "God/NNP and/CC Monday/NNP and/CC Commander/NNP came/VBD", [(0, 1, "PER"), (2, 3, "ORG"), (4, 5, "ORG")]
    )
    assert not [text for text, _, _, level, _ in found(doc) if level == "name"]


def test_ambiguous_spellings_are_settled_by_who_is_named_besides():
    iraqi = tagged(
        "The/DT Islamic/NNP Resistance/NNP in/IN Iraq/NNP spoke/VBD ;/: the/DT Islamic/NNP Resistance/NNP fired/VBD"
    )
    assert {m.entity for m in find_mentions(iraqi, load_gazetteer()) if m.start == 8} == {
        "actor:islamic-resistance-in-iraq"
    }
    lebanese = tagged("Hezbollah/NNP spoke/VBD ;/: the/DT Islamic/NNP Resistance/NNP fired/VBD")
    assert {m.entity for m in find_mentions(lebanese, load_gazetteer()) if m.start == 4} == {"actor:hezbollah"}
    alone = tagged("The/DT Islamic/NNP Resistance/NNP fired/VBD")
    assert {m.entity for m in find_mentions(alone, load_gazetteer())} == {"name:actor:islamic resistance"}
    assert find_mentions(tagged("Guards/NNP stood/VBD there/RB"), load_gazetteer()) == []


def test_learned_mentions_are_joined_and_the_gazetteer_names_them():
    doc = tagged("Kataib/NNP Hezbollah/NNP fired/VBD ./. The/DT outfit/NN boasted/VBD")
    learned = [
        Mention(0, 2, "actor", "person", "name", "e1", 0.9, "heads"),
        Mention(4, 6, "actor", "armed_group", "noun", "e1", 0.8, "heads"),
        Mention(6, 7, "place", "city", "noun", "e2", 0.4, "heads"),
    ]
    mentions = find_mentions(doc, load_gazetteer(), learned)
    assert [(m.start, m.end, m.kind, m.entity) for m in mentions[:2]] == [
        (0, 2, "armed_group", "actor:kataib-hezbollah"),
        (4, 6, "armed_group", "actor:kataib-hezbollah"),
    ]
    assert mentions[2].entity == "e2"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?!", "“”"])
def test_nothing_is_found_in_nothing(text):
    doc = English()(text)
    assert find_mentions(doc, load_gazetteer()) == []

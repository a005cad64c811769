"""Known names inside other names, and names of parts of places."""

import pytest
from spaced_docs import found, tagged


def test_a_full_name_is_not_its_famous_last_name():
    spans = found(tagged("Farid/NNP al/NNP -/HYPH Sudani/NNP ,/, a/DT driver/NN ,/, died/VBD", [(0, 4, "PER")]))
    assert "actor:mohammed-shia-al-sudani" not in {entity for *_, entity in spans}
    assert "Farid al-Sudani" in {text for text, *_ in spans}


@pytest.mark.parametrize(
    ("text", "ents", "name"),
    [
        ("The/DT Continuity/NNP IRA/NNP fired/VBD ./.", [(1, 3, "ORG")], "Continuity IRA"),
        ("Men/NNS of/IN Ahrar/NNP Sinjar/NNP fled/VBD ./.", [(2, 4, "ORG")], "Ahrar Sinjar"),
        ("A/DT Tehrik/NNP -/HYPH i/NNP -/HYPH Taliban/NNP raid/NN ./.", [(1, 6, "ORG")], "Tehrik-i-Taliban"),
        ("It/PRP sank/VBD on/IN Lake/NNP Chad/NNP ./.", [(3, 5, "LOC")], "Lake Chad"),
    ],
)
def test_a_known_name_inside_another_name_is_not_meant(text, ents, name):
    told = {t: entity for t, _, _, level, entity in found(tagged(text, ents)) if level == "name"}
    assert list(told) == [name]
    assert told[name].startswith("name:")


@pytest.mark.parametrize(
    ("text", "ents", "known"),
    [
        ("Lebanese/JJ Hezbollah/NNP fired/VBD ./.", [(0, 2, "ORG")], "actor:hezbollah"),
        ("The/DT Taliban/NNP Movement/NNP fired/VBD ./.", [(1, 3, "ORG")], "actor:taliban"),
        ("The/DT leader/NN of/IN Hezbollah/NNP in/IN Zarbat/NNP ./.", [(3, 6, "ORG")], "actor:hezbollah"),
        ("Hajj/NNP Qasem/NNP Soleimani/NNP died/VBD ./.", [(0, 3, "PER")], "actor:qassim-soleimani"),
        ("The/DT Russian/NNP Black/NNP Sea/NNP Fleet/NNP left/VBD ./.", [(1, 5, "ORG")], "actor:russia"),
        ("They/PRP left/VBD Mosul/NNP Old/NNP City/NNP ./.", [(2, 5, "LOC")], "place:mosul"),
    ],
)
def test_what_only_describes_a_known_name_does_not_make_another(text, ents, known):
    assert known in {entity for *_, entity in found(tagged(text, ents))}


def test_a_part_of_a_country_is_a_place_of_its_own():
    told = found(tagged("Jets/NNS hit/VBD caves/NNS in/IN north/JJ -/HYPH eastern/JJ Iraq/NNP ./."))
    assert ("north-eastern Iraq", "place", "region", "name", "name:place:north eastern iraq") in told


@pytest.mark.parametrize(
    ("words", "entity"), [("northern/JJ Iraqi/JJ city/NN", None), ("southern/JJ Red/NNP Sea/NNP", "place:red-sea")]
)
def test_a_direction_before_an_adjective_or_a_sea_names_no_part(words, entity):
    told = found(tagged(f"Jets/NNS hit/VBD the/DT {words} ./."))
    assert not any(key.startswith("name:place:") for *_, key in told)
    assert entity is None or entity in {key for *_, key in told}

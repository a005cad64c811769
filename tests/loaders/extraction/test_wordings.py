"""Whole sentences with the pipeline that is shipped: wordings that no rule alone decides."""

import pytest

from actorgraph.loaders.extraction.reading import extract_reports


@pytest.fixture
def told(tmp_path):
    """What a report of these words, published on Monday, 5 February 2024, is read as."""

    def read(text):
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        return next(iter(extract_reports([path], published="2024-02-05")))

    return read


def slot(attack, name):
    return {uid.partition(":")[2] for uid in getattr(attack, name)}


def mentioned(things, words):
    """The entry that one of these words was read as."""
    return next(thing for thing in things if words in {m.text for m in thing.mentions})


def test_a_common_noun_beside_a_name_tells_its_kind_and_what_introduces_it_is_no_other(told):
    record = told("Zarqash, a militia based in Basra, attacked a checkpoint in Mosul on Friday.")
    assert [(a.name, a.kind) for a in record.actors] == [("Zarqash", "armed_group")]
    record = told("A group called the Grey Falcon Brigade bombed a bridge in Basra on Friday.")
    assert [(a.name, a.kind) for a in record.actors] == [("Grey Falcon Brigade", "armed_group")]
    assert record.attacks[0].attackers == [record.actors[0].uid]


def test_the_militia_they_and_the_faction_are_one_and_so_is_the_facility(told):
    record = told(
        "Asaib Ahl al-Haq shelled a refinery in Baiji on Thursday. The militia bombed the facility again on Friday. "
        "They attacked Kirkuk on Saturday, and the faction shelled Tikrit on Sunday."
    )
    assert [slot(attack, "attackers") for attack in record.attacks] == [{"asaib-ahl-al-haq"}] * 4
    assert [attack.date for attack in record.attacks] == [f"2024-02-0{day}" for day in (1, 2, 3, 4)]
    assert record.attacks[0].targets == record.attacks[1].targets
    assert mentioned(record.places, "the facility") == mentioned(record.places, "a refinery")


def test_a_relative_clause_with_targets_joined_by_and_is_one_attack_on_all(told):
    record = told("Kataib Hezbollah, which shelled Erbil, Kirkuk and Mosul on Sunday, is based near Baghdad.")
    (attack,) = record.attacks
    assert slot(attack, "attackers") == {"kataib-hezbollah"}
    assert slot(attack, "targets") == {"erbil", "kirkuk", "mosul"}


def test_one_attack_told_five_times_is_one(told):
    record = told(
        "A drone attack killed three soldiers at Tower 22 in Jordan on Sunday. The attack came at dawn, and Washington "
        "condemned the strike. The drone struck Tower 22 as troops slept; the assault also wounded dozens."
    )
    (attack,) = record.attacks
    assert (attack.killed.low, attack.killed.high) == (3, 3)
    assert (attack.wounded.low, attack.wounded.high) == (24, None)
    soldiers = {actor.uid for actor in record.actors if actor.name == "soldiers"}
    assert set(attack.targets) - soldiers == {"place:tower-22"}
    assert (attack.weapons, attack.date) == (["drone"], "2024-02-04")


def test_a_tally_has_its_count_and_an_open_interval(told):
    (attack,) = told("Militias have attacked U.S. troops in Iraq and Syria 169 times since October 17.").attacks
    assert (attack.count, attack.date) == (169, "2023-10-17/..")
    assert attack.date_from


def test_conducted_is_a_light_verb_and_hours_after_is_no_answer(told):
    record = told("Israel conducted an airstrike on Damascus hours after rockets hit Haifa on Friday.")
    strike = next(attack for attack in record.attacks if "israel" in slot(attack, "attackers"))
    assert (strike.weapons, "damascus" in slot(strike, "targets") | slot(strike, "places")) == (["airstrike"], True)
    assert record.retaliations == []


def test_places_stand_from_the_most_exact_to_the_widest(told):
    (attack,) = told("A drone exploded at the Harir air base in Erbil, Iraq, on Friday.").attacks
    assert attack.targets == ["place:harir-air-base"]
    assert attack.places[0] == "place:erbil"
    assert set(attack.places) <= {"place:erbil", "place:iraq"}


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Saraya Awliya al-Dam, an Iran-aligned militia, is thought to be part of Kataib Hezbollah.",
            {
                ("saraya-awliya-al-dam", "allied_with", "iran", "reported"),
                ("saraya-awliya-al-dam", "part_of", "kataib-hezbollah", "attributed"),
            },
        ),
        (
            "Qais al-Khazali, an alleged member of Hezbollah, left Iraq.",
            {("qais-al-khazali", "member_of", "hezbollah", "attributed")},
        ),
        (
            "Kataib Hezbollah, a group loyal to Muqtada al-Sadr, closed the road.",
            {("kataib-hezbollah", "allied_with", "muqtada-al-sadr", "reported")},
        ),
        (
            "Asaib Ahl al-Haq, a Hezbollah-linked group, closed the road.",
            {("asaib-ahl-al-haq", "allied_with", "hezbollah", "reported")},
        ),
    ],
)
def test_ties_told_by_a_word_or_two(told, text, ties):
    found = told(text).affiliations
    assert ties <= {(f.source[6:], f.kind, f.target[6:], f.status) for f in found}


def test_a_brigade_of_a_body_is_part_of_it(told):
    record = told("Ali Qasim commanded the Ridwan Brigade of the Popular Mobilization Forces.")
    brigade = mentioned(record.actors, "Ridwan Brigade")
    assert (brigade.uid, "part_of", "actor:popular-mobilization-forces") in {
        (f.source, f.kind, f.target) for f in record.affiliations
    }


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah shelled Haifa on Thursday. Israel retaliated on Friday with airstrikes on Tyre.",
        "Hezbollah shelled Haifa on Thursday. Israel responded in kind on Friday, bombing Tyre.",
        "Israel bombed Gaza on Friday in payback for a Hamas attack on Sderot on Thursday.",
        "Hezbollah fired a missile at a tanker on Thursday; Israel struck launchers in Tyre on Friday in self-defense.",
        "The Israeli strike on Tyre on Friday was an answer to the shelling of Haifa by Hezbollah on Thursday.",
    ],
    ids=["retaliated", "in kind", "payback", "self-defense", "answer to"],
)
def test_each_wording_of_an_answer(told, text):
    record = told(text)
    by_uid = {attack.uid: attack for attack in record.attacks}
    (answer,) = record.retaliations
    assert [by_uid[answer.response_to].date, by_uid[answer.attack].date] == ["2024-02-01", "2024-02-02"]
    assert "actor:israel" in by_uid[answer.attack].attackers
    assert answer.against == by_uid[answer.response_to].attackers != []


def test_what_is_avenged_is_what_it_answers(told):
    record = told("Hamas shelled Sderot on Thursday to avenge the killing of Saleh al-Arouri.")
    (answer,) = record.retaliations
    by_uid = {attack.uid: attack for attack in record.attacks}
    assert by_uid[answer.attack].attackers == ["actor:hamas"]
    assert by_uid[answer.response_to].targets == ["actor:saleh-al-arouri"]


def test_an_attack_by_critics_is_none(told):
    record = told("The minister came under attack from critics in Baghdad.")
    assert record.attacks == []
    assert [(r.what, r.reason) for r in record.rejected] == [("attack", "figurative")]


def test_compounds_are_whole_and_an_enemy_in_one_is_not_the_body_itself(told):
    record = told("Rockets killed a 7-year-old girl in Aden on Friday, and the anti-Houthi coalition shelled Taiz.")
    assert "7-year-old girl" in {actor.name.removeprefix("a ") for actor in record.actors}
    assert not {actor.name for actor in record.actors} & {"Rockets", "old girl"}
    shelling = next(attack for attack in record.attacks if slot(attack, "targets") == {"taiz"})
    assert slot(shelling, "attackers") and "houthis" not in slot(shelling, "attackers")


def test_the_town_of_the_dateline_is_no_place_of_an_attack_elsewhere(told):
    record = told("BEIRUT – Israeli jets bombed a house in Nabatieh on Friday, killing four people.")
    assert slot(record.attacks[0], "places") == {"nabatieh"}
    (attack,) = told("BEIRUT – Israeli jets bombed the city on Friday.").attacks
    assert "beirut" in slot(attack, "places") | slot(attack, "targets")

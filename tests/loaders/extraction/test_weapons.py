import pytest

from actorgraph.loaders.extraction.weapons import find_weapons, implied_weapon, lexicon, weapon_kinds
from actorgraph.loaders.record import vocabulary


def test_every_kind_is_in_the_vocabulary() -> None:
    kinds = set(vocabulary("weapon"))
    assert set(lexicon()) - {"not_weapons", "implied", "bombing"} == kinds
    assert set(lexicon()["implied"]) <= kinds


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("two explosive-laden drones", ["drone"]),
        ("rockets and drones", ["rocket", "drone"]),
        ("a Scud missile", ["ballistic_missile"]),
        ("Tomahawk missiles", ["cruise_missile"]),
        ("an anti-ship cruise missile", ["cruise_missile"]),
        ("an anti-tank missile", ["missile"]),
        ("a rocket-propelled grenade", ["rocket"]),
        ("a hand grenade", ["other"]),
        ("mortar shells", ["mortar"]),
        ("artillery shells", ["artillery"]),
        ("a car bomb", ["ied"]),
        ("a suicide car bomb", ["suicide_bomb"]),
        ("sea mines", ["ied"]),
        ("unmanned boats", ["other"]),
        ("an Israeli F-16", ["airstrike"]),
        ("automatic rifles", ["small_arms"]),
        ("knives", ["other"]),
        ("U.S. gunmen", []),
        ("the rocket sirens", []),
        ("an air force base", []),
        ("", []),
    ],
)
def test_words_have_their_kind(phrase: str, kinds: list[str]) -> None:
    assert weapon_kinds(phrase) == kinds


def test_a_bomb_that_falls_is_an_airstrike_and_one_that_lies_is_not() -> None:
    assert weapon_kinds("Two jets dropped bombs on the village.") == ["airstrike"]
    assert weapon_kinds("Jets flew over. A bomb lay in a bag.") == ["airstrike", "ied"]


def test_initials_count_as_written_only() -> None:
    assert weapon_kinds("Sam said that tow trucks came.") == []
    assert weapon_kinds("A TOW hit the tank post.")[0] == "missile"


def test_spans_cover_the_words() -> None:
    text = "“Katyusha rockets” – six of them – fell; المسيّرة a drone followed."
    assert [text[one.start : one.end] for one in find_weapons(text)] == ["Katyusha rockets", "drone"]


@pytest.mark.parametrize(
    ("trigger", "attacker", "kind"),
    [
        ("airstrikes", None, "airstrike"),
        ("Shelled", None, "artillery"),
        ("shot dead", None, "small_arms"),
        ("blew himself up", None, "suicide_bomb"),
        ("bombed", "state", "airstrike"),
        ("bombed", "armed_group", "ied"),
        ("bombing", None, "ied"),
        ("attack", None, None),
        ("struck", "military", None),
    ],
)
def test_the_trigger_tells_the_weapon(trigger: str, attacker: str | None, kind: str | None) -> None:
    assert implied_weapon(trigger, attacker) == kind

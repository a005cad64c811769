"""Which words tell of one attack: merging by what is known, and finding where a report tells what it points at."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from actorgraph.loaders.extraction.event_merging import dates_agree, merge_events, opposed, profiles, weapons_fit
from actorgraph.loaders.extraction.event_resolution import resolve_events
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Trigger

TOLD = ["Drones", "hit", "Tower", "on", "Sunday", "."]
TEXT = [*TOLD, "The", "US", "bombed", "Syria", "on", "Friday", "after", "the", "attack"]


def document() -> Doc:
    starts = [word in ("Drones", "The") for word in TEXT]
    heads = [1, 1, 1, 4, 1, 1, 7, 8, 8, 8, 11, 8, 14, 14, 8]
    deps = [
        "nsubj",
        "ROOT",
        "obj",
        "case",
        "obl",
        "punct",
        "det",
        "nsubj",
        "ROOT",
        "obj",
        "case",
        "obl",
        "case",
        "det",
        "obl",
    ]
    return Doc(Vocab(), words=TEXT, heads=heads, deps=deps, sent_starts=starts, lemmas=[w.lower() for w in TEXT])


def actor(position: int, name: str) -> Mention:
    return Mention(position, position + 1, "actor", "state", "name", f"actor:{name}")


@pytest.fixture
def story() -> tuple[Doc, list[Trigger], list[Argument]]:
    hit, bombed, attack = (Trigger(i, i + 1, event=n) for n, i in enumerate((1, 8, 14)))
    tower = Mention(2, 3, "place", "base", "name", "place:tower")
    drone = Expression(0, 1, "weapon", "drone")
    arguments = [
        Argument(hit, "target", tower),
        Argument(hit, "weapon", drone),
        Argument(hit, "date", Expression(4, 5, "date", "2024-01-28")),
        Argument(bombed, "attacker", actor(7, "united-states")),
        Argument(bombed, "date", Expression(11, 12, "date", "2024-02-02")),
        Argument(attack, "weapon", drone),
        Argument(attack, "target", tower),
    ]
    return document(), [hit, bombed, attack], arguments


def test_what_is_answered_is_found_where_it_is_told(story: tuple[Doc, list[Trigger], list[Argument]]) -> None:
    doc, (hit, bombed, attack), arguments = story
    resolve_events(doc, [hit, bombed, attack], arguments, [Answer(bombed, attack)])
    assert attack.event == hit.event != bombed.event


def test_an_attack_is_never_found_in_the_one_that_answers_it(story: tuple[Doc, list[Trigger], list[Argument]]) -> None:
    doc, (hit, bombed, attack), _ = story
    arguments = [
        Argument(bombed, "weapon", Expression(0, 1, "weapon", "drone")),
        Argument(bombed, "date", Expression(11, 12, "date", "2024-02-02")),
        Argument(attack, "weapon", Expression(0, 1, "weapon", "drone")),
    ]
    resolve_events(doc, [hit, bombed, attack], arguments, [Answer(bombed, attack)])
    assert attack.event != bombed.event


def test_who_attacks_in_one_and_is_hit_in_the_other_keeps_two_apart(
    story: tuple[Doc, list[Trigger], list[Argument]],
) -> None:
    doc, (hit, bombed, attack), arguments = story
    arguments.append(Argument(attack, "target", actor(7, "united-states")))
    known = profiles(doc, [hit, bombed, attack], arguments)
    assert opposed(known[bombed.event], known[attack.event])
    merge_events(doc, [hit, bombed, attack], arguments, None)
    assert attack.event != bombed.event


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ({"2024-01-28"}, {"2024-01-28"}, 1),
        ({"2024-01"}, {"2024-01-28"}, 1),
        ({"2024-01-27/2024-01-29"}, {"2024-01-28"}, 1),
        ({"2023-10-17/.."}, {"2024-01-28"}, 1),
        ({"2024-01-27"}, {"2024-01-28"}, -1),
        (set(), {"2024-01-28"}, 0),
        ({"XXXX-03-23"}, {"XXXX-03-23"}, 1),
    ],
)
def test_dates_agree_where_they_overlap(one: set[str], other: set[str], agreement: int) -> None:
    assert dates_agree(one, other) == agreement


def test_weapons_that_are_called_by_each_others_names_fit() -> None:
    assert weapons_fit({"missile"}, {"ballistic_missile"})
    assert weapons_fit(set(), {"drone"})
    assert not weapons_fit({"rocket"}, {"airstrike"})

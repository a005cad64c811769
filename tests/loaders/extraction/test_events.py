"""Which words tell of one attack: merging by what is known, and finding where a report tells what it points at."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from flat_docs import flat
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab
from trees import tree

from actorgraph.loaders.extraction.attack_events import told_in_order
from actorgraph.loaders.extraction.event_merging import head_score, is_fresh, merge_events, weighed
from actorgraph.loaders.extraction.event_profiles import (
    Profile,
    dates_agree,
    kin_of,
    number_sentences,
    opposed,
    profiles,
    weapons_fit,
)
from actorgraph.loaders.extraction.event_resolution import answers_to_others, resolve_events, without_foes
from actorgraph.loaders.extraction.event_weights import FEATURES
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Trigger
from actorgraph.loaders.gazetteer import load_gazetteer

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


def alone(uid: str) -> frozenset[str]:
    return frozenset()


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
    resolve_events(doc, [hit, bombed, attack], arguments, alone, [Answer(bombed, attack)])
    assert attack.event == hit.event != bombed.event


def test_an_attack_is_never_found_in_the_one_that_answers_it(story: tuple[Doc, list[Trigger], list[Argument]]) -> None:
    doc, (hit, bombed, attack), _ = story
    arguments = [
        Argument(bombed, "weapon", Expression(0, 1, "weapon", "drone")),
        Argument(bombed, "date", Expression(11, 12, "date", "2024-02-02")),
        Argument(attack, "weapon", Expression(0, 1, "weapon", "drone")),
    ]
    resolve_events(doc, [hit, bombed, attack], arguments, alone, [Answer(bombed, attack)])
    assert attack.event != bombed.event


def test_who_attacks_in_one_and_is_hit_in_the_other_keeps_two_apart(
    story: tuple[Doc, list[Trigger], list[Argument]],
) -> None:
    doc, (hit, bombed, attack), arguments = story
    arguments.append(Argument(attack, "target", actor(7, "united-states")))
    known = profiles(doc, [hit, bombed, attack], arguments, alone)
    assert opposed(known[bombed.event], known[attack.event])
    merge_events(doc, [hit, bombed, attack], arguments, None, alone)
    assert attack.event != bombed.event


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ({"2024-01-28"}, {"2024-01-28"}, 1),
        ({"2024-01"}, {"2024-01-28"}, 1),
        ({"2024-01-27/2024-01-29"}, {"2024-01-28"}, 1),
        ({"2023-10-17/.."}, {"2024-01-28"}, 0),
        ({"2023-10-17/.."}, {"2023-12/.."}, 1),
        ({"2023-10-17/.."}, {"2023-10-01"}, -1),
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


def test_what_is_told_anew_is_not_what_the_report_only_points_at(
    story: tuple[Doc, list[Trigger], list[Argument]],
) -> None:
    doc, (hit, bombed, attack), arguments = story
    arguments.append(Argument(attack, "killed", Expression(13, 14, "number", "7")))
    arguments.append(Argument(hit, "killed", Expression(3, 4, "number", "2")))
    resolve_events(doc, [hit, bombed, attack], arguments, alone, [Answer(bombed, attack)])
    assert attack.event != hit.event


def test_the_state_stands_behind_its_own_arms_and_nobody_elses() -> None:
    kin = kin_of(load_gazetteer())
    assert "actor:united-states" in kin("actor:us-central-command")
    assert kin("actor:kataib-hezbollah") == frozenset()
    assert kin("noun:actor:men") == frozenset()


def test_an_arm_and_its_state_count_as_one_attacker() -> None:
    doc = document()
    hit, bombed = Trigger(1, 2, event=0), Trigger(8, 9, event=1)
    arguments = [Argument(hit, "attacker", actor(0, "us-central-command")), Argument(bombed, "attacker", actor(7, "x"))]
    arguments[1].filler = actor(7, "united-states")
    number_sentences(doc, [hit, bombed])
    known = profiles(doc, [hit, bombed], arguments, kin_of(load_gazetteer()))
    ((_, vector),) = weighed(doc, [known[0]], known[1], lambda a, b: 0.0)
    assert vector[FEATURES.index("same_attacker")] == 1.0
    assert len(vector) == len(FEATURES)


def test_the_attack_told_of_last_comes_first() -> None:
    doc = document()
    told = [Profile([Trigger(i, i + 1, event=n)]) for n, i in enumerate((1, 8))]
    later = Profile([Trigger(14, 15, event=2)])
    number_sentences(doc, [t for p in [*told, later] for t in p.triggers])
    found = weighed(doc, told, later, lambda a, b: 0.0)
    assert [profile for profile, _ in found] == told[::-1]
    assert [vector[FEATURES.index("latest")] for _, vector in found] == [1.0, 0.0]


def test_another_attack_is_a_different_one() -> None:
    words = ["Another", "attack"]
    doc = Doc(English().vocab, words=words, heads=[1, 1], deps=["det", "ROOT"], pos=["DET", "NOUN"], lemmas=words)
    assert is_fresh(doc, Trigger(1, 2))


@pytest.mark.parametrize(("found_by", "kept"), [("head:answer", 0), ("head:answer rule:x", 1)])
def test_nobody_answers_an_attack_of_his_own(
    story: tuple[Doc, list[Trigger], list[Argument]], found_by: str, kept: int
) -> None:
    doc, (hit, bombed, attack), arguments = story
    arguments.append(Argument(hit, "attacker", actor(0, "united-states")))
    told = [Answer(bombed, hit, found_by=found_by), Answer(bombed, attack, found_by="head:answer")]
    left = answers_to_others(doc, [hit, bombed, attack], arguments, alone, told)
    assert len(left) == kept + 1


def test_words_of_one_clause_are_one_attack_unless_one_answers_the_other() -> None:
    words = ["The", "attack", "hit", "Dara"]
    doc = Doc(English().vocab, words=words, heads=[1, 2, 2, 2], deps=["det", "nsubj", "ROOT", "obj"],
              pos=["DET", "NOUN", "VERB", "PROPN"], tags=["DT", "NN", "VBD", "NNP"], lemmas=words)  # fmt: skip
    attack, hit = Trigger(1, 2, event=0), Trigger(2, 3, event=1)
    merge_events(doc, [attack, hit], [], None, alone, [Answer(hit, attack)])
    assert attack.event != hit.event
    merge_events(doc, [attack, hit], [], None, alone)
    assert attack.event == hit.event


def test_attacks_of_two_days_are_never_one_however_alike() -> None:
    one, other = (
        Profile([Trigger(i, i + 1)], {"object": {"x"}, "attacker": {"y"}}, {d})
        for i, d in ((1, "2013-01-30"), (8, "2016-12-07"))
    )
    assert opposed(one, other)
    other.dates = {"2013-01"}
    assert not opposed(one, other)


def test_the_head_ranks_an_earlier_attack_among_all_that_could_be_meant():
    scores = np.array([[0, 0, 0], [0, 0, 0], [4, 0, 0]], dtype=np.float32)
    triggers = [Trigger(i, i + 1, event=i) for i in range(3)]
    one, other, later = (Profile([t]) for t in triggers)
    alone = head_score(triggers, scores)(one, later)
    scores[2, 1] = 4
    assert alone > 3
    ranked = head_score(triggers, scores)
    assert ranked(one, later) == pytest.approx(0, abs=0.1)
    one.take(other)
    assert ranked(one, later) > alone


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("troops came under fire hours after airstrikes hit militias", [("fire", "airstrikes")]),
        ("the strike came a day before the raid", [("strike", "raid")]),
        ("the strike came after the raid", []),
        ("the strike came hours after noon", []),
    ],
)
def test_attacks_between_which_hours_lie_are_two(words, found):
    doc = flat(words)
    triggers = [Trigger(t.i, t.i + 1) for t in doc if t.text in {"fire", "airstrikes", "hit", "raid", "strike"}]
    pairs = [(doc[one.start].text, doc[other.start].text) for one, other in told_in_order(doc, triggers)]
    assert pairs == found


def test_who_claims_an_attack_hours_after_it_tells_of_no_other():
    doc = tree("They PRP nsubj 2\nclaimed VBD root 0\nthe DT det 4\nattack NN obj 2\nhours NNS obl 7\n"
               "after IN case 7\nblast NN obl 2\n. . punct 2")  # fmt: skip
    assert not list(told_in_order(doc, [Trigger(3, 4), Trigger(6, 7)]))


def test_what_the_head_alone_takes_for_answered_further_on_may_tell_of_it_again(story):
    doc, (hit, bombed, attack), arguments = story
    answered = Answer(hit, attack, score=0.9, found_by="head:answer")
    merge_events(doc, [hit, bombed, attack], arguments, None, alone, [replace(answered, found_by="rule:own")])
    assert attack.event != hit.event
    merge_events(doc, [hit, bombed, attack], arguments, None, alone, [answered])
    assert attack.event == hit.event


def test_who_is_answered_did_not_answer_himself() -> None:
    rockets, strikes = Trigger(1, 2, event=0), Trigger(8, 9, event=1)
    who = {name: actor(0, name) for name in ("hezbollah", "israel")}
    told = [
        Argument(rockets, "attacker", who["hezbollah"], 0.9),
        Argument(strikes, "attacker", who["israel"], 0.9),
        Argument(strikes, "attacker", who["hezbollah"], 0.6),
    ]
    assert without_foes(told, [Answer(strikes, rockets)]) == told[:2]
    assert without_foes([told[0], told[2]], [Answer(strikes, rockets)]) == [told[0], told[2]]
    assert without_foes(told, []) == told


@pytest.mark.parametrize(("odds", "found"), [(2.0, True), (-6.0, False)])
def test_a_bare_cause_is_what_the_head_can_take_it_for(story, odds, found):
    doc, (hit, bombed, attack), arguments = story
    told = [a for a in arguments if a.trigger is not attack]
    scores = np.full((3, 3), -9.0, dtype=np.float32)
    scores[2, 0] = odds
    triggers = [hit, bombed, attack]
    attack.event = 2
    resolve_events(doc, triggers, told, alone, [Answer(bombed, attack)], head_score(triggers, scores))
    assert (attack.event == hit.event) is found

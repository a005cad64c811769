"""What speaks for an entry of a record, and what it weighs."""

import math

import pytest
from hand_made import by_head, by_rule, named

from actorgraph.loaders.extraction import confidence
from actorgraph.loaders.extraction.attack_records import Event
from actorgraph.loaders.extraction.confidence import (
    affiliation_features,
    attack_features,
    chances,
    confidence_weights,
    retaliation_features,
    surety,
)
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Tie
from actorgraph.loaders.record import vocabulary

DAY = Expression(9, 10, "date", "2024-01-30")


def event(*triggers, **slots):
    """An event with its slots filled by a name, or by a date."""
    told = Event(list(triggers))
    for slot, score in slots.items():
        told.slots[slot].append(Argument(triggers[0], slot, DAY if slot == "date" else named("actor:x"), score))
    return told


def test_the_sureties_of_two_witnesses_add_up_to_that_of_either():
    assert surety(1 - (1 - 0.6) * (1 - 0.7)) == pytest.approx(surety(0.6) + surety(0.7))
    assert surety(0.0) == 0.0
    assert surety(1.0) < 10


def test_the_chance_is_the_logistic_of_what_is_weighed(monkeypatch):
    weights = {"heads": {"attack": {"bias": -1.0, "dated": 2.0}}, "rules": {"attack": {"bias": 0.0}}}
    monkeypatch.setattr(confidence, "confidence_weights", lambda: weights)
    heads, rules = chances(True), chances(False)
    assert heads("attack:1", {"dated": 1.0, "unheard": 5.0}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert heads("attack:1", {"dated": 0.0}) == pytest.approx(1 / (1 + math.exp(1)))
    assert rules("attack:1", {"dated": 1.0}) == 0.5


def test_nothing_is_certain(monkeypatch):
    monkeypatch.setattr(confidence, "confidence_weights", lambda: {"heads": {"attack": {"bias": 0.0, "score": 99.0}}})
    assert chances(True)("attack:1", {"score": 9.0}) == 0.99
    assert chances(True)("attack:1", {"score": -0.5}) == 0.01


def test_what_is_known_of_an_attack_speaks_for_it():
    bare, full = event(by_head(1, 0.9)), event(by_head(1, 0.9), attacker=0.8, target=0.7, place=0.6, date=0.9)
    nothing, much = attack_features(bare), attack_features(full)
    assert (nothing["nobody"], nothing["untouched"], nothing["nowhere"], nothing["dated"]) == (1, 1, 1, 0)
    assert (much["nobody"], much["untouched"], much["nowhere"], much["dated"]) == (0, 0, 0, 1)
    assert much["attacker"] > much["target"] > much["place"] > nothing["place"] == 0


def test_who_found_an_attack_and_how_often_it_is_told():
    once = attack_features(event(by_rule(1, 0.9)))
    often = attack_features(event(by_rule(1, 0.9), by_head(5, 0.95), by_head(9, 0.5)))
    assert (once["rule"], once["again"]) == (1, 0)
    assert (often["rule"], often["score"]) == (0, surety(0.95))
    assert often["again"] == math.log(3)


def test_words_that_tell_of_no_real_attack_speak_against_one():
    told = attack_features(event(by_head(1, 0.9), by_head(5, 0.3, modality="general")))
    assert told["unreal"] == pytest.approx(0.25)


def test_names_that_are_known_speak_for_an_affiliation():
    known, new = named("actor:x"), Mention(5, 6, "actor", "person", "noun", "noun:5")
    sure = affiliation_features([Tie(known, named("actor:y", 3), "part_of", score=0.9, found_by="head:a rule:b")])
    less = affiliation_features([Tie(known, new, "member_of", role="envoy", status="alleged", score=0.9)])
    assert (sure["named"], sure["known"], sure["both"], sure["part_of"]) == (1, 1, 1, 1)
    assert (less["named"], less["known"], less["hedged"], less["role"]) == (0.5, 0.5, 1, 1)
    assert (sure["apart"], less["apart"]) == (math.log1p(2), math.log1p(4))


def test_a_retaliation_is_as_good_as_its_attacks():
    answer = Answer(by_head(9, 0.9), by_head(1, 0.9), cue=(5, 6), score=0.8, found_by="head:answer")
    told = retaliation_features(answer, 0.7, 0.6)
    assert (told["attack"], told["cause"], told["earlier"], told["cue"], told["motive"]) == (0.7, 0.6, 1, 1, 0)
    assert retaliation_features(Answer(by_head(9, 0.9), None), 0.7, None)["untold"] == 1


@pytest.mark.parametrize("witness", ["heads", "rules"])
def test_the_weights_that_are_shipped_name_features_that_there_are(witness):
    told = by_head(9, 0.9)
    kinds = set(vocabulary("affiliation_kind"))
    names = {
        "attack": set(attack_features(event(told))),
        "affiliation": set(affiliation_features([Tie(named("x"), named("y"), "part_of")])) | kinds,
        "retaliation": set(retaliation_features(Answer(told, None), 0.5, None)),
    }
    for sort, weights in confidence_weights()[witness].items():
        assert set(weights) <= names[sort] | {"bias"}
        assert all(abs(weight) < 10 for weight in weights.values())


def test_heads_and_rules_that_agree_are_surer_than_a_rule_alone():
    told = {"attacker": 0.9, "target": 0.9}
    both = event(by_head(1, 0.99), **told)
    both.triggers[0].found_by += " rule:x"
    alone = event(by_rule(1, 0.8), **told)
    assert chances(True)("attack:1", attack_features(both)) > chances(True)("attack:1", attack_features(alone))

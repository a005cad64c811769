"""Rules and heads joined: what both find is surer, and what neither is sure of is not kept."""

import pytest
from hand_made import source_of

from actorgraph.loaders.extraction import fusion
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Tie, Trigger
from actorgraph.loaders.extraction.fusion import (
    either,
    find,
    joined_answers,
    joined_arguments,
    joined_ties,
    joined_triggers,
    kept_answers,
    kept_arguments,
    kept_ties,
    with_whole_actors,
)
from actorgraph.loaders.gazetteer import load_gazetteer

LIMITS = {
    "mention": 0.35,
    "trigger": {"head": 0.5, "rule": 0.8, "both": 0.3},
    "argument": {"attacker": 0.5, "target": 0.7},
    "argument_rule": 0.6,
    "tie": {"part_of": {"head": 0.5, "rule": 0.6, "both": 0.4}},
    "tie_rules_alone": 0.7,
    "answer": {"head": 0.5, "rule": 0.6, "both": 0.4},
}


@pytest.fixture(autouse=True)
def _limits(monkeypatch):
    """The thresholds that are shipped are tuned; these stay."""
    monkeypatch.setattr(fusion, "thresholds", lambda: LIMITS)


def rule(start, score, **others):
    return Trigger(start, start + 1, score=score, found_by="rule:x", **others)


def head(start, score, **others):
    return Trigger(start, start + 1, score=score, found_by="head:trigger", **others)


def test_two_witnesses_are_surer_than_one_and_never_too_sure():
    assert either(0.5, 0.5) == 0.75
    assert either(0.0, 0.3) == pytest.approx(0.3)
    assert either(1.0, 0.4) == 1.0


def test_a_trigger_of_both_is_one_trigger_with_both_names():
    found = joined_triggers([rule(3, 0.5)], [head(3, 0.4)])
    assert [(t.start, t.found_by.split()) for t in found] == [(3, ["head:trigger", "rule:x"])]
    assert found[0].score == pytest.approx(0.7)


def test_triggers_that_are_not_sure_enough_are_left_out():
    assert [t.start for t in joined_triggers([rule(1, 0.9), rule(2, 0.4)], [head(3, 0.6), head(4, 0.3)])] == [1, 3]


def test_triggers_come_in_the_order_of_the_text():
    assert [t.start for t in joined_triggers([rule(9, 0.9), rule(1, 0.9)], [head(5, 0.9)])] == [1, 5, 9]


def mention(entity, start=0):
    return Mention(start, start + 1, "actor", "armed_group", "name", entity)


def test_an_argument_that_both_find_is_one_whatever_words_stand_for_it():
    told, name, pronoun = rule(5, 0.9, event=0), mention("actor:x"), mention("actor:x", 8)
    by_rule = [Argument(told, "attacker", name, 0.6, "rule:subject")]
    by_head = [Argument(told, "attacker", pronoun, 0.5, "head:argument")]
    found = joined_arguments(by_rule, by_head)
    assert len(found) == 1
    assert found[0].score == pytest.approx(0.8)
    assert set(found[0].found_by.split()) == {"rule:subject", "head:argument"}


def test_a_slot_or_an_actor_apart_is_an_argument_apart():
    told, one, two = rule(5, 0.9, event=0), mention("actor:x"), mention("actor:y", 3)
    by_rule = [Argument(told, "attacker", one, 0.6, "rule:a")]
    by_head = [Argument(told, "target", one, 0.6, "head:a"), Argument(told, "attacker", two, 0.6, "head:a")]
    assert len(joined_arguments(by_rule, by_head)) == 3


def test_arguments_are_kept_by_the_threshold_of_their_slot_and_finder():
    told, who = rule(5, 0.9), mention("actor:x")
    cases = {("attacker", "head:argument", 0.55): True, ("target", "head:argument", 0.55): False,
             ("attacker", "rule:a", 0.55): False, ("attacker", "rule:a", 0.65): True}  # fmt: skip
    for (slot, by, score), stays in cases.items():
        assert bool(kept_arguments([Argument(told, slot, who, score, by)])) is stays


def test_the_rule_decides_kind_and_direction_of_a_tie_where_both_see_one():
    one, two = mention("actor:x"), mention("actor:y", 3)
    by_rule = [Tie(one, two, "part_of", score=0.6, found_by="rule:a")]
    assert joined_ties(by_rule, [Tie(two, one, "backed_by", score=0.9, found_by="head:affiliation")]) == by_rule
    agreed = joined_ties(by_rule, [Tie(one, two, "part_of", score=0.5, found_by="head:affiliation")])
    assert [(t.kind, round(t.score, 2)) for t in agreed] == [("part_of", 0.8)]


def test_answers_to_one_attack_are_one_answer():
    told, cause, motive = rule(5, 0.9, event=1), rule(1, 0.9, event=0), Expression(7, 9, "motive", "the killing")
    by_rule = [Answer(told, cause, score=0.6, found_by="rule:a")]
    by_head = [Answer(told, to, score=0.5, found_by="head:answer") for to in (cause, motive)]
    found = joined_answers(by_rule, by_head)
    assert [(a.to, round(a.score, 2)) for a in found] == [(cause, 0.8), (motive, 0.5)]


@pytest.mark.parametrize(
    ("found_by", "score", "stays"),
    [("head:x", 0.55, True), ("rule:a", 0.55, False), ("rule:a", 0.65, True), ("head:x rule:a", 0.45, True)],
)
def test_ties_and_answers_are_kept_by_the_threshold_of_those_who_found_them(found_by, score, stays):
    tie = Tie(mention("actor:x"), mention("actor:y"), "part_of", score=score, found_by=found_by)
    assert bool(kept_ties([tie], heads=True)) is stays
    assert bool(kept_answers([Answer(rule(5, 0.9), None, score=score, found_by=found_by)])) is stays


def test_without_heads_a_rule_is_held_to_a_threshold_of_its_own():
    ties = [Tie(mention("actor:x"), mention("actor:y"), "part_of", score=s, found_by="rule:a") for s in (0.65, 0.75)]
    assert [t.score for t in kept_ties(ties, heads=False)] == [0.75]


def test_a_name_inside_a_longer_name_gives_way_to_it():
    inner, whole = mention("actor:us"), Mention(0, 3, "actor", "military", "name", "actor:centcom")
    told = rule(5, 0.9, event=0)
    both = [Argument(told, "attacker", inner, 0.9, "rule:a"), Argument(told, "attacker", whole, 0.6, "head:a")]
    assert [(a.filler, a.score) for a in with_whole_actors(both, [inner, whole])] == [(whole, 0.9)]


@pytest.mark.parametrize("use", [("rules",), ("heads",), ("rules", "heads"), ()])
def test_a_doc_of_another_pipeline_is_read_by_rules_alone(use):
    source = source_of("Hezbollah fired rockets at Israel on Tuesday.")
    found = find(source._doc, load_gazetteer(), "2024-01-31", use)
    assert {"actor:hezbollah", "place:israel"} <= {m.entity for m in found.mentions}
    assert ("date", "2024-01-30") in {(e.label, e.value) for e in found.expressions}
    told = [*found.triggers, *found.arguments, *found.ties, *found.answers]
    assert not [f for f in told if "head:" in f.found_by]


@pytest.mark.parametrize("text", ["", ".", "— … “ ”", "\u200b", "x"])
def test_nothing_to_read_is_nothing_found(text):
    found = find(source_of(text)._doc, load_gazetteer(), None)
    assert (found.mentions, found.triggers, found.arguments, found.ties, found.answers) == ([], [], [], [], [])

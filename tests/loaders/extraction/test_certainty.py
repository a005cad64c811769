"""What is not sure enough is not told; what came near is kept aside."""

import pytest
from hand_made import by_head, by_rule, named

from actorgraph.loaders.extraction import certainty
from actorgraph.loaders.extraction.certainty import (
    kept_answers,
    kept_arguments,
    kept_ties,
    kept_triggers,
    kept_words,
    unsaid,
)
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Mention, Tie

LIMITS = {
    "words": {"mention": 0.35, "weapon": 0.2, "date": 0.05},
    "trigger": {"head": 0.5, "rule": 0.8, "both": 0.3, "heard": 0.35},
    "argument": {"attacker": 0.5, "target": 0.7},
    "argument_rules_alone": 0.6,
    "argument_rule": {"killed": 0.7},
    "tie": {"head": 0.5, "rule": 0.6, "both": 0.4},
    "tie_rules_alone": 0.7,
    "answer": {"head": 0.5, "rule": 0.6, "both": 0.4},
}


@pytest.fixture(autouse=True)
def _limits(monkeypatch):
    """The thresholds that are shipped are tuned; these stay."""
    monkeypatch.setattr(certainty, "thresholds", lambda: LIMITS)


def at_start(chances):
    """The chance of an item by the token with which it begins."""
    return lambda item: chances[item.start]


def test_triggers_that_are_not_sure_enough_are_left_out():
    found = [by_rule(1, 0.9), by_rule(2, 0.4), by_head(3, 0.6), by_head(4, 0.3)]
    assert [t.start for t in kept_triggers(found, lambda trigger: 0.5, [])] == [1, 3]


def test_what_a_rule_alone_takes_for_an_attack_the_head_must_not_find_unlikely():
    found, nearly = [by_rule(1, 0.9), by_rule(2, 0.9), by_head(3, 0.6)], []
    kept = kept_triggers(found, at_start({1: 0.4, 2: 0.3, 3: 0.2}), nearly)
    assert [t.start for t in kept] == [1, 3]
    assert [t.start for t in nearly] == [2]


def test_without_heads_a_rule_s_word_is_all_there_is():
    found = [by_rule(1, 0.3), by_rule(2, 0.9)]
    assert kept_triggers(found, None, []) == found


def test_what_the_heads_find_unlikely_is_left_out_but_for_known_names():
    found = [
        Mention(0, 1, "actor", "state", "name", "actor:x"),
        Mention(4, 5, "actor", "civilians", "noun", "noun:4"),
        Mention(6, 7, "actor", "armed_group", "pronoun", "actor:x"),
        Mention(8, 9, "actor", "person", "name", "name:actor:february", found_by="ner"),
    ]
    assert kept_words(found, at_start({0: 0.0, 4: 0.3, 6: 0.4, 8: 0.1})) == [found[0], found[2]]
    assert [m.score for m in found] == [0.0, 0.3, 0.4, 0.1]


def test_expressions_have_limits_of_their_own():
    found = [Expression(1, 2, "date", "2024"), Expression(3, 4, "weapon", "uav"), Expression(5, 6, "weapon", "uav")]
    assert kept_words(found, at_start({1: 0.06, 3: 0.06, 5: 0.3})) == [found[0], found[2]]


def test_arguments_are_kept_by_the_threshold_of_their_slot_and_finder():
    told, who = by_rule(5, 0.9), named("actor:x")
    cases = {("attacker", "head:argument", 0.55): True, ("target", "head:argument", 0.55): False,
             ("attacker", "rule:a", 0.85): False, ("killed", "rule:a", 0.75): True, ("killed", "rule:a", 0.65): False,
             ("attacker", "head:argument rule:a", 0.95): True}  # fmt: skip
    for (slot, by, score), stays in cases.items():
        assert bool(kept_arguments([Argument(told, slot, who, score, by)], True, [])) is stays


@pytest.mark.parametrize(("score", "stays"), [(0.55, False), (0.65, True)])
def test_without_heads_a_less_sure_rule_fills_a_slot(score, stays):
    filled = Argument(by_rule(5, 0.9), "attacker", named("actor:x"), score, "rule:a")
    assert bool(kept_arguments([filled], False, [])) is stays


@pytest.mark.parametrize(
    ("found_by", "score", "stays"),
    [("head:x", 0.55, True), ("rule:a", 0.55, False), ("rule:a", 0.65, True), ("head:x rule:a", 0.45, True)],
)
def test_ties_and_answers_are_kept_by_the_threshold_of_those_who_found_them(found_by, score, stays):
    tie = Tie(named("actor:x"), named("actor:y"), "part_of", score=score, found_by=found_by)
    assert bool(kept_ties([tie], True, [])) is stays
    assert bool(kept_answers([Answer(by_rule(5, 0.9), None, score=score, found_by=found_by)], [])) is stays


def test_without_heads_a_rule_is_held_to_a_threshold_of_its_own():
    ties = [Tie(named("actor:x"), named("actor:y"), "part_of", score=s, found_by="rule:a") for s in (0.65, 0.75)]
    assert [t.score for t in kept_ties(ties, False, [])] == [0.75]


def test_what_comes_near_its_threshold_is_kept_aside_and_what_is_far_below_is_not():
    told, who, nearly = by_rule(5, 0.9), named("actor:x"), []
    near, far = (Argument(told, "attacker", who, score, "head:argument") for score in (0.25, 0.24))
    assert kept_arguments([near, far], True, nearly) == []
    assert nearly == [near]


def test_without_heads_a_tie_comes_near_the_rules_threshold():
    nearly = []
    kept_ties([Tie(named("actor:x"), named("actor:y"), "part_of", score=0.4, found_by="rule:a")], False, nearly)
    assert len(nearly) == 1


def test_what_a_surer_finding_says_in_other_words_was_not_nearly_found():
    first, again, other = by_rule(5, 0.9, event=1), by_rule(9, 0.9, event=1), by_rule(12, 0.9, event=2)
    kept = Argument(first, "attacker", named("actor:x"), 0.9)
    same, apart = (Argument(told, "attacker", named("actor:x", 8), 0.4) for told in (again, other))
    assert unsaid([same, apart], [kept], [], []) == [apart]


def test_a_tie_that_is_told_the_other_way_round_was_not_nearly_found():
    one, two = named("actor:x"), named("actor:y", 3)
    kinds = [Tie(two, one, kind, score=0.4) for kind in ("part_of", "backed_by")]
    assert unsaid(kinds, [], [Tie(one, two, "part_of", score=0.9)], []) == kinds[1:]


def test_of_two_near_findings_that_say_the_same_the_surer_is_shown():
    told, motive = by_rule(5, 0.9, event=1), Expression(7, 9, "motive", "the killing")
    weak, strong = Answer(told, motive, score=0.3), Answer(told, motive, score=0.4)
    assert unsaid([weak, strong], [], [], []) == [strong]


def test_an_attack_that_turned_out_to_be_its_own_cause_was_not_nearly_an_answer():
    told, again = by_rule(5, 0.9, event=1), by_rule(9, 0.9, event=1)
    assert unsaid([Answer(told, again, score=0.4)], [], [], []) == []


def test_triggers_that_came_near_are_each_themselves():
    first, second = by_head(1, 0.4), by_head(4, 0.4)
    assert unsaid([first, second], [], [], []) == [first, second]

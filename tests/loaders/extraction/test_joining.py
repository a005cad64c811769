"""Rules and heads joined: what both find is one finding, and surer."""

import pytest
from hand_made import by_head, by_rule, named

from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Tie
from actorgraph.loaders.extraction.joining import (
    either,
    joined_answers,
    joined_arguments,
    joined_ties,
    joined_triggers,
)


def test_two_witnesses_are_surer_than_one_and_never_too_sure():
    assert either(0.5, 0.5) == 0.75
    assert either(0.0, 0.3) == pytest.approx(0.3)
    assert either(1.0, 0.4) == 1.0


def test_a_trigger_of_both_is_one_trigger_with_both_names():
    found = joined_triggers([by_rule(3, 0.5)], [by_head(3, 0.4)])
    assert [(t.start, t.found_by.split()) for t in found] == [(3, ["head:trigger", "rule:x"])]
    assert found[0].score == pytest.approx(0.7)


@pytest.mark.parametrize(("score", "modality"), [(0.6, "threatened"), (0.95, "actual")])
def test_a_rule_that_doubts_an_attack_counts_where_the_head_is_not_sure(score, modality):
    rule = by_rule(3, 0.9)
    rule.modality = "threatened"
    assert [t.modality for t in joined_triggers([rule], [by_head(3, score)])] == [modality]


def test_triggers_come_in_the_order_of_the_text():
    assert [t.start for t in joined_triggers([by_rule(9, 0.9), by_rule(1, 0.9)], [by_head(5, 0.9)])] == [1, 5, 9]


def test_an_argument_that_both_find_is_one_whatever_words_stand_for_it():
    told, name, pronoun = by_rule(5, 0.9, event=0), named("actor:x"), named("actor:x", 8)
    rules = [Argument(told, "attacker", name, 0.6, "rule:subject")]
    heads = [Argument(told, "attacker", pronoun, 0.5, "head:argument")]
    found = joined_arguments(rules, heads)
    assert len(found) == 1
    assert found[0].score == pytest.approx(0.8)
    assert set(found[0].found_by.split()) == {"rule:subject", "head:argument"}


def test_a_slot_or_an_actor_apart_is_an_argument_apart():
    told, one, two = by_rule(5, 0.9, event=0), named("actor:x"), named("actor:y", 3)
    rules = [Argument(told, "attacker", one, 0.6, "rule:a")]
    heads = [Argument(told, "target", one, 0.6, "head:a"), Argument(told, "attacker", two, 0.6, "head:a")]
    assert len(joined_arguments(rules, heads)) == 3


def test_the_rule_decides_kind_and_direction_of_a_tie_where_both_see_one():
    one, two = named("actor:x"), named("actor:y", 3)
    rules = [Tie(one, two, "part_of", score=0.6, found_by="rule:a")]
    assert joined_ties(rules, [Tie(two, one, "backed_by", score=0.9, found_by="head:affiliation")]) == rules
    agreed = joined_ties(rules, [Tie(one, two, "part_of", score=0.5, found_by="head:affiliation")])
    assert [(t.kind, round(t.score, 2)) for t in agreed] == [("part_of", 0.8)]


def test_allies_agree_in_either_order():
    one, two = named("actor:x"), named("actor:y", 3)
    rules = [Tie(one, two, "allied_with", score=0.6, found_by="rule:a")]
    (agreed,) = joined_ties(rules, [Tie(two, one, "allied_with", score=0.5, found_by="head:affiliation")])
    assert (agreed.source, agreed.found_by, round(agreed.score, 2)) == (one, "head:affiliation rule:a", 0.8)


def test_answers_to_one_attack_are_one_answer():
    told, cause, motive = by_rule(5, 0.9, event=1), by_rule(1, 0.9, event=0), Expression(7, 9, "motive", "the killing")
    rules = [Answer(told, cause, score=0.6, found_by="rule:a")]
    heads = [Answer(told, to, score=0.5, found_by="head:answer") for to in (cause, motive)]
    found = joined_answers(rules, heads)
    assert [(a.to, round(a.score, 2)) for a in found] == [(cause, 0.8), (motive, 0.5)]

"""Whose toll a number is, over hand-made trees."""

from trees import tree

from actorgraph.loaders.extraction.attack_arguments import find_arguments
from actorgraph.loaders.extraction.attack_tolls import fits_its_words
from actorgraph.loaders.extraction.findings import Argument, Expression, Trigger


def tolls(doc, triggers, *numbers):
    """The tolls as (word of the trigger, slot, value)."""
    found = find_arguments(doc, triggers, [], list(numbers))
    return {(doc[a.trigger.start].text, a.slot, a.filler.value) for a in found if a.slot in ("killed", "wounded")}


STRUCK_FOR_AN_ATTACK = tree("""
    Jets NNS nsubj 2
    struck VBD ROOT 0
    camps NNS obj 2
    after IN case 6
    the DT det 6
    attack NN obl 2
    that WDT nsubj 8
    killed VBD acl:relcl 6
    three CD nummod 10
    soldiers NNS obj 8
    """)


def test_the_toll_belongs_to_the_attack_that_its_clause_hangs_on():
    triggers = [Trigger(1, 2), Trigger(5, 6)]
    number = Expression(8, 10, "number", "3", reason="killed")
    assert tolls(STRUCK_FOR_AN_ATTACK, triggers, number) == {("attack", "killed", "3")}


def test_a_later_sentence_goes_on_from_the_main_attack_of_the_one_before():
    doc = tree("""
        Jets NNS nsubj 2
        struck VBD ROOT 0
        camps NNS obj 2
        after IN case 6
        the DT det 6
        attack NN obl 2
        . . punct 2
        Six CD nsubj 9
        died VBD ROOT 0
        """)
    number = Expression(7, 8, "number", "6", reason="killed")
    assert tolls(doc, [Trigger(1, 2), Trigger(5, 6)], number) == {("struck", "killed", "6")}


def test_no_casualties_is_zero_of_both_and_some_casualties_say_neither():
    doc = tree("Rockets NNS nsubj 2\nfell VBD ROOT 0\nwithout IN case 4\ncasualties NNS obl 2")
    zero, some = (Expression(3, 4, "number", value, reason="both") for value in ("0", "9"))
    assert tolls(doc, [Trigger(1, 2)], zero) == {("fell", "killed", "0"), ("fell", "wounded", "0")}
    assert tolls(doc, [Trigger(1, 2)], some) == set()


def test_the_killers_are_not_counted_as_killed():
    doc = tree("""
        Two CD nummod 2
        men NNS nsubj 3
        killed VBD ROOT 0
        a DT det 5
        guard NN obj 3
        """)
    assert tolls(doc, [Trigger(2, 3)], Expression(0, 2, "number", "2", reason="killed")) == set()


def test_a_noun_that_no_list_has_is_counted_where_a_verb_says_that_it_was_shot_unless_it_is_a_thing():
    rows = "Gunmen NNS nsubj 2\nshot VBD ROOT 0\ntwelve CD nummod 4\n{} NNS obj 2"
    number = Expression(2, 3, "number", "12", score=0.5)
    assert tolls(tree(rows.format("beekeepers")), [Trigger(1, 2)], number) == {("shot", "killed", "12")}
    assert tolls(tree(rows.format("drones")), [Trigger(1, 2)], number) == set()


def test_those_among_the_dead_are_no_toll():
    doc = tree("""
        Bombs NNS nsubj 2
        killed VBD ROOT 0
        people NNS obj 2
        including VBG case 6
        two CD nummod 6
        beekeepers NNS obj 2
        """)
    assert tolls(doc, [Trigger(1, 2)], Expression(4, 5, "number", "2", score=0.5)) == set()


def test_an_attack_that_only_was_planned_killed_nobody():
    number = Expression(8, 10, "number", "3", reason="killed")
    assert tolls(STRUCK_FOR_AN_ATTACK, [Trigger(5, 6, modality="planned")], number) == set()


def test_the_wounded_are_not_taken_for_the_killed():
    wounded = Expression(0, 1, "number", "3", reason="wounded")
    assert not fits_its_words(Argument(Trigger(2, 3), "killed", wounded))
    assert fits_its_words(Argument(Trigger(2, 3), "wounded", wounded))
    assert fits_its_words(Argument(Trigger(2, 3), "killed", Expression(0, 1, "number", "3")))


def test_only_attacks_and_times_are_counted():
    targets, times = (Expression(0, 1, "number", "85..", reason) for reason in ("", "count"))
    assert not fits_its_words(Argument(Trigger(2, 3), "count", targets))
    assert fits_its_words(Argument(Trigger(2, 3), "count", times))

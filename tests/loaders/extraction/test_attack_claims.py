"""Who claims an attack, over hand-made trees."""

import pytest
from trees import tree

from actorgraph.loaders.extraction.attack_arguments import find_arguments
from actorgraph.loaders.extraction.attack_claims import is_disclaimed
from actorgraph.loaders.extraction.findings import Argument, Mention, Trigger

GROUP = Mention(0, 2, "actor", "armed_group", "noun", "group")


def claims(doc, triggers, mentions):
    """The claims as (words of the trigger, entity)."""
    found = find_arguments(doc, triggers, mentions, [])
    return {(doc[a.trigger.start].text, a.filler.entity) for a in found if a.slot == "claimed_by"}


def test_a_passive_claim_goes_to_whom_by_names():
    doc = tree("""
        The DT det 2
        attack NN nsubj:pass 4
        was VBD aux:pass 4
        claimed VBN ROOT 0
        by IN case 7
        the DT det 7
        group NN obl:agent 4
        """)
    assert claims(doc, [Trigger(1, 2)], [Mention(5, 7, "actor", "armed_group", "noun", "group")]) == {
        ("attack", "group")
    }


def test_a_claim_said_in_passing_belongs_to_the_noun_before_it_even_if_the_parser_loses_it():
    doc = tree("""
        Troops NNS nsubj 2
        answered VBD ROOT 0
        the DT det 4
        attack NN obj 2
        , , punct 2
        claimed VBN ROOT 0
        by IN case 9
        the DT det 9
        group NN obl 6
        """)
    mentions = [
        Mention(0, 1, "actor", "military", "noun", "troops"),
        Mention(7, 9, "actor", "armed_group", "noun", "group"),
    ]
    assert claims(doc, [Trigger(3, 4)], mentions) == {("attack", "group")}


def test_what_is_avenged_is_not_claimed():
    doc = tree("""
        The DT det 2
        group NN nsubj 3
        claimed VBD ROOT 0
        the DT det 5
        bombing NN obj 3
        as IN case 7
        revenge NN obl 3
        for IN case 10
        the DT det 10
        killing NN nmod 7
        """)
    assert claims(doc, [Trigger(4, 5), Trigger(9, 10)], [GROUP]) == {("bombing", "group")}


def test_it_and_responsibility_mean_the_attack_told_before():
    rows = "Rockets NNS nsubj 2\nfell VBD ROOT 0\n. . punct 2\nThe DT det 5\ngroup NN nsubj 6\n"
    group = Mention(3, 5, "actor", "armed_group", "noun", "group")
    for claim in ("claimed VBD ROOT 0\nit PRP obj 6", "took VBD ROOT 0\nresponsibility NN obj 6"):
        assert claims(tree(rows + claim), [Trigger(1, 2)], [group]) == {("fell", "group")}


@pytest.mark.parametrize(
    "claim",
    [
        "No DT det 2\ngroup NN nsubj 4\nhas VBZ aux 4\nclaimed VBN ROOT 0\nthe DT det 6\nattack NN obj 4",
        "The DT det 2\ngroup NN nsubj 4\nnever RB neg 4\nclaimed VBD ROOT 0\nthe DT det 6\nattack NN obj 4",
        "The DT det 2\nattack NN nsubj 4\nhas VBZ aux 4\nclaimed VBN ROOT 0\nsix CD nummod 6\nlives NNS obj 4",
    ],
    ids=["nobody", "never", "lives"],
)
def test_what_is_no_claim(claim):
    assert claims(tree(claim), [Trigger(5, 6) if "attack NN obj" in claim else Trigger(1, 2)], [GROUP]) == set()


def said(object_row):
    return tree(f"""
        The DT det 2
        group NN nsubj 3
        said VBD ROOT 0
        its PRP$ nmod:poss 5
        fighters NNS nsubj 7
        had VBD aux 7
        attacked VBN ccomp 3
        {object_row}
        """)


def test_who_says_that_his_fighters_attacked_claims_it_and_a_victim_who_says_it_does_not():
    base = Mention(7, 8, "place", "base", "noun", "base")
    doc = said("bases NNS obj 7")
    own = Mention(3, 4, "actor", "armed_group", "pronoun", "group")
    assert claims(doc, [Trigger(6, 7)], [GROUP, own, base]) == {("attacked", "group")}
    theirs = Mention(3, 4, "actor", "armed_group", "pronoun", "rival")
    assert claims(doc, [Trigger(6, 7)], [GROUP, theirs, base]) == set()


def test_a_communique_claims_what_we_did():
    doc = tree("We PRP nsubj 2\nshelled VBD ROOT 0\nthe DT det 4\nbase NN obj 2")
    assert claims(doc, [Trigger(1, 2)], [Mention(0, 1, "actor", "armed_group", "pronoun", "band")]) == {
        ("shelled", "band")
    }


@pytest.mark.parametrize(("verb", "refused"), [("disavowed", True), ("claimed", False)])
def test_who_disavows_an_attack_does_not_claim_it(verb, refused):
    doc = tree(f"""
        The DT det 2
        group NN nsubj 3
        {verb} VBD ROOT 0
        the DT det 5
        bombing NN obj 3
        . . punct 3
        Rockets NNS nsubj 8
        fell VBD ROOT 0
        """)
    bombing, fell = Trigger(4, 5), Trigger(7, 8)
    assert is_disclaimed(doc, Argument(bombing, "claimed_by", GROUP)) is refused
    assert not is_disclaimed(doc, Argument(bombing, "attacker", GROUP))
    assert not is_disclaimed(doc, Argument(fell, "claimed_by", GROUP))


def test_who_has_not_claimed_an_attack_does_not_claim_it():
    doc = tree("""
        The DT det 2
        group NN nsubj 5
        has VBZ aux 5
        not RB advmod 5
        claimed VBN ROOT 0
        the DT det 7
        bombing NN obj 5
        """)
    assert is_disclaimed(doc, Argument(Trigger(6, 7), "claimed_by", GROUP))

"""Triggers, their arguments and which of them tell of one attack, over hand-made trees."""

import pytest
from trees import tree

from actorgraph.loaders.extraction.attack_arguments import find_arguments
from actorgraph.loaders.extraction.attack_events import told_together
from actorgraph.loaders.extraction.attack_lexicon import attack_lexicon, singular
from actorgraph.loaders.extraction.attacks import find_triggers
from actorgraph.loaders.extraction.findings import Expression, Mention, Trigger
from actorgraph.loaders.extraction.inflection import noun_forms, plural, verb_forms

FIRED = {
    "ud": """
        Militants NNS nsubj 2
        fired VBD ROOT 0
        rockets NNS obj 2
        at IN case 6
        the DT det 6
        base NN obl 2
        near IN case 8
        Erbil NNP obl 2
        on IN case 10
        Sunday NNP obl 2
        , , punct 12
        wounding VBG advcl 2
        two CD nummod 14
        soldiers NNS obj 12
        . . punct 2
        """,
    "clear": """
        Militants NNS nsubj 2
        fired VBD ROOT 0
        rockets NNS dobj 2
        at IN prep 2
        the DT det 6
        base NN pobj 4
        near IN prep 2
        Erbil NNP pobj 7
        on IN prep 2
        Sunday NNP pobj 9
        , , punct 2
        wounding VBG advcl 2
        two CD nummod 14
        soldiers NNS dobj 12
        . . punct 2
        """,
}
DRONE_ATTACK = """
    Iran NNP nsubj 2
    denied VBD ROOT 0
    carrying VBG xcomp 2
    out RP compound:prt 3
    the DT det 7
    drone NN compound 7
    attack NN obj 3
    on IN case 10
    the DT det 10
    tanker NN nmod 7
    """


def texts(doc):
    return [doc[t.start : t.end].text for t in find_triggers(doc)[0]]


def triples(doc, mentions, expressions):
    found = find_arguments(doc, find_triggers(doc)[0], mentions, expressions)
    return {(a.slot, doc[a.filler.start : a.filler.end].text) for a in found}


@pytest.mark.parametrize("scheme", ["ud", "clear"])
def test_a_verb_gives_attacker_target_place_weapon_date_and_casualties(scheme):
    doc = tree(FIRED[scheme])
    assert texts(doc) == ["fired"]
    mentions = [
        Mention(0, 1, "actor", "armed_group", "noun", "1"),
        Mention(4, 6, "place", "base", "noun", "2"),
        Mention(7, 8, "place", "city", "name", "3"),
    ]
    expressions = [
        Expression(2, 3, "weapon", "rocket"),
        Expression(9, 10, "date", "2024-01-21"),
        Expression(12, 14, "number", "2"),
    ]
    assert triples(doc, mentions, expressions) == {
        ("attacker", "Militants"),
        ("target", "the base"),
        ("place", "Erbil"),
        ("weapon", "rockets"),
        ("date", "Sunday"),
        ("wounded", "two soldiers"),
    }


def test_a_light_verb_leaves_the_noun_as_trigger_and_a_denial_names_the_denier():
    doc = tree(DRONE_ATTACK)
    found, _ = find_triggers(doc)
    assert texts(doc) == ["attack"]
    assert found[0].found_by.startswith("rule:light-verb")
    mentions = [Mention(0, 1, "actor", "state", "name", "1"), Mention(8, 10, "place", "facility", "noun", "2")]
    found_slots = triples(doc, mentions, [Expression(5, 6, "weapon", "drone")])
    assert {("denied_by", "Iran"), ("target", "the tanker"), ("weapon", "drone")} <= found_slots


def test_a_passive_turns_roles_around():
    doc = tree("""
        The DT det 2
        base NN nsubj:pass 4
        was VBD aux:pass 4
        hit VBN ROOT 0
        by IN case 6
        drones NNS obl:agent 4
        """)
    assert texts(doc) == ["hit"]
    mentions = [Mention(0, 2, "place", "base", "noun", "1")]
    found = triples(doc, mentions, [Expression(5, 6, "weapon", "drone")])
    assert found == {("target", "The base"), ("weapon", "drones")}


def test_coming_under_attack_makes_the_subject_the_target():
    doc = tree("""
        Troops NNS nsubj 2
        came VBD ROOT 0
        under IN case 4
        attack NN obl 2
        """)
    assert texts(doc) == ["attack"]
    assert triples(doc, [Mention(0, 1, "actor", "state", "noun", "1")], []) == {("target", "Troops")}


def test_a_claim_of_responsibility_names_claimant_and_attacker():
    doc = tree("""
        The DT det 2
        group NN nsubj 3
        claimed VBD ROOT 0
        responsibility NN obj 3
        for IN case 7
        the DT det 7
        bombing NN nmod 4
        """)
    found = triples(doc, [Mention(0, 2, "actor", "armed_group", "noun", "1")], [])
    assert found == {("claimed_by", "The group"), ("attacker", "The group")}


def test_a_tally_is_a_count_and_no_toll():
    doc = tree("""
        More JJR advmod 3
        than IN fixed 1
        100 CD nummod 4
        attacks NNS nsubj 5
        followed VBD ROOT 0
        """)
    assert triples(doc, [], [Expression(0, 3, "number", "100..")]) == {("count", "More than 100")}


@pytest.mark.parametrize(
    "rows",
    [
        "a DT det 3\nheart NN compound 3\nattack NN ROOT 0",
        "They PRP nsubj 2\nstruck VBD ROOT 0\na DT det 4\ndeal NN obj 2",
        "He PRP nsubj 2\nfired VBD ROOT 0\nthe DT det 4\nmanager NN obj 2",
        "a DT det 3\ngeneral JJ amod 3\nstrike NN ROOT 0",
        "an DT det 2\nattack NN ROOT 0\non IN case 4\ndemocracy NN nmod 2",
        "hackers NNS nsubj 2\nattacked VBD ROOT 0\nthe DT det 4\nbank NN obj 2",
        "The DT det 2\nunion NN nsubj 3\nled VBD ROOT 0\nworkers NNS obj 3\non IN case 6\nstrike NN obl 3",
        "He PRP nsubj 2\ncame VBD ROOT 0\nunder IN case 4\nattack NN obl 2\nfrom IN case 6\ncritics NNS obl 2",
        "attack NN compound 2\nhelicopters NNS ROOT 0",
        "",
    ],
    ids=[
        "heart",
        "deal",
        "dismissal",
        "stoppage",
        "metaphor",
        "computers",
        "union",
        "critics",
        "kind-of-thing",
        "nothing",
    ],
)
def test_what_only_sounds_like_an_attack_is_none(rows):
    assert texts(tree(rows)) == []


def test_figures_of_speech_are_told_as_what_they_are():
    deal = tree("They PRP nsubj 2\nstruck VBD ROOT 0\na DT det 4\ndeal NN obj 2")
    _, (figure,) = find_triggers(deal)
    assert (deal[figure.start].text, figure.modality) == ("struck", "figurative")
    assert find_triggers(tree("They PRP nsubj 2\nstruck VBD ROOT 0\nthe DT det 4\nbase NN obj 2"))[1] == []


def test_air_strike_is_one_trigger_of_two_words_and_particles_belong_to_their_verb():
    strike = tree("An DT det 3\nair NN compound 3\nstrike NN nsubj 4\nended VBD ROOT 0\nit PRP obj 4")
    assert texts(strike) == ["air strike"]
    blew = tree("Rebels NNS nsubj 2\nblew VBD ROOT 0\nup RP compound:prt 2\nthe DT det 5\nbridge NN obj 2")
    assert texts(blew) == ["blew up"]


def test_deaths_beside_another_word_for_the_attack_are_its_consequence():
    told = tree("An DT det 2\nattack NN nsubj 3\nkilled VBD ROOT 0\nthree CD obj 3")
    assert texts(told) == ["attack"]
    alone = tree("Gunmen NNS nsubj 2\nkilled VBD ROOT 0\nthree CD nummod 4\npolicemen NNS obj 2")
    assert texts(alone) == ["killed"]


@pytest.mark.parametrize(
    ("rows", "one"),
    [
        ("The DT det 2\nattack NN nsubj 3\nhit VBD ROOT 0\nDara NNP obj 3", True),
        ("fire NN ROOT 0\ntargeting VBG acl 1\npositions NNS obj 2", True),
        ("They PRP nsubj 2\nlaunched VBD ROOT 0\nattacks NNS obj 2", True),
        ("They PRP nsubj 2\nlaunched VBD ROOT 0\nattacks VBZ obj 2", True),
        ("an DT det 3\nair NN compound 3\nraid NN nsubj 4\nbegan VBD ROOT 0", True),
        (
            "Rebels NNS nsubj 2\nattacked VBD ROOT 0\nDara NNP obj 2\n, , punct 2\nfiring VBG advcl 2\nrockets NNS obj 5",
            True,
        ),
        (
            "Rebels NNS nsubj 2\nattacked VBD ROOT 0\nDara NNP obj 2\nand CC cc 5\nshelled VBD conj 2\nHoms NNP obj 5",
            False,
        ),
        ("They PRP nsubj 2\nbombed VBD ROOT 0\nDara NNP obj 2\nafter IN case 6\nan DT det 6\nattack NN obl 2", False),
    ],
)
def test_grammar_ties_words_to_one_attack(rows, one):
    doc = tree(rows)
    words = {
        "air",
        "raid",
        "attack",
        "attacks",
        "hit",
        "fire",
        "targeting",
        "launched",
        "attacked",
        "firing",
        "shelled",
        "bombed",
    }
    found = [Trigger(t.i, t.i + 1) for t in doc if t.text in words]
    assert bool(list(told_together(doc, found))) is one


def test_a_threat_and_an_attack_are_not_tied():
    doc = tree("The DT det 2\nattack NN nsubj 3\nhit VBD ROOT 0\nDara NNP obj 3")
    found = [Trigger(1, 2), Trigger(2, 3, modality="threatened")]
    assert list(told_together(doc, found)) == []


def test_every_rule_has_a_score_within_bounds_and_a_known_frame():
    lexicon = attack_lexicon()
    assert all(0 <= score <= 1 for score in lexicon.precision.values())
    assert lexicon.score("verb:no-such-word:plain:word") == lexicon.score("verb:*:plain:word")


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("bomb", "bombing"),
        ("gun", "gunned"),
        ("raid", "raided"),
        ("storm", "storms"),
        ("fire", "firing"),
        ("carry", "carried"),
    ],
)
def test_verb_forms(lemma, form):
    assert form in verb_forms(lemma)


def test_irregular_forms_and_plurals():
    assert "struck" in verb_forms("strike", ["struck"])
    assert "striked" not in verb_forms("strike", ["struck"])
    assert noun_forms("ambush") == {"ambush", "ambushes"}
    assert [plural(w) for w in ("salvo", "army", "day")] == ["salvos", "armies", "days"]
    assert [singular(w) for w in ("ambushes", "armies", "missiles", "gas")] == ["ambush", "army", "missile", "ga"]

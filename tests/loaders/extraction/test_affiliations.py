"""Ties between actors, on hand-made trees of both label schemes."""

import pytest
from flat_docs import flat, mention
from trees import tree

from actorgraph.loaders.extraction.affiliation_phrases import lexicon
from actorgraph.loaders.extraction.affiliations import find_ties


def told(doc, *mentions, **options):
    """The ties as (source, kind, target, status)."""
    return {(t.source.entity, t.kind, t.target.entity, t.status) for t in find_ties(doc, mentions, **options)}


@pytest.mark.parametrize("senior", ["Iran - backed militias", "Iran – backed militias", "Iran-backed militias"])
def test_backed_by_from_a_compound_of_any_tokenisation(senior):
    doc = flat(f"The {senior} fired", {"backed": "VBN", "militias": "NNS"})
    inner = mention(doc, senior.split()[0], "state")
    inner.entity = "Iran"
    assert told(doc, mention(doc, senior), inner) == {(senior, "backed_by", "Iran", "reported")}


def test_the_leader_is_part_of_the_coalition():
    doc = flat("the U.S.-led coalition struck")
    leader, whole = mention(doc, "U.S.-led", "state"), mention(doc, "U.S.-led coalition", "coalition")
    assert told(doc, leader, whole) == {("U.S.-led", "part_of", "U.S.-led coalition", "reported")}


def test_pro_prefix_allies_the_whole_mention():
    doc = flat("pro - Iranian groups marched", {"pro": "JJ", "groups": "NNS"})
    assert told(doc, mention(doc, "pro - Iranian groups"), mention(doc, "Iranian", "state")) == {
        ("pro - Iranian groups", "allied_with", "Iranian", "reported")
    }


def test_a_states_own_body_is_part_of_it_and_its_armed_group_lives_there():
    doc = flat("Iran 's Quds Force", {"'s": "POS"})
    assert told(doc, mention(doc, "Iran", "state"), mention(doc, "Quds Force", "military")) == {
        ("Quds Force", "part_of", "Iran", "reported")
    }
    doc = flat("Yemen 's Houthis", {"'s": "POS"})
    assert told(doc, mention(doc, "Yemen", "state"), mention(doc, "Houthis")) == set()


def test_a_place_is_never_tied():
    doc = flat("Iran 's Quds Force", {"'s": "POS"})
    assert told(doc, mention(doc, "Iran", "country", role="place"), mention(doc, "Quds Force", "military")) == set()


def test_apposition_and_coordinated_seniors():
    doc = flat("Nujaba , a small militia backed by Iran and Hezbollah , fired", {"backed": "VBN", "small": "JJ"})
    mentions = mention(doc, "Nujaba"), mention(doc, "Iran", "state"), mention(doc, "Hezbollah")
    assert told(doc, *mentions) == {
        ("Nujaba", "backed_by", "Iran", "reported"),
        ("Nujaba", "backed_by", "Hezbollah", "reported"),
    }


def test_umbrella_takes_in_everyone_listed():
    doc = flat("IRI , an umbrella organization which includes Badr , Asaib and Nujaba", {"which": "WDT"})
    names = [mention(doc, "IRI", "coalition"), *(mention(doc, n) for n in ("Badr", "Asaib", "Nujaba"))]
    assert told(doc, *names) == {(n, "part_of", "IRI", "reported") for n in ("Badr", "Asaib", "Nujaba")}


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        ("a splinter of", ("A", "splinter_of", "B", "reported")),
        ("the armed wing of", ("A", "part_of", "B", "reported")),
        ("nothing but a front for", ("A", "facade_of", "B", "reported")),
        ("reportedly a proxy of", ("A", "backed_by", "B", "attributed")),
        ("an ally of", ("A", "allied_with", "B", "reported")),
    ],
)
def test_phrases_of_every_kind(middle, expected):
    doc = flat(f"A , {middle} B", {"A": "NNP", "reportedly": "RB", "armed": "JJ", "but": "CC"})
    assert told(doc, mention(doc, "A"), mention(doc, "B")) == {expected}


@pytest.mark.parametrize("middle", ["not part of", "no longer part of", "once a wing of", "formerly part of"])
def test_negated_and_ended_ties_are_none(middle):
    doc = flat(
        f"A is {middle} B", {"A": "NNP", "not": "RB", "no": "RB", "longer": "RB", "formerly": "RB", "once": "RB"}
    )
    assert told(doc, mention(doc, "A"), mention(doc, "B")) == set()


def test_an_insertion_before_the_copula_is_not_its_subject():
    doc = flat("Nujaba , backed by Iran , is part of Hashd", {"backed": "VBN"})
    mentions = mention(doc, "Nujaba"), mention(doc, "Iran", "state"), mention(doc, "Hashd", "coalition")
    assert ("Iran", "part_of", "Hashd", "reported") not in told(doc, *mentions)


ACTIVE = """Iran NNP nsubj 2
arms VBZ ROOT 0
the DT det 4
Houthis NNPS {obj} 2"""
PASSIVE_UD = """Houthis NNPS nsubj:pass 3
are VBP aux:pass 3
armed VBN ROOT 0
these DT det 5
days NNS obl 3
by IN case 7
Iran NNP obl:agent 3"""
PASSIVE_CLEAR = """Houthis NNPS nsubjpass 3
are VBP auxpass 3
armed VBN ROOT 0
these DT det 5
days NNS npadvmod 3
by IN agent 3
Iran NNP pobj 6"""


@pytest.mark.parametrize("rows", [ACTIVE.format(obj="obj"), ACTIVE.format(obj="dobj")])
def test_verbs_in_both_label_schemes(rows):
    doc = tree(rows)
    assert told(doc, mention(doc, "Iran", "state"), mention(doc, "Houthis")) == {
        ("Houthis", "backed_by", "Iran", "reported")
    }


RELATIVE_UD = """groups NNS ROOT 0
of IN case 3
Basra NNP nmod 1
which WDT nsubj:pass 6
are VBP aux:pass 6
funded VBN acl 1
by IN case 8
Iran NNP obl:agent 6"""
RELATIVE_CLEAR = """groups NNS ROOT 0
of IN prep 1
Basra NNP pobj 2
which WDT nsubjpass 6
are VBP auxpass 6
funded VBN relcl 1
by IN agent 6
Iran NNP pobj 7"""


@pytest.mark.parametrize("rows", [RELATIVE_UD, RELATIVE_CLEAR])
def test_relative_clause_past_a_place_in_both_label_schemes(rows):
    doc = tree(rows)
    groups = mention(doc, "groups", level="noun")
    place = mention(doc, "Basra", "city", role="place")
    assert told(doc, groups, place, mention(doc, "Iran", "state")) == {("groups", "backed_by", "Iran", "reported")}


def test_possessed_wing_named_after_it():
    doc = flat("Hamas 's armed wing , the Qassam Brigades", {"'s": "POS", "armed": "JJ"})
    assert told(doc, mention(doc, "Hamas"), mention(doc, "Qassam Brigades")) == {
        ("Qassam Brigades", "part_of", "Hamas", "reported")
    }


def test_nothing_to_find():
    assert find_ties(tree("Hello UH root 0"), []) == []
    arabic = flat("كتائب حزب الله ، “ فصيل ”")
    assert find_ties(arabic, [mention(arabic, "كتائب حزب الله")]) == []


def test_every_score_is_a_share_and_every_phrase_compiles():
    assert all(0 <= share <= 1 for share in lexicon()["precision"].values())
    doc = flat("A is part of B")
    found = find_ties(doc, [mention(doc, "A"), mention(doc, "B")])
    assert [(t.found_by, t.cue) for t in found] == [("rule:junior_first_part_of_near", (2, 4))]
    assert found[0].score == lexicon()["precision"]["junior_first_part_of_near"]


@pytest.mark.parametrize(("words", "found"), [("backed rebels", True), ("armed rebels", False)])
def test_a_hyphen_may_be_forgotten_where_the_words_say_nothing_else(words, found):
    doc = flat(f"Turkish {words} fired", {"Turkish": "JJ", words.split()[0]: "VBN", "rebels": "NNS"})
    ties = told(doc, mention(doc, f"Turkish {words}"), mention(doc, "Turkish", "state"))
    assert ties == ({(f"Turkish {words}", "backed_by", "Turkish", "reported")} if found else set())


def test_who_sends_aircraft_backs():
    doc = flat("the Army , supported by Russian airstrikes", {"supported": "VBN", "Russian": "JJ", "airstrikes": "NNS"})
    assert told(doc, mention(doc, "Army", "military"), mention(doc, "Russian", "state")) == {
        ("Army", "backed_by", "Russian", "reported")
    }

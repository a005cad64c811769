"""What happened and what did not, over hand-made trees in both label schemes."""

import pytest
from trees import tree

from actorgraph.loaders.extraction.findings import Trigger
from actorgraph.loaders.extraction.modality import plainly_unreal, scope, set_modality


def judged(rows, word):
    doc = tree(rows)
    at = next(token.i for token in doc if token.text == word)
    trigger = Trigger(at, at + 1)
    set_modality(doc, [trigger])
    return trigger.modality, trigger.status


@pytest.mark.parametrize(
    ("rows", "modality"),
    [
        ("They PRP nsubj 2\nvowed VBD ROOT 0\nto TO mark 4\nattack VB xcomp 2", "threatened"),
        ("They PRP nsubj 2\nvowed VBD ROOT 0\nto TO aux 4\nattack VB xcomp 2", "threatened"),
        ("It PRP nsubj 3\nwill MD aux 3\nstrike VB ROOT 0\nbases NNS obj 3", "threatened"),
        ("He PRP nsubj 2\nplanned VBD ROOT 0\nto TO mark 4\nattack VB xcomp 2", "planned"),
        ("Iran NNP nsubj 3\ncould MD aux 3\nattack VB ROOT 0", "hypothetical"),
        ("If IN mark 3\nthey PRP nsubj 3\nattack VBP advcl 5\nwe PRP nsubj 5\nleave VBP ROOT 0", "hypothetical"),
        ("to TO mark 2\ndeter VB ROOT 0\nfurther JJ amod 4\nattacks NNS obj 2", "hypothetical"),
        ("fears NNS ROOT 0\nof IN case 3\nattacks NNS nmod 1", "hypothetical"),
        ("fears NNS ROOT 0\nof IN prep 1\nattacks NNS pobj 2", "hypothetical"),
        ("They PRP nsubj 4\ndid VBD aux 4\nnot RB advmod 4\nfire VB ROOT 0", "negated"),
        ("They PRP nsubj 4\ndid VBD aux 4\nnot RB neg 4\nfire VB ROOT 0", "negated"),
        ("No DT det 2\nattack NN nsubj:pass 4\nwas VBD aux:pass 4\nlaunched VBN ROOT 0", "negated"),
        ("Police NNS nsubj 2\nfoiled VBD ROOT 0\nan DT det 4\nattack NN obj 2", "foiled"),
        ("attacks NNS nsubj 4\nby IN case 3\nmilitias NNS nmod 1\nraise VBP ROOT 0\ntensions NNS obj 4", "general"),
        ("Rebels NNS nsubj 2\nattacked VBD ROOT 0\nDara NNP obj 2", "actual"),
        ("Nobody NN nsubj 2\nclaimed VBD ROOT 0\nthe DT det 4\nattack NN obj 2", "actual"),
        ("He PRP nsubj 2\nordered VBD ROOT 0\nthe DT det 4\nraid NN obj 2", "actual"),
    ],
)
def test_modality(rows, modality):
    doc = tree(rows)
    words = ("attack", "attacks", "strike", "fire", "raid", "attacked")
    word = next(token.text for token in doc if token.text in words)
    assert judged(rows, word)[0] == modality


def test_what_is_denied_is_an_attack_that_its_alleged_author_denies():
    rows = """
        Iran NNP nsubj 2
        denied VBD ROOT 0
        carrying VBG xcomp 2
        out RP compound:prt 3
        any DT det 6
        attack NN obj 3
        """
    assert judged(rows, "attack") == ("actual", "denied")


def test_what_a_speaker_says_that_it_did_is_claimed():
    rows = """
        Saraya NNP nsubj 2
        said VBD ROOT 0
        it PRP nsubj 5
        had VBD aux 5
        attacked VBN ccomp 2
        Erbil NNP obj 5
        """
    assert judged(rows, "attacked") == ("actual", "claimed")


def test_suspected_attackers_and_blame_make_it_attributed():
    suspected = "Suspected JJ amod 2\nmilitants NNS nsubj 3\nattacked VBD ROOT 0\nDara NNP obj 3"
    blamed = "Paris NNP nsubj 2\nblamed VBD ROOT 0\nX NNP obj 2\nfor IN case 6\nthe DT det 6\nattack NN obl 2"
    assert judged(suspected, "attacked") == ("actual", "attributed")
    assert judged(blamed, "attack") == ("actual", "attributed")


def test_meaning_stops_at_a_clause_that_it_does_not_govern():
    rows = """
        Rebels NNS nsubj 2
        attacked VBD ROOT 0
        Dara NNP obj 2
        after IN mark 6
        police NNS nsubj 6
        threatened VBD advcl 2
        them PRP obj 6
        """
    assert judged(rows, "attacked")[0] == "actual"


def test_nothing_is_judged_in_an_empty_text():
    set_modality(tree(""), [])
    doc = tree("attack NN ROOT 0")
    assert scope(doc[0]) == [(doc[0], "")]


@pytest.mark.parametrize(
    ("rows", "word", "unreal"),
    [
        ("They PRP nsubj 2\nfeared VBD ROOT 0\nan DT det 4\nattack NN obj 2", "attack", True),
        (
            "They PRP nsubj 2\nfired VBD ROOT 0\nrockets NNS obj 2\nduring IN case 6\na DT det 6\ndrill NN obl 2",
            "fired",
            True,
        ),
        (
            "They PRP nsubj 2\nfired VBD ROOT 0\nat IN case 4\nmen NNS obl 2\nduring IN case 7\na DT det 7\ndrill NN obl 2",
            "fired",
            False,
        ),
        ("They PRP nsubj 2\nlaunched VBD ROOT 0\nan DT det 4\nattack NN obj 2", "attack", False),
    ],
)
def test_what_is_feared_or_fired_in_a_drill_is_no_attack(rows, word, unreal):
    assert plainly_unreal(next(t for t in tree(rows) if t.text == word)) is unreal

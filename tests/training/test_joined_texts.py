"""Two coded texts as one: nothing of the one is linked to the other but who has one name in both."""

import random

import pytest

pytest.importorskip("torch")

from training.coded_texts import coded_texts
from training.documents import sentence_of
from training.joined_texts import LONGEST, join, joined

CODED = """## one-001 | published 2024-05-02 | news

[Qatra|A1] [shelled|T1] [the port|P1], and [militiamen|A2] [fired back|T2].

A1 state Qatra
A2 armed_group militiamen
P1 facility port
T1 actual reported attacker=A1 target=P1
T2 actual claimed attacker=A2
R T2 answers T1

## one-002 | published 2024-05-03 | news

[Militiamen|A1] [backed|C1] by [Qatra|A2] [raided|T1] a [farm|P1].

A1 armed_group militiamen
A2 state Qatra
P1 facility farm
T1 actual reported attacker=A1 target=P1
F A1 backed_by A2 reported cue=C1
"""


@pytest.fixture
def texts(tmp_path):
    path = tmp_path / "one.coded"
    path.write_text(CODED, encoding="utf-8")
    return [sentence_of(doc) for doc in coded_texts(path)]


def test_words_labels_and_spans_follow_each_other(texts):
    first, second = texts
    both = join(first, second)
    assert both.words == [*first.words, *second.words] and len(both.gaps) == len(both)
    assert both.labels["trigger"] == [*first.labels["trigger"], *second.labels["trigger"]]
    triggers = both.links.triggers
    assert [both.words[a] for a, _ in triggers.bounds] == ["shelled", "fired", "raided"]


def test_one_name_is_one_actor_and_all_else_stays_apart(texts):
    links = join(*texts).links
    assert links.affiliations == {("A1'", "backed_by", "A1")}
    assert links.arguments == {("T1", "attacker", "A1"), ("T1", "target", "P1"), ("T2", "attacker", "A2")} | {
        ("T1'", "attacker", "A1'"),
        ("T1'", "target", "P1'"),
    }
    assert links.answers == {("T2", "T1")}
    assert links.status == {"T1": "reported", "T2": "claimed", "T1'": "reported"}


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_no_text_is_lost_and_none_is_joined_twice(texts, chance):
    found = joined([[t] for t in texts * 5], chance, random.Random(1))
    assert sum(len(w[0]) for w in found) == 5 * sum(map(len, texts))
    assert max(len(w[0].links.triggers.ids) for w in found) <= 4
    assert (len(found) == 10) == (chance == 0)


def test_a_text_is_not_joined_with_itself(texts):
    assert len(joined([[texts[0]], [texts[0]]], 1.0, random.Random(1))) == 2


def test_what_would_be_too_long_stays_alone(texts):
    for text in texts:
        text.words, text.gaps = text.words * 30, text.gaps * 30
    assert min(map(len, texts)) > LONGEST / 2
    assert len(joined([[t] for t in texts], 1.0, random.Random(1))) == 2

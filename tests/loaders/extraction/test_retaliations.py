"""Which attack answers which, on hand-made trees of both label schemes."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from actorgraph.loaders.extraction.findings import Expression, Mention, Trigger
from actorgraph.loaders.extraction.retaliations import find_answers, lexicon

VOCAB = English().vocab
TAGS = {"fired": "VBD", "struck": "VBD", "avenged": "VBD", "responded": "VBD", "answered": "VBD", "hit": "VBD"}
OTHERS = {"in": "IN", "to": "TO", "for": "IN", "the": "DT", "not": "RB", "was": "VBD", "against": "IN", "of": "IN"}


def story(*sentences):
    """A Doc of sentences whose words all hang on the first verb (or first word), and the triggers marked word|event."""
    words, heads, deps, tags, triggers = [], [], [], [], []
    for sentence in sentences:
        first = len(words)
        parts = sentence.split()
        root = next((i for i, p in enumerate(parts) if p.partition("|")[0] in TAGS), 0)
        for i, part in enumerate(parts):
            word, _, event = part.partition("|")
            if event:
                triggers.append(Trigger(len(words), len(words) + 1, event=int(event)))
            words.append(word)
            heads.append(first + root)
            deps.append("ROOT" if i == root else "dep")
            tags.append({**TAGS, **OTHERS}.get(word, "NN" if word[0].isalnum() else "."))
    return Doc(VOCAB, words=words, heads=heads, deps=deps, tags=tags), triggers


def pairs(doc, triggers, mentions=()):
    """The answers as (attack, what it answers)."""
    found = []
    for answer in find_answers(doc, triggers, mentions):
        to = answer.to
        found.append((answer.trigger.event, to.event if isinstance(to, Trigger) else (to.value if to else None)))
    return found


@pytest.mark.parametrize(
    "sentences",
    [
        ["Jets struck|2 depots in retaliation for the attack|1 on Erbil ."],
        ["In response to the attack|1 on Erbil , jets struck|2 depots ."],
        ["Rockets hit|1 Erbil .", "The army responded with strikes|2 on depots ."],
        ["The army answered the attack|1 with strikes|2 on depots ."],
        ["Rockets hit|1 Erbil .", "Jets struck|2 depots in retaliation ."],
        ["Rockets hit|1 Erbil .", "The retaliatory strikes|2 killed nobody ."],
        ["Rockets hit|1 Erbil .", "The army returned fire|2 ."],
        ["Jets struck|2 because militias had hit|1 Erbil ."],
        ["It called the raid|2 “ revenge for ” the killing|1 of Soleimani ."],
    ],
)
def test_the_phrases_of_an_answer(sentences):
    assert pairs(*story(*sentences)) == [(2, 1)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Jets struck|2 depots hours after the attack|1 on Erbil ."],
        ["Rockets hit|1 Erbil in support of Gaza .", "Jets struck|2 depots ."],
        ["Jets struck|2 depots in the wake of the attack|1 ."],
        ["The raid|2 was not in response to the attack|1 ."],
        ["Jets struck|2 first , to prevent an attack|1 ."],
        ["The minister made no reply to questions ."],
    ],
)
def test_sequence_solidarity_negation_and_preemption_are_none(sentences):
    assert pairs(*story(*sentences)) == []


def test_a_motive_that_is_no_attack_keeps_its_words():
    doc, triggers = story("Fighters struck|1 a base in response to the massacres in Gaza , they said .")
    (answer,) = find_answers(doc, triggers, [])
    assert isinstance(answer.to, Expression)
    assert (answer.to.label, answer.to.value) == ("motive", "the massacres in Gaza")
    assert doc[slice(*answer.cue)].text == "in response to"


def test_a_motive_that_names_an_earlier_victim_is_that_attack():
    doc, triggers = story("A drone hit|1 the car of Wadie .", "Men fired|2 in payment for the blood of Wadie .")
    spots = [token.i for token in doc if token.text == "Wadie"]
    mentions = [Mention(i, i + 1, "actor", "person", "name", "Wadie") for i in spots]
    assert pairs(doc, triggers, mentions) == [(2, 1)]


def test_an_announced_answer_goes_back_to_the_attack_told():
    doc, triggers = story("A drone hit|1 Baghdad .", "The group promised revenge|2 soon .")
    triggers[1].modality = "threatened"
    assert pairs(doc, triggers) == [(2, 1)]


def test_nothing_to_find():
    assert find_answers(Doc(VOCAB, words=["Revenge"], heads=[0], deps=["ROOT"]), [], []) == []


def test_an_attack_does_not_answer_itself():
    doc, triggers = story("The raid|1 , an attack|1 in response to the raid|1 .")
    assert all(attack != cause for attack, cause in pairs(doc, triggers))


def test_whom_it_is_against():
    doc, triggers = story("Rockets hit|1 Erbil .", "Jets struck|2 in retaliation against Nujaba .")
    i = next(token.i for token in doc if token.text == "Nujaba")
    (answer,) = find_answers(doc, triggers, [Mention(i, i + 1, "actor", "armed_group", "name", "Nujaba")])
    assert [m.entity for m in answer.against] == ["Nujaba"]


GOVERNED_UD = [("obl", 2), ("case", 9)]
GOVERNED_CLEAR = [("prep", 2), ("pobj", 8)]


@pytest.mark.parametrize("scheme", ["ud", "clear"])
def test_the_verb_that_the_phrase_hangs_on_answers(scheme):
    words = ["Jets", "bombed", "groups", "blamed", "for", "a", "salvo", ",", "in", "response", "."]
    tags = ["NNS", "VBD", "NNS", "VBN", "IN", "DT", "NN", ",", "IN", "NN", "."]
    ud = ["nsubj", "ROOT", "obj", "acl", "case", "det", "obl", "punct", "case", "obl", "punct"]
    clear = ["nsubj", "ROOT", "dobj", "acl", "prep", "det", "pobj", "punct", "prep", "pobj", "punct"]
    ud_heads = [1, 1, 1, 2, 6, 6, 3, 1, 9, 1, 1]
    clear_heads = [1, 1, 1, 2, 3, 6, 4, 1, 1, 8, 1]
    deps, heads = (ud, ud_heads) if scheme == "ud" else (clear, clear_heads)
    doc = Doc(VOCAB, words=words, tags=tags, deps=deps, heads=heads)
    triggers = [Trigger(1, 2, event=2), Trigger(6, 7, event=1)]
    assert pairs(doc, triggers) == [(2, 1)]


def test_scores_are_shares():
    assert all(0 <= share <= 1 for share in lexicon()["precision"].values())

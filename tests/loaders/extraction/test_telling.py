"""Attacks that blocks without a verb only name, over hand-made trees."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from actorgraph.loaders.extraction.findings import Argument, Expression, Mention, Trigger
from actorgraph.loaders.extraction.telling import blocks_of, set_aside_names

VOCAB = Vocab()


def blocks(rows):
    """A Doc of lines "word tag"; the word ¶ parts blocks, and each word hangs on the one before it in its block."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words = ["\n\n" if word == "¶" else word for word, _ in cells]
    heads = [i - 1 if i and "¶" not in (cells[i - 1][0], cells[i][0]) else i for i in range(len(cells))]
    spaces = [word != "\n\n" and i + 1 < len(words) and words[i + 1] != "\n\n" for i, word in enumerate(words)]
    return Doc(
        VOCAB, words=words, tags=[tag for _, tag in cells], heads=heads, deps=["dep"] * len(cells), spaces=spaces
    )


def under_title(rows):
    return blocks(f"Report NN\n¶ SP\n{rows}")


def attack(doc, word, event=0):
    at = next(token.i for token in doc if token.text == word)
    return Trigger(at, at + 1, event=event)


def who(doc, word, role="actor"):
    at = next(token.i for token in doc if token.text == word)
    return Mention(at, at + 1, role, "military" if role == "actor" else "city", "name", word)


def judged(doc, word, **slots):
    trigger = attack(doc, word)
    set_aside_names(doc, [trigger], [Argument(trigger, slot, filler) for slot, filler in slots.items()])
    return trigger.modality


@pytest.mark.parametrize(
    "rows",
    ["Order NN\nof IN\nbattle NN", "Order VB\nof IN\nbattle NN", "Units NNS\n, ,\nBattles NNPS\nand CC\nbattle NN"],
)
def test_a_heading_that_names_a_battle_tells_of_none(rows):
    assert judged(under_title(rows), "battle") == "general"


@pytest.mark.parametrize(
    "rows",
    [
        "The DT\nbattle NN\nbegan VBD",
        "A DT\nbattle NN\nin IN\nRaqqa NNP\n. .",
        "Men NNS\nkilled VBN\nin IN\nbattle NN",
        "the DT\nattack NN\nbattle VBP",
    ],
)
def test_a_sentence_or_a_participle_above_tells(rows):
    assert judged(under_title(rows), "battle") == "actual"


def test_the_headline_tells_by_nouns_alone():
    assert judged(blocks("Battle NN\nin IN\nRaqqa NNP\n¶ SP\nIt PRP\nlasts VBZ\n. ."), "Battle") == "actual"


def test_two_particulars_of_who_and_when_tell():
    doc = under_title("Turkish JJ\nstrike NN\non IN\nPKK NNP\nin IN\nMarch NNP\nat IN\nSinjar NNP")
    attacker, target, place = who(doc, "Turkish"), who(doc, "PKK"), who(doc, "Sinjar", "place")
    date = Expression(7, 8, "date", "2016-03")
    assert judged(doc, "strike", attacker=attacker, target=target) == "actual"
    assert judged(doc, "strike", attacker=attacker, date=date) == "actual"
    assert judged(doc, "strike", place=place, date=date) == "general"
    assert judged(doc, "strike", target=place, date=date) == "general"
    assert judged(doc, "strike", target=target) == "general"


def test_particulars_must_stand_in_the_block():
    doc = under_title("Army NNP\nMarch NNP\n¶ SP\nThe DT\nbattle NN")
    slots = {"attacker": who(doc, "Army"), "date": Expression(3, 4, "date", "2016-03")}
    assert judged(doc, "battle", **slots) == "general"


def test_what_is_told_elsewhere_may_be_named():
    doc = under_title("Battle NN\n¶ SP\nThey PRP\nattacked VBD\n. .")
    named, told = attack(doc, "Battle"), attack(doc, "attacked")
    set_aside_names(doc, [named, told], [])
    assert named.modality == told.modality == "actual"


def test_what_did_not_happen_stays_what_it_is():
    doc = under_title("Planned VBN\n¶ SP\nnew JJ\nattack NN")
    trigger = attack(doc, "attack")
    trigger.modality = "planned"
    set_aside_names(doc, [trigger], [])
    assert trigger.modality == "planned"


def test_blocks_are_parted_by_empty_lines():
    doc = under_title("One CD\nline NN\n¶ SP\nIt PRP\nends VBZ")
    assert [(doc[b.start : b.end].text, b.tells) for b in blocks_of(doc)] == [
        ("Report", True),
        ("One line", False),
        ("It ends", True),
    ]

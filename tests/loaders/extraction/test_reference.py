"""Reference: who "the group", "its fighters", "they" and short names stand for."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.mentions import find_mentions
from actorgraph.loaders.extraction.reference import resolve
from actorgraph.loaders.gazetteer import load_gazetteer

VOCAB = English().vocab
HEZBOLLAH, KATAIB = "actor:hezbollah", "actor:kataib-hezbollah"


def tagged(text, ents=(), deps=()):
    """A Doc from "word/TAG …"; sentences end at "./."; `deps`: {word number: (label, head number)}."""
    cells = [word.rsplit("/", 1) for word in text.split()]
    starts = [i == 0 or cells[i - 1][0] == "." for i in range(len(cells))]
    given = dict(deps)
    heads, labels = [], []
    first = 0
    for i, start in enumerate(starts):
        first = i if start else first
        label, head = given.get(i, ("ROOT" if start else "dep", first))
        heads.append(head)
        labels.append(label)
    words, tags = [word for word, _ in cells], [tag for _, tag in cells]
    doc = Doc(VOCAB, words, tags=tags, heads=heads, deps=labels)
    doc.ents = [Span(doc, start, end, label) for start, end, label in ents]
    return doc


def entities(doc):
    """Entity by words and position."""
    mentions = resolve(doc, find_mentions(doc, load_gazetteer()))
    return [(doc[m.start : m.end].text, m.entity) for m in mentions]


def test_the_group_is_the_group_named_before():
    doc = tagged(
        "Kataib/NNP Hezbollah/NNP fired/VBD ./. The/DT group/NN boasted/VBD ./.",
        deps={5: ("nsubj", 6), 6: ("ROOT", 6), 4: ("det", 5)},
    )
    assert ("The group", KATAIB) in entities(doc)


def test_hezbollah_and_kataib_hezbollah_stay_apart():
    doc = tagged(
        "Kataib/NNP Hezbollah/NNP fired/VBD ./. Hezbollah/NNP watched/VBD ./. Lebanese/JJ Hezbollah/NNP left/VBD ./."
    )
    assert [entity for _, entity in entities(doc)] == [KATAIB, HEZBOLLAH, HEZBOLLAH]


def test_its_fighters_are_the_group_itself():
    doc = tagged(
        "Kataib/NNP Hezbollah/NNP said/VBD its/PRP$ fighters/NNS died/VBD ./.",
        deps={0: ("nsubj", 2), 1: ("flat", 0), 2: ("ROOT", 2), 3: ("nmod:poss", 4), 4: ("nsubj", 5), 5: ("ccomp", 2)},
    )
    found = dict(entities(doc))
    assert found["its"] == KATAIB
    assert found["its fighters"] == KATAIB


def test_he_is_a_person_and_it_is_not():
    doc = tagged("Joe/NNP Biden/NNP met/VBD Hamas/NNP ./. He/PRP left/VBD ./. It/PRP stayed/VBD ./.")
    found = dict(entities(doc))
    assert found["He"] == "actor:joe-biden"
    assert found["It"] == "actor:hamas"


def test_a_pronoun_without_antecedent_is_no_new_actor():
    assert entities(tagged("They/PRP fired/VBD ./. It/PRP burned/VBD ./.")) == []


def test_the_two_commanders_are_both():
    doc = tagged(
        "Abu/NNP Mahdi/NNP al-Muhandis/NNP and/CC Qassim/NNP Soleimani/NNP came/VBD ./. "
        "The/DT two/CD commanders/NNS died/VBD ./.",
        deps={8: ("det", 10), 9: ("nummod", 10), 10: ("nsubj:pass", 11), 11: ("ROOT", 11)},
    )
    both = {entity for text, entity in entities(doc) if text == "The two commanders"}
    assert both == {"actor:abu-mahdi-al-muhandis", "actor:qassim-soleimani"}


def test_the_two_commanders_are_both_though_a_model_knows_of_one():
    doc = tagged(
        "Abu/NNP Mahdi/NNP al-Muhandis/NNP and/CC Qassim/NNP Soleimani/NNP came/VBD ./. "
        "The/DT two/CD commanders/NNS died/VBD ./.",
        deps={8: ("det", 10), 9: ("nummod", 10), 10: ("nsubj:pass", 11), 11: ("ROOT", 11)},
    )
    mentions = find_mentions(doc, load_gazetteer())
    learned = next(m for m in mentions if m.start == 8)
    learned.entity = "actor:qassim-soleimani"
    both = {m.entity for m in resolve(doc, mentions) if m.start == 8}
    assert both == {"actor:abu-mahdi-al-muhandis", "actor:qassim-soleimani"}


def test_an_indefinite_group_is_somebody_new():
    doc = tagged(
        "Hamas/NNP fired/VBD ./. A/DT group/NN watched/VBD ./.", deps={3: ("det", 4), 4: ("nsubj", 5), 5: ("ROOT", 5)}
    )
    found = dict(entities(doc))
    assert found["Hamas"] == "actor:hamas"
    assert found["A group"].startswith("noun:")


@pytest.mark.parametrize("dash", [",", "–"])
def test_apposition_makes_a_militia_the_name_before_it(dash):
    doc = tagged(
        f"Kataib/NNP Hezbollah/NNP {dash}/, a/DT militia/NN ,/, fired/VBD ./.",
        deps={3: ("det", 4), 4: ("dep", 6), 6: ("ROOT", 6), 0: ("nsubj", 6), 1: ("flat", 0)},
    )
    assert ("a militia", KATAIB) in entities(doc)
    # Heads leave the article out of a mention.
    told = Mention(0, 2, "actor", "armed_group", "name", KATAIB)
    learned = Mention(4, 5, "actor", "armed_group", "noun", "noun:learned:1", 0.9, "head:mention")
    assert {m.entity for m in resolve(doc, [told, learned])} == {KATAIB}


def test_a_copula_makes_its_predicate_the_subject():
    doc = tagged(
        "Hamas/NNP is/VBZ a/DT group/NN ./.",
        deps={0: ("nsubj", 3), 1: ("cop", 3), 2: ("det", 3), 3: ("ROOT", 3)},
    )
    assert ("a group", "actor:hamas") in entities(doc)


def test_name_translation_and_abbreviation_are_one():
    doc = tagged(
        "the/DT Dawn/NNP Shield/NNP Force/NNP (/-LRB- DSF/NNP )/-RRB- met/VBD ./. DSF/NNP left/VBD ./.",
        [(1, 4, "ORG"), (5, 6, "ORG"), (9, 10, "ORG")],
    )
    assert {entity for _, entity in entities(doc)} == {"name:actor:dawn shield force"}


def test_an_abbreviation_in_brackets_may_be_of_other_words():
    doc = tagged(
        "the/DT Permanent/NNP Framework/NNP (/-LRB- CSP/NNP )/-RRB- met/VBD ./. CSP/NNP left/VBD ./.",
        [(1, 3, "ORG"), (4, 5, "ORG"), (8, 9, "ORG")],
    )
    assert {entity for _, entity in entities(doc)} == {"name:actor:permanent framework"}


def test_last_names_are_the_person_named_in_full():
    doc = tagged("Omar/NNP Testani/NNP spoke/VBD ./. Testani/NNP left/VBD ./.", [(0, 2, "PER"), (4, 5, "ORG")])
    assert [entity for _, entity in entities(doc)] == ["name:actor:omar testani"] * 2


def test_groups_backed_by_one_state_are_one():
    doc = tagged(
        "Iran/NNP -/HYPH backed/VBN militias/NNS fired/VBD ./. Iranian/JJ proxies/NNS fled/VBD ./.",
        deps={
            0: ("compound", 2),
            1: ("punct", 2),
            2: ("amod", 3),
            3: ("nsubj", 4),
            4: ("ROOT", 4),
            6: ("amod", 7),
            7: ("nsubj", 8),
            8: ("ROOT", 8),
        },
    )
    found = entities(doc)
    groups = {entity for text, entity in found if text.endswith(("militias", "proxies"))}
    assert groups == {"noun:backed:actor:iran"}


def test_a_headlines_capitals_make_no_name_of_a_description():
    deps = {0: ("compound", 2), 1: ("punct", 2), 2: ("amod", 3), 3: ("nsubj", 4), 4: ("ROOT", 4)}
    doc = tagged("Iran/NNP -/HYPH Backed/VBN Groups/NNS Fired/VBD ./.", deps=deps)
    learned = Mention(0, 4, "actor", "armed_group", "name", "name:actor:iran backed groups")
    state = Mention(0, 1, "actor", "state", "name", "actor:iran", found_by="gazetteer")
    assert [(m.entity, m.level) for m in resolve(doc, [state, learned])] == [
        ("noun:backed:actor:iran", "noun"),
        ("actor:iran", "name"),
    ]


def test_the_base_is_the_base_named_before():
    doc = tagged(
        "Rockets/NNS hit/VBD Ain/NNP al-Asad/NNP ./. The/DT base/NN burned/VBD ./.",
        deps={5: ("det", 6), 6: ("nsubj", 7), 7: ("ROOT", 7)},
    )
    assert ("The base", "place:ain-al-asad-air-base") in entities(doc)


def test_the_same_text_gives_the_same_keys():
    text = "A/DT gang/NN fired/VBD ./. Rebels/NNS fled/VBD ./. The/DT gang/NN left/VBD ./."
    assert entities(tagged(text)) == entities(tagged(text))


def test_an_empty_document():
    assert resolve(English()(""), []) == []


PLACE_DEPS = {
    0: ("det", 1),
    1: ("nsubj", 2),
    2: ("ROOT", 2),
    6: ("det", 7),
    7: ("obj", 5),
    5: ("ROOT", 5),
    4: ("nsubj", 5),
}


@pytest.mark.parametrize(
    ("first", "second", "one"), [("hospital", "ship", 0), ("tanker", "vessel", 1), ("plant", "site", 1)]
)
def test_a_place_is_taken_up_by_nouns_that_can_mean_it(first, second, one):
    doc = tagged(f"A/DT {first}/NN burned/VBD ./. They/PRP left/VBD the/DT {second}/NN ./.", deps=PLACE_DEPS)
    told = {words.split()[-1]: entity for words, entity in entities(doc)}
    assert (told[first] == told[second]) is bool(one)


def test_who_fires_at_it_is_not_it():
    told = "Hamas/NNP left/VBD ./. Hezbollah/NNP fired/VBD at/IN it/PRP ./."
    doc = tagged(
        told, deps={0: ("nsubj", 1), 1: ("ROOT", 1), 3: ("nsubj", 4), 4: ("ROOT", 4), 5: ("case", 6), 6: ("obl", 4)}
    )
    assert dict(entities(doc))["it"] == dict(entities(doc))["Hamas"]


def test_who_blows_up_what_is_behind_them_has_it_behind_himself():
    doc = tagged(
        "Hezbollah/NNP left/VBD ./. They/PRP burned/VBD bridges/NNS behind/IN them/PRP ./.",
        deps={
            0: ("nsubj", 1),
            1: ("ROOT", 1),
            3: ("nsubj", 4),
            4: ("ROOT", 4),
            5: ("obj", 4),
            6: ("case", 7),
            7: ("obl", 4),
        },
    )
    assert dict(entities(doc))["them"] == HEZBOLLAH


@pytest.mark.parametrize("article", ["A", "Another"])
def test_a_faction_of_a_body_is_not_the_body(article):
    doc = tagged(
        f"{article}/DT Taliban/NNP faction/NN fired/VBD ./.",
        deps={0: ("det", 2), 1: ("compound", 2), 2: ("nsubj", 3), 3: ("ROOT", 3)},
    )
    told = entities(doc)
    assert all(entity != "actor:taliban" for words, entity in told if words.endswith("faction"))


def test_a_faction_is_the_one_whose_name_is_before_it():
    doc = tagged(
        "Boko/NNP Haram/NNP left/VBD ./. The/DT Bakura/NNP faction/NN fired/VBD ./.",
        ents=[(0, 2, "ORG"), (5, 6, "ORG")],
        deps={4: ("det", 6), 5: ("compound", 6), 6: ("nsubj", 7), 7: ("ROOT", 7)},
    )
    told = dict(entities(doc))
    assert told["The Bakura faction"] == told["Bakura"] != told["Boko Haram"]


@pytest.mark.parametrize("words", ["known/VBN as/IN", "also/RB known/VBN as/IN", "alias/NN"])
def test_by_whatever_name_somebody_is_known_he_is_one(words):
    doc = tagged(
        f"Hassan/NNP Rubaie/NNP ,/, {words} Abu/NNP Turab/NNP ,/, fled/VBD ./.",
        ents=[(0, 2, "PER"), (3 + len(words.split()), 5 + len(words.split()), "PER")],
    )
    told = dict(entities(doc))
    assert told["Hassan Rubaie"] == told["Abu Turab"]


def test_a_man_is_no_group_by_whose_name_he_is_known():
    doc = tagged(
        "Hassan/NNP Rubaie/NNP ,/, known/VBN as/IN Hezbollah/NNP ,/, fled/VBD ./.",
        ents=[(0, 2, "PER"), (5, 6, "ORG")],
    )
    told = dict(entities(doc))
    assert told["Hezbollah"] == HEZBOLLAH != told["Hassan Rubaie"]

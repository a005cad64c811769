"""What the heads say, in tokens of the Doc, white space or not."""

import numpy as np
import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from actorgraph.loaders.extraction.findings import Expression, Mention, Trigger
from actorgraph.loaders.extraction.learned import LearnedReader, type_of, with_inner
from actorgraph.loaders.language.factories import Learned
from actorgraph.loaders.language.links import UNTHOUGHT

VOCAB = English().vocab
LABELS = {
    "mention": ["O", "B-armed_group", "I-armed_group", "B-city", "I-city", "B-person", "I-person"],
    "mention_inside": ["O", "B-state", "I-state"],
    "trigger": ["O", "B-actual", "I-actual", "B-threatened", "I-threatened"],
}


class Heads:
    """Heads on pairs: spans are where they begin, and a common noun means what began nearest before it."""

    def spans(self, projected, bounds, types):
        return np.array([[start] for start, _ in bounds], dtype=np.float32)

    def pairs(self, head, left, right, wanted, words=None):
        gap = left[0][:, None, 0] - right[0][None, :, 0]
        return np.where((gap > 0) & wanted, 10.0 - gap, UNTHOUGHT)[..., None].astype(np.float32)

    def status(self, vectors):
        return np.tile(np.array([0, 5, 0, 0, 0], dtype=np.float32), (len(vectors), 1))


def reader_of(words, tags, pos=None):
    """A reader of these tokens; `tags` gives a label to the words of a head by their token number."""
    doc = Doc(VOCAB, words=words, pos=pos, sent_starts=[i == 0 for i in range(len(words))])
    places = np.array([t.i for t in doc if not t.is_space], dtype=np.int64)
    outputs = {"span": np.zeros((len(places), 3), dtype=np.float32)}
    for head, labels in LABELS.items():
        outputs[head] = np.zeros((len(places), len(labels)), dtype=np.float32)
        outputs[head][:, 0] = 4.0
        for token, label in tags.get(head, {}).items():
            outputs[head][places.tolist().index(token), labels.index(label)] = 8.0
    return LearnedReader(doc, Learned(places, outputs, LABELS, Heads()))


def test_spans_are_tokens_of_the_doc_whatever_white_space_stands_between():
    reader = reader_of(["\n", "Grey", "\n", "Wolves", "struck"], {"mention": {1: "B-armed_group", 3: "I-armed_group"}})
    spot = reader.spotted("mention")[0]
    assert (spot.start, spot.end, spot.label) == (1, 4, "armed_group")
    assert 0.9 < spot.score < 1


def test_names_nouns_and_pronouns():
    words = ["Grey", "Wolves", "struck", ";", "the", "group", "said", "it", "won"]
    pos = ["PROPN", "PROPN", "VERB", "PUNCT", "DET", "NOUN", "VERB", "PRON", "VERB"]
    tags = {0: "B-armed_group", 1: "I-armed_group", 4: "B-armed_group", 5: "I-armed_group", 7: "B-armed_group"}
    found = reader_of(words, {"mention": tags}, pos).mentions(0.5)
    assert [(m.start, m.end, m.level) for m in found] == [(0, 2, "name"), (4, 6, "noun"), (7, 8, "pronoun")]
    assert len({m.entity for m in found}) == 1


def test_a_noun_has_its_article_and_number_and_no_day_before_them():
    words = ["On", "Tuesday", "the", "two", "groups", "left"]
    pos = ["ADP", "NUM", "DET", "NUM", "NOUN", "VERB"]
    (found,) = reader_of(words, {"mention": {4: "B-armed_group"}}, pos).mentions(0.5)
    assert (found.start, found.end) == (2, 5)
    (found,) = reader_of(
        words, {"mention": {2: "B-armed_group", 3: "I-armed_group", 4: "I-armed_group"}}, pos
    ).mentions(0.5)
    assert (found.start, found.end) == (2, 5)


def test_a_pronoun_never_means_a_place_for_an_actor():
    tags = {0: "B-city", 2: "B-armed_group"}
    found = reader_of(["Erbil", "said", "it"], {"mention": tags}, ["PROPN", "VERB", "PRON"]).mentions(0.5)
    assert [m.role for m in found] == ["place", "actor"]
    assert found[0].entity != found[1].entity


def test_a_mention_inside_another_is_found_too():
    tags = {"mention": {0: "B-armed_group", 1: "I-armed_group"}, "mention_inside": {0: "B-state"}}
    found = reader_of(["Syrian", "rebels"], tags, ["PROPN", "NOUN"]).mentions(0.5)
    assert [(m.start, m.end, m.kind) for m in found] == [(0, 2, "armed_group"), (0, 1, "state")]


def test_what_is_less_sure_than_asked_is_left_out():
    reader = reader_of(["Hamas", "fired"], {"mention": {0: "B-armed_group"}, "trigger": {1: "B-actual"}})
    assert reader.mentions(0.5)
    assert reader.mentions(0.999) == []
    assert reader.triggers(0.999) == []


def test_how_likely_words_are_whoever_found_them():
    tags = {"mention": {1: "B-armed_group"}, "mention_inside": {3: "B-state"}, "trigger": {2: "B-actual"}}
    reader = reader_of(["the", "militia", "struck", "Iran", "twice"], tags)
    ends_well, ends_ill = (Mention(0, end, "actor", "armed_group", "noun", "noun:0") for end in (2, 3))
    for likely in (ends_well, Mention(3, 4, "actor", "state", "name", "actor:iran"), Trigger(2, 5)):
        assert reader.chance(likely) > 0.9
    for unlikely in (ends_ill, Trigger(4, 5)):
        assert reader.chance(unlikely) < 0.1


def test_triggers_have_modality_and_status():
    found = reader_of(["They", "vowed", "to", "strike"], {"trigger": {3: "B-threatened"}}).triggers(0.5)
    assert [(t.start, t.end, t.modality, t.status) for t in found] == [(3, 4, "threatened", "claimed")]


def test_punctuation_is_no_mention():
    assert reader_of(["-", "—"], {"mention": {0: "B-city", 1: "B-city"}}, ["PUNCT", "PUNCT"]).mentions(0.5) == []


@pytest.mark.parametrize(
    ("words", "pos", "span"),
    [
        (["and", "four", "people"], ["CCONJ", "NUM", "NOUN"], (1, 3)),
        (["in", "Basra"], ["ADP", "PROPN"], (1, 2)),
        (["Basra", "and"], ["PROPN", "CCONJ"], (0, 1)),
    ],
)
def test_what_stands_at_the_edges_is_no_part_of_a_mention(words, pos, span):
    tags = {i: "I-armed_group" if i else "B-armed_group" for i in range(len(words))}
    (found,) = reader_of(words, {"mention": tags}, pos).mentions(0.5)
    assert (found.start, found.end) == span


def test_an_article_alone_is_no_mention():
    words = ["The", "Wolves", "struck"]
    tags = {0: "B-armed_group", 1: "B-armed_group"}
    (found,) = reader_of(words, {"mention": tags}, ["DET", "PROPN", "VERB"]).mentions(0.5)
    assert (found.start, found.end) == (1, 2)


def test_a_person_has_one_name_and_two_groups_have_two():
    words, pos = ["Malick", "Diaw", "left"], ["PROPN", "PROPN", "VERB"]
    (found,) = reader_of(words, {"mention": {0: "B-person", 1: "B-person"}}, pos).mentions(0.5)
    assert (found.start, found.end) == (0, 2)
    assert len(reader_of(words, {"mention": {0: "B-armed_group", 1: "B-armed_group"}}, pos).mentions(0.5)) == 2


def test_a_doc_of_another_pipeline_has_no_heads():
    assert LearnedReader.of(Doc(VOCAB, words=["Hamas"])) is None


@pytest.mark.parametrize(
    ("item", "name"),
    [(Mention(0, 1, "actor", "state", "name", "x"), "state"), (Expression(0, 1, "motive", "x"), "M"),
     (Trigger(0, 1, "future"), "planned"), (Trigger(0, 1, "foiled"), "foiled")],
)  # fmt: skip
def test_every_item_has_a_type_that_the_heads_know(item, name):
    assert type_of(item) == name


def test_which_mentions_hold_another():
    bounds = [(0, 5), (0, 2), (3, 5), (4, 5), (6, 8), (7, 9)]
    mentions = [Mention(a, b, "actor", "state", "name", str(i)) for i, (a, b) in enumerate(bounds)]
    assert with_inner(mentions) == {0, 2}

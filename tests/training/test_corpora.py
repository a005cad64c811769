"""The labels of heads come from the corpora that say so, and from no other."""

import random

import pytest

pytest.importorskip("torch")

from training.corpora import Corpus, a_pass, coded, head_labels
from training.sentences import SPACE, Sentence
from training.standoff import lifted


def corpus(tag, labels=True):
    return Corpus([Sentence(["Rockets"], [SPACE], {"xpos": [tag]})], {}, labels)


def test_a_corpus_can_teach_without_adding_labels():
    found = head_labels({"xpos": {"from": "xpos"}}, [corpus("NNS"), corpus("FW", labels=False)])
    assert found["xpos"] == ["NNS"]


@pytest.mark.parametrize(
    ("stage", "passes"), [({"name": "first"}, 2), ({"name": "later", "like": "first"}, 2), ({"name": "later"}, 0)]
)
def test_a_stage_reads_what_the_stage_that_it_is_like_reads(stage, passes):
    recipe = {"augmentation": dict(upper=0, title=0, no_stop=0, no_breaks=0, names=0, joined=0), "window": [1, 5]}
    read = Corpus([Sentence(["Rockets", "fell"], [SPACE, SPACE])], {"first": 2.0}, True)
    assert len(a_pass([read], {}, recipe, stage, random.Random(1))) == passes


def test_marks_without_words_are_read_as_the_text_that_they_were_lifted_off(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "hills.md").write_text("# Hills\n\nRebels shelled Qalaa.\n")
    text = tmp_path / "hills.coded"
    text.write_text(
        "## h-1 | published unknown | corpus/hills.md\n\n[Rebels|A1] [shelled|T1] Qalaa.\n\nA1 armed_group Rebels\nT1 actual attacker=A1\n"
    )
    (tmp_path / "hills.marks").write_text("\n".join(lifted(text, tmp_path)))
    (found,) = coded(tmp_path, ["*.marks"], tmp_path)
    assert found.words == ["Rebels", "shelled", "Qalaa", "."]
    assert [found] == coded(tmp_path, ["*.coded"], tmp_path)

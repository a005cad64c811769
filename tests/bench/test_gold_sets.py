"""Gold in either form, and what of a record may be held against it."""

import json

import click
import pytest

from actorgraph.loaders.record import Record
from bench.corpus_gold import gold_graph, scopes_of
from bench.gold_sets import gold_set, within


def filler(*names, optional=False):
    return {"names": list(names), "optional": optional}


def attack(number="e1", attackers=(), objects=(), **others):
    given = {"optional": False, "trigger": {"text": "raid"}, "scope": None, "date": None, "weapons": []}
    return {"id": number, "attackers": list(attackers), "objects": list(objects)} | given | others


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reports").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / "reports" / f"{name}.txt").write_text("Hezbollah fired rockets at Haifa on Tuesday.\n")
    return tmp_path


def test_a_folder_of_gold_graphs(folder):
    (folder / "gold").mkdir()
    (folder / "gold" / "one.json").write_text('{"attacks": [{"id": "a1", "attackers": ["X"]}]}')
    found = gold_set(f"mine={folder / 'reports'}:{folder / 'gold'}")
    assert (found.name, list(found.gold), found.scopes) == ("mine", ["one"], {})
    assert found.gold["one"].attacks[0].attackers == [["X"]]


@pytest.mark.parametrize("named", ["", "gold.json"])
def test_one_gold_file_of_a_whole_corpus(folder, named):
    told = attack(attackers=[filler("X", "the X")], scope=[0, 9])
    documents = [{"path": "one.txt", "attacks": [told]}, {"path": "two.txt", "attacks": [], "negative": True}]
    (folder / "gold.json").write_text(json.dumps({"alignment": "one", "documents": documents}))
    found = gold_set(f"theirs={folder / 'reports'}:{folder / named}")
    assert set(found.gold) == {"one", "two"}
    assert found.gold["one"].attacks[0].attackers == [["X", "the X"]]
    assert found.scopes == {"one": [(0, 9)]}


@pytest.mark.parametrize(
    "spec", ["", "name", "name=/nowhere", "=a:b", "name=:b", "name=a:", "name=/nowhere/a:/nowhere/b"]
)
def test_what_names_no_gold_set_is_refused(spec):
    with pytest.raises(click.BadParameter):
        gold_set(spec)


def test_a_folder_of_coded_texts_is_reports_and_gold_in_one(tmp_path):
    text = "## a-1 | published 2024-01-31\n\n[Hezbollah|A1] [shelled|T1] [Haifa|P1].\n\nA1 armed_group Hezbollah\n"
    (tmp_path / "some.coded").write_text(text + "P1 city Haifa\nT1 actual reported attacker=A1 target=P1\n")
    found = gold_set(f"coded={tmp_path}")
    assert [(s.text, s.report.published) for s in found.sources] == [("Hezbollah shelled Haifa.", "2024-01-31")]
    assert found.gold["a-1"].attacks[0].attackers == [["Hezbollah"]]
    with pytest.raises(click.BadParameter, match="no coded texts"):
        gold_set(f"coded={tmp_path.parent / tmp_path.name}/..")


def test_only_reports_with_gold_are_read(folder):
    (folder / "gold").mkdir()
    (folder / "gold" / "two.json").write_text("{}")
    records = gold_set(f"mine={folder / 'reports'}:{folder / 'gold'}").records(("rules",))
    assert [record.report.path.rsplit("/", 1)[-1] for record in records] == ["two.txt"]


def test_an_attack_told_again_is_one_where_the_gold_repeats_them():
    who, where = filler("X"), filler("Y")
    told = [attack("e1", [who], [where]), attack("e2", [who], [where]), attack("e3", [where], [who])]
    document = {"path": "one.txt", "attacks": told}
    assert [a.id for a in gold_graph(document, True).attacks] == ["e1", "e3"]
    assert len(gold_graph(document, False).attacks) == 3


def test_what_the_corpus_leaves_open_is_not_asked_for():
    weapons = [{"accept": ["ied", "other"]}, {"accept": ["airstrike"]}]
    told = [attack("e1", [filler("X", optional=True)], [filler("Y")], weapons=weapons), attack("e2")]
    first, second = gold_graph({"path": "one.txt", "attacks": told}, False).attacks
    assert (first.attacker_unknown, first.weapons, first.optional) == (True, ["airstrike"], False)
    assert second.optional


def test_attacks_outside_the_annotated_stretches_are_left_out():
    said = [
        {"uid": str(at), "confidence": 0.5, "evidence": [{"start": at, "end": at + 5, "text": "x"}]} for at in (0, 20)
    ]
    record = Record.model_validate({"report": {"uid": "r", "path": "r.txt", "sha256": ""}, "attacks": said})
    assert [a.uid for a in within(record, [(18, 22)]).attacks] == ["20"]
    assert within(record, None) is record
    assert scopes_of({"attacks": [attack(scope=[18, 22]), attack()]}) == [(18, 22)]
    assert scopes_of({"attacks": [attack()]}) is None

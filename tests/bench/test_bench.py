"""The tables: rules and heads apart, and confidence against truth."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph.loaders.evaluation import Tally
from actorgraph.loaders.evaluation_judgement import Judged
from bench import confidence
from bench.__main__ import main
from bench.ablation import WAYS, lines
from bench.confidence import binned, calibration_error, ranking


def judged(*pairs):
    return [Judged("attacks", str(i), chance, right) for i, (chance, right) in enumerate(pairs)]


@pytest.fixture
def spec(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "reports" / "one.md").write_text(
        "---\npublished: 2024-01-31\n---\nHezbollah fired rockets at Haifa on Tuesday.\n"
    )
    told = {"id": "a1", "attackers": ["Hezbollah"], "objects": [["Haifa"]], "date": "2024-01-30"}
    (tmp_path / "gold" / "one.json").write_text(json.dumps({"attacks": [told]}))
    return f"mine={tmp_path / 'reports'}:{tmp_path / 'gold'}"


def printed(*arguments):
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_table_has_a_column_for_each_way_and_no_row_without_gold():
    tables = {way: {"attacks": Tally(1, 2, 4), "retaliations": Tally(0, 0, 3)} for way in WAYS}
    head, *rows = lines("mine", tables, ["F1"])
    assert head.split() == ["mine", "rules", "heads", "both"]
    assert [row.split() for row in rows] == [["attacks", "0.333", "0.333", "0.333"]]


def test_precision_and_recall_stand_beside_f1_on_request():
    rows = list(lines("mine", {"rules": {"attacks": Tally(1, 2, 4)}}, ["P", "R", "F1"]))
    assert rows[1].split() == ["P", "R", "F1"]
    assert rows[2].split() == ["attacks", "0.250", "0.500", "0.333"]


def test_a_slot_of_attacks_that_one_way_did_not_find_is_a_dash():
    tables = {"rules": {"slot date": Tally(0, 0, 0)}, "heads": {"slot date": Tally(1, 1, 1)}}
    assert list(lines("mine", tables, ["F1"]))[-1].split() == ["slot", "date", "–", "1.000"]


def test_every_entry_lies_in_one_bin():
    found = judged((0.0, False), (0.19, False), (0.2, True), (0.99, True), (1.0, True))
    bins = binned(found, 5)
    assert [(b.low, b.count, b.right) for b in bins] == [(0.0, 2, 0), (0.2, 1, 1), (0.8, 2, 2)]
    assert sum(b.count for b in bins) == len(found)


def test_the_ranking_is_the_chance_that_a_right_one_stands_above_a_wrong_one():
    assert ranking(judged((0.9, True), (0.8, True), (0.1, False))) == 1
    assert ranking(judged((0.1, True), (0.9, False))) == 0
    assert ranking(judged((0.5, True), (0.5, False))) == 0.5
    assert ranking(judged((0.5, True))) == 0.5


def test_confidence_that_is_the_share_right_is_off_by_nothing():
    exact = judged((0.5, True), (0.5, False), (0.9, True))
    assert calibration_error(binned(exact[:2], 5)) == 0
    assert calibration_error(binned(exact, 5)) == pytest.approx(0.1 / 3)


def test_a_table_of_confidence_ends_with_all_entries():
    rows = list(confidence.lines("mine", judged((0.1, False), (0.9, True), (0.9, False)), 5))
    assert rows[0].split() == ["mine,", "attacks", "count", "right", "share", "mean"]
    assert rows[3].split() == ["all", "3", "1", "0.333", "0.633"]


def test_the_command_scores_three_ways(spec):
    told = json.loads(printed("ablation", "--gold", spec, "--json"))
    assert set(told["mine"]["attacks"]) == {"rules", "heads", "both"}
    assert told["mine"]["attacks"]["both"]["recall"] == 1.0
    assert "rules" in printed("ablation", "--gold", spec, "--full")


def test_the_command_shows_confidence_for_each_set_and_for_all(spec):
    text = printed("confidence", "--gold", spec, "--gold", spec.replace("mine", "again", 1))
    assert "mine, attacks" in text
    assert "all sets, attacks" in text
    assert "affiliations" not in text


def test_what_was_missed_is_named(spec):
    gold = Path(spec.rpartition(":")[2]) / "one.json"
    missed = {"id": "a1", "attackers": ["Hamas"], "objects": [["Acre"]], "quote": "Hamas shelled Acre"}
    gold.write_text(json.dumps({"attacks": [missed]}))
    found = CliRunner().invoke(main, ["wrong", "--gold", spec])
    assert found.exit_code == 0, found.output
    assert found.output.startswith("one\n")
    assert "missed attack: a1 Hamas shelled Acre" in found.output

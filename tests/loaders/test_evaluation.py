import pytest

from actorgraph.loaders.errors import RecordError, UsageError
from actorgraph.loaders.evaluation import evaluate
from actorgraph.loaders.evaluation_gold import GoldGraph, read_gold, read_records
from actorgraph.loaders.evaluation_names import day_range, folded, matched, overlapping
from actorgraph.loaders.record import Record

EVIDENCE = [{"start": 0, "end": 1, "text": "x"}]
SAID = {"confidence": 0.9, "evidence": EVIDENCE}

GOLD = {
    "actors": [["Kataib Hezbollah"], ["United States", "U.S. forces"], ["Iran"]],
    "affiliations": [
        {"source": ["Kataib Hezbollah"], "kind": "backed_by", "target": ["Iran"]},
        {"source": ["Kataib Hezbollah"], "kind": "part_of", "target": ["PMF"], "optional": True},
        {"source": ["al-Kaabi"], "kind": "member_of", "target": ["Nujaba"]},
    ],
    "attacks": [
        {
            "id": "a1",
            "attackers": ["Kataib Hezbollah"],
            "objects": [["United States", "U.S. forces"], ["Ain al-Asad"]],
            "date": "2024-01-20",
            "weapons": ["ballistic_missile"],
            "killed": 0,
            "wounded": 2,
            "claimed_by": [["Kataib Hezbollah"]],
        },
        {"id": "a2", "attackers": ["U.S. forces"], "objects": ["Kataib Hezbollah"], "date": "2024-01-24"},
        {"id": "a3", "attackers": ["unknown"], "objects": ["Erbil"], "date": None, "optional": True},
    ],
    "retaliations": [{"attack": "a2", "response_to": "a1"}, {"attack": "a1", "response_to": "a3", "optional": True}],
}

RECORD = {
    "report": {"uid": "r", "path": "reports/wire.txt", "sha256": "0"},
    "actors": [
        {"uid": "kh", "name": "Kata’ib Hezbollah", "kind": "armed_group"},
        {"uid": "us", "name": "USA", "kind": "state", "mentions": [{"start": 0, "end": 1, "text": "the U.S. forces"}]},
        {"uid": "ir", "name": "Tehran", "kind": "state", "aliases": ["Iran"]},
        {"uid": "pmf", "name": "PMF", "kind": "coalition"},
    ],
    "places": [{"uid": "asad", "name": "Ain al Asad", "kind": "base"}],
    "affiliations": [
        {"uid": "f1", "source": "kh", "target": "ir", "kind": "allied_with", **SAID},
        {"uid": "f2", "source": "kh", "target": "pmf", "kind": "part_of", **SAID},
        {"uid": "f3", "source": "us", "target": "ir", "kind": "part_of", **SAID},
    ],
    "attacks": [
        {
            "uid": "t1",
            "attackers": ["kh"],
            "targets": ["us"],
            "places": ["asad"],
            "date": "2024-01-20",
            "weapons": ["missile"],
            "wounded": {"low": 1, "high": 3},
            **SAID,
        },
        {"uid": "t2", "attackers": ["us"], "targets": ["kh"], "date": "2024-01", **SAID},
        {"uid": "t3", "attackers": ["ir"], "targets": ["us"], "date": "2023-01-01", **SAID},
    ],
    "retaliations": [
        {"uid": "x1", "attack": "t2", "response_to": "t1", **SAID},
        {"uid": "x2", "attack": "t3", "response_to": None, **SAID},
    ],
}


def counts(table, row):
    tally = table[row]
    return tally.right, tally.gold, tally.found


def test_each_row_of_a_small_case():
    said = []
    table = evaluate({"wire": GoldGraph.model_validate(GOLD)}, [Record.model_validate(RECORD)], said.append)
    assert {row: counts(table, row) for row in table} == {
        "actors (recall)": (3, 3, 3),
        # f1 has another kind, f2 is optional, f3 is wrong.
        "affiliations": (0, 2, 2),
        "affiliations (any kind)": (1, 2, 2),
        "attacks": (2, 2, 3),
        "slot attackers": (2, 2, 2),
        "slot objects": (3, 3, 3),
        "slot claimed_by": (0, 1, 0),
        # A month is not the day.
        "slot date": (1, 2, 2),
        "slot weapons": (0, 1, 1),
        "slot casualties": (1, 2, 1),
        "retaliations": (1, 1, 2),
    }
    assert table["attacks"].precision == pytest.approx(2 / 3)
    assert table["attacks"].recall == 1
    assert table["attacks"].f1 == pytest.approx(0.8)
    assert any("missed affiliation: al-Kaabi member_of Nujaba" in line for line in said)
    assert any("wrong attack: 2023-01-01 Tehran on USA" in line for line in said)


def test_a_report_without_record_is_missed():
    table = evaluate({"wire": GoldGraph.model_validate(GOLD)}, [])
    assert counts(table, "attacks") == (0, 2, 0)
    assert table["attacks"].f1 == 0


def test_of_two_records_the_file_of_the_same_name_counts():
    other = {**RECORD, "report": {"uid": "s", "path": "reports/wire-2.txt", "sha256": "0"}, "attacks": []}
    records = [Record.model_validate(other | {"retaliations": []}), Record.model_validate(RECORD)]
    assert counts(evaluate({"wire": GoldGraph.model_validate(GOLD)}, records), "attacks")[0] == 2


def test_one_found_attack_serves_one_gold_attack():
    gold = {"attacks": [{**GOLD["attacks"][0], "id": name} for name in ("a", "b")]}
    table = evaluate({"wire": GoldGraph.model_validate(gold)}, [Record.model_validate(RECORD)])
    assert counts(table, "attacks") == (1, 2, 3)


def test_names_are_compared_without_their_dress():
    assert folded("The Kata’ib  Hezbollah") == folded("kataib hezbollah")
    assert folded("Ain al-Asad") == folded("‘Ain al Asad")
    assert folded("Déir ez-Zor") == folded("Deir ez Zor")
    assert matched([["A"], ["A"]], [{"a"}]) == 1


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2024-01", "2024-01-31", True),
        ("2023-10-17/..", "2024-01-04", True),
        ("2024-01-04~", "2024-01-05", False),
        ("202X", "2024", True),
        (None, "2024", None),
    ],
)
def test_dates_overlap(one, other, answer):
    assert overlapping(one, other) is answer


def test_the_days_of_an_interval():
    assert day_range("2024-02/..") == ("2024-02-01", "9999-12-31")


def test_what_is_no_gold_graph_and_no_record(tmp_path):
    with pytest.raises(UsageError, match="no gold graphs"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"attacks": [{"date": 5}]}')
    with pytest.raises(RecordError, match=r"a\.json"):
        read_gold(tmp_path)
    with pytest.raises(RecordError, match="line 2"):
        list(read_records(["", "{}"], "x.jsonl"))

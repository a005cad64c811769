"""Which entries of a record are right, by the gold graph."""

import pytest

from actorgraph.loaders.evaluation import evaluate
from actorgraph.loaders.evaluation_gold import GoldGraph
from actorgraph.loaders.evaluation_judgement import judged
from actorgraph.loaders.record import Record

SAID = {"evidence": [{"start": 0, "end": 1, "text": "x"}]}
GOLD = GoldGraph.model_validate(
    {
        "affiliations": [
            {"source": ["X"], "target": ["Y"], "kind": "part_of"},
            {"source": ["X"], "target": ["Z"], "kind": "part_of", "optional": True},
        ],
        "attacks": [
            {"id": "a1", "attackers": ["X"], "objects": ["Y"], "date": "2024-01-20"},
            {"id": "a2", "attackers": ["Y"], "objects": ["X"], "date": "2024-01-24"},
            {"id": "a3", "attackers": ["Z"], "objects": ["X"], "date": "2023", "optional": True},
        ],
        "retaliations": [{"attack": "a2", "response_to": "a1"}],
    }
)


def attack(uid, by, on, date, confidence):
    return {"uid": uid, "attackers": [by], "targets": [on], "date": date, "confidence": confidence, **SAID}


@pytest.fixture
def record():
    return Record.model_validate(
        {
            "report": {"uid": "r", "path": "reports/wire.txt", "sha256": "0"},
            "actors": [{"uid": n.lower(), "name": n, "kind": "armed_group"} for n in "XYZ"],
            "affiliations": [
                {"uid": f"f{t}", "source": "x", "target": t, "kind": k, "confidence": 0.5, **SAID}
                for t, k in (("y", "part_of"), ("z", "part_of"), ("x", "backed_by"))
            ],
            "attacks": [
                attack("t1", "x", "y", "2024-01-20", 0.9),
                attack("t2", "y", "x", "2024-01-24", 0.8),
                attack("t3", "z", "x", "2023", 0.7),
                attack("t4", "z", "y", "2020", 0.6),
            ],
            "retaliations": [
                {"uid": "r1", "attack": "t2", "response_to": "t1", "confidence": 0.4, **SAID},
                {"uid": "r2", "attack": "t1", "motive": "a murder", "confidence": 0.3, **SAID},
            ],
        }
    )


def test_each_entry_is_right_or_wrong_and_what_is_optional_is_neither(record):
    found = [(entry.uid, entry.right) for entry in judged({"wire": GOLD}, [record])]
    assert found == [
        ("t1", True),
        ("t2", True),
        ("t4", False),
        ("fy", True),
        ("fx", False),
        ("r1", True),
        ("r2", False),
    ]


def test_as_many_are_right_as_the_scores_say(record):
    table = evaluate({"wire": GOLD}, [record])
    for sort in ("attacks", "affiliations", "retaliations"):
        entries = [entry for entry in judged({"wire": GOLD}, [record]) if entry.sort == sort]
        assert (sum(entry.right for entry in entries), len(entries)) == (table[sort].right, table[sort].found)


def test_the_confidence_is_that_of_the_record(record):
    assert {e.uid: e.confidence for e in judged({"wire": GOLD}, [record])}["t4"] == 0.6


def test_a_report_without_a_record_has_nothing_to_judge():
    assert list(judged({"wire": GOLD}, [])) == []

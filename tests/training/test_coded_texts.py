"""The coded texts: read whole, and what extraction makes of those that no model has been trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.loaders.evaluation import Table, evaluate
from actorgraph.loaders.extraction.reading import extract
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.language import load_pipeline
from actorgraph.loaders.record import Record
from training.coded_texts import CodedText, coded_texts, plain
from training.gold_graphs import gold_graph, source_report, spellings

CODED = Path(__file__).parents[2] / "training" / "coded"
# What the shipped model and rules reached, less a little for later changes elsewhere; a fall below is a regression.
FLOORS = {"actors (recall)": 0.91, "attacks": 0.73, "slot attackers": 0.62, "affiliations": 0.48, "retaliations": 0.33}


def record_of(text: CodedText) -> Record:
    return extract(source_report(text), load_pipeline(), load_gazetteer())


@pytest.fixture(scope="module")
def table() -> Table:
    texts = [text for path in sorted((CODED / "held_out").glob("*.coded")) for text in coded_texts(path)]
    return evaluate({text.id: gold_graph(text) for text in texts}, [record_of(text) for text in texts])


def test_marks_nest_and_leave_the_plain_text() -> None:
    text, marks = plain("[[Iran|A1]-backed militias|A2] [fired|T1].")
    assert text == "Iran-backed militias fired."
    assert [(m.id, text[m.start : m.end]) for m in marks] == [
        ("A2", "Iran-backed militias"),
        ("A1", "Iran"),
        ("T1", "fired"),
    ]


@pytest.mark.parametrize("path", sorted(CODED.glob("*/*.coded")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_coded_text_is_whole(path: Path) -> None:
    texts = coded_texts(path)
    assert texts
    for text in texts:
        marked = {m.id for m in text.marks}
        assert set(text.kinds) | set(text.modality) <= marked, text.id
        assert {a for a, _, _ in text.affiliations} | {b for _, _, b in text.affiliations} <= set(text.kinds), text.id
        assert all(text.text[m.start : m.end].strip() == text.text[m.start : m.end] for m in text.marks), text.id


def test_no_text_is_both_trained_on_and_held_out() -> None:
    found = {d: {t.text for p in (CODED / d).glob("*.coded") for t in coded_texts(p)} for d in ("train", "held_out")}
    assert not found["train"] & found["held_out"]


def test_a_coded_text_becomes_a_gold_graph() -> None:
    text = coded_texts(CODED / "train" / "wire.coded")[0]
    gold = gold_graph(text)
    assert gold.attacks and all(a.id in text.modality for a in gold.attacks)
    assert spellings(text)[next(iter(text.kinds))][0] == text.names[next(iter(text.kinds))]


@pytest.mark.parametrize("row", FLOORS)
def test_held_out_texts_are_read_as_well_as_before(table: Table, row: str) -> None:
    score = table[row].recall if "recall" in row else table[row].f1
    assert score >= FLOORS[row]

"""Pairs of tellings from which the weights of one attack are learned."""

from __future__ import annotations

import pytest

from actorgraph.loaders.extraction.event_weights import FEATURES
from training.coded_texts import CodedText, Mark
from training.event_weights import pairs_of

TEXT = "Rockets hit the port of Aden on Monday. The attack killed two dockers."


@pytest.mark.parametrize("use", [("rules",), ("rules", "heads")])
def test_a_text_without_attacks_has_no_pairs(use: tuple[str, ...]) -> None:
    assert list(pairs_of(CodedText("calm", "2024-05-02", "The minister opened a school.", []), use)) == []


@pytest.mark.parametrize("use", [("rules",), ("rules", "heads")])
def test_two_tellings_of_one_attack_are_a_pair_that_is_true(use: tuple[str, ...]) -> None:
    marks = [Mark("T1", 8, 11), Mark("T1", TEXT.index("attack"), TEXT.index("attack") + 6)]
    pairs = list(pairs_of(CodedText("port", "2024-05-02", TEXT, marks), use))
    assert pairs
    assert all(len(vector) == len(FEATURES) for vector, _ in pairs)
    assert {truth for _, truth in pairs} == {1.0}

"""How often rules are right is counted against the marks and statements of coded texts."""

import pytest

from training.rule_precision import precisions

TEXT = """## one | published 2024-01-21 | agency report

[Kataib Hezbollah|A1], a militia [backed by|C1] [Iran|A2], threatened [the United States|A3].

A1 armed_group Kataib Hezbollah
A2 state Iran
A3 state United States
F A1 {kind} A2 reported cue=C1
"""


@pytest.mark.parametrize(("kind", "share"), [("backed_by", 0.67), ("splinter_of", 0.33)])
def test_a_tie_counts_as_right_where_the_text_is_coded_so(tmp_path, kind, share):
    path = tmp_path / "one.coded"
    path.write_text(TEXT.format(kind=kind), encoding="utf-8")
    assert precisions([path]) == {"junior_first_backed_by_near": share}

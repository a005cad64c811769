"""Dropout: so many values gone, the rest raised, nothing outside training."""

import pytest

torch = pytest.importorskip("torch")

from training.dropout import Dropout, with_own_dropout  # noqa: E402


def test_a_share_is_dropped_and_the_sum_stays():
    dropped = Dropout(0.25)(torch.ones(400, 400))
    assert 0.24 < float((dropped == 0).float().mean()) < 0.26
    assert float(dropped.mean()) == pytest.approx(1.0, abs=0.01)


def test_nothing_is_dropped_outside_training():
    layer = Dropout(0.5).eval()
    assert bool((layer(torch.ones(50)) == 1).all())


def test_every_dropout_inside_a_module_is_exchanged():
    module = torch.nn.Sequential(torch.nn.Dropout(0.1), torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Dropout(0)))
    with_own_dropout(module)
    assert [type(m).__name__ for m in module.modules() if "Drop" in type(m).__name__] == ["Dropout"] * 3
    assert isinstance(module[0], Dropout) and not isinstance(module[1][1], Dropout)

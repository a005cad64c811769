"""The mean of checkpoints, and what is said where none can be taken."""

import pytest

torch = pytest.importorskip("torch")

from training.averaging import mean_weights  # noqa: E402


@pytest.fixture
def checkpoint(tmp_path):
    def save(name, **weights):
        torch.save({"network": {k: torch.tensor(v) for k, v in weights.items()}}, tmp_path / name)
        return tmp_path / name

    return save


def test_every_weight_is_the_mean_of_all_in_its_own_type(checkpoint):
    files = [checkpoint("one.pt", w=[1.0, 4.0], steps=1), checkpoint("two.pt", w=[3.0, 0.0], steps=3)]
    mean = mean_weights(files)
    assert mean["w"].tolist() == [2.0, 2.0]
    assert mean["steps"].item() == 2 and mean["steps"].dtype == torch.int64


def test_a_missing_checkpoint_is_named(checkpoint, tmp_path):
    with pytest.raises(ValueError, match=r"three\.pt"):
        mean_weights([checkpoint("one.pt", w=[1.0]), tmp_path / "three.pt"])


def test_checkpoints_of_two_networks_are_refused(checkpoint):
    with pytest.raises(ValueError, match=r"two\.pt is of another network than one\.pt"):
        mean_weights([checkpoint("one.pt", w=[1.0]), checkpoint("two.pt", w=[1.0, 2.0])])

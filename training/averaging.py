"""The mean of several checkpoints, which is often better than any of them.

Wortsman et al., Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing
inference time (ICML 2022, arXiv:2203.05482). It works where one was trained on from the other, or both from a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

Weights = dict[str, torch.Tensor]


def mean_weights(checkpoints: Sequence[Path]) -> Weights:
    """The mean of the networks in these files; raises ValueError where one is missing or of another shape."""
    if missing := [path.name for path in checkpoints if not path.exists()]:
        raise ValueError(f"No checkpoint {', '.join(missing)} to take the mean of: train these stages first.")
    states: list[Weights] = [torch.load(p, weights_only=False, map_location="cpu")["network"] for p in checkpoints]
    first, *others = states
    for path, state in zip(checkpoints[1:], others, strict=True):
        if {k: v.shape for k, v in state.items()} != {k: v.shape for k, v in first.items()}:
            raise ValueError(f"{path.name} is of another network than {checkpoints[0].name}: train both by one recipe.")
    return {name: torch.stack([s[name].float() for s in states]).mean(0).to(first[name].dtype) for name in first}

"""Dropout from random bytes: torch's own draws bits one after another on a processor, a fifth of a training step."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

LEVELS = 256


class Dropout(nn.Module):
    """As nn.Dropout, its share rounded to one in 256; all draw from one seeded source."""

    source = np.random.Generator(np.random.SFC64(20))

    def __init__(self, share: float) -> None:
        super().__init__()
        self.dropped = round(share * LEVELS)

    def forward(self, x: Tensor) -> Tensor:
        """Some of the values put to 0, the others raised in proportion; nothing changes outside training."""
        if not self.training or not self.dropped:
            return x
        drawn = np.frombuffer(self.source.bytes(x.numel()), dtype=np.uint8)
        kept = torch.from_numpy(drawn >= self.dropped).view(x.shape)
        return x * kept.to(x.dtype) * (LEVELS / (LEVELS - self.dropped))


def with_own_dropout(module: nn.Module) -> None:
    """Put this dropout in the place of every nn.Dropout inside a module that drops something."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, Dropout(child.p))
        else:
            with_own_dropout(child)

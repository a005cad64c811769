"""Scores of pairs of spans, pooled over the spans that mean one thing."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from actorgraph.loaders.language.spans import DISTANCES, MATCHES, distance_classes
from training.documents import Spans


class PairScorer(nn.Module):
    """Scores (n, m, outputs) of all pairs of two lists of span vectors."""

    def __init__(self, size: int, hidden: int, outputs: int, matches: bool = False, prior: float = 0.0) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(size, hidden), nn.Linear(size, hidden)
        self.left_factor, self.right_factor = nn.Linear(size, hidden, bias=False), nn.Linear(size, hidden, bias=False)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.match = nn.Embedding(MATCHES, hidden) if matches else None
        self.out = nn.Linear(hidden, outputs)
        nn.init.constant_(self.out.bias, prior)
        self.dropout = nn.Dropout(0.2)

    def forward(self, x: Tensor, y: Tensor, distance: Tensor, match: Tensor | None = None) -> Tensor:
        """x (n, size), y (m, size), distance and match classes (n, m)."""
        hidden = self.left(x).unsqueeze(1) + self.right(y).unsqueeze(0) + self.distance(distance)
        hidden = hidden + self.left_factor(x).unsqueeze(1) * self.right_factor(y).unsqueeze(0)
        if self.match is not None and match is not None:
            hidden = hidden + self.match(match)
        scores: Tensor = self.out(self.dropout(functional.gelu(hidden)))
        return scores


def distances(left: Spans, right: Spans) -> Tensor:
    """Distance classes of all pairs."""
    bounds = [np.array(s.bounds, dtype=np.int64).reshape(-1, 2) for s in (left, right)]
    return torch.from_numpy(distance_classes(*bounds))


def groups(spans: Spans) -> tuple[list[str], Tensor]:
    """The ids of spans in order of appearance, and a matrix (ids, spans) of 0 where a span is of the id, else -inf."""
    ids = list(dict.fromkeys(spans.ids))
    member = torch.full((len(ids), len(spans.ids)), -1e4)
    for k, name in enumerate(spans.ids):
        member[ids.index(name), k] = 0.0
    return ids, member


def pooled(scores: Tensor, left: Tensor, right: Tensor) -> Tensor:
    """Scores (groups, groups, k) by log-sum-exp over the members' pairs (n, m, k)."""
    rows = torch.logsumexp(scores.unsqueeze(0) + left.unsqueeze(-1).unsqueeze(-1), 1)
    return torch.logsumexp(rows.unsqueeze(1) + right.unsqueeze(0).unsqueeze(-1), 2)

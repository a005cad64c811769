"""Scores of pairs of spans, pooled over the spans that mean one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from actorgraph.loaders.language.spans import DISTANCES, MATCHES, distance_classes
from training.documents import Spans


@dataclass
class Between:
    """What stands between the spans of all pairs: the text's vectors (words, size), their running sums, and bounds."""

    words: Tensor
    sums: Tensor
    start: Tensor
    end: Tensor

    def means(self, projection: nn.Linear) -> Tensor:
        """The mean of the projected vectors (n, m, hidden) of the words between; 0 where there are none."""
        with torch.autocast("cpu", enabled=False):  # Differences of long sums are lost in 16 bits.
            sums = projection(self.sums)
        return (sums[self.end] - sums[self.start]) / (self.end - self.start).clamp(min=1).unsqueeze(-1)


class Context(nn.Module):
    """What a pair of spans says when both look over the text: each word counts as much as both attend to it.

    As the localized context of document-level relation extraction (Zhou et al. 2021, ATLOP), with attention of its own.
    """

    def __init__(self, size: int, width: int, hidden: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(size, width, bias=False), nn.Linear(size, width, bias=False)
        self.key, self.value = nn.Linear(size, width, bias=False), nn.Linear(size, width, bias=False)
        self.out = nn.Linear(width, hidden, bias=False)
        nn.init.zeros_(self.out.weight)

    def forward(self, x: Tensor, y: Tensor, words: Tensor) -> Tensor:
        """Vectors (n, m, hidden) for spans x (n, size) and y (m, size) among the words (words, size) of their text."""
        keys = self.key(words) / self.key.out_features**0.5
        looks = (self.left(x) @ keys.T).float().unsqueeze(1) + (self.right(y) @ keys.T).float().unsqueeze(0)
        found: Tensor = self.out(looks.softmax(-1) @ self.value(words).float())
        return found


class PairScorer(nn.Module):
    """Scores (n, m, outputs) of all pairs of two lists of span vectors."""

    def __init__(self, section: dict[str, Any], outputs: int) -> None:
        super().__init__()
        size, hidden = int(section["size"]), int(section["hidden"])
        self.left, self.right = nn.Linear(size, hidden), nn.Linear(size, hidden)
        self.left_factor, self.right_factor = nn.Linear(size, hidden, bias=False), nn.Linear(size, hidden, bias=False)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.match = nn.Embedding(MATCHES, hidden) if section.get("matches") else None
        self.between = nn.Linear(size, hidden, bias=False) if section.get("between") else None
        if self.between is not None:
            nn.init.zeros_(self.between.weight)
        self.context = Context(size, int(section["context"]), hidden) if section.get("context") else None
        self.out = nn.Linear(hidden, outputs)
        nn.init.constant_(self.out.bias, float(section.get("prior", 0.0)))
        self.dropout = nn.Dropout(float(section.get("dropout", 0.2)))

    def forward(
        self, x: Tensor, y: Tensor, distance: Tensor, match: Tensor | None = None, between: Between | None = None
    ) -> Tensor:
        """x (n, size), y (m, size), distance and match classes (n, m), the text and what stands between in it."""
        hidden = self.left(x).unsqueeze(1) + self.right(y).unsqueeze(0) + self.distance(distance)
        hidden = hidden + self.left_factor(x).unsqueeze(1) * self.right_factor(y).unsqueeze(0)
        if self.match is not None and match is not None:
            hidden = hidden + self.match(match)
        if self.between is not None and between is not None:
            hidden = hidden + between.means(self.between)
        if self.context is not None and between is not None:
            hidden = hidden + self.context(x, y, between.words)
        scores: Tensor = self.out(self.dropout(functional.gelu(hidden)))
        return scores


def bounds_of(*spans: Spans) -> list[NDArray[np.int64]]:
    """Bounds (n, 2) of spans."""
    return [np.array(s.bounds, dtype=np.int64).reshape(-1, 2) for s in spans]


def distances(left: Spans, right: Spans) -> Tensor:
    """Distance classes of all pairs."""
    return torch.from_numpy(distance_classes(*bounds_of(left, right)))


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

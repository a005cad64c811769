"""Spans of a coded text as vectors: one head projects them, all heads on pairs of spans use them."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from actorgraph.loaders.language.spans import SPAN_TYPES, gaps, word_matches
from training.documents import Links, Spans
from training.heads import Head
from training.pairs import Between, bounds_of

TYPE_NUMBERS = {name: i for i, name in enumerate(SPAN_TYPES)}


class SpanHead(Head):
    """Span vectors: what the first word, the last word and the mean of all say, and the span's type."""

    def __init__(self, name: str, section: dict[str, Any], width: int, labels: list[str]) -> None:
        super().__init__(name, section)
        self.size = int(section["size"])
        self.project = nn.Linear(width, 3 * self.size)
        self.types = nn.Embedding(len(SPAN_TYPES), self.size)
        nn.init.normal_(self.types.weight, std=0.1)
        self.dropout = nn.Dropout(float(section.get("dropout", 0.2)))

    def outputs(self, words: Tensor) -> dict[str, Tensor]:
        """The three projections of every word, side by side (batch, words, 3 size)."""
        return {self.name: self.project(self.dropout(words))}

    def loss(self, words: Tensor, batch: dict[str, Any]) -> Tensor | None:
        """None: spans are learned through the heads that use them."""
        return None

    def inner(self, projected: Tensor) -> Tensor:
        """The projections (words, size) that means are made of."""
        return projected.float()[:, 2 * self.size :]

    def vectors(self, projected: Tensor, sums: Tensor, spans: Spans) -> Tensor:
        """Vectors (n, size) of one document's spans from its words' projections (words, 3 size) and their sums."""
        if not spans.bounds:
            return projected.new_zeros((0, self.size))
        bounds = torch.tensor(spans.bounds)
        first, last, _ = projected.float().split(self.size, -1)
        start, end = bounds[:, 0], bounds[:, 1]
        inside = (sums[end] - sums[start]) / (end - start).unsqueeze(1)
        kinds = self.types(torch.tensor([TYPE_NUMBERS[t] for t in spans.types]))
        return self.dropout(functional.gelu(first[start] + last[end - 1] + inside + kinds))


class Document:
    """A coded text of a batch: its links, its spans' vectors, and the words of its mentions."""

    def __init__(self, links: Links, words: list[str], projected: Tensor, head: SpanHead) -> None:
        self.links, self.words = links, words
        self._inner = head.inner(projected)
        self._sums = functional.pad(self._inner.cumsum(0), (0, 0, 1, 0))
        self.mentions = head.vectors(projected, self._sums, links.mentions)
        self.expressions = head.vectors(projected, self._sums, links.expressions)
        self.triggers = head.vectors(projected, self._sums, links.triggers)
        self.fillers = Spans(
            *(getattr(links.mentions, k) + getattr(links.expressions, k) for k in ("bounds", "types", "ids"))
        )

    def between(self, left: Spans, right: Spans) -> Between:
        """What stands between the spans of all pairs."""
        start, end = gaps(*bounds_of(left, right))
        return Between(self._inner, self._sums, torch.from_numpy(start), torch.from_numpy(end))

    def matches(self, spans: Spans) -> Tensor:
        """Classes of how the words of spans compare."""
        return torch.from_numpy(word_matches([[w.lower() for w in self.words[a:b]] for a, b in spans.bounds]))

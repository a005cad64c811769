"""The heads on pairs of spans at work: what training/links.py learned, in numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from actorgraph.loaders.language.spans import SPAN_TYPES, distance_classes, word_matches

Floats = NDArray[np.float32]
Bounds = Sequence[tuple[int, int]]

TYPE_NUMBERS = {name: i for i, name in enumerate(SPAN_TYPES)}


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, by its usual fast form (Hendrycks and Gimpel, 2016)."""
    return (0.5 * x * (1.0 + np.tanh(0.7978846 * (x + 0.044715 * x * x * x)))).astype(np.float32, copy=False)


class Projected:
    """The words' projections (words, 3 size) made ready for spans: by first word, by last word, and sums for means."""

    def __init__(self, projections: Floats) -> None:
        self.first, self.last, mean = np.split(projections, 3, axis=1)
        self.sums = np.concatenate([np.zeros((1, mean.shape[1])), mean.cumsum(0, dtype=np.float64)])


class PairHeads:
    """Scores pairs of spans of one document; `weights` as they lie beside the model."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._weights = weights

    def spans(self, projected: Projected, bounds: Bounds, types: Sequence[str]) -> Floats:
        """Vectors (n, size) of spans of words."""
        if not bounds:
            return np.zeros((0, projected.first.shape[1]), dtype=np.float32)
        start, end = np.array(bounds).T
        inside = ((projected.sums[end] - projected.sums[start]) / (end - start)[:, None]).astype(np.float32)
        kinds = self._weights["heads.span.types.weight"][[TYPE_NUMBERS[t] for t in types]]
        return gelu(projected.first[start] + projected.last[end - 1] + inside + kinds)

    def pairs(
        self,
        head: str,
        left: tuple[Floats, Bounds],
        right: tuple[Floats, Bounds],
        words: list[list[str]] | None = None,
    ) -> Floats:
        """Scores (n, m, labels) of a head for all pairs.

        `words` are those of the spans, lower case, where the head compares them.
        """
        (x, x_bounds), (y, y_bounds) = left, right
        if not len(x) or not len(y):
            return np.zeros((len(x), len(y), 1), dtype=np.float32)
        own = f"heads.{head}.scorer."
        w = {name.removeprefix(own): values for name, values in self._weights.items() if name.startswith(own)}
        distance = distance_classes(np.array(x_bounds), np.array(y_bounds))
        hidden = (x @ w["left.weight"].T + w["left.bias"])[:, None] + (y @ w["right.weight"].T + w["right.bias"])[None]
        hidden += (x @ w["left_factor.weight"].T)[:, None] * (y @ w["right_factor.weight"].T)[None]
        hidden += w["distance.weight"][distance]
        if words is not None:
            hidden += w["match.weight"][word_matches(words)]
        result: Floats = gelu(hidden) @ w["out.weight"].T + w["out.bias"]
        return result

    def status(self, vectors: Floats) -> Floats:
        """Scores (n, statuses) of trigger spans."""
        weight, bias = (self._weights[f"heads.status.scorer.{name}"] for name in ("weight", "bias"))
        result: Floats = vectors @ weight.T + bias
        return result


def probability(scores: Floats) -> Floats:
    """Logistic."""
    return (1.0 / (1.0 + np.exp(-scores))).astype(np.float32, copy=False)

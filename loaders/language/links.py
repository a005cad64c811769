"""The heads on pairs of spans at work: what training/links.py learned, in numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from actorgraph.loaders.language.spans import SPAN_TYPES, distance_classes, gaps, word_matches

Floats = NDArray[np.float32]
Bounds = Sequence[tuple[int, int]]

UNTHOUGHT = -30.0
"""The score of a pair that is not considered."""
FARTHEST = 60.0
MOST_LOOKS = 2_000_000
"""Pairs, times the words that they look over, which are scored at once: that bounds the memory that they take."""
MARGIN = 60
"""Words before and behind a section's spans that these look at, too."""
TYPE_NUMBERS = {name: i for i, name in enumerate(SPAN_TYPES)}


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, by its usual fast form (Hendrycks and Gimpel, 2016)."""
    return (0.5 * x * (1.0 + np.tanh(0.7978846 * (x + 0.044715 * x * x * x)))).astype(np.float32, copy=False)


class Projected:
    """The words' projections (words, 3 size) made ready for spans: by first word, by last word, and sums for means."""

    def __init__(self, projections: Floats) -> None:
        self.first, self.last, self.inner = np.split(projections, 3, axis=1)
        self.sums = running_sums(self.inner)
        self._between: dict[str, Floats] = {}

    def means(self, head: str, weight: Floats, start: NDArray[np.int64], end: NDArray[np.int64]) -> Floats:
        """Means (n, hidden) of what a head's matrix (hidden, size) makes of the words [start, end); 0 for no words."""
        if head not in self._between:
            # 32 bits halve the work on pairs; in a book of 20,000 words a mean is off by a thousandth.
            self._between[head] = running_sums(self.inner @ weight.T).astype(np.float32)
        sums = self._between[head]
        found: Floats = (sums[end] - sums[start]) / np.maximum(end - start, 1).astype(np.float32)[:, None]
        return found


def running_sums(words: Floats) -> NDArray[np.float64]:
    """Sums (words + 1, size) of the vectors before each word, in 64 bits."""
    sums = np.zeros((len(words) + 1, words.shape[1]))
    sums[1:] = words
    np.cumsum(sums, axis=0, out=sums)  # In place it takes less than half the time.
    return sums


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
        wanted: NDArray[np.bool_],
        words: list[list[str]] | None = None,
        projected: Projected | None = None,
    ) -> Floats:
        """Scores (n, m, labels) of a head for the pairs that are wanted (n, m), far below zero for all others.

        `words` are those of the spans, lower case, where the head compares them; `projected` are all words of the
        document, where it reads what stands between.
        """
        (x, x_bounds), (y, y_bounds) = left, right
        own = f"heads.{head}.scorer."
        w = {name.removeprefix(own): values for name, values in self._weights.items() if name.startswith(own)}
        scores = np.full((len(x), len(y), len(w["out.bias"])), UNTHOUGHT, dtype=np.float32)
        rows, columns = np.nonzero(wanted)
        if not len(rows):
            return scores
        distance = distance_classes(np.array(x_bounds), np.array(y_bounds))[rows, columns]
        hidden = (x @ w["left.weight"].T + w["left.bias"])[rows] + (y @ w["right.weight"].T + w["right.bias"])[columns]
        hidden += (x @ w["left_factor.weight"].T)[rows] * (y @ w["right_factor.weight"].T)[columns]
        hidden += w["distance.weight"][distance]
        if words is not None:
            hidden += w["match.weight"][word_matches(words)[rows, columns]]
        if projected is not None and "between.weight" in w:
            start, end = (bound[rows, columns] for bound in gaps(np.array(x_bounds), np.array(y_bounds)))
            hidden += projected.means(head, w["between.weight"], start, end)
        if projected is not None and "context.out.weight" in w:
            text = projected.inner[around(x_bounds, y_bounds)]
            hidden += context(w, (x, rows), (y, columns), text)
        scores[rows, columns] = gelu(hidden) @ w["out.weight"].T + w["out.bias"]
        return scores

    def status(self, vectors: Floats) -> Floats:
        """Scores (n, statuses) of trigger spans."""
        weight, bias = (self._weights[f"heads.status.scorer.{name}"] for name in ("weight", "bias"))
        result: Floats = vectors @ weight.T + bias
        return result


def around(left: Bounds, right: Bounds) -> slice:
    """The words among which spans are read: all from the first to the last of them, and some on either side."""
    bounds = np.array([*left, *right])
    return slice(max(int(bounds.min()) - MARGIN, 0), int(bounds.max()) + MARGIN)


def context(
    weights: dict[str, Floats],
    left: tuple[Floats, NDArray[np.int64]],
    right: tuple[Floats, NDArray[np.int64]],
    words: Floats,
) -> Floats:
    """What pairs say (pairs, hidden) when both of each look over the words: `Context` of training/pairs.py.

    `left` and `right` are spans (n, size) and which of them each pair has, `words` (words, size) those of their text.
    """
    w = {name.removeprefix("context."): values for name, values in weights.items() if name.startswith("context.")}
    keys = (words @ w["key.weight"].T / len(w["key.weight"]) ** 0.5).T
    (x, rows), (y, columns) = left, right
    x_looks, y_looks = x @ w["left.weight"].T @ keys, y @ w["right.weight"].T @ keys
    values = words @ w["value.weight"].T
    found = np.empty((len(rows), values.shape[1]), dtype=np.float32)
    for part in np.array_split(np.arange(len(rows)), len(rows) * len(words) // MOST_LOOKS + 1):
        looks = x_looks[rows[part]] + y_looks[columns[part]]
        shares = np.exp(looks - looks.max(1, keepdims=True))
        found[part] = shares @ values / shares.sum(1, keepdims=True)
    return found @ w["out.weight"].T


def probability(scores: Floats) -> Floats:
    """Logistic; scores beyond FARTHEST are not told apart, lest the exponential overflow."""
    return (1.0 / (1.0 + np.exp(-np.clip(scores, -FARTHEST, FARTHEST)))).astype(np.float32, copy=False)

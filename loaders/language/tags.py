"""Labels of words and spans from scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def spans(scores: Floats, labels: list[str]) -> list[tuple[int, int, str, float]]:
    """Spans (start, end, kind, probability) of B/I/O scores (words, labels); the labels begin with O.

    An I that follows no span of its kind begins one. The probability is that of the span's least sure word.
    """
    if not len(scores):
        return []
    best = scores.argmax(1)
    found: list[tuple[int, int, str, float]] = []
    likely = np.exp(scores - scores.max(1, keepdims=True))
    chance = likely.max(1) / likely.sum(1)
    for i in np.flatnonzero(best):
        label = labels[best[i]]
        kind, sure = label[2:], float(chance[i])
        if label[0] == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], int(i) + 1, kind, min(found[-1][3], sure))
        else:
            found.append((int(i), int(i) + 1, kind, sure))
    return found


def probabilities(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    likely = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = likely / likely.sum(-1, keepdims=True)
    return result

"""Labels of words and spans from scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def spans(chances: Floats, labels: list[str]) -> list[tuple[int, int, str, float]]:
    """Spans (start, end, kind, probability) of B/I/O probabilities (words, labels); the labels begin with O.

    Where a span begins and ends is decided over all kinds together, then its kind over all its words: heads that doubt
    between two kinds are sure of the span all the same. The probability is that of the least sure word being in it.
    """
    if not len(chances):
        return []
    kinds = list(dict.fromkeys(label[2:] for label in labels[1:]))
    begins, inside = (chances[:, [labels.index(f"{p}-{kind}") for kind in kinds]] for p in "BI")
    outside, first, more = chances[:, 0], begins.sum(1), inside.sum(1)
    found: list[tuple[int, int]] = []
    for i in np.flatnonzero(first + more > outside):
        if found and found[-1][1] == i and more[i] >= first[i]:
            found[-1] = (found[-1][0], int(i) + 1)
        else:
            found.append((int(i), int(i) + 1))
    likely = np.log(begins + inside + 1e-9)
    return [
        (start, end, kinds[int(likely[start:end].sum(0).argmax())], float(1 - outside[start:end].max()))
        for start, end in found
    ]


def agreeing(
    fine: Floats,
    coarse: Floats,
    fine_verbs: NDArray[np.bool_],
    coarse_verbs: NDArray[np.bool_],
    acts: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The likeliest fine tag and coarse tag of each word (words, labels) that are both a verb's, or neither.

    `fine_verbs` and `coarse_verbs` say which labels are verbs', `acts` which words have an object in the tree: they are
    verbs. Universal Dependencies has no verb with a noun's tag, and no object of anything else but by a slip.
    """
    chances = [np.log(probabilities(scores) + 1e-9) for scores in (fine, coarse)]
    best, worth = [], []
    for groups in ((fine_verbs, coarse_verbs), (~fine_verbs, ~coarse_verbs)):
        own = [np.where(labels, c, -np.inf) for c, labels in zip(chances, groups, strict=True)]
        best.append([c.argmax(1) for c in own])
        worth.append(own[0].max(1) + own[1].max(1))
    verbs = acts | (worth[0] > worth[1])
    return np.where(verbs, best[0][0], best[1][0]), np.where(verbs, best[0][1], best[1][1])


def probabilities(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    likely = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = likely / likely.sum(-1, keepdims=True)
    return result

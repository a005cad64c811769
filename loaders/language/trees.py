"""Dependency trees from the biaffine head: one root a sentence, no cycle, always.

The highest-scoring head of every word makes a tree most of the time; where it does not, Chu–Liu/Edmonds finds the
best tree (Dozat and Manning, 2017).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

ROOTS_TRIED = 3
"""How many words of a sentence are tried as its root where the best arcs make no tree."""


class TreeScorer:
    """Scores arcs and labels from the words' projections (words, 2 arc + 2 label) and the head's weights."""

    def __init__(self, arcs: Floats, relations: Floats, root: Floats) -> None:
        self._arcs, self._root = arcs, root
        self._arc, self._label = arcs.shape[1], relations.shape[1] - 1
        self._labels = relations.shape[0]
        self._relations = np.ascontiguousarray(relations.transpose(1, 0, 2).reshape(self._label + 1, -1))

    def heads(self, projected: Floats, starts: NDArray[np.bool_]) -> Integers:
        """Each word's head as an index into the text; a root points at itself."""
        a = self._arc
        dependents = with_one(projected[:, :a]) @ self._arcs
        heads = projected[:, a : 2 * a]
        root_scores = dependents @ self._root[:a]
        found = np.empty(len(projected), dtype=np.int64)
        bounds = [*np.flatnonzero(starts).tolist(), len(projected)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            scores = dependents[start:end] @ heads[start:end].T
            np.fill_diagonal(scores, root_scores[start:end])
            found[start:end] = start + tree(scores)
        return found

    def labels(self, projected: Floats, heads: Integers) -> Floats:
        """Scores (words, labels) of each word's arc to its head."""
        a, b = self._arc, self._label
        dependent = with_one(projected[:, 2 * a : 2 * a + b])
        head = projected[heads, 2 * a + b :].copy()
        roots = heads == np.arange(len(heads))
        head[roots] = self._root[a:]
        joined = (dependent @ self._relations).reshape(len(heads), self._labels, b + 1)
        return np.einsum("nlj,nj->nl", joined, with_one(head))


def with_one(x: Floats) -> Floats:
    """The vectors with a last entry of one, which makes a bilinear form affine."""
    return np.concatenate([x, np.ones((len(x), 1), dtype=x.dtype)], 1)


def tree(scores: Floats) -> Integers:
    """The best tree over the words of a sentence: scores[i, j] of j as head of i, scores[i, i] of i as root."""
    heads = scores.argmax(1)
    if is_tree(heads):
        return heads
    roots = np.argsort(-scores.diagonal())[:ROOTS_TRIED]
    found = [rooted_tree(scores, int(root)) for root in roots]
    words = np.arange(len(scores))
    return max(found, key=lambda h: float(scores[words, h].sum()))


def is_tree(heads: Integers) -> bool:
    """Whether exactly one word is its own head and every other word leads to it."""
    words = np.arange(len(heads))
    if (heads == words).sum() != 1:
        return False
    reached = heads
    for _ in range(int(len(heads)).bit_length()):
        reached = reached[reached]
    return bool((reached == reached[0]).all())


def rooted_tree(scores: Floats, root: int) -> Integers:
    """The best tree in which `root` is the root."""
    barred = scores.astype(np.float64)
    np.fill_diagonal(barred, -np.inf)
    barred[root] = -np.inf
    barred[root, root] = 0.0
    heads = edmonds(barred, root)
    heads[root] = root
    return heads


def edmonds(scores: NDArray[np.float64], root: int) -> Integers:
    """Chu–Liu/Edmonds: the best arborescence, cycles contracted one at a time."""
    heads = scores.argmax(1)
    heads[root] = root
    cycle = find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside)
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    small[:size, size] = scores[np.ix_(outside, cycle)].max(1)
    leaving = cycle[scores[np.ix_(outside, cycle)].argmax(1)]
    small[size, :size] = gain[:, outside].max(0)
    entered = cycle[gain[:, outside].argmax(0)]
    inner = edmonds(small, int(np.flatnonzero(outside == root)[0]))
    for k, word in enumerate(outside):
        heads[word] = leaving[k] if inner[k] == size else outside[inner[k]]
    heads[entered[inner[size]]] = outside[inner[size]]
    heads[root] = root
    return heads


def find_cycle(heads: Integers, root: int) -> Integers | None:
    """The words of one cycle, or None."""
    state = np.zeros(len(heads), dtype=np.int64)
    for word in range(len(heads)):
        path = []
        at = word
        while at != root and not state[at]:
            state[at] = word + 1
            path.append(at)
            at = int(heads[at])
        if at != root and state[at] == word + 1 and path:
            return np.array(path[path.index(at) :])
    return None

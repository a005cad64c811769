"""Dependency trees from the biaffine head: one root a sentence, no cycle, always.

The highest-scoring head of every word makes a tree most of the time; where it does not, Chu–Liu/Edmonds finds the
best tree (Dozat and Manning, 2017).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

ROOTS_TRIED = 3
"""How many words of a sentence are tried as its root where the best arcs make no tree."""
LONGEST_SENTENCE = 400
"""Words; what is longer (a list without a stop) is parsed in parts, since the work grows with the square."""
ROWS = 24
COLUMNS = 32
"""Products of matrices no larger than this are quick, and BLAS makes no threads of its own for them."""


class TreeScorer:
    """Scores arcs and labels from the words' projections (words, 2 arc + 2 label) and the head's weights."""

    def __init__(self, arcs: Floats, relations: Floats, root: Floats) -> None:
        self._arc, self._label = arcs.shape[1], relations.shape[1] - 1
        self._arcs = [np.ascontiguousarray(arcs[:, i : i + COLUMNS]) for i in range(0, self._arc, COLUMNS)]
        self._relations, self._root = np.ascontiguousarray(relations), root

    def heads(self, projected: Floats, starts: NDArray[np.bool_]) -> Integers:
        """Each word's head as an index into the text; a root points at itself.

        `starts` tells the words that begin a sentence; the first does.
        """
        found = np.empty(len(projected), dtype=np.int64)
        bounds = [*np.flatnonzero(starts).tolist(), len(projected)]
        for start, end in pairwise(bounds):
            root = None
            for first in range(start, end, LONGEST_SENTENCE):
                last = min(first + LONGEST_SENTENCE, end)
                part = first + tree(self.arc_scores(projected[first:last]))
                here = np.arange(first, last)
                root = int(here[part == here][0]) if root is None else root
                found[first:last] = np.where(part == here, root, part)
        return found

    def arc_scores(self, projected: Floats) -> Floats:
        """Scores (words, words) of a sentence's words as heads of each other; of each as root on the diagonal."""
        dependents, heads = with_one(projected[:, : self._arc]), projected[:, self._arc : 2 * self._arc].T
        scores = np.empty((len(projected), len(projected)), dtype=np.float32)
        for i in range(0, len(projected), ROWS):
            mapped = np.concatenate([dependents[i : i + ROWS] @ weights for weights in self._arcs], 1)
            for j in range(0, len(projected), COLUMNS):
                scores[i : i + ROWS, j : j + COLUMNS] = mapped @ heads[:, j : j + COLUMNS]
            rows = np.arange(i, i + len(mapped))
            scores[rows, rows] = mapped @ self._root[: self._arc]
        return scores

    def labels(self, projected: Floats, heads: Integers) -> Floats:
        """Scores (words, labels) of each word's arc to its head."""
        a, b = self._arc, self._label
        scores = np.empty((len(heads), len(self._relations)), dtype=np.float32)
        for i in range(0, len(heads), ROWS):
            chosen = heads[i : i + ROWS]
            head = projected[chosen, 2 * a + b :]
            head[chosen == np.arange(i, i + len(chosen))] = self._root[a:]
            joined = with_one(projected[i : i + ROWS, 2 * a : 2 * a + b]) @ self._relations
            scores[i : i + ROWS] = np.einsum("lnj,nj->nl", joined, with_one(head))
        return scores


def with_one(x: Floats) -> Floats:
    """The vectors with a last entry of one, which makes a bilinear form affine."""
    return np.concatenate([x, np.ones((len(x), 1), dtype=x.dtype)], 1)


def tree(scores: Floats) -> Integers:
    """The best tree over the words of a sentence: scores[i, j] of j as head of i, scores[i, i] of i as root."""
    heads: Integers = scores.argmax(1)
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
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == reached[0]).all())


def rooted_tree(scores: Floats, root: int) -> Integers:
    """The best tree in which `root` is the root."""
    barred = np.nan_to_num(scores.astype(np.float64)).clip(-1e9, 1e9)
    np.fill_diagonal(barred, -np.inf)
    barred[root] = -np.inf
    barred[root, root] = 0.0
    heads = edmonds(barred, root)
    heads[root] = root
    return heads


def edmonds(scores: NDArray[np.float64], root: int) -> Integers:
    """Chu–Liu/Edmonds: the best arborescence, cycles contracted one at a time."""
    heads: Integers = scores.argmax(1)
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

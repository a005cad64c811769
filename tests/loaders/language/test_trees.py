"""Trees are well formed whatever the scores, and the best where a slow search can tell."""

from itertools import product

import numpy as np
import pytest

from actorgraph.loaders.language import trees
from actorgraph.loaders.language.trees import TreeScorer, edmonds, is_tree, rooted_tree, tree


def random_scores(seed, size):
    return np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)


def roots_of(heads):
    return np.flatnonzero(heads == np.arange(len(heads))).tolist()


def leads_to(heads, root):
    """Whether every word leads to the root, by walking."""
    for word in range(len(heads)):
        at, steps = word, 0
        while at != root:
            at, steps = int(heads[at]), steps + 1
            if steps > len(heads):
                return False
    return True


def best_by_search(scores, root):
    """The best tree with that root of all trees there are."""
    size = len(scores)
    best, found = -np.inf, None
    for heads in product(range(size), repeat=size):
        if all((h == i) == (i == root) for i, h in enumerate(heads)) and leads_to(np.array(heads), root):
            total = sum(scores[i, h] for i, h in enumerate(heads) if i != root)
            if total > best:
                best, found = total, heads
    return found


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_found(seed):
    size = 2 + seed % 4
    scores = random_scores(seed, size)
    for root in range(size):
        assert tuple(rooted_tree(scores, root).tolist()) == best_by_search(scores, root)


def test_cycles_within_cycles_are_undone():
    scores = np.full((6, 6), -5.0)
    for word, head, score in [(1, 2, 9), (2, 1, 9), (3, 4, 9), (4, 3, 9), (2, 3, 8), (4, 1, 8), (5, 1, 1), (1, 0, 1)]:
        scores[word, head] = score
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads = edmonds(scores, 0)
    heads[0] = 0
    assert roots_of(heads) == [0]
    assert leads_to(heads, 0)


HOSTILE = {
    "all alike": lambda n: np.zeros((n, n), dtype=np.float32),
    "everyone a root": lambda n: np.eye(n, dtype=np.float32) * 100,
    "no one a root": lambda n: np.eye(n, dtype=np.float32) * -1e30,
    "one long cycle": lambda n: np.roll(np.eye(n, dtype=np.float32), 1, axis=1) * 50,
    "pairs of cycles": lambda n: np.kron(np.eye((n + 1) // 2), [[0, 9], [9, 0]])[:n, :n].astype(np.float32),
    "not numbers": lambda n: np.full((n, n), np.nan, dtype=np.float32),
    "without bound": lambda n: np.full((n, n), np.inf, dtype=np.float32) * np.sign(random_scores(1, n)),
    "very large": lambda n: random_scores(2, n) * np.float32(1e37),
}


@pytest.mark.parametrize("size", [1, 2, 3, 17, 90])
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.filterwarnings("ignore:.*encountered:RuntimeWarning")
def test_a_tree_comes_of_any_scores(kind, size):
    heads = tree(HOSTILE[kind](size))
    assert len(roots_of(heads)) == 1
    assert leads_to(heads, roots_of(heads)[0])
    assert is_tree(heads)


@pytest.mark.parametrize("heads", [[0, 1], [1, 0], [1, 2, 1], [0, 2, 1], [1, 2, 0]])
def test_what_is_no_tree_is_known(heads):
    assert not is_tree(np.array(heads))


def scorer(seed=0, arc=8, label=4, labels=5):
    rng = np.random.default_rng(seed)
    shapes = {"arcs": (arc + 1, arc), "relations": (labels, label + 1, label + 1), "root": (arc + label,)}
    return TreeScorer(**{name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def test_no_arc_leaves_its_sentence():
    rng = np.random.default_rng(3)
    projected = rng.normal(size=(120, 24)).astype(np.float32)
    starts = rng.random(120) < 0.15
    starts[0] = True
    heads = scorer().heads(projected, starts)
    numbers = starts.cumsum()
    assert (numbers == numbers[heads]).all()
    assert len(roots_of(heads)) == starts.sum()


def test_scores_are_those_of_the_formula_beyond_one_block():
    rng = np.random.default_rng(4)
    words = 2 * trees.ROWS + 7
    projected = rng.normal(size=(words, 2 * 40 + 2 * 4)).astype(np.float32)
    arcs = rng.normal(size=(41, 40)).astype(np.float32)
    relations, root = rng.normal(size=(5, 5, 5)).astype(np.float32), rng.normal(size=44).astype(np.float32)
    made = TreeScorer(arcs, relations, root)
    dependents = np.c_[projected[:, :40], np.ones(words)] @ arcs
    expected = dependents @ projected[:, 40:80].T
    np.fill_diagonal(expected, dependents @ root[:40])
    assert made.arc_scores(projected) == pytest.approx(expected, abs=1e-2)
    heads = rng.integers(words, size=words)
    heads[5] = 5
    chosen = np.where((heads == np.arange(words))[:, None], root[40:], projected[heads, 84:])
    one = np.ones((words, 1))
    expected = np.einsum("ni,lij,nj->nl", np.c_[projected[:, 80:84], one], relations, np.c_[chosen, one])
    assert made.labels(projected, heads) == pytest.approx(expected, abs=1e-3)


def test_a_sentence_without_end_is_one_tree():
    words = trees.LONGEST_SENTENCE * 2 + 50
    projected = np.random.default_rng(5).normal(size=(words, 24)).astype(np.float32)
    heads = scorer().heads(projected, np.arange(words) == 0)
    assert is_tree(heads)

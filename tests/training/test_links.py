"""Pairs of spans: what the network learns with is what numpy computes of the shipped weights."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from actorgraph.loaders.language import links  # noqa: E402
from actorgraph.loaders.language.links import PairHeads, Projected  # noqa: E402
from actorgraph.loaders.language.spans import SLOTS  # noqa: E402
from training.documents import Links, Spans  # noqa: E402
from training.links import ArgumentHead, positives_loss  # noqa: E402
from training.pairs import PairScorer, distances  # noqa: E402
from training.spans import Document, SpanHead  # noqa: E402

WORDS = ["Kataib", "Hezbollah", ",", "part", "of", "the", "PMF", ",", "fired", "at", "Iran-backed", "rivals"]
BOUNDS = [(0, 2), (6, 7), (10, 12), (10, 11)]
KINDS = ["armed_group", "coalition", "armed_group", "state"]
SIZE, HIDDEN, WIDTH = 8, 6, 10


@pytest.fixture
def heads():
    torch.manual_seed(1)
    spans = SpanHead("span", {"size": SIZE}, WIDTH, []).eval()
    scorer = PairScorer({"size": SIZE, "hidden": HIDDEN, "between": True, "context": 4}, 2).eval()
    torch.nn.init.normal_(scorer.between.weight)
    torch.nn.init.normal_(scorer.context.out.weight)
    named = {f"heads.span.{k}": v for k, v in spans.state_dict().items()}
    named |= {f"heads.affiliation.scorer.{k}": v for k, v in scorer.state_dict().items()}
    return spans, scorer, PairHeads({name: v.numpy() for name, v in named.items()})


@pytest.mark.parametrize("at_once", [2_000_000, 50])
def test_the_network_and_numpy_score_pairs_alike(heads, monkeypatch, at_once):
    monkeypatch.setattr(links, "MOST_LOOKS", at_once)
    spans, scorer, shipped = heads
    mentions = Spans(BOUNDS, KINDS, ["A1", "A2", "A3", "A4"])
    with torch.no_grad():
        projections = spans.outputs(torch.randn(len(WORDS), WIDTH))["span"]
        document = Document(Links(mentions, Spans(), Spans(), {}, set(), set(), set()), WORDS, projections, spans)
        learned = scorer(
            document.mentions,
            document.mentions,
            distances(mentions, mentions),
            between=document.between(mentions, mentions),
        ).numpy()
    projected = Projected(projections.numpy())
    both = (shipped.spans(projected, BOUNDS, KINDS), BOUNDS)
    wanted = np.ones((4, 4), dtype=bool)
    found = shipped.pairs("affiliation", both, both, wanted, projected=projected)
    assert np.allclose(found, learned, atol=2e-3)
    without = shipped.pairs("affiliation", both, both, wanted)
    assert not np.allclose(without[0, 1], found[0, 1], atol=2e-3), "the words between count"
    named = {f"heads.span.{k}": v.numpy() for k, v in spans.state_dict().items()}
    scoring = {k: v.numpy() for k, v in scorer.state_dict().items() if not k.startswith("context.")}
    unseeing = PairHeads(named | {f"heads.affiliation.scorer.{k}": v for k, v in scoring.items()})
    blind = unseeing.pairs("affiliation", both, both, wanted, projected=projected)
    assert not np.allclose(blind[2, 3], found[2, 3], atol=2e-3), "the rest of the text counts"
    assert np.allclose(without[2, 3], blind[2, 3]), "nothing stands between a span and its own part"


def test_a_slot_that_weighs_more_costs_more_to_miss():
    section = {"size": SIZE, "hidden": HIDDEN, "slots": {"claimed_by": 2.0}}
    weights = ArgumentHead("argument", section, WIDTH, list(SLOTS)).slots
    assert {slot: float(w) for slot, w in zip(SLOTS, weights, strict=True) if w != 1} == {"claimed_by": 2.0}
    scores, gold = torch.zeros(1, 1, len(SLOTS)), torch.zeros(1, 1, len(SLOTS))
    ratio = positives_loss(scores, gold, weights) / positives_loss(scores, gold)
    assert float(ratio) == pytest.approx((len(SLOTS) + 1) / len(SLOTS))

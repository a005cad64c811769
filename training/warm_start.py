"""Going on from a model that ships, where its checkpoints are gone: int8 weights put back into the network.

What quantisation has rounded off is soon learned again; what is lost is the state of the optimizer, and the heads and
word pieces that do not ship.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, numpy_helper

from training.network import Network

Floats = NDArray[np.float32]


def warm_start(network: Network, folder: Path, pieces: list[str]) -> list[str]:
    """Put the weights of an exported model into a network; the names of those that it has not.

    `pieces` are the network's vocabulary. Raises ValueError where a head's labels are others than the model's.
    """
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    for name, head in network.heads.items():
        if head.exported and labels.get(name) != network.labels[name]:
            raise ValueError(f"The model in {folder} has other labels for the head {name}: train from the beginning.")
    state = network.state_dict()
    found = shipped_weights(onnx.load(folder / "encoder.onnx"), state)
    with np.load(folder / "weights.npz") as beside:
        found |= {name: beside[name].astype(np.float32) for name in beside}
    rows = word_rows(found.pop(WORDS), (folder / "vocab.txt").read_text(encoding="utf-8").split(), pieces)
    for row, vector in rows.items():
        state[WORDS][row] = torch.from_numpy(vector)
    for name, values in found.items():
        state[name] = torch.tensor(values).reshape(state[name].shape)
    network.load_state_dict(state)
    return sorted(set(state) - set(found) - {WORDS})


WORDS = "encoder.bert.embeddings.word_embeddings.weight"


def word_rows(embedding: Floats, shipped: list[str], pieces: list[str]) -> dict[int, Floats]:
    """The vectors of the word pieces that ship, by their row in the network."""
    row = {piece: i for i, piece in enumerate(pieces)}
    return {row[piece]: embedding[i] for i, piece in enumerate(shipped) if piece in row}


def shipped_weights(model: ModelProto, names: dict[str, torch.Tensor]) -> dict[str, Floats]:
    """The weights inside the graph under the network's names; matrices lie transposed there."""
    values = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    producers = {out: node for node in model.graph.node for out in node.output}
    found: dict[str, Floats] = {}
    for name in names:
        if name in values:
            found[name] = values[name]
        elif f"{name}_quantized" in values:
            found[name] = dequantised(values, name)
    for node in model.graph.node:
        for bias in node.input:
            weight = bias.removesuffix("bias") + "weight"
            if bias.endswith(".bias") and weight in names and weight not in found:
                found[weight] = dequantised(values, matrix_before(node, bias, producers)).T
    for prefix in (n.removesuffix("weights_quantized") for n in values if n.endswith("attention.weights_quantized")):
        found |= attention(values, prefix)
    return {name: np.ascontiguousarray(v) for name, v in found.items()}


def attention(values: dict[str, NDArray[np.generic]], prefix: str) -> dict[str, Floats]:
    """The three projections of a layer, which lie side by side in the graph."""
    weights = np.split(dequantised(values, f"{prefix}weights"), 3, axis=1)
    biases = np.split(values[f"{prefix}biases"], 3)
    parts = ("query", "key", "value")
    found: dict[str, Floats] = {f"{prefix}self.{p}.weight": w.T for p, w in zip(parts, weights, strict=True)}
    return found | {f"{prefix}self.{p}.bias": b for p, b in zip(parts, biases, strict=True)}


def dequantised(values: dict[str, NDArray[np.generic]], name: str) -> Floats:
    """A matrix in floats; scales are one per matrix or one per column."""
    whole, zero, scale = (values[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point", "scale"))
    floats: Floats = (whole - zero) * scale
    return floats


def matrix_before(node: NodeProto, bias: str, producers: dict[str, NodeProto]) -> str:
    """The name of the matrix by which a product is made before the bias is added."""
    todo = [producers[name] for name in node.input if name != bias and name in producers]
    while todo:
        at = todo.pop(0)
        if at.op_type == "MatMulInteger":
            return str(at.input[1]).removesuffix("_quantized")
        if at.op_type in ("Mul", "Cast"):
            todo += [producers[name] for name in at.input if name in producers]
    raise ValueError(f"No matrix stands before {bias} in the graph of the model.")

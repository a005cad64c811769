"""The exported graph made quicker: attention, layer norms and GELUs as onnxruntime's own fused operators.

onnxruntime's optimizer does not know the attention that torch's exporter writes, so that one is put in by hand. A
window is run by itself and never padded, so the fused attention needs no mask.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.onnx_model import OnnxModel

PROJECTIONS = ("query", "key", "value")


def fuse(path: Path, heads: int, width: int) -> None:
    """Rewrite the fp32 graph of a file in place; `heads` and `width` are those of the encoder's attention."""
    model = onnx.load(path)
    layers = sum(i.name.endswith("attention.self.query.bias") for i in model.graph.initializer)
    for layer in range(layers):
        put_attention(model, layer, heads)
    graph = OnnxModel(model)
    graph.prune_graph()
    graph.save_model_to_file(str(path))
    optimizer.optimize_model(str(path), "bert", heads, width, opt_level=0).save_model_to_file(str(path))


def put_attention(model: ModelProto, layer: int, heads: int) -> None:
    """Replace the attention of one layer, from its three projections to the input of its dense layer."""
    prefix = f"encoder.bert.encoder.layer.{layer}.attention."
    producers = {out: node for node in model.graph.node for out in node.output}
    values = {i.name: i for i in model.graph.initializer}
    projections = [projection(model, f"{prefix}self.{name}.bias", producers) for name in PROJECTIONS]
    dense = projection(model, f"{prefix}output.dense.bias", producers)
    weights = np.concatenate([numpy_helper.to_array(values[p.input[1]]) for p in projections], 1)
    biases = np.concatenate([numpy_helper.to_array(values[f"{prefix}self.{n}.bias"]) for n in PROJECTIONS])
    names = [store(model, f"{prefix}weights", weights), store(model, f"{prefix}biases", biases)]
    old = producers[dense.input[0]]
    fused = helper.make_node(
        "Attention",
        [projections[0].input[0], *names],
        [dense.input[0]],
        f"attention_{layer}",
        domain="com.microsoft",
        num_heads=heads,
    )
    model.graph.node.insert(list(model.graph.node).index(old), fused)
    model.graph.node.remove(old)
    if not any(o.domain == "com.microsoft" for o in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def projection(model: ModelProto, bias: str, producers: dict[str, NodeProto]) -> NodeProto:
    """The matrix product to which a bias is added."""
    add = next(node for node in model.graph.node if bias in node.input)
    return producers[next(name for name in add.input if name != bias)]


def store(model: ModelProto, name: str, values: NDArray[np.float32]) -> str:
    """Put an array among the graph's weights; its name."""
    model.graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
    return name

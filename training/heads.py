"""The heads on the encoder's word vectors: one class each, built from one section of the recipe.

A head has `outputs` (what the exported model computes for every word) and `loss` (what it learns from).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

IGNORED = -100
"""The label of a word of which the corpus says nothing."""


class Head(nn.Module):
    """What heads have in common: a name, a weight in the loss, the top that they read, whether they ship."""

    def __init__(self, name: str, section: dict[str, Any]) -> None:
        super().__init__()
        self.name = name
        self.weight = float(section.get("weight", 1.0))
        self.exported = bool(section.get("exported", True))
        self.top = str(section.get("top", "language"))

    def outputs(self, words: Tensor) -> dict[str, Tensor]:
        """Named tensors (batch, words, …) for the exported model."""
        raise NotImplementedError

    def loss(self, words: Tensor, batch: dict[str, Any]) -> Tensor | None:
        """The head's loss on a batch; None where the batch has nothing for it."""
        raise NotImplementedError


class TagHead(Head):
    """One label per word from a closed list."""

    def __init__(self, name: str, section: dict[str, Any], width: int, labels: list[str]) -> None:
        super().__init__(name, section)
        self.labels = labels
        hidden = int(section.get("hidden", 0))
        self.dropout = nn.Dropout(float(section.get("dropout", 0.2)))
        self.scorer: nn.Module = nn.Linear(width, len(labels))
        if hidden:
            self.scorer = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, len(labels)))

    def outputs(self, words: Tensor) -> dict[str, Tensor]:
        """Scores (batch, words, labels)."""
        return {self.name: self.scorer(self.dropout(words))}

    def loss(self, words: Tensor, batch: dict[str, Any]) -> Tensor | None:
        """Cross-entropy over the labelled words."""
        gold = batch.get(self.name)
        if gold is None or bool((gold == IGNORED).all()):
            return None
        scores = self.outputs(words)[self.name]
        return functional.cross_entropy(scores.flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORED)


class TreeHead(Head):
    """Biaffine arcs and labels (Dozat and Manning, 2017), each word choosing its head within its sentence.

    The root is a column of its own before the words: head 0 is the root, head i + 1 is word i.
    """

    def __init__(self, name: str, section: dict[str, Any], width: int, labels: list[str]) -> None:
        super().__init__(name, section)
        self.labels = labels
        arc, label = int(section["arc_width"]), int(section["label_width"])
        self.arc_width, self.label_width = arc, label
        self.dropout = nn.Dropout(float(section.get("dropout", 0.33)))
        self.project = nn.Linear(width, 2 * arc + 2 * label)
        self.root = nn.Parameter(torch.zeros(arc + label))
        self.arcs = nn.Parameter(torch.zeros(arc + 1, arc))
        self.relations = nn.Parameter(torch.zeros(len(labels), label + 1, label + 1))
        nn.init.normal_(self.arcs, std=0.02)
        nn.init.normal_(self.relations, std=0.02)

    def outputs(self, words: Tensor) -> dict[str, Tensor]:
        """The four projections of every word, side by side (batch, words, 2 arc + 2 label)."""
        return {self.name: functional.leaky_relu(self.project(self.dropout(words)), 0.1)}

    def split(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Dependent and head projections for arcs and for labels, the root put before the heads."""
        both = self.dropout(self.outputs(words)[self.name])
        a, b = self.arc_width, self.label_width
        dependent, head, label_dependent, label_head = both.split([a, a, b, b], -1)
        root = self.root.to(both.dtype).expand(both.shape[0], 1, -1)
        return (
            dependent,
            torch.cat([root[..., :a], head], 1),
            label_dependent,
            torch.cat([root[..., a:], label_head], 1),
        )

    def arc_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores (batch, words, words + 1)."""
        return _with_one(dependent) @ self.arcs.to(dependent.dtype) @ head.transpose(1, 2)

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores (n, labels) of n arcs, dependent and head side by side."""
        return torch.einsum("ni,lij,nj->nl", _with_one(dependent), self.relations.to(dependent.dtype), _with_one(head))

    def loss(self, words: Tensor, batch: dict[str, Any]) -> Tensor | None:
        """Cross-entropy of heads (other sentences masked) and of the labels of the gold arcs."""
        heads, labels, sentence = batch["heads"], batch[self.name], batch["sentence"]
        known = heads != IGNORED
        if not known.any():
            return None
        dependent, head, label_dependent, label_head = self.split(words)
        scores = self.arc_scores(dependent, head).float()
        apart = sentence.unsqueeze(2) != sentence.unsqueeze(1)
        apart = functional.pad(apart, (1, 0), value=False)
        scores = scores.masked_fill(apart, -1e4)
        arc_loss = functional.cross_entropy(scores[known], heads[known])
        rows, _ = torch.nonzero(known, as_tuple=True)
        chosen = label_head[rows, heads[known]]
        label_loss = functional.cross_entropy(self.label_scores(label_dependent[known], chosen).float(), labels[known])
        return arc_loss + label_loss


def _with_one(x: Tensor) -> Tensor:
    """The vectors with a last entry of one, which makes a bilinear form affine."""
    return functional.pad(x, (0, 1), value=1.0)

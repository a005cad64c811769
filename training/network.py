"""The encoder and all its heads as one network."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from training import heads, links, spans
from training.distractors import with_distractors
from training.dropout import with_own_dropout
from training.encoder import TOPS, Encoder
from training.spans import Document, SpanHead

ROOMS = (heads, links, spans)
"""Where heads are found by the class that the recipe names."""
TAGGERS = ("mention", "mention_inside", "trigger", "expression")


class Network(nn.Module):
    """One encoder, many heads; built from the recipe and the heads' labels."""

    def __init__(self, recipe: dict[str, Any], labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = Encoder(float(recipe["encoder"]["dropout"]))
        self.heads = nn.ModuleDict()
        for name, section in recipe["heads"].items():
            kind: type[heads.Head] = next(getattr(m, section["class"]) for m in ROOMS if hasattr(m, section["class"]))
            self.heads[name] = kind(name, section, self.encoder.width, labels[name])  # type: ignore[call-arg]
        self.labels = labels
        with_own_dropout(self)

    def words(self, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Word vectors (batch, words, width) of each top; 0 where the row has no labels for its heads.

        A coded text has labels for the heads on reports alone, any other window for those on language alone.
        """
        barred = Encoder.barred(batch["mask"])
        pieces = self.encoder.shared(batch["ids"], batch["shapes"], barred)
        coded = torch.zeros(len(pieces), dtype=torch.bool)
        coded[[row for row, _ in batch["linked"]]] = True
        found = {}
        for name, chosen in zip(TOPS, (~coded, coded), strict=True):
            rows = torch.nonzero(chosen)[:, 0]
            found[name] = pieces.new_zeros(*batch["firsts"].shape, pieces.shape[-1])
            if len(rows):
                read = self.encoder.top(name, pieces[rows], barred[rows], batch["firsts"][rows])
                found[name] = found[name].to(read.dtype).index_copy(0, rows, read)
        return found

    def losses(self, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Each head's loss, unweighted; heads of which the batch says nothing are absent."""
        vectors = self.words(batch)
        if batch["linked"]:
            batch = batch | {"documents": self.documents(vectors["reports"], batch)}
        found = {}
        for name, head in self.heads.items():
            if (loss := head.loss(vectors[head.top], batch)) is not None:  # type: ignore[operator,index]
                found[name] = loss
        return found

    def documents(self, vectors: Tensor, batch: dict[str, Any]) -> list[Document]:
        """The coded texts of a batch, with span vectors, and with false spans that the tag heads now find."""
        head: SpanHead = self.heads["span"]  # type: ignore[assignment]
        projected = head.outputs(vectors)["span"]
        with torch.no_grad():
            tags = {n: self.heads[n].outputs(vectors)[n].argmax(-1).tolist() for n in TAGGERS}  # type: ignore[operator]
        found = []
        for row, sentence in batch["linked"]:
            names = {n: [self.labels[n][t] for t in tags[n][row][: len(sentence)]] for n in TAGGERS}
            spans = with_distractors(sentence.links, names)
            found.append(Document(spans, sentence.words, projected[row], head))
        return found

    def learn_only(self, top: str | None) -> None:
        """Let only one top and its heads learn, so that the other stays as it is; None lets everything learn."""
        learning = [self.encoder.bert.encoder.layer[TOPS.index(top) - len(TOPS)]] if top else [self]
        learning += [head for head in self.heads.values() if top and head.top == top]
        self.requires_grad_(False)
        for module in learning:
            module.requires_grad_(True)

    def total(self, losses: dict[str, Tensor]) -> Tensor:
        """The weighted sum."""
        return torch.stack([loss * self.heads[name].weight for name, loss in losses.items()]).sum()  # type: ignore[operator]

"""Heads on pairs of spans: coreference, arguments, affiliations, answers, one attack told twice.

All share one projection of spans. A head scores pairs of mentions (words), but learns at the level of things: the
score of two entities or events is the log-sum-exp over the pairs of their mentions, so that the corpus need not say
in which words an affiliation stands (as in document-level relation extraction, Zhou et al. 2021, ATLOP).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from actorgraph.loaders.language.spans import AFFILIATIONS, SLOTS, STATUSES
from training.documents import Spans
from training.heads import Head
from training.pairs import PairScorer, distances, groups, pooled
from training.spans import Document


class LinkHead(Head):
    """A head that goes through the documents of a batch one by one."""

    def __init__(self, name: str, section: dict[str, Any], width: int, labels: list[str]) -> None:
        super().__init__(name, section)
        self.labels = labels
        self.scorer = PairScorer(section, len(labels))

    def outputs(self, words: Tensor) -> dict[str, Tensor]:
        """Nothing per word: the pair scorer's weights are shipped beside the model."""
        return {}

    def loss(self, words: Tensor, batch: dict[str, Any]) -> Tensor | None:
        """The mean over documents of each document's loss."""
        found = [self.document_loss(d) for d in batch.get("documents", ())]
        kept = [x for x in found if x is not None]
        return torch.stack(kept).mean() if kept else None

    def scores(self, document: Document, left: tuple[Tensor, Spans], right: tuple[Tensor, Spans]) -> Tensor:
        """Scores (n, m, labels) of all pairs of two lists of spans with their vectors."""
        (x, x_spans), (y, y_spans) = left, right
        reads = self.scorer.between is not None or self.scorer.context is not None
        between = document.between(x_spans, y_spans) if reads else None
        match = document.matches(x_spans) if self.scorer.match is not None else None
        scores: Tensor = self.scorer(x, y, distances(x_spans, y_spans), match, between)
        return scores

    def document_loss(self, document: Document) -> Tensor | None:
        """The loss on one document; None where it has nothing to learn from."""
        raise NotImplementedError


def antecedent_loss(scores: Tensor, spans: Spans, allowed: Tensor) -> Tensor | None:
    """Mention ranking (Lee et al. 2017): each span chooses an earlier one of its id, or none (score 0)."""
    n = len(spans.ids)
    if n < 2:
        return None
    earlier = torch.ones(n, n).tril(-1).bool() & allowed
    gold = torch.tensor([[a == b for b in spans.ids] for a in spans.ids]) & earlier
    gold = torch.cat([~gold.any(1, keepdim=True), gold], 1)
    scores = functional.pad(scores.masked_fill(~earlier, -1e4), (1, 0))
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~gold, -1e4), 1)).mean()


class CoreferenceHead(LinkHead):
    """Which earlier mention of an actor or place a mention means."""

    def document_loss(self, document: Document) -> Tensor | None:
        """Mention ranking among actors, and among places."""
        spans = document.links.mentions
        mentions = document.mentions, spans
        scores = self.scores(document, mentions, mentions)[..., 0]
        actor = torch.tensor([name[0] == "A" for name in spans.ids], dtype=torch.bool)
        return antecedent_loss(scores, spans, actor.unsqueeze(0) == actor.unsqueeze(1))


class EventHead(LinkHead):
    """Which earlier trigger tells of the same attack."""

    def document_loss(self, document: Document) -> Tensor | None:
        """Mention ranking among triggers."""
        spans = document.links.triggers
        triggers = document.triggers, spans
        scores = self.scores(document, triggers, triggers)[..., 0]
        return antecedent_loss(scores, spans, torch.ones(len(spans.ids), len(spans.ids)).bool())


def positives_loss(scores: Tensor, gold: Tensor, weight: Tensor | None = None) -> Tensor:
    """Binary cross-entropy over all pairs, per positive pair, so that documents with more pairs do not weigh more.

    `weight` is that of each label, 1 for all without it.
    """
    return functional.binary_cross_entropy_with_logits(scores, gold, weight, reduction="sum") / (gold.sum() + 2.0)


class ArgumentHead(LinkHead):
    """What fills which slot of an attack; the recipe may weigh slots that few attacks have."""

    def __init__(self, name: str, section: dict[str, Any], width: int, labels: list[str]) -> None:
        super().__init__(name, section, width, labels)
        self.slots = torch.tensor([float(section.get("slots", {}).get(slot, 1.0)) for slot in SLOTS])

    def document_loss(self, document: Document) -> Tensor | None:
        """Binary cross-entropy over (attack, filler, slot)."""
        links = document.links
        if not links.triggers.ids or not document.fillers.ids:
            return None
        fillers = torch.cat([document.mentions, document.expressions])
        events, event_members = groups(links.triggers)
        things, thing_members = groups(document.fillers)
        scores = self.scores(document, (document.triggers, links.triggers), (fillers, document.fillers))
        scores = pooled(scores, event_members, thing_members)
        gold = torch.tensor([[[float((e, s, t) in links.arguments) for s in SLOTS] for t in things] for e in events])
        return positives_loss(scores, gold, self.slots)


class AffiliationHead(LinkHead):
    """Which actor is affiliated with which, and how: junior to senior."""

    def document_loss(self, document: Document) -> Tensor | None:
        """Binary cross-entropy over (actor, actor, kind)."""
        spans = document.links.mentions
        keep = [i for i, name in enumerate(spans.ids) if name[0] == "A"]
        actors = Spans([spans.bounds[i] for i in keep], [spans.types[i] for i in keep], [spans.ids[i] for i in keep])
        ids, members = groups(actors)
        if len(ids) < 2:
            return None
        vectors = document.mentions[torch.tensor(keep)]
        scores = pooled(self.scores(document, (vectors, actors), (vectors, actors)), members, members)
        said = document.links.affiliations | {
            (b, k, a) for a, k, b in document.links.affiliations if k == "allied_with"
        }
        gold = torch.tensor([[[float((a, k, b) in said) for k in AFFILIATIONS] for b in ids] for a in ids])
        apart = ~torch.eye(len(ids)).bool()
        return positives_loss(scores[apart], gold[apart])


class AnswerHead(LinkHead):
    """Which attack answers which attack or motive."""

    def document_loss(self, document: Document) -> Tensor | None:
        """Binary cross-entropy over (attack, attack or motive)."""
        links = document.links
        keep = [i for i, t in enumerate(links.expressions.types) if t == "M"]
        causes = Spans(
            links.triggers.bounds + [links.expressions.bounds[i] for i in keep],
            [],
            links.triggers.ids + [links.expressions.ids[i] for i in keep],
        )
        events, event_members = groups(links.triggers)
        ids, members = groups(causes)
        if not events or len(ids) < 2:
            return None
        vectors = torch.cat([document.triggers, document.expressions[torch.tensor(keep, dtype=torch.long)]])
        scores = self.scores(document, (document.triggers, links.triggers), (vectors, causes))
        scores = pooled(scores, event_members, members)[..., 0]
        gold = torch.tensor([[float((e, c) in links.answers) for c in ids] for e in events])
        apart = torch.tensor([[e != c for c in ids] for e in events])
        return positives_loss(scores[apart], gold[apart])


class StatusHead(Head):
    """Whether an attack is reported, claimed, attributed, alleged or denied."""

    def __init__(self, name: str, section: dict[str, Any], width: int, labels: list[str]) -> None:
        super().__init__(name, section)
        self.labels = labels
        self.scorer = nn.Linear(int(section["size"]), len(labels))

    def outputs(self, words: Tensor) -> dict[str, Tensor]:
        """Nothing per word."""
        return {}

    def loss(self, words: Tensor, batch: dict[str, Any]) -> Tensor | None:
        """Cross-entropy over the triggers of actual attacks."""
        scores, gold = [], []
        for document in batch.get("documents", ()):
            spans = document.links.triggers
            keep = [
                i for i, name in enumerate(spans.ids) if name in document.links.status and spans.types[i] == "actual"
            ]
            if keep:
                scores.append(self.scorer(document.triggers[torch.tensor(keep)]))
                gold += [STATUSES.index(document.links.status[spans.ids[i]]) for i in keep]
        return functional.cross_entropy(torch.cat(scores), torch.tensor(gold)) if gold else None


LINK_LABELS = {
    "span": [],
    "coreference": ["same"],
    "event": ["same"],
    "argument": list(SLOTS),
    "affiliation": list(AFFILIATIONS),
    "answer": ["answers"],
    "status": list(STATUSES),
}

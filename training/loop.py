"""The training loop: stages of so many words, checkpoints often, going on where a run was broken off."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.optim import AdamW

from actorgraph.loaders.language.wordpieces import WordPieces
from training.augmentation import names_in
from training.averaging import mean_weights
from training.batches import batched, collate, fitting, size
from training.corpora import Corpus, a_pass
from training.network import Network

CLIP = 5.0
"""Longest gradient; the heads on pairs have long ones on texts with many false pairs."""
SAVE_EVERY = 240.0
"""Seconds between checkpoints."""


def optimizer_for(network: Network, recipe: dict[str, Any]) -> AdamW:
    """AdamW with one rate for the encoder and one for the heads."""
    rates, decay = recipe["rates"], recipe["decay"]
    fresh = [*network.heads.parameters(), *network.encoder.shapes.parameters()]
    groups = [
        dict(params=list(network.encoder.bert.parameters()), lr=rates["encoder"], initial=rates["encoder"]),
        dict(params=fresh, lr=rates["heads"], initial=rates["heads"]),
    ]
    return AdamW(groups, weight_decay=decay, betas=(0.9, 0.98), fused=True)


def set_rate(optimizer: AdamW, share: float, warmup: float, stage: dict[str, Any]) -> None:
    """Rates at a share of the stage: a rise to `peak`, then a fall to `end` (both shares of the recipe's rates)."""
    peak, end = float(stage["peak"]), float(stage["end"])
    height = (
        peak * share / warmup if share < warmup else peak + (end - peak) * min((share - warmup) / (1 - warmup), 1.0)
    )
    for group in optimizer.param_groups:
        group["lr"] = group["initial"] * height


class Run:
    """One training run in a folder; `train` may be called again after a break."""

    def __init__(
        self, folder: Path, recipe: dict[str, Any], corpora: list[Corpus], network: Network, pieces: WordPieces
    ) -> None:
        self.folder, self.recipe, self.corpora, self.network, self.pieces = folder, recipe, corpora, network, pieces
        self.optimizer = optimizer_for(network, recipe)
        self.numbers = {n: {label: i for i, label in enumerate(ls)} for n, ls in network.labels.items()}
        self.stage, self.seen, self.passes = 0, 0, 0
        self.names = names_in(s for corpus in corpora for s in corpus.sentences)
        self.hiding = np.random.default_rng(recipe["seed"])

    def begin_with(self, stage: str) -> None:
        """Leave out the stages before this one; a run that has begun goes on where it was."""
        self.stage = list(self.recipe["stages"]).index(stage)

    def train(self) -> None:
        """Every stage of the recipe that is not done yet."""
        self.resume()
        stages = list(self.recipe["stages"].items())
        while self.stage < len(stages):
            name, section = stages[self.stage]
            self.train_stage(name, section)
            self.save(f"{name}.pt")
            self.stage, self.seen, self.passes = self.stage + 1, 0, 0
            self.save("last.pt")

    def train_stage(self, name: str, section: dict[str, Any]) -> None:
        """Passes over the corpora until the stage's words are seen."""
        if not self.seen and (before := section.get("mean")):
            self.network.load_state_dict(mean_weights([self.folder / f"{stage}.pt" for stage in before]))
            self.optimizer.state.clear()
        self.network.train()
        self.network.learn_only(section.get("only"))
        unknown = section.get("unknown", self.recipe["augmentation"]["unknown"])
        saved, started, start_seen = time.monotonic(), time.monotonic(), self.seen
        running: dict[str, float] = {}
        step = 0
        while self.seen < section["words"]:
            rng = random.Random(f"{self.recipe['seed']} {name} {self.passes}")
            for batch in batched(
                a_pass(self.corpora, self.names, self.recipe, {"name": name, **section}, rng), self.recipe["batch"], rng
            ):
                set_rate(self.optimizer, self.seen / section["words"], self.recipe["warmup"], section)
                for head, loss in self.step(batch, unknown).items():
                    running[head] = 0.98 * running.get(head, loss) + 0.02 * loss
                self.seen += sum(map(size, batch))
                step += 1
                if step % 50 == 0:
                    rate = (self.seen - start_seen) / (time.monotonic() - started)
                    shown = " ".join(f"{k} {v:.3f}" for k, v in running.items())
                    print(f"{name} {self.seen:>9,} words {rate:,.0f}/s  {shown}", flush=True)
                if time.monotonic() - saved > SAVE_EVERY:
                    self.save("last.pt")
                    saved = time.monotonic()
                if self.seen >= section["words"]:
                    break
            self.passes += 1

    def step(self, batch: list[Any], unknown: float) -> dict[str, float]:
        """One step of the optimizer, a word being unknown with such a chance; the losses of the heads."""
        whole = fitting(batch, self.pieces, unknown, self.hiding)
        if not whole:
            return {}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = self.network.losses(collate(whole, self.pieces, self.numbers))
            total = self.network.total(losses)
        self.optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimizer.step()
        return {k: float(v.detach()) for k, v in losses.items()}

    def save(self, name: str) -> None:
        """A checkpoint, whole or not at all."""
        state = dict(
            network=self.network.state_dict(),
            optimizer=self.optimizer.state_dict(),
            labels=self.network.labels,
            stage=self.stage,
            seen=self.seen,
            passes=self.passes,
            recipe=self.recipe,
        )
        torch.save(state, self.folder / "saving")
        (self.folder / "saving").rename(self.folder / name)

    def resume(self) -> None:
        """Go on from the last checkpoint where there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=False)
            missing = self.network.load_state_dict(state["network"], strict=False).missing_keys
            if not missing:
                self.optimizer.load_state_dict(state["optimizer"])
            self.stage, self.seen, self.passes = state["stage"], state["seen"], state["passes"]

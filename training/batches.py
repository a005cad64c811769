"""Windows of sentences as tensors, in batches of about as many words, windows of like length together."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from actorgraph.loaders.language.wordpieces import WordPieces
from training.heads import IGNORED
from training.sentences import Window

Labels = dict[str, dict[str, int]]
"""Each head's labels with their numbers."""
Encoded = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
CODED = 0.5
"""Share of that chance in coded texts, where one word may be all that tells of an attack."""
MOST = 512
"""Pieces that the encoder has positions for."""


def collate(batch: list[tuple[Window, Encoded]], pieces: WordPieces, labels: Labels) -> dict[str, Any]:
    """Tensors of a batch: pieces, first pieces, sentences, heads, and one label tensor per tag head."""
    windows, encoded = [window for window, _ in batch], [e for _, e in batch]
    n_pieces, n_words = max(len(e[0]) for e in encoded), max(len(e[2]) for e in encoded)
    ids = np.full((len(windows), n_pieces), pieces.padding)
    shapes, mask = np.zeros_like(ids), np.zeros_like(ids)
    firsts = np.zeros((len(windows), n_words), dtype=np.int64)
    for row, (cut, letters, starts) in enumerate(encoded):
        ids[row, : len(cut)], shapes[row, : len(cut)], mask[row, : len(cut)] = cut, letters, 1
        firsts[row, : len(starts)] = starts
    gold = {name: np.full((len(windows), n_words), IGNORED) for name in [*labels, "heads"]}
    sentence = np.full((len(windows), n_words), -1)
    for row, window in enumerate(windows):
        at = 0
        for number, s in enumerate(window):
            here = slice(at, at + len(s))
            sentence[row, here] = number
            for name, values in s.labels.items():
                if name in labels:
                    gold[name][row, here] = [labels[name].get(v, IGNORED) for v in values]
            if s.starts_known:
                gold["starts"][row, here] = [1, *[0] * (len(s) - 1)]
            if s.heads:
                gold["heads"][row, here] = [0 if h == k else at + h + 1 for k, h in enumerate(s.heads)]
            at += len(s)
    tensors: dict[str, Tensor] = {k: torch.from_numpy(v) for k, v in gold.items()}
    tensors |= {
        k: torch.from_numpy(v)
        for k, v in dict(ids=ids, shapes=shapes, mask=mask, firsts=firsts, sentence=sentence).items()
    }
    linked = [(row, window[0]) for row, window in enumerate(windows) if window[0].links]
    return {**tensors, "linked": linked}


def fitting(
    batch: list[Window], pieces: WordPieces, unknown: float, rng: np.random.Generator
) -> list[tuple[Window, Encoded]]:
    """The windows of a batch, cut into pieces, that fit the encoder; names in others' place may have more of them."""
    encoded = [(window, encode(window, pieces, unknown, rng)) for window in batch]
    return [(window, cut) for window, cut in encoded if len(cut[0]) <= MOST]


def encode(window: Window, pieces: WordPieces, unknown: float, rng: np.random.Generator) -> Encoded:
    """A window's pieces, shapes and first pieces.

    A word is made unknown with the chance `unknown`, so that its neighbours and letters must tell; in coded texts half
    as often.
    """
    ids, shapes, firsts = pieces.window([w for s in window for w in s.words], [g for s in window for g in s.gaps])
    hidden = rng.random(len(firsts)) < (unknown * CODED if window[0].links else unknown)
    of_word = np.diff(np.append(firsts, len(ids) - 1))
    ids[1:-1][hidden.repeat(of_word)] = pieces.unknown
    return ids, shapes, firsts


def size(window: Window) -> int:
    """Words of a window."""
    return sum(map(len, window))


def batched(windows: list[Window], words: int, rng: random.Random) -> Iterator[list[Window]]:
    """All windows once, in random order, grouped by length so that little is padded."""
    rng.shuffle(windows)
    for start in range(0, len(windows), 400):
        chunk = sorted(windows[start : start + 400], key=size)
        batches: list[list[Window]] = [[]]
        for window in chunk:
            if batches[-1] and size(window) * (len(batches[-1]) + 1) > words:
                batches.append([])
            batches[-1].append(window)
        rng.shuffle(batches)
        yield from batches

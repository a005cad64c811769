"""The encoder at work: onnxruntime over windows of words, one vector per word and head.

Every window is run by itself: int8 activations are scaled by what is in the tensor, so a text in a batch with others
would come out a little different from the same text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from actorgraph.loaders.language.wordpieces import WordPieces

Outputs = dict[str, NDArray[np.float32]]
"""Each head's numbers, (words, …)."""

MOST_PIECES = 254
"""Pieces of a window; attention grows with the square of it."""
CONTEXT = 24
"""Words that a window shares with its neighbour on either side, which give context and are not read."""


def window_bounds(sizes: Sequence[int], breaks: Sequence[bool]) -> Iterator[tuple[int, int, int, int]]:
    """Windows of words as (start, end, first read, last read + 1), by each word's number of pieces.

    A window ends after a line break where one lies in its last third, so that paragraphs stay whole.
    """
    start = read = 0
    while read < len(sizes):
        end, pieces = start, 0
        while end < len(sizes) and pieces + sizes[end] <= MOST_PIECES:
            pieces += sizes[end]
            end += 1
        last = len(sizes)
        if end < len(sizes):
            last = max(end - CONTEXT, read + 1)
            last = next((i + 1 for i in range(last - 1, read + 2 * (last - read) // 3, -1) if breaks[i]), last)
        yield start, end, read, last
        read, start = last, max(last - CONTEXT, 0)


class Encoder:
    """The int8 model of a folder; thread-safe, as onnxruntime sessions are."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"])
        self._pieces = WordPieces(folder / "vocab.txt")
        self.names = [o.name for o in self._session.get_outputs()]

    def read(self, words: Sequence[str], gaps: Sequence[int]) -> Outputs:
        """All heads' numbers for the words of one text; `gaps` are indices into wordpieces.GAPS."""
        sizes = [len(self._pieces.of(w)) for w in words]
        parts: dict[str, list[NDArray[np.float32]]] = {name: [] for name in self.names}
        for start, end, first, last in window_bounds(sizes, [g == 2 for g in gaps]):
            for name, values in zip(self.names, self._run(words[start:end], gaps[start:end]), strict=True):
                parts[name].append(values[first - start : last - start])
        return {name: np.concatenate(found) for name, found in parts.items() if found}

    def _run(self, words: Sequence[str], gaps: Sequence[int]) -> list[NDArray[np.float32]]:
        ids, shapes, firsts = self._pieces.window(words, gaps)
        feed = {"ids": ids[None], "shapes": shapes[None], "mask": np.ones_like(ids)[None], "firsts": firsts[None]}
        return [out[0] for out in self._session.run(self.names, feed)]

"""The encoder at work: onnxruntime over windows of words, one vector per word and head.

Every window is run by itself: int8 activations are scaled by what is in the tensor, so a text in a batch with others
would come out a little different from the same text alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from actorgraph.loaders.language.wordpieces import WordPieces

Outputs = dict[str, NDArray[np.float32]]
"""Each head's numbers, (words, …)."""
Integers = NDArray[np.int64]
Labels = dict[str, Integers]
"""Each word's best label, (words,), by head."""

MOST_PIECES = 240
"""Pieces of a window: trees get a little worse in longer ones, the heads on what reports say in shorter ones."""
CONTEXT = 12
"""Words that a window shares with its neighbour on either side, which give context and are not read."""
CONTEXT_PIECES = MOST_PIECES // 6
"""Pieces that these words have at most."""


def window_bounds(sizes: Sequence[int], breaks: Sequence[bool]) -> Iterator[tuple[int, int, int, int]]:
    """Windows of words as (start, end, first read, last read + 1), by each word's number of pieces.

    A window ends with a line, and the next begins with the one after it, where a line ends in its second half, so that
    paragraphs stay whole; else the two share words.
    """
    start = read = 0
    while read < len(sizes):
        end, pieces = start, 0
        while end < len(sizes) and pieces + sizes[end] <= MOST_PIECES:
            pieces += sizes[end]
            end += 1
        line = next((i + 1 for i in range(end - 1, (read + end) // 2, -1) if breaks[i]), None)
        if end == len(sizes) or line is not None:
            end = end if end == len(sizes) or line is None else line
            yield start, end, read, end
            start = read = end
        else:
            last = max(end - shared(sizes[read + 1 : end][::-1]), read + 1)
            yield start, end, read, last
            read, start = last, last - shared(sizes[start:last][::-1])


def shared(sizes: Sequence[int]) -> int:
    """How many of some words, the nearest first, give context."""
    pieces = 0
    for n, size in enumerate(sizes[:CONTEXT]):
        pieces += size
        if pieces > CONTEXT_PIECES:
            return n
    return min(CONTEXT, len(sizes))


class Encoder:
    """The int8 model of a folder; thread-safe, as onnxruntime sessions are."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        path = folder / "encoder.onnx"
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._pieces = WordPieces(folder / "vocab.txt")
        self.names = [o.name for o in self._session.get_outputs()]

    def read(self, words: Sequence[str], gaps: Sequence[int], best: Collection[str] = ()) -> tuple[Outputs, Labels]:
        """All heads' numbers for the words of one text, and the best labels alone for the heads named in `best`.

        `gaps` are indices into wordpieces.GAPS.
        """
        numbers: dict[str, NDArray[np.float32]] = {}
        labels = {name: np.empty(len(words), dtype=np.int64) for name in best}
        for first, last, values in self.windows(words, gaps):
            for name, found in values.items():
                if name in labels:
                    labels[name][first:last] = found.argmax(1)
                else:
                    if name not in numbers:
                        numbers[name] = np.empty((len(words), *found.shape[1:]), dtype=np.float32)
                    numbers[name][first:last] = found
        return numbers, labels

    def windows(self, words: Sequence[str], gaps: Sequence[int]) -> Iterator[tuple[int, int, Outputs]]:
        """The heads' numbers from each window, for the words from the first to before the last."""
        for skipped, first, last, feed in self.feeds(words, gaps):
            values = self.run(feed)
            read = slice(skipped, skipped + last - first)
            yield first, last, {name: found[0, read] for name, found in zip(self.names, values, strict=True)}

    def feeds(self, words: Sequence[str], gaps: Sequence[int]) -> Iterator[tuple[int, int, int, dict[str, Integers]]]:
        """Each window's words that are not read at its beginning, the first and last read, and the graph's inputs."""
        ids, shapes, firsts = self._pieces.window(words, gaps)
        bounds = np.append(firsts, len(ids) - 1)
        for start, end, first, last in window_bounds(np.diff(bounds).tolist(), [gap == 2 for gap in gaps]):
            inside = slice(bounds[start], bounds[end])
            feed = {
                "ids": np.concatenate([ids[:1], ids[inside], ids[-1:]])[None],
                "shapes": np.concatenate([shapes[:1], shapes[inside], shapes[-1:]])[None],
                "firsts": (firsts[start:end] - bounds[start] + 1)[None],
            }
            feed["mask"] = np.ones_like(feed["ids"])
            yield first - start, first, last, {name: feed[name] for name in self._inputs}

    def run(self, feed: dict[str, Integers]) -> list[NDArray[np.float32]]:
        """The graph's outputs for one window."""
        values: list[NDArray[np.float32]] = self._session.run(self.names, feed)
        return values

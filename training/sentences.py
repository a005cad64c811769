"""What every corpus is read into: a sentence of words with the labels that its corpus has; windows of sentences."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

JOINED, SPACE, BREAK = 0, 1, 2
"""What follows a word: nothing, a space, the end of a line or paragraph."""


@dataclass
class Sentence:
    """Words, what follows each, and a label list per head; a head that the corpus does not know is absent.

    `heads` counts words of the sentence from 0; the root points at itself.
    """

    words: list[str]
    gaps: list[int]
    labels: dict[str, list[str]] = field(default_factory=dict)
    heads: list[int] | None = None
    starts_known: bool = True
    links: Any = None
    """training.documents.Links, where the sentence is a whole coded text."""

    def __len__(self) -> int:
        return len(self.words)


Window = list[Sentence]


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """First word, last word + 1 and kind of every span that B/I/O tags mark; an I that nothing begins is none."""
    found, start = [], None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag != "I-" + tags[start][2:]:
            found.append((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B":
            start = i
    return found


def cut(sentence: Sentence, most: int) -> list[Sentence]:
    """The sentence in runs of at most so many words; one that has a tree stays whole."""
    if len(sentence) <= most or sentence.heads or sentence.links:
        return [sentence]
    runs = [slice(i, i + most) for i in range(0, len(sentence), most)]
    return [
        replace(
            sentence,
            words=sentence.words[r],
            gaps=sentence.gaps[r],
            labels={k: v[r] for k, v in sentence.labels.items()},
            starts_known=False,
        )
        for r in runs
    ]


def windows(sentences: Iterable[Sentence], words: tuple[int, int], rng: random.Random) -> Iterator[Window]:
    """Runs of sentences of about as many words as one draw between the two bounds."""
    window: Window = []
    size, limit = 0, rng.randint(*words)
    for sentence in (run for whole in sentences for run in cut(whole, words[1])):
        if window and size + len(sentence) > limit:
            yield window
            window, size, limit = [], 0, rng.randint(*words)
        window.append(sentence)
        size += len(sentence)
    if window:
        yield window

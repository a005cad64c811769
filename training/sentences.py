"""What every corpus is read into: a sentence of words with the labels that its corpus has."""

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


def as_headline(sentence: Sentence, style: str) -> Sentence:
    """The sentence in ALL CAPS or in Title Case, its labels as they were."""
    change = (
        str.upper
        if style == "upper"
        else (lambda w: w if w in ("of", "in", "the", "to", "a") else w[:1].upper() + w[1:])
    )
    return replace(sentence, words=[change(w) for w in sentence.words])


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final stop, as headlines and captions stand."""
    last = len(sentence) - 1
    if last < 2 or sentence.words[last] not in ".!?" or (sentence.heads and last in sentence.heads):
        return sentence
    cut = {k: v[:last] for k, v in sentence.labels.items()}
    heads = sentence.heads[:last] if sentence.heads else None
    return replace(
        sentence, words=sentence.words[:last], gaps=[*sentence.gaps[: last - 1], BREAK], labels=cut, heads=heads
    )


def augmented(sentence: Sentence, chances: dict[str, float], rng: random.Random) -> Sentence:
    """The sentence, now and then changed as newspapers change theirs."""
    if rng.random() < chances["upper"]:
        sentence = as_headline(sentence, "upper")
    elif rng.random() < chances["title"]:
        sentence = without_stop(as_headline(sentence, "title"))
    elif rng.random() < chances["no_stop"]:
        sentence = without_stop(sentence)
    if rng.random() < chances["no_breaks"]:
        sentence = replace(sentence, gaps=[SPACE if g == BREAK else g for g in sentence.gaps])
    return sentence


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

"""Coded texts as training sentences: tags for the words, and spans with the links between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from actorgraph.loaders.language.spans import ACTOR_KINDS, EXPRESSIONS, MODALITIES, PLACE_KINDS
from training.coded_texts import CodedText, Mark
from training.entities import tokenizer
from training.sentences import BREAK, JOINED, SPACE, Sentence

MOST_WORDS = 430
"""A longer text is read in parts: it might not fit the encoder's 512 pieces (texts of so many words have up to 501)."""


@dataclass
class Spans:
    """Spans of one sort: word bounds, the type of each, and the id that it carries."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def add(self, start: int, end: int, kind: str, name: str) -> None:
        """One more span."""
        self.bounds.append((start, end))
        self.types.append(kind)
        self.ids.append(name)


@dataclass
class Links:
    """Everything about a document that is more than one label per word."""

    mentions: Spans
    expressions: Spans
    triggers: Spans
    status: dict[str, str]
    arguments: set[tuple[str, str, str]]
    affiliations: set[tuple[str, str, str]]
    answers: set[tuple[str, str]]
    names: dict[str, str] = field(default_factory=dict)
    """What actors and places are called, by id."""


def word_spans(marks: Iterable[Mark], starts: list[int], ends: list[int]) -> dict[Mark, tuple[int, int]]:
    """The words that each mark covers, in part at least."""
    found = {}
    for mark in marks:
        inside = [i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if a < mark.end and mark.start < b]
        if inside:
            found[mark] = (inside[0], inside[-1] + 1)
    return found


def tags(spans: Iterable[tuple[int, int, str]], length: int) -> list[str]:
    """B/I/O tags of spans; where two overlap, the first stands."""
    out = ["O"] * length
    for start, end, kind in spans:
        if all(t == "O" for t in out[start:end]):
            out[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return out


def layered(spans: Spans) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """The outermost spans, and those that lie inside one of them."""
    outer: list[tuple[int, int, str]] = []
    inner: list[tuple[int, int, str]] = []
    for (start, end), kind in sorted(zip(spans.bounds, spans.types, strict=True), key=lambda s: (s[0][0], -s[0][1])):
        inside = any(a <= start and end <= b for a, b, _ in outer)
        (inner if inside else outer).append((start, end, kind))
    return outer, inner


def sentence_of(doc: CodedText) -> Sentence | None:
    """A coded text as one training sentence with its links; None where it has no words."""
    tokens = [t for t in tokenizer()(doc.text) if not t.is_space]
    if not tokens:
        return None
    starts, ends = [t.idx for t in tokens], [t.idx + len(t) for t in tokens]
    gaps = [
        BREAK if "\n" in doc.text[b:a] else SPACE if b < a else JOINED
        for b, a in zip(ends, [*starts[1:], len(doc.text) + 1], strict=True)
    ]
    mentions, expressions, triggers = Spans(), Spans(), Spans()
    for mark, (start, end) in word_spans(doc.marks, starts, ends).items():
        if mark.id[0] in "AP" and mark.id in doc.kinds:
            mentions.add(start, end, doc.kinds[mark.id], mark.id)
        elif mark.id[0] in EXPRESSIONS:
            expressions.add(start, end, mark.id[0], mark.id)
        elif mark.id[0] == "T":
            triggers.add(start, end, doc.modality[mark.id], mark.id)
    outer, inner = layered(mentions)
    flat = lambda s: [(a, b, k) for (a, b), k in zip(s.bounds, s.types, strict=True)]  # noqa: E731
    labels = {
        "mention": tags(outer, len(tokens)),
        "mention_inside": tags(inner, len(tokens)),
        "trigger": tags(flat(triggers), len(tokens)),
        "expression": tags(flat(expressions), len(tokens)),
    }
    links = Links(
        mentions,
        expressions,
        triggers,
        doc.status,
        {(t, s, w) for t, s, _, w in doc.slots},
        set(doc.affiliations),
        set(doc.answers),
        doc.names,
    )
    return Sentence([t.text for t in tokens], gaps, labels, starts_known=False, links=links)


LABELS = {
    "mention": [*ACTOR_KINDS, *PLACE_KINDS],
    "mention_inside": [*ACTOR_KINDS, *PLACE_KINDS],
    "trigger": list(MODALITIES),
    "expression": list(EXPRESSIONS),
}

"""Test treebanks as documents: the raw text, and the words that people found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.entities import plain_tag
from training.sentences import JOINED
from training.treebanks import blocks, gaps_of

Span = tuple[int, ...]
"""Bounds in characters that are no white space; of a word that is not cut out of its token, its number besides."""


@dataclass
class Word:
    """A word as CoNLL-U has it; `head` is an index into the document's words, its own for a root."""

    form: str
    span: Span
    upos: str
    xpos: str
    lemma: str
    head: int
    label: str
    joined: bool


@dataclass
class Document:
    """A text, its words, the index of each sentence's first word, and B/I/O tags where there are any (else None)."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    tags: list[str | None] = field(default_factory=list)


def spans_of(rows: list[list[str]], at: int) -> list[Span]:
    """Where the words of a sentence lie that begins at a character.

    A multiword token is cut where its words add up to it.
    """
    found: list[Span] = []
    inside: list[Span] = []
    lengths = {row[0]: len(row[1].replace(" ", "")) for row in rows}
    for row in rows:
        length = lengths[row[0]]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = [lengths[str(i)] for i in range(first, last + 1)]
            whole = sum(parts) == length
            ends = [at + sum(parts[: i + 1]) for i in range(len(parts))]
            cut = enumerate(zip(parts, ends, strict=True))
            inside = [(end - part, end) if whole else (at, at + length, i) for i, (part, end) in cut]
            at += length
        elif row[0].isdigit() and inside:
            found.append(inside.pop(0))
        elif row[0].isdigit():
            found.append((at, at + length))
            at += length
    return found


def add_sentence(document: Document, comments: dict[str, str], rows: list[list[str]], tags: list[str] | None) -> None:
    """Put a sentence behind those that a document has."""
    words = [row for row in rows if row[0].isdigit()]
    base = len(document.words)
    if document.words:
        parted = any(key.startswith("newpar") for key in comments)
        document.text += "\n\n" if parted else "" if document.words[-1].joined else " "
    at = sum(not c.isspace() for c in document.text)
    document.text += comments["text"]
    document.starts.append(base)
    document.tags += tags if tags is not None and len(tags) == len(words) else [None] * len(words)
    for row, span, gap in zip(words, spans_of(rows, at), gaps_of(rows), strict=True):
        head = base + int(row[6]) - 1 if int(row[6]) else base + int(row[0]) - 1
        form = row[1].replace(" ", "")
        document.words.append(Word(form, span, row[3], row[4], row[2], head, row[7], gap == JOINED))


def tags_by_words(path: Path) -> dict[tuple[str, ...], list[str]]:
    """The tags of a Universal NER file by the words of each sentence, since not every file has its treebank's ids."""
    named = ((row for row in rows if row[0].isdigit()) for _, rows in blocks(path))
    pairs = ([(row[1], plain_tag(row[2])) for row in sentence] for sentence in named)
    return {tuple(word for word, _ in pair): [tag for _, tag in pair] for pair in pairs}


def documents(path: Path, entities: Path | None = None, sentences: int | None = None) -> Iterator[Document]:
    """The documents of a treebank, with tags from a Universal NER file; at most so many sentences of it."""
    tags = tags_by_words(entities) if entities else {}
    document = Document()
    for number, (comments, rows) in enumerate(blocks(path)):
        if number == sentences:
            break
        if "newdoc id" in comments and document.words:
            yield document
            document = Document()
        add_sentence(document, comments, rows, tags.get(tuple(row[1] for row in rows if row[0].isdigit())))
    if document.words:
        yield document

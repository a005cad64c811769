"""Coded texts: documents in which every actor, place, attack, argument, affiliation and retaliation is marked.

A mark is `[words|id]`; the statements after the text say what each id is. training/coded/README.md describes the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SLOTS = ("attacker", "target", "place", "weapon", "date", "killed", "wounded", "count", "claimed_by", "denied_by")
DOCUMENT = re.compile(r"(?m)^(?=## )")
HEADER = re.compile(r"## (?P<id>[\w.-]+) \| published (?P<published>[\w-]+)(?: \| (?P<kind>.*))?")
MARK_END = re.compile(r"\|([APTWDKCM]\d+)\]")
STATEMENT = re.compile(r"([APT]\d+ |F A\d|R T\d)")


@dataclass(frozen=True)
class Mark:
    """Words of the plain text and the id that they carry."""

    id: str
    start: int
    end: int


@dataclass
class CodedText:
    """One document: plain text, marks, and what the statements say of the ids."""

    id: str
    published: str | None
    text: str
    marks: list[Mark]
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    modality: dict[str, str] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    slots: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(attack, slot, value, id of the words); an actor or place has itself as the words."""
    affiliations: list[tuple[str, str, str]] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)


def plain(coded: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks in the order of their starts, the wider first."""
    text, marks, open_at = "", [], []
    at = 0
    while at < len(coded):
        if coded[at] == "[":
            open_at.append(len(text))
        elif end := MARK_END.match(coded, at):
            marks.append(Mark(end[1], open_at.pop(), len(text)))
            at = end.end()
            continue
        else:
            text += coded[at]
        at += 1
    return text, sorted(marks, key=lambda m: (m.start, -m.end))


def state(line: str, doc: CodedText) -> None:
    """Read one statement into the document."""
    head, *words = line.split()
    if head[0] in "AP":
        doc.kinds[head], doc.names[head] = words[0], " ".join(words[1:])
    elif head == "F":
        doc.affiliations.append((words[0], words[1], words[2]))
    elif head == "R":
        doc.answers.append((words[0], words[2]))
    else:
        doc.modality[head] = words[0]
        doc.status[head] = words[1] if len(words) > 1 and "=" not in words[1] else "reported"
        for name, _, values in (w.partition("=") for w in words if "=" in w):
            for value in values.split(",") if name in SLOTS else ():
                what, _, where = value.partition("@")
                doc.slots.append((head, name, what, where or what))


def coded_blocks(path: Path) -> Iterator[tuple[re.Match[str], str, list[str]]]:
    """The documents of a file as they are written: header, text with its marks, lines of statements."""
    for block in DOCUMENT.split(path.read_text(encoding="utf-8")):
        header, _, body = block.partition("\n")
        if not (match := HEADER.fullmatch(header.strip())):
            continue
        parts = [p for p in re.split(r"\n\s*\n", body.strip("\n")) if p.strip()]
        stated = len(parts) > 1 and bool(STATEMENT.match(parts[-1]))
        text = "\n\n".join(" ".join(p.split("\n")).strip() for p in (parts[:-1] if stated else parts))
        yield match, text, [line.strip() for line in parts[-1].split("\n") if line.strip()] if stated else []


def coded_texts(path: Path) -> list[CodedText]:
    """The documents of a file."""
    return [coded_text(header, *plain(coded), statements) for header, coded, statements in coded_blocks(path)]


def coded_text(header: re.Match[str], text: str, marks: list[Mark], statements: list[str]) -> CodedText:
    """A document of its parts."""
    doc = CodedText(header["id"], None if header["published"] == "unknown" else header["published"], text, marks)
    for line in statements:
        state(line, doc)
    return doc

"""Stand-off marks: passages of other people's texts coded as `coded_texts` are, without their words.

A `.marks` file holds documents, each a header as in coded texts, whose last part names the source; a line `text START
LENGTH SHA256`, the passage in `source_text` (characters; the first twelve digits of the hash); a line
`marks ID@START-END …`, offsets into the passage; a blank line; the statements. Only who has the source can lay the
marks on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actorgraph.loaders.readers.source import digest
from training.coded_texts import DOCUMENT, HEADER, CodedText, Mark, coded_blocks, coded_text, plain
from training.source_texts import source_text

PASSAGE = re.compile(r"text (?P<start>\d+) (?P<length>\d+) (?P<hash>[0-9a-f]{12})")


@dataclass(frozen=True)
class Standoff:
    """A document as a `.marks` file has it: without its words."""

    header: re.Match[str]
    where: str
    marks: list[Mark]
    statements: list[str]

    def laid(self, folder: Path) -> CodedText:
        """The document with its words from a folder of corpora. Raises LookupError where they are not to be had."""
        words = passage(source_text(folder, self.header["kind"]), self.where, self.header["id"])
        return coded_text(self.header, words, self.marks, self.statements)


def standoffs(path: Path) -> Iterator[Standoff]:
    """The documents of a `.marks` file. Raises LookupError where it is none."""
    for block in filter(str.strip, DOCUMENT.split(path.read_text(encoding="utf-8"))):
        lines = [line for line in block.split("\n") if line.strip()]
        header = HEADER.fullmatch(lines[0]) if len(lines) > 2 else None
        if header is None:
            raise LookupError(f"{path} is no file of marks; `lift` writes such files")
        yield Standoff(header, lines[1], [mark(one) for one in lines[2].split()[1:]], lines[3:])


def standoff_texts(path: Path, folder: Path) -> list[CodedText]:
    """The documents of a `.marks` file with their words from a folder of corpora.

    Raises LookupError where a source is missing or is not the text that was marked.
    """
    return [document.laid(folder) for document in standoffs(path)]


def passage(source: str, where: str, name: str) -> str:
    """The words of a source that a `text` line means. Raises LookupError where they are not those that were marked."""
    match = PASSAGE.fullmatch(where)
    start, length = (int(match["start"]), int(match["length"])) if match else (0, 0)
    words = source[start : start + length]
    if match is None or short_digest(words) != match["hash"]:
        raise LookupError(f"{name}: the source is not the text that was marked; use the release that was")
    return words


def mark(written: str) -> Mark:
    """One mark of a `marks` line."""
    name, _, span = written.partition("@")
    start, _, end = span.partition("-")
    return Mark(name, int(start), int(end))


def short_digest(words: str) -> str:
    """What tells a passage from any other."""
    return digest(words.encode())[:12]


def lifted(path: Path, folder: Path) -> Iterator[str]:
    """The documents of a file of coded texts as a `.marks` file has them.

    Raises LookupError where the source that a header names does not have its text.
    """
    for header, coded, statements in coded_blocks(path):
        words, marks = plain(coded)
        source = source_text(folder, header["kind"])
        start = source.find(words)
        if start < 0:
            raise LookupError(f"{header['id']}: {header['kind']} has no such passage; its words must not be changed")
        spans = " ".join(f"{m.id}@{m.start}-{m.end}" for m in marks)
        lines = [header[0], f"text {start} {len(words)} {short_digest(words)}", f"marks {spans}".strip()]
        yield "\n".join([*lines, "", *statements, ""] if statements else [*lines, ""])


def coded_form(document: Standoff, folder: Path) -> str:
    """A document in the form of coded texts, to be read and corrected."""
    text = document.laid(folder)
    return "\n".join([document.header[0], "", marked(text.text, text.marks), "", *document.statements, ""])


def marked(text: str, marks: list[Mark]) -> str:
    """A text with its marks in it: `[words|id]`, the wider around the narrower."""
    out, at, open_marks = "", 0, list[Mark]()
    # Of two equal ones `plain` has the inner first.
    order = marks[::-1]
    order.sort(key=lambda m: (m.start, -m.end))
    for one in [*order, Mark("", len(text), len(text))]:
        while open_marks and open_marks[-1].end <= one.start:
            last = open_marks.pop()
            out, at = f"{out}{text[at : last.end]}|{last.id}]", last.end
        out, at = f"{out}{text[at : one.start]}{'[' if one.id else ''}", one.start
        open_marks.append(one)
    return out

"""A report as it was read, before anything is understood of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from actorgraph.loaders.record import Report

Span = tuple[int, int]

# A report larger than this is no report: a long book has one to two megabytes of text.
TEXT_LIMIT = 5_000_000
# Saved web pages carry pictures and styles inside, so that little of their bulk is text.
PAGE_LIMIT = 20_000_000


@dataclass
class SourceReport:
    """One report: what is known about it, and its text, into which every offset of the product points.

    `boilerplate`: spans of text that must not become facts (advertisements, front matter, menus, tables).
    `markup`: spans that are signs of a notation and no words (the asterisks of Markdown).
    """

    report: Report
    text: str
    boilerplate: list[Span] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)

    @property
    def omitted(self) -> list[Span]:
        """Boilerplate and markup together, sorted and joined: what a parser should not see."""
        return merged(self.boilerplate + self.markup)


def merged(spans: list[Span]) -> list[Span]:
    """The same stretches of text as sorted spans that do not overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_uid(path: Path) -> str:
    """The uid of a report that is a file: its name, and a hash of its name and of its last two folders.

    Not of its content, so that a corrected report replaces the older one; not of the whole path, so that the same
    collection has the same uids in another place or on another machine.
    """
    return named_uid(path.stem, "/".join(path.resolve().parts[-3:]))


def named_uid(name: str, key: str) -> str:
    """A readable, stable uid of what `key` identifies."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-")
    mark = hashlib.sha256(unicodedata.normalize("NFC", key).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{slug}-{mark}" if slug else mark

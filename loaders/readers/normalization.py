"""Text made even for a parser, with a way back to the text as read.

Odd spaces ruin parses, and a parser does not know that a headline ends where its line ends. So spaces become single
ones, invisible characters go, lines that were only wrapped are joined, and each paragraph, headline or list item
becomes a block of its own. Every offset can be taken back to the text as read.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]

SPACES = " \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
# Soft hyphens, joiners, marks of writing direction, byte order marks, control characters.
INVISIBLE = "\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f"
LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CHUNK = re.compile(f"[^{SPACES}{INVISIBLE}]+(?: [^{SPACES}{INVISIBLE}]+)*")
SPACE = re.compile(f"[{SPACES}]")
BULLET = re.compile(r"\s*(?:[-*+•‣▪·–—]|\(?\d{1,2}[.)])\s")
# "al-Tanf" may begin a sentence in lower case.
ARTICLE = re.compile(r"(?:al|an|ar|as|ad|az|at|el)-")
HYPHENATED = re.compile(r"\w-$")
SENTENCE_END = (".", "!", "?", ":", ".”", '."', "?”", "!”", ".’", ".)")
# Columns at which people and programs wrap prose; longer lines are paragraphs.
NARROW, WIDE = 50, 120
WRAPPED_SHARE = 0.6


@dataclass
class Normalized:
    """Even text. `blocks` are the spans of its paragraphs, headlines and list items, in its own offsets."""

    text: str = ""
    blocks: list[Span] = field(default_factory=list)
    _here: array[int] = field(default_factory=lambda: array("L"), repr=False)
    _there: array[int] = field(default_factory=lambda: array("L"), repr=False)

    def original(self, start: int, end: int) -> Span:
        """Where the characters start to end stand in the text as read."""
        first = self._place(start)
        return (first, self._place(end - 1) + 1) if end > start else (first, first)

    def _place(self, position: int) -> int:
        piece = bisect_right(self._here, position) - 1
        return self._there[piece] + position - self._here[piece] if piece >= 0 else position


class _Writer:
    """Puts the even text together, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.block_start: int | None = None
        self.space_at: int | None = None
        self.break_at = 0
        self.result = Normalized()

    def chunk(self, words: str, place: int) -> None:
        if self.block_start is None:
            if self.result.blocks:
                self._put("\n", self.break_at)
                self._put("\n", self.break_at)
            self.block_start = self.length
        elif self.space_at is not None:
            self._put(" ", self.space_at)
        self.space_at = None
        self._put(words, place)

    def end_block(self, place: int) -> None:
        if self.block_start is not None:
            self.result.blocks.append((self.block_start, self.length))
            self.block_start, self.break_at = None, place
        self.space_at = None

    def _put(self, words: str, place: int) -> None:
        self.result._here.append(self.length)
        self.result._there.append(place)
        self.pieces.append(words)
        self.length += len(words)


def normalize(text: str, omitted: Sequence[Span] = ()) -> Normalized:
    """Even text of a report, without the spans of `omitted` (sorted, not overlapping).

    Blocks are parted by an empty line. Nothing but spaces, line ends and invisible characters is changed.
    """
    lines = list(_lines(text, omitted))
    joined = _wrapped(text, lines)
    writer = _Writer()
    for number, (start, end, visible) in enumerate(lines):
        for first, last in visible:
            _write(writer, text, first, last)
        if number in joined:
            writer.space_at = None if HYPHENATED.search(text, max(start, end - 2), end) else end
        else:
            writer.end_block(min(end, max(len(text) - 1, 0)))
    writer.result.text = "".join(writer.pieces)
    return writer.result


def _lines(text: str, omitted: Sequence[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Start and end of each line, and the parts of it that are not omitted."""
    start, at = 0, 0
    ends = [(match.start(), match.end()) for match in LINE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        while at < len(omitted) and omitted[at][1] <= start:
            at += 1
        visible, here, index = [], start, at
        while index < len(omitted) and omitted[index][0] < end:
            if omitted[index][0] > here:
                visible.append((here, omitted[index][0]))
            here = max(here, omitted[index][1])
            index += 1
        if here < end:
            visible.append((here, end))
        yield start, end, visible
        start = following


def _write(writer: _Writer, text: str, first: int, last: int) -> None:
    position = first
    for match in CHUNK.finditer(text, first, last):
        gap = SPACE.search(text, position, match.start())
        if gap and writer.space_at is None:
            writer.space_at = gap.start()
        writer.chunk(match.group(), match.start())
        position = match.end()
    gap = SPACE.search(text, position, last)
    if gap and writer.space_at is None:
        writer.space_at = gap.start()


def _wrapped(text: str, lines: list[tuple[int, int, list[Span]]]) -> set[int]:
    """Numbers of the lines whose end is only a wrap: the next word did not fit.

    A text counts as wrapped where its lines are at most WIDE characters, and most of its line ends are such.
    """
    words = ["".join(text[first:last] for first, last in visible).strip() for _, _, visible in lines]
    width = max((end - start for start, end, _ in lines), default=0)
    inner = [number for number in range(len(lines) - 1) if words[number] and words[number + 1]]
    torn = {number for number in inner if _torn(words[number], words[number + 1])}
    # In Markdown the bullet is no visible word.
    torn = {number for number in torn if not BULLET.match(text, *lines[number + 1][:2])}
    if not NARROW <= width <= WIDE:
        return torn
    full = {n for n in inner if len(words[n]) + 1 + len(words[n + 1].split(None, 1)[0]) > width}
    full = {number for number in full if not BULLET.match(words[number + 1] + " ")}
    return full | torn if len(full) >= WRAPPED_SHARE * len(inner) else torn


def _torn(line: str, following: str) -> bool:
    """True where a line goes on in the next: no end of a sentence here, no beginning there."""
    begins_low = following[0].islower() and not ARTICLE.match(following)
    return begins_low and not line.endswith(SENTENCE_END) and len(line) > NARROW // 2

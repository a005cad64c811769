"""A parsed report with its words as read: evidence is what stands in the report, never what the parser saw."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from actorgraph.loaders.readers.normalization import Normalized
from actorgraph.loaders.readers.source import SourceReport
from actorgraph.loaders.record import Report, Span

MOST_SENTENCES = 4
"""Sentences of evidence that one claim is given at most."""


class Source:
    """The report, its text as read, and the Doc of its even text."""

    def __init__(self, source: SourceReport, even: Normalized, doc: Doc) -> None:
        self.report: Report = source.report
        self.doc: Doc = doc
        """The report as the parser saw it; positions are its tokens."""
        self._text, self._even = source.text, even

    def words(self, start: int, end: int) -> str:
        """Tokens as the parser saw them, white space evened."""
        text: str = self.doc[start:end].text
        return " ".join(text.split())

    def span(self, start: int, end: int) -> Span:
        """Tokens as a span of the text as read."""
        piece = self.doc[start:end]
        first, last = self._even.original(piece.start_char, piece.end_char)
        return Span(start=first, end=last, text=self._text[first:last])

    def sentences(self, positions: Iterable[int]) -> list[Span]:
        """The sentences that hold the tokens, each once, in the order given."""
        found: dict[int, Span] = {}
        for position in positions:
            sentence = self.doc[position].sent
            start, end = sentence.start, sentence.end
            while end > start + 1 and self.doc[end - 1].is_space:
                end -= 1
            while start < end - 1 and self.doc[start].is_space:
                start += 1
            found.setdefault(start, self.span(start, end))
            if len(found) == MOST_SENTENCES:
                break
        return list(found.values())

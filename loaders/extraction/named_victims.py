"""Victims with a name and their company as one number: "Abdul-Latif al-Sayyid and three bodyguards" are four."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from actorgraph.loaders.extraction.casualties import label_of, with_coordinates
from actorgraph.loaders.extraction.numbers import Bounds, NumberMention
from actorgraph.loaders.extraction.tokens import PERSON_NAMES, text_of

JOINS = (",", "and")
TITLE_WORDS = 6
"""Words before a name that tell rank and office: "the army commander Colonel"."""
BEFORE_NAMES = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})


def named_with_company(doc: Doc) -> list[NumberMention]:
    """Every run of names that goes on with a number or "his driver" and of which the words beside it say who was hurt.

    A name alone is no number: who is named is a victim by himself.
    """
    found, text = [], text_of(doc)
    for first, last, names in _runs(doc):
        start, end = doc[_titled(doc, first)].idx, doc[last].idx + len(doc[last])
        whole = with_coordinates(text, NumberMention(start, end, Bounds(names, names)), named=True)
        label = label_of(text, start, whole.end)
        if whole.end > end and label in ("killed", "wounded"):
            found.append(NumberMention(doc[first].idx, whole.end, whole.bounds, label))
    return found


def _runs(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """First and last token of names in a row ("Abu Hassan, Omar and Malik"), and how many they are."""
    row: list[Span] = []
    for ent in doc.ents:
        if ent.label_ not in PERSON_NAMES:
            continue
        if row and all(token.lower_ in JOINS for token in doc[row[-1].end : ent.start]) and row[-1].end < ent.start:
            row.append(ent)
            continue
        if row:
            yield row[0].start, row[-1].end - 1, len(row)
        row = [ent]
    if row:
        yield row[0].start, row[-1].end - 1, len(row)


def _titled(doc: Doc, first: int) -> int:
    """Where a name with its rank and office begins."""
    start = first
    while start and first - start < TITLE_WORDS and doc[start - 1].pos_ in BEFORE_NAMES:
        start -= 1
    return start

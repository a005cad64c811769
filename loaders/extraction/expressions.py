"""Dates, weapons and numbers of a document as expressions with token positions."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc

from actorgraph.loaders.extraction.casualties import counts_no_people, find_counted
from actorgraph.loaders.extraction.dates import find_dates
from actorgraph.loaders.extraction.findings import Expression
from actorgraph.loaders.extraction.named_victims import named_with_company
from actorgraph.loaders.extraction.numbers import NumberMention, find_numbers
from actorgraph.loaders.extraction.tokens import text_of
from actorgraph.loaders.extraction.weapons import find_weapons

Label = Literal["weapon", "date", "number"]
# Numbers whose neighbours do not say what they count are kept for others to link, with less trust.
_UNLABELLED = 0.5
OTHER = "other"


def find_expressions(doc: Doc, published: str | None) -> list[Expression]:
    """Every date, weapon and number of the document in order of position; `published` is EDTF or None.

    A number's `reason` says what it counts ("killed", "wounded", "both", "count", "other": no people), and is empty
    where its own sentence does not say; a date's says how it was reached. A number inside a date or a weapon is none;
    one before a weapon ("two drones") stays beside it.
    """
    text = text_of(doc)
    dates = [(one.start, one.end, one.edtf, one.reason) for one in find_dates(text, published)]
    weapons = [(one.start, one.end, one.kind, "named") for one in find_weapons(text)]
    taken = [(start, end) for start, end, _, _ in (*dates, *weapons)]
    counted = _free(_counted(doc, text), [(start, end) for start, end, _, _ in dates])
    plain = [(one.start, one.end, str(one.bounds), _counted_by(text, one)) for one in find_numbers(text)]
    plain = _free(plain, [*taken, *((start, end) for start, end, _, _ in counted)])
    found = _expressions(doc, dates, "date") + _expressions(doc, weapons, "weapon")
    found += _expressions(doc, counted, "number") + _expressions(doc, plain, "number")
    return sorted(found, key=lambda one: (one.start, -one.end))


def _counted(doc: Doc, text: str) -> list[tuple[int, int, str, str]]:
    """What counts victims or attacks; who is named with his company is counted with it."""
    named, others = (
        [(one.start, one.end, str(one.bounds), str(one.of)) for one in found]
        for found in (named_with_company(doc), find_counted(text))
    )
    return named + _free(others, [(start, end) for start, end, _, _ in named])


def _counted_by(text: str, number: NumberMention) -> str:
    """What a number counts of which its own sentence does not say so: nothing known, or no people."""
    return OTHER if counts_no_people(text, number) else ""


def _free(found: list[tuple[int, int, str, str]], taken: list[tuple[int, int]]) -> list[tuple[int, int, str, str]]:
    """What overlaps nothing that is taken."""
    return [one for one in found if not any(start < one[1] and one[0] < end for start, end in taken)]


def _expressions(doc: Doc, found: list[tuple[int, int, str, str]], label: Label) -> list[Expression]:
    expressions = []
    for start, end, value, reason in found:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        score = _UNLABELLED if label == "number" and reason in ("", OTHER) else 1.0
        expressions.append(
            Expression(span.start, span.end, label, value, reason=reason, score=score, found_by=f"rule:{label}")
        )
    return expressions

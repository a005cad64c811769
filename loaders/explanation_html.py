"""Explanations as one web page that opens without a net connection and runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, Template

from actorgraph.loaders.explanation_sentences import Explanation
from actorgraph.loaders.explanation_summary import summary

MARKS = {
    "actor": "Actor", "place": "Place", "attack": "Attack", "rejected": "No attack that took place",
    "weapon": "Weapon", "date": "Date", "number": "Number", "motive": "Motive",
}  # fmt: skip
"""The sorts of marks and what they are called in the legend."""


def page(explanations: Sequence[Explanation]) -> str:
    """The explanations as one HTML document; everything in it that comes from a report is escaped."""
    return _template().render(reports=[(e, e.record.report, summary(e)) for e in explanations], marks=MARKS)


@cache
def _template() -> Template:
    text = files("actorgraph.loaders").joinpath("explanation_page.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)

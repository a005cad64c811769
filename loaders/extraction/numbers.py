"""Numbers in words and digits with their bounds, and what they count: the killed, the wounded, attacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Counted = Literal["killed", "wounded", "both", "count"]
HARM: tuple[Counted, ...] = ("both", "killed", "wounded")
"""What is said of victims, the widest first."""


@dataclass(frozen=True)
class Bounds:
    """A number as told; `high` is None where it is open ("at least six"). Prints as "6..", "2..4" or "0"."""

    low: int
    high: int | None

    def __str__(self) -> str:
        if self.high == self.low:
            return str(self.low)
        return f"{self.low}..{'' if self.high is None else self.high}"


@dataclass(frozen=True)
class NumberMention:
    """Characters text[start:end], the number, and what it counts where its own words and neighbours say so."""

    start: int
    end: int
    bounds: Bounds
    of: Counted | None = None


@cache
def words() -> dict[str, Any]:
    """The lexicon of numbers.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "numbers.yaml").read_text(encoding="utf-8"))
    return loaded


def either(terms: Iterable[str], *, plural: bool = False) -> str:
    """A regular expression for any of the terms, longest first, inner spaces elastic; `plural` adds plural forms."""
    found = [re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=len, reverse=True)]
    if plural:
        found = [re.sub(r"man$", "m[ae]n", term) for term in found]
        found = [re.sub(r"([^aeiou])y$", r"\1(?:y|ies)", re.sub(r"wife$", "wi(?:fe|ves)", term)) for term in found]
    return rf"(?:{'|'.join(found)}){'(?:e?s)?' if plural else ''}"


@cache
def number_pattern() -> str:
    """A regular expression, without groups, for one plain number: "1,200", "two dozen", "a hundred and thirty"."""
    lexicon = words()
    units, tens, scales = either(lexicon["units"]), either(lexicon["tens"]), either(lexicon["scales"])
    small = rf"(?:{tens}(?:[\s-]+{units})?|{units})"
    digits = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?![.,]?\d)"
    large = (
        rf"(?:half\s+a|an?|{small}|{digits})[\s-]+{scales}(?:[\s-]+(?:and\s+)?{small}[\s-]+{scales})?"
        rf"(?:\s+(?:and\s+)?{small})?"
    )
    return rf"(?<![\w.,$€£])(?<![A-Za-z]-)(?:{large}|{small}|{digits})(?![\w])"


def plain_value(text: str) -> int | None:
    """The value of one plain number in words or digits, None where it is none."""
    lexicon = words()
    total, current = 0, 0
    pieces = re.sub(r"[\s-]+", " ", text.lower().replace(",", "")).split()
    for piece in pieces:
        if piece.isdigit():
            current += int(piece)
        elif piece in ("a", "an", "and"):
            current += piece != "and" and not current and pieces[0] != "half"
        elif piece == "half":
            current = 0
        elif piece in lexicon["scales"]:
            scale = lexicon["scales"][piece]
            current = scale // 2 if pieces[0] == "half" else max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        else:
            value = lexicon["units"].get(piece, lexicon["tens"].get(piece))
            if value is None:
                return None
            current += value
    return total + current if pieces else None


@cache
def _bounded() -> re.Pattern[str]:
    lexicon, number = words(), number_pattern()
    return re.compile(
        rf"(?<!\w)(?:(?:between|from)\s+(?P<low>{number})\s+(?:and|to)\s+(?P<high>{number})"
        rf"|(?P<qualifiers>(?:(?:{either([*lexicon['at_least'], *lexicon['at_most'], *lexicon['about']])})\s+){{0,3}})"
        rf"(?:(?P<vague>\b{either(lexicon['vague'])}\b(?!\s+of\s+(?:times|occasions)))"
        rf"|(?P<first>{number})(?:\s*(?:to|or|[-–])\s*(?P<second>{number}))?(?P<more>\s+or\s+more|\s+plus)?))",
        re.IGNORECASE,
    )


@cache
def _qualifier(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(words()[section])}\b")


def parse_bounds(text: str) -> Bounds | None:
    """The bounds of a whole phrase ("at least six", "two or three", "dozens"), None where it is no number."""
    match = _bounded().fullmatch(text.strip())
    return _bounds_of(match) if match else None


def _bounds_of(match: re.Match[str]) -> Bounds | None:
    lexicon = words()
    if match["low"]:
        return _ordered(_in_scale(match["low"], match["high"]), plain_value(match["high"]))
    qualifiers = " ".join(match["qualifiers"].lower().split())
    if match["vague"]:
        low, high = lexicon["vague"][" ".join(match["vague"].lower().split())]
    else:
        low = high = plain_value(match["first"])
        if match["second"]:
            low, high = _in_scale(match["first"], match["second"]), plain_value(match["second"])
    if low is None:
        return None
    # "at least" is looked for first: "no fewer than" contains "fewer than".
    if match["more"] or _qualifier("at_least").search(qualifiers):
        return Bounds(low, None)
    if _qualifier("at_most").search(qualifiers):
        return Bounds(0, high)
    return _ordered(low, high) if high is not None else Bounds(low, None)


def _in_scale(low: str, high: str) -> int | None:
    """The value of the lower of two numbers, in the scale that the higher is told in: "ten to fifteen thousand"."""
    value, most, scales = plain_value(low), plain_value(high), words()["scales"]
    if value is None or most is None or any(word in scales for word in re.split(r"[\s-]+", low.lower())):
        return value
    scaled = value * int(scales.get(re.split(r"[\s-]+", high.lower())[-1], 1))
    return scaled if scaled <= most else value


def _ordered(low: int | None, high: int | None) -> Bounds | None:
    return Bounds(low, high) if low is not None and high is not None and low <= high else None


@lru_cache(maxsize=1)
def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Every number of the text with its bounds, in order; offsets in characters. Years and ages are in it too."""
    found = ((match, _bounds_of(match)) for match in _bounded().finditer(text))
    return tuple(NumberMention(match.start(), match.end(), bounds) for match, bounds in found if bounds)

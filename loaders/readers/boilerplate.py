"""Furniture of saved pages: advertisements, menus, links to other stories. It is marked, never deleted."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from actorgraph.loaders.readers.source import Span, merged

LINE = re.compile(r"[^\r\n]+")
# Longer lines are prose, whatever words they hold.
LONGEST = 220
SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s*$")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of boilerplate.yaml, one compiled alternation for each kind: lines, headings, inline."""
    text = files("actorgraph.loaders.readers").joinpath("boilerplate.yaml").read_text(encoding="utf-8")
    flags = re.IGNORECASE | re.MULTILINE
    kinds: dict[str, list[str]] = yaml.safe_load(text)
    return {kind: re.compile("|".join(f"(?:{one})" for one in several), flags) for kind, several in kinds.items()}


def boilerplate(text: str) -> list[Span]:
    """The spans of text that must not become facts, sorted, in characters of text."""
    spans = [match.span() for match in patterns()["inline"].finditer(text)]
    among_links = False
    for match in LINE.finditer(text):
        line = match.group().strip()
        if not line:
            continue
        if len(line) > LONGEST or SENTENCE_END.search(line):
            among_links = False
        if among_links or _is_furniture(line):
            spans.append(match.span())
        if len(line) <= LONGEST and patterns()["headings"].fullmatch(line):
            spans.append(match.span())
            among_links = True
    return merged(spans)


def _is_furniture(line: str) -> bool:
    return len(line) <= LONGEST and patterns()["lines"].fullmatch(line) is not None

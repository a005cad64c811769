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
# A heading of Markdown, and its words.
MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s*$")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of boilerplate.yaml, one compiled alternation for each kind: lines, headings, sections, inline."""
    text = files("actorgraph.loaders.readers").joinpath("boilerplate.yaml").read_text(encoding="utf-8")
    flags = re.IGNORECASE | re.MULTILINE
    kinds: dict[str, list[str]] = yaml.safe_load(text)
    return {kind: re.compile("|".join(f"(?:{one})" for one in several), flags) for kind, several in kinds.items()}


def boilerplate(text: str) -> list[Span]:
    """The spans of text that must not become facts, sorted, in characters of text."""
    spans = [match.span() for match in patterns()["inline"].finditer(text)]
    among_links = in_section = False
    for match in LINE.finditer(text):
        line = match.group().strip()
        if not line:
            continue
        marked = MARKED_HEADING.fullmatch(line)
        words = marked[1] if marked else line
        if marked:
            # Under a heading of Markdown all is of one kind, sentences too, down to the next heading.
            among_links, in_section = False, patterns()["sections"].fullmatch(words) is not None
        elif len(line) > LONGEST or SENTENCE_END.search(line):
            among_links = False
        if among_links or in_section or _is_furniture(line):
            spans.append(match.span())
        if len(line) <= LONGEST and _opens_links(words):
            spans.append(match.span())
            among_links = True
    return merged(spans)


def _opens_links(words: str) -> bool:
    return any(patterns()[kind].fullmatch(words) for kind in ("headings", "sections"))


def _is_furniture(line: str) -> bool:
    return len(line) <= LONGEST and patterns()["lines"].fullmatch(line) is not None

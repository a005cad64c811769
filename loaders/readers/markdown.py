"""Markdown: front matter, and which characters of the text are notation.

Libraries render Markdown and lose where each character came from; offsets must keep pointing into the text as read.
So the text stays as it is, and the spans that are no words are marked.
"""

from __future__ import annotations

import re

import yaml

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.details import Details, details_from
from actorgraph.loaders.readers.source import Span, merged

FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"^#[ \t]{1,9}(.{1,300}?)[ \t#]{0,9}$", re.MULTILINE)

# Patterns are bounded, or run to the end where nothing closes them, so that no text takes longer than its length.
# Whole stretches that are no prose.
BLOCKS = re.compile(
    r"""^(?P<fence>```|~~~).*?(?:^(?P=fence)[ \t]*$|\Z)   # a block of code
    | <!--.*?(?:-->|\Z)
    | <(script|style)\b.*?(?:</\2\s*>|\Z)
    | ^[ \t]*\|[^\n]*                                       # a row of a table
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+[^\n]*                 # where a reference link leads
    | !\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)                    # a picture
    | \[\^[^\]\n]{1,80}\]                                        # a footnote's number
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# Signs beside words.
SIGNS = re.compile(
    r"""^[ ]{0,3}\#{1,6}[ \t]+ | (?<=\S)[ \t]{1,9}\#{1,9}[ \t]{0,9}$   # a heading
    | ^[ ]{0,3}(?:>[ \t]?)+(?:(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S))?   # a quotation, and a list in it
    | ^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)              # an item of a list
    | ^[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$   # a rule, or a line under a heading
    | </?[a-zA-Z][^<>\n]*>                                  # an HTML tag
    | \\(?=[\\`*_{}\[\]()\#+.!|>-])                         # an escape
    | (?<!\\)\*{1,3} | (?<![\w\\])_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w) | ~~ | `+
    """,
    re.VERBOSE | re.MULTILINE,
)
LINK = re.compile(r"(?<!!)(\[)([^\[\]\n]*)(\](?:\([^)\n]{0,500}\)|\[[^\[\]\n]{0,100}\]))")


def front_matter(text: str, name: str) -> tuple[Details | None, Span | None]:
    """What YAML front matter says, and its span; (None, None) where there is none.

    Raises ReportError where the front matter is no YAML mapping.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        return None, None
    try:
        # BaseLoader: every value stays the words that stand there, so that 2024-02-30 can be named as what it is.
        fields = yaml.load(match.group(1), Loader=yaml.BaseLoader) or {}  # noqa: S506
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ReportError(f"{name}: its front matter is no YAML (line {line})") from error
    if not isinstance(fields, dict):
        raise ReportError(f"{name}: its front matter is no list of `key: value` lines")
    return details_from(fields, "front matter"), match.span()


def markdown_blocks(text: str, start: int) -> list[Span]:
    """Spans after start that are no prose: code, tables, pictures, where reference links lead."""
    return merged([match.span() for match in BLOCKS.finditer(text, start)])


def markdown_signs(text: str, start: int) -> list[Span]:
    """Spans after start that are signs of Markdown and no words."""
    links = [link.span(group) for link in LINK.finditer(text, start) for group in (1, 3)]
    return merged([match.span() for match in SIGNS.finditer(text, start)] + links)


def heading(text: str, start: int) -> str | None:
    """The first heading of the first rank after start."""
    match = TITLE.search(text, start)
    return match.group(1) if match else None

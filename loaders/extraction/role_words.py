"""The words of roles: "deputy leader", "chief of staff", "Defense Secretary"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from actorgraph.loaders.extraction.mention_index import QUOTES, MentionIndex
from actorgraph.loaders.extraction.noun_phrases import HYPHENS

MAX_MODIFIERS = 4


@dataclass(frozen=True)
class Role:
    """The words of a role, [start, end)."""

    start: int
    end: int
    words: str


@cache
def lexicon() -> dict[str, list[str]]:
    """The words of roles.yaml."""
    text = files("actorgraph.loaders.extraction").joinpath("roles.yaml").read_text(encoding="utf-8")
    data: dict[str, list[str]] = yaml.safe_load(text)
    return data


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    matcher = PhraseMatcher(vocab, attr="LOWER")
    words = [phrase.split() for phrase in (*lexicon()["heads"], *lexicon()["phrases"])]
    matcher.add("role", [Doc(vocab, words=w) for w in words])
    return matcher


def find_roles(index: MentionIndex) -> list[Role]:
    """Every role that the document names, with the modifiers that belong to it."""
    doc = index.doc
    found = []
    for span in filter_spans(_matcher(doc.vocab)(doc, as_spans=True)):
        start = span.start
        while start > 0 and span.start - start < MAX_MODIFIERS and _is_modifier(index, start - 1):
            start -= 1
        found.append(Role(start, span.end, doc[start : span.end].text))
    return found


def before_name(token: Token) -> bool:
    """Whether a token may stand between a role and the person's name: a quotation mark, a rank, "named"."""
    rank = token.text[:1].isupper() and token.lower_ in lexicon()["ranks"]
    return rank or token.text in QUOTES or token.lower_ in {"named", "called", "-"}


def _is_modifier(index: MentionIndex, i: int) -> bool:
    if index.doc[i].text in HYPHENS and i > 0:
        return index.doc[i - 1].lower_ in lexicon()["modifiers"]
    ends_a_name = any(m.end == i + 1 and m.kind != "person" for m in index.covering(i))
    return index.doc[i].lower_ in lexicon()["modifiers"] and not ends_a_name

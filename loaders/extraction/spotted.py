"""Spans as tag heads spot them, put in shape: whole names, whole nouns, nothing at the edges that is none of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.noun_phrases import compound_start
from actorgraph.loaders.extraction.tokens import PERSON_NAMES

EDGES = frozenset({"of", "in", "the", "and", "for", "at", "on", "with"})
ARTICLES = frozenset({"the", "a", "an"})
OUTSIDE = frozenset({"ADP", "CCONJ", "SCONJ"})
"""What no mention begins with: "and four people"."""


@dataclass(frozen=True)
class Spotted:
    """A span that a tag head found, in tokens, with its label and how sure the head is."""

    start: int
    end: int
    label: str
    score: float


def in_shape(doc: Doc, spots: Iterable[Spotted]) -> list[Spotted]:
    """The spans that name or point at somebody, trimmed, in order, the wider first."""
    trimmed = (without_edges(doc, spot) for spot in spots)
    found = [s for s in trimmed if any(says_who(token) for token in doc[s.start : s.end])]
    return with_whole_persons(doc, sorted(found, key=lambda s: (s.start, -s.end)))


def without_edges(doc: Doc, spot: Spotted) -> Spotted:
    """The span without the hyphens, commas, prepositions and verbs at its edges that a tag head may leave there."""
    start, end = spot.start, spot.end
    while start < end and (doc[start].is_punct or (start + 1 < end and doc[start].pos_ in OUTSIDE)):
        start += 1
    while end > start and ends_outside(doc[end - 1], alone=end - 1 == start):
        end -= 1
    return replace(spot, start=start, end=end)


def ends_outside(token: Token, *, alone: bool) -> bool:
    """Whether a mention's last word is none of it; a verb may be where it is the only one."""
    if token.text in ".)]":
        return False
    verb = token.tag_ == "VBG" and token.text.islower() and not alone
    return token.is_punct or token.lower_ in EDGES or verb


def says_who(token: Token) -> bool:
    """Whether a word can stand for somebody: no sign, no letter, no article."""
    return token.like_num or (token.is_alpha and len(token) > 1 and token.lower_ not in ARTICLES)


def with_whole_persons(doc: Doc, spots: Iterable[Spotted]) -> list[Spotted]:
    """The spans, but the parts of one person's name as one: a tag head may begin anew with the last name."""
    found: list[Spotted] = []
    for spot in spots:
        if found and goes_on(doc, found[-1], spot):
            first = found.pop()
            found.append(replace(first, end=spot.end, label="person", score=min(first.score, spot.score)))
        else:
            found.append(spot)
    return found


def goes_on(doc: Doc, first: Spotted, spot: Spotted) -> bool:
    """Whether a span goes on with the person's name that the one before it begins, or that the recogniser saw whole."""
    if first.end != spot.start:
        return False
    whole = [e for e in doc[first.start : spot.end].ents if e.label_ in PERSON_NAMES]
    if "person" in (first.label, spot.label) and [(e.start, e.end) for e in whole] == [(first.start, spot.end)]:
        return True
    named = first.label == spot.label == "person"
    return named and all(token.text[0].isupper() for token in doc[first.start : spot.end])


def whole_noun(doc: Doc, spot: Spotted) -> Spotted:
    """The noun with its article and number, which say how many are meant: "the two commanders"."""
    start = compound_start(doc, spot.start)
    for kind in ("NUM", "DET"):
        # A number stands behind the article: in "on Tuesday the group" the day is no part of it.
        while start and doc[start - 1].pos_ == kind and not doc[start].is_sent_start:
            if kind == "NUM" and doc[start].pos_ == "DET":
                break
            start -= 1
    return replace(spot, start=start)

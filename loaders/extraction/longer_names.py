"""Known names that are only part of other names ("Continuity IRA"), and names of parts of places ("northern Iraq")."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile, takewhile

from spacy.tokens import Doc, Span, Token

from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.nouns import noun_kind, titles, words
from actorgraph.loaders.extraction.tokens import PERSON_NAMES, is_name
from actorgraph.loaders.gazetteer import Gazetteer, Match, PlaceEntry, fold

DIVISIBLE = frozenset({"country", "region", "city"})
"""Kinds of places of which a direction names a part."""


def name_key(role: str, name: str) -> str:
    """The entity of a name that the gazetteer does not know."""
    return f"name:{role}:{fold(name)}"


def is_other_name(match: Match, span: Span, name: Span | None, known: set[int]) -> bool:
    """Whether a known name is only a part of somebody or something else's; `name` is the recogniser's around it.

    A lone last name is, inside a fuller name that is not known ("Rafid al-Sudani"); a person's full name never is.
    `known` are the tokens of all known names.
    """
    if match.actors and match.actors[0].kind == "person":
        return len(fold(match.text).split()) < 2 and _ends_fuller_name(span)
    if name is None or name.end < span.end:
        return False
    body = bool(match.actors) and name.start == span.start and _is_body(name[-1])
    return not body and _makes_another(span, name, known)


def _ends_fuller_name(span: Span) -> bool:
    """Whether a single last name stands behind another name that is no title."""
    before = span.doc[span.start - 1] if span.start else None
    if before is None or not (before.text[0].isupper() and before.text.isalpha()) or _is_title(before):
        return False
    return is_name(before) or before.ent_type_ in PERSON_NAMES


def _is_body(token: Token) -> bool:
    """Whether a name's last word makes it a body of whoever it begins with: "Kenyan Defence Forces"."""
    return noun_kind(token, "actors") is not None or token.lower_ in words("nouns", "organs")


def _makes_another(span: Span, name: Span, known: set[int]) -> bool:
    """Whether what stands beside a known name makes another one of it: "Continuity IRA", "Ahrar Sinjar", "Lake Chad".

    Titles and what is itself known ("Lebanese Hezbollah") do not, nor does what only says of what sort the thing is
    ("Taliban Movement", "Old Mosul").
    """
    before = takewhile(_joins, reversed(span.doc[name.start : span.start]))
    after = takewhile(_joins, span.doc[span.end : name.end])
    added = [*before, *(t for t in after if t.tag_ != "NNPS" and not _says_sort(t))]
    return any(t.i not in known and is_name(t) and t.is_alpha and not _is_title(t) and not _says_part(t) for t in added)


def _says_sort(token: Token) -> bool:
    return noun_kind(token, "actors") is not None or noun_kind(token, "places") is not None


def _says_part(token: Token) -> bool:
    return any(token.lower_ in words("place_words", group) for group in ("directions", "kinds_of_parts"))


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in titles()


def _joins(token: Token) -> bool:
    """Whether a word goes on with a name that stands beside it: no preposition, no comma, no small word but "al-"."""
    return token.text[0].isupper() or token.text in {"-", "–"} or token.lower_ in {"al", "el", "i", "e"}


def part_of_place(doc: Doc, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """The mention with the direction before it, which makes another place of a place: "northern Iraq"."""
    directions = words("place_words", "directions")
    start = mention.start
    if mention.role == "actor" or mention.kind not in DIVISIBLE or not start:
        return mention
    if doc[start - 1].lower_ not in directions or whole_place(doc[start - 1 : mention.end].text, gazetteer) is None:
        return mention
    start -= 1
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in directions:
        start -= 2
    key = name_key("place", doc[start : mention.end].text)
    return replace(mention, start=start, kind="region", entity=key)


def whole_place(name: str, gazetteer: Gazetteer) -> PlaceEntry | None:
    """The known place of which a name tells a part, by a direction before it."""
    directions = words("place_words", "directions")
    whole = " ".join(dropwhile(lambda word: set(word.lower().split("-")) <= directions, name.split()))
    entries = gazetteer.lookup(whole) if whole != name else ()
    return next((entry for entry in entries if isinstance(entry, PlaceEntry)), None)

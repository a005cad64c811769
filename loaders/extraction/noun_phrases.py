"""What belongs to a noun: possessors, modifiers, appositions, and the span of a name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.tokens import (
    MODIFIER,
    NAME_PART,
    NAME_TAIL,
    POSSESSOR,
    antecedent,
    expanded,
    is_name,
    preposition,
)

PARTITIVE = frozenset({"one", "some", "many", "several", "most", "members", "dozens", "scores", "hundreds"})
PARTITIVE |= {"thousands", "number", "series", "spate", "wave", "string", "barrage", "salvo", "volley", "all", "both"}
PARTITIVE |= {"each", "any", "none", "group", "round", "pair"}

HYPHENS = frozenset({"-", "‑", "–"})
DASH = "–"
"""The hyphen that parts words as often as it joins them: "BEIRUT–rebels"."""


def possessors(noun: Token) -> list[Token]:
    """Heads of the possessors: "Iran's Quds Force", "its fighters"."""
    found = [child for child in noun.children if child.dep_ in POSSESSOR]
    return expanded((antecedent(child) or child) for child in found)


def modifiers(noun: Token) -> list[Token]:
    """Words before a noun that say what kind it is: adjectives, compounds, nominal modifiers without preposition."""
    return [child for child in noun.lefts if child.dep_ in MODIFIER and not preposition(child)]


def appositions(token: Token) -> list[Token]:
    """Heads of what stands in apposition to a token, and of what it stands in apposition to."""
    found = [child for child in token.children if child.dep_ == "appos"]
    if token.dep_ == "appos" and token.head != token:
        found.insert(0, token.head)
    return found


def name_span(head: Token, *, article: bool | None = None) -> tuple[int, int]:
    """Token range of a noun phrase's own words, without relative clause, apposition, conjunct or prepositional tail.

    An "of" that joins proper nouns stays in ("Ministry of Defence"). `article`: keep a leading determiner (True),
    drop it (False), or keep it before common nouns only (None).
    """
    members = [head, *_name_parts(head)]
    start, end = min(token.i for token in members), max(token.i for token in members) + 1
    doc = head.doc
    if start > 0 and doc[start - 1].dep_ in {"det", "predet", "nmod:poss", "poss"} and doc[start - 1].head == head:
        start -= 1 if (article if article is not None else not is_name(head)) else 0
    elif doc[start].dep_ == "det" and (article is False or (article is None and is_name(head))):
        start += 1
    return start, end


def compound_start(doc: Doc, start: int) -> int:
    """Where a word begins of which a hyphen has been cut: "old girl" in "7-year-old girl"."""
    while start > 1 and doc[start - 1].text in HYPHENS - {DASH} and not doc[start].is_sent_start:
        before = doc[start - 2]
        if before.whitespace_ or doc[start - 1].whitespace_ or not before.text[-1:].isalnum():
            break
        start -= 2
    return start


def is_opposed(doc: Doc, start: int) -> bool:
    """Whether the name that begins here is an enemy's: "the anti-Houthi coalition"."""
    return start > 1 and doc[start - 1].text in HYPHENS and doc[start - 2].lower_ == "anti"


def _name_parts(head: Token) -> list[Token]:
    found: list[Token] = []
    pending = [head]
    while pending:
        token = pending.pop()
        for child in token.children:
            if _in_name(child, head):
                found.append(child)
                pending.append(child)
    doc = head.doc
    low, high = (min(t.i for t in (head, *found)), max(t.i for t in (head, *found)))
    inside = {t.i for t in found}
    gaps = [
        doc[i] for i in range(low, high) if i not in inside and doc[i].dep_ in {"punct", "case", "cc", "prep", "det"}
    ]
    return found + gaps


def _in_name(child: Token, head: Token) -> bool:
    if child.dep_ in {"nmod", "pobj"} and preposition(child):
        return is_name(head) and is_name(child) and preposition(child) == "of"
    if child.dep_ == "prep":
        return is_name(head) and child.lower_ == "of" and any(is_name(c) for c in child.children)
    if child.i > child.head.i:
        return child.dep_ in NAME_TAIL
    return child.dep_ in NAME_PART


def partitive(token: Token) -> Token:
    """What a number or measure speaks of: "one of its commanders" gives "commanders"; else the token itself."""
    for child in token.children:
        if preposition(child) == "of" and (token.tag_ == "CD" or token.pos_ == "NUM" or token.lower_ in PARTITIVE):
            return child
        if child.dep_ == "prep" and child.lower_ == "of" and (token.like_num or token.lower_ in PARTITIVE):
            return next((c for c in child.children if c.dep_ == "pobj"), token)
    return token

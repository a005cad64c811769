"""Whether "Iraq", "Baghdad" or "Iraqi" stands for those who act or for where something happens."""

from __future__ import annotations

from calendar import day_abbr, day_name, month_abbr, month_name

from spacy.tokens import Doc, Span, Token

from actorgraph.loaders.extraction.nouns import in_list, words
from actorgraph.loaders.extraction.syntax import first_conjunct, preposition
from actorgraph.loaders.extraction.tokens import MAX_CLIMB, OBJECT, PASSIVE_SUBJECT, POSSESSOR, SUBJECT

MODIFIERS = frozenset({"compound", "amod", "nmod", "nn", "nmod:desc"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
CALENDAR = frozenset({*day_name, *day_abbr, *month_name, *month_abbr, "Sept", "today", "yesterday", "overnight"}) - {""}
# "The assault on Abu Dhabi" hits the city; "an attack on Iran" hits the state.
ON_THE_SPOT = frozenset({"on", "upon", "at", "over"})
LEANS_TO_ACTOR = frozenset({"actor:united-states"})


def is_actor(span: Span, uid: str, places: frozenset[int] = frozenset(), *, seat: bool = False) -> bool:
    """Whether a word that names both a state and its land, or a seat of government and a city, is the one who acts.

    `uid`: the state's uid; `places`: where the names of known places begin; `seat`: the words name a city. Decided by
    the words around first, then by the place in the sentence.
    """
    if _in_compound(span):
        return not _is_local_compound(span)
    if is_dateline(span):
        return False
    head = first_conjunct(_head(span))
    if _is_possessive(span, head):
        return not _modifies_place(head.head, span) and span.end + 1 not in places
    if _is_modifier(span):
        return uid in LEANS_TO_ACTOR or not (seat or _modifies_place(head.head, span))
    if before := preposition(head) or _word_before(span):
        there = _near_border(span) or (seat and before in ON_THE_SPOT)
        return not there and _by_preposition(before, head, uid)
    return _by_function(head, span, uid)


def demonym_is_actor(span: Span) -> bool:
    """Whether a demonym speaks of the state ("Iranian missiles"), not of the land ("the Iraqi capital")."""
    if _in_compound(span):
        return not _is_local_compound(span)
    head = _head(span)
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return not any(token and in_list(token, "place_words", "place_heads") for token in (head.head, following))


def _head(span: Span) -> Token:
    token: Token = span.root
    for _ in range(MAX_CLIMB):
        if not span.start <= token.head.i < span.end or token.head == token:
            break
        token = token.head
    return token


def _in_compound(span: Span) -> bool:
    doc, end = span.doc, span.end
    if "-" in span[-1].text[1:] or end + 1 >= len(doc):
        return "-" in span[-1].text[1:]
    attached = not doc[end - 1].whitespace_ and not doc[end].whitespace_
    return (attached and doc[end].text in {"-", "‑", "–"}) or (doc[end].text[0] == "-" and len(doc[end].text) > 1)


def _near_border(span: Span) -> bool:
    """Whether the words stand in "the border with Iraq", "the desert between Syria and Iraq"."""
    near = span.doc[max(0, span.start - 5) : span.start]
    joined = {token.lower_ for token in near} & {"with", "between", "and"}
    return bool(joined) and any(in_list(token, "nouns", "dividing") for token in near)


def _is_local_compound(span: Span) -> bool:
    doc = span.doc
    after = doc[span.end : span.end + 2]
    parts = [*span[-1].lower_.split("-")[1:], *(token.lower_.lstrip("-") for token in after)]
    return any(part in words("place_words", "place_compounds") for part in parts)


def _is_modifier(span: Span) -> bool:
    """Whether a noun follows at once that the words belong to: "the U.S. garrison", but not "in Syria Sunday"."""
    if span.end >= len(span.doc):
        return False
    following = span.doc[span.end]
    dated = following.ent_type_ in {"DATE", "TIME"} or following.text.rstrip(".") in CALENDAR
    return (following.pos_ in {"NOUN", "PROPN"} or following.tag_.startswith("NN")) and not dated


def is_dateline(span: Span) -> bool:
    """Whether a place stands where reports say where they were written: "BAGHDAD, Jan. 5 –"."""
    doc, before = span.doc, span.start - 1
    if before > 0 and doc[before].text in {",", "/"} and doc[before - 1].is_upper and len(doc[before - 1].text) > 3:
        return _begins_line(doc, before - 1)
    if before >= 0 and doc[before].text == "(" and _begins_line(doc, before):
        return True
    if not _begins_line(doc, span.start) or span.end >= len(doc):
        return False
    following = doc[span.end]
    if following.text == ":" or (following.text in {"–", "—", "--", "("} and doc[span.end - 1].whitespace_):
        return True
    return following.text in {",", "/"} and span.text.isupper() and len(span.text) > 4


def _begins_line(doc: Doc, i: int) -> bool:
    return i == 0 or "\n" in doc[i - 1].text or doc[i - 1].text == "//"


def _is_possessive(span: Span, head: Token) -> bool:
    following = span.doc[span.end].text if span.end < len(span.doc) else ""
    return following in POSSESSIVES or head.dep_ in POSSESSOR


def _modifies_place(owned: Token, span: Span) -> bool:
    after = [span.doc[i] for i in (span.end, span.end + 1) if i < len(span.doc)]
    return any(in_list(token, "place_words", "place_heads") for token in (owned, *after))


def _word_before(span: Span) -> str:
    """The preposition right before the words, where the parser gives none."""
    i = span.start - 1
    while i >= 0 and (span.doc[i].lower_ == "the" or span.doc[i].text in {'"', "“", "‘"}):
        i -= 1
    if i < 0:
        return ""
    word: str = span.doc[i].lower_
    known = words("place_words", "place_prepositions") | words("place_words", "actor_prepositions")
    return word if word in known | {"of", "from", "to", "on"} else ""


def _by_preposition(before: str, head: Token, uid: str) -> bool:
    first, word = before.split(" ", 1)[0], before.rsplit(" ", 1)[-1]
    if first in words("place_words", "place_prepositions"):
        return False
    if word in words("place_words", "actor_prepositions"):
        return True
    governor = head.head if head.dep_ not in {"pobj", "pcomp"} else head.head.head
    titles = [child for child in governor.children if child.dep_ in MODIFIERS and child.i < governor.i]
    if any(in_list(token, "place_words", "actor_heads") for token in (governor, governor.head, *titles)):
        return True
    return uid in LEANS_TO_ACTOR or (word in {"from", "of"} and _gives(governor))


def _gives(verb: Token) -> bool:
    """Whether what is named after a verb gives or makes up something: "received arms or money from", "consists of"."""
    lemma = verb.lemma_.lower() or verb.lower_
    if lemma in words("place_words", "composing_verbs"):
        return True
    given = [child for child in verb.children if child.dep_ in OBJECT | SUBJECT | PASSIVE_SUBJECT]
    given += [other for child in given for other in child.children if other.dep_ == "conj"]
    return in_list(verb, "place_words", "receiving_verbs") and any(
        in_list(token, "place_words", "given_things") for token in given
    )


def _by_function(head: Token, span: Span, uid: str) -> bool:
    if head.dep_ in SUBJECT:
        return True
    if head.dep_ in PASSIVE_SUBJECT | OBJECT:
        return uid in LEANS_TO_ACTOR or not _is_attack(head.head)
    if head.dep_ in MODIFIERS:
        return uid in LEANS_TO_ACTOR or not _modifies_place(head.head, span)
    if head.dep_ == "appos" and in_list(head.head, "place_words", "actor_heads"):
        return True
    if head.dep_ == "appos" or (span.start > 0 and span.doc[span.start - 1].text in {",", "(", "["}):
        return uid in LEANS_TO_ACTOR
    return True


def _is_attack(verb: Token) -> bool:
    lemma = verb.lemma_.lower() or verb.lower_
    return lemma in words("place_words", "attack_verbs") or in_list(verb, "place_words", "attack_verbs")

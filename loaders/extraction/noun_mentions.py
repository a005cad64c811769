"""Common nouns and pronouns that can stand for actors and places."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.noun_phrases import compound_start
from actorgraph.loaders.extraction.nouns import forms, lexicon, names_a_kind, noun_kind, pronoun_group, pronouns
from actorgraph.loaders.extraction.place_or_actor import CALENDAR
from actorgraph.loaders.extraction.syntax import is_noun, name_span
from actorgraph.loaders.extraction.tokens import SUBJECT, is_name, tokens_of, vocabulary

MODIFIERS = frozenset({"compound", "nn", "nmod:desc", "amod"})
PLACE_FIRST = frozenset({"embassy", "aircraft", "command", "capital", "outlet", "vehicle"})
LONGEST = 9
QUANTIFIERS = frozenset({"at", "least", "most", "about", "some", "several"})


def noun_mentions(doc: Doc, names: Iterable[Mention]) -> list[Mention]:
    """A mention for each common noun of the lexicon that is not part of a name, and does not merely introduce one."""
    taken = {i for mention in names for i in range(mention.start, mention.end)}
    starts = {mention.start for mention in names}
    found: list[Mention] = []
    for token in tokens_of(doc, {word for word in vocabulary(doc) if names_a_kind(word)}):
        if token.i in taken or is_name(token) or not is_noun(token) or token.i + 1 in starts or _inside_noun(token):
            continue
        mention = _mention(token)
        if mention is not None:
            found.append(mention)
    return found


def pronoun_mentions(doc: Doc) -> list[Mention]:
    """A mention for each pronoun that can stand for an actor or a place; whom it stands for is settled by reference."""
    found = []
    for token in tokens_of(doc, pronouns()):
        group = pronoun_group(token) if token.dep_ != "expl" and token.text != "US" else ""
        if group:
            kind = "person" if group == "person" else "armed_group"
            found.append(Mention(token.i, token.i + 1, "actor", kind, "pronoun", f"pronoun:{token.i}", 0.5, "pronoun"))
    return found


def _mention(token: Token) -> Mention | None:
    actor, place = noun_kind(token, "actors"), noun_kind(token, "places")
    if actor and place:
        first_place = token.lower_ in PLACE_FIRST or (token.lower_ == "country" and token.dep_ not in SUBJECT)
        actor = None if first_place else actor
    kind = actor or place
    if kind is None or _other_sense(token):
        return None
    if kind in {"armed_group", "organization"} and any(child.lower_ == "umbrella" for child in token.children):
        kind = "coalition"
    start, end = name_span(token)
    end = token.i + 1
    start = compound_start(token.doc, _without_numbers(token.doc, max(start, end - LONGEST), token.i))
    role = "actor" if actor else "place"
    return Mention(start, end, "actor" if actor else "place", kind, "noun", f"noun:{role}:{start}", 0.6, "noun")


def _without_numbers(doc: Doc, start: int, head: int) -> int:
    """Past a quantity at the front ("at least four"), which belongs to a casualty, but not past "the two"."""
    i = start = max((j + 1 for j in range(start, head) if _breaks(doc[j])), default=start)
    while i < head and (doc[i].like_num or doc[i].tag_ == "CD" or doc[i].lower_ in QUANTIFIERS):
        i += 1
    joints = [j for j in range(i + 1, head) if doc[j].lower_ in {"and", "or"} and is_noun(doc[j - 1])]
    return joints[-1] + 1 if joints else i


def _breaks(token: Token) -> bool:
    """Whether no noun phrase goes on past a token: a line's end, a preposition, a verb outside a compound."""
    if token.is_space or token.text in CALENDAR or token.text in {",", ";", ":", "(", ")", "–", "—"}:
        return True
    if token.pos_ not in {"ADP", "VERB", "AUX", "SCONJ"} or token.tag_ in {"VBN", "JJ"}:
        return False
    beside = [token.doc[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return "-" not in beside


def _other_sense(token: Token) -> bool:
    senses: dict[str, list[str]] = lexicon("nouns")["other_senses"]
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if before in {"-", "–", "‑"} and not token.doc[token.i - 1].whitespace_:
        return True
    return any(before in senses.get(form, ()) for form in forms(token))


def _inside_noun(token: Token) -> bool:
    """Whether a noun only modifies another noun of the lexicon to its right ("militia" in "militia groups")."""
    head = token.head
    if token.dep_ not in MODIFIERS or head.i <= token.i:
        return False
    return noun_kind(head, "actors") is not None or noun_kind(head, "places") is not None

"""Names that the gazetteer does not know: from the entity recogniser, from "calling itself X", and short forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from actorgraph.loaders.extraction.findings import BODIES, RECOGNISED, Mention
from actorgraph.loaders.extraction.longer_names import name_key
from actorgraph.loaders.extraction.nouns import noun_kind, singular, titles, words
from actorgraph.loaders.extraction.tokens import PERSON_NAMES, tokens_of

PLACES = frozenset({"LOC", "GPE", "FAC"})
ORGANISATIONS = frozenset({"ORG", "NORP"})
OPENING = frozenset({'"', "“", "‘", "``", "'", "(", "["})
DETERMINERS = frozenset({"the", "The", "a", "an"})
SMALL_WORDS = frozenset(
    {"of", "the", "al", "el", "and", "in", "for", "-", "bin", "ibn", "ul", "ad", "ash", "as", "an", "e", "'s"}
)
LONGEST_NAME = 10
ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&-]{1,9}")
ALSO = frozenset({"also", "known", "as", "or", "aka", "the", "called", "a.k.a", "a.k.a."})
FOUGHT_IN = frozenset({"brigade", "battalion", "force", "army", "command", "division", "corps", "regiment"})
# "calling itself X", "known as X", "a group named X", "alias X".
REFLEXIVE = frozenset({"calling", "calls", "called", "styling", "naming"})
EQUATING = frozenset({"known", "styled", "dubbed", "identified"})
NAMING = frozenset({"called", "named", "dubbed"})
ALIAS = frozenset({"alias", "aka", "a.k.a", "a.k.a."})
INTRODUCING = frozenset().union(REFLEXIVE, EQUATING, NAMING, ALIAS)


def named_entities(doc: Doc) -> list[Mention]:
    """A mention for each entity of the recogniser, its kind from the nouns in it and around it."""
    return [mention for ent in doc.ents if (mention := _from_entity(_trimmed(ent))) is not None]


def introduced_names(doc: Doc) -> list[Mention]:
    """Names after "calling itself", "called", "known as", "named", with those in brackets behind them, as groups.

    All the names introduced in one place have one entity.
    """
    found: list[Mention] = []
    for token in tokens_of(doc, INTRODUCING):
        start = name_after(token)
        if start is None:
            continue
        first = capitalised(doc, start)
        if first is None:
            continue
        kind = _introduced_kind(token)
        if kind is None:
            continue
        key = name_key("actor", first.text)
        found.append(Mention(first.start, first.end, "actor", kind, "name", key, 0.9, "introduced"))
        found.extend(
            Mention(s.start, s.end, "actor", kind, "name", key, 0.9, "introduced") for s in bracketed(doc, first.end)
        )
    return found


def bracketed(doc: Doc, i: int) -> Iterator[Span]:
    """The name in brackets at a position: an abbreviation, "[Liwa al-Ghalibun in Arabic]", "(also known as X)"."""
    while i < len(doc) and doc[i].text in {'"', "”", "’"}:
        i += 1
    if i >= len(doc) or doc[i].text not in {"(", "["}:
        return
    start = i + 1
    while start < len(doc) and doc[start].lower_ in ALSO:
        start += 1
    name = capitalised(doc, start)
    if name is not None and name.end < len(doc) and doc[name.end].text in {")", "]", ",", ";", "in", "–"}:
        yield name


def capitalised(doc: Doc, start: int) -> Span | None:
    """The run of capitalised words from a position on, small words inside it included; None where there is none."""
    while start < len(doc) and (doc[start].text in DETERMINERS or doc[start].text in OPENING):
        start += 1
    end = last = start
    while end < len(doc) and end - start < 10:
        token = doc[end]
        if token.text[0].isupper() or (token.text[0].isdigit() and end > start):
            last = end + 1
        elif end == start or token.lower_ not in SMALL_WORDS:
            break
        end += 1
    if last - start > 2 and doc[last - 1].lower_ in words("nouns", "languages") and doc[last - 2].lower_ == "in":
        last -= 2
    return doc[start:last] if last > start else None


def short_forms(doc: Doc, mentions: Iterable[Mention], taken: set[int]) -> list[Mention]:
    """Later uses of a person's last name alone, or of an abbreviation given in brackets, where nothing else is."""
    forms: dict[str, Mention] = {}
    known = sorted((m for m in mentions if m.level == "name"), key=lambda m: m.start)
    for mention in known:
        last = doc[mention.end - 1]
        if mention.kind == "person" and mention.end - mention.start > 1 and len(last.text) > 3 and last.text.istitle():
            forms.setdefault(last.text, mention)
    for mention, abbreviation in abbreviated(doc, known):
        forms.setdefault(abbreviation.text, mention)
    return [
        Mention(t.i, t.i + 1, source.role, source.kind, "name", source.entity, 0.85, "short form")
        for t in tokens_of(doc, {form.lower() for form in forms})
        if t.i not in taken and (source := forms.get(t.text)) is not None and t.i >= source.end
    ]


def abbreviated(doc: Doc, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Token]]:
    """Names with an abbreviation in brackets right behind them: "Dawn Shield Force (DSF)"."""
    for mention in mentions:
        inside = alone_in_brackets(doc, mention.end)
        initials = {token.text[:1].upper() for token in doc[mention.start : mention.end]}
        if inside is not None and ABBREVIATION.fullmatch(inside.text) and inside.text[:1] in initials:
            yield mention, inside


def alone_in_brackets(doc: Doc, i: int) -> Token | None:
    """The one word in the brackets that open at a position."""
    if i + 2 < len(doc) and doc[i].text in {"(", "["} and doc[i + 2].text in {")", "]"}:
        return doc[i + 1]
    return None


def _trimmed(ent: Span) -> Span:
    while len(ent) > 1 and ent[0].text in DETERMINERS | OPENING:
        ent = ent[1:]
    while len(ent) > 1 and (ent[-1].text in {"'s", "’s", "'", "’", "”", '"', ",", "."} or ent[-1].is_space):
        ent = ent[:-1]
    return ent


def _from_entity(ent: Span) -> Mention | None:
    if ent.label_ not in PERSON_NAMES | PLACES | ORGANISATIONS or not _is_name(ent):
        return None
    built = noun_kind(ent[-1], "places") is not None and noun_kind(ent[-1], "actors") is None
    role = "place" if ent.label_ in PLACES or (ent.label_ in ORGANISATIONS and built and len(ent) > 1) else "actor"
    kind = body_kind(ent)
    if role == "actor" and ent.label_ in PERSON_NAMES and kind is None:
        ent = _without_titles(ent)
        kind = "person"
    elif role == "place":
        if kind in {"armed_group", "military", "coalition", "government"} and place_kind(ent) is None:
            role = "actor"
        else:
            kind = place_kind(ent) or "city"
    if role == "actor" and body_kind(ent) is None and _stands_in_place(ent):
        role, kind = "place", place_kind(ent) or "city"
    score = 0.7
    return Mention(
        ent.start,
        ent.end,
        "actor" if role == "actor" else "place",
        kind or "organization",
        "name",
        name_key(role, ent.text),
        score,
        RECOGNISED,
    )


def _stands_in_place(ent: Span) -> bool:
    """Whether a name follows a preposition of place: nobody is "in" a person."""
    before = ent.doc[ent.start - 1].lower_ if ent.start else ""
    return before in words("place_words", "place_prepositions") - {"at", "over", "off"}


def _is_name(ent: Span) -> bool:
    """Whether an entity of the recogniser is a name: no capitalised common noun or title, no weekday."""
    if not any(token.text[0].isupper() or not token.text[0].isascii() for token in ent) or len(ent) > LONGEST_NAME:
        return False
    if "\n" in ent.text or not any(c.isalpha() for c in ent.text):
        return False
    if len(ent) > 1:
        return True
    token = ent[0]
    common = noun_kind(token, "actors") or noun_kind(token, "places")
    if common is not None or len(token.text) < 2 or (token.pos_ and token.pos_ not in {"PROPN", "X"}):
        return False
    others = words("nouns", "not_names") | words("titles", "ranks") | words("titles", "offices")
    return token.lower_.rstrip(".") not in others


def _without_titles(ent: Span) -> Span:
    while len(ent) > 1 and ent[0].lower_.rstrip(".") in titles():
        ent = ent[1:]
    return ent


def body_kind(ent: Span) -> str | None:
    """The kind of a body by the nouns in its own name ("… Brigade", "Ministry of …"), else by those right around it."""
    own = [noun_kind(token, "actors") for token in reversed(ent)]
    named = next((kind for kind in own if kind not in {None, "person", "civilians", "state"}), None)
    near = _near_kind(ent)
    if named == "military" and near == "armed_group" and FOUGHT_IN & {singular(token.text) for token in ent}:
        return near
    return named or near


def _near_kind(ent: Span) -> str | None:
    doc = ent.doc
    around = [doc[i] for i in (ent.start - 1, ent.end) if 0 <= i < len(doc)]
    kinds = [noun_kind(token, "actors") for token in around if token.pos_ != "PROPN"]
    return next((kind for kind in kinds if kind in BODIES - {"state"}), None)


def place_kind(ent: Span) -> str | None:
    """The kind of a place by the nouns in its name or right after it; None where they do not tell."""
    doc = ent.doc
    inside = [noun_kind(token, "places") for token in reversed(ent)]
    after = noun_kind(doc[ent.end], "places") if ent.end < len(doc) and doc[ent.end].pos_ != "PROPN" else None
    before = None
    if ent.start > 1 and doc[ent.start - 1].lower_ == "of":
        before = noun_kind(doc[ent.start - 2], "places")
    return next((kind for kind in (*inside, after, before) if kind is not None and kind != "country"), None)


def name_after(token: Token) -> int | None:
    """Where a name should begin after a word that introduces one, None where the token is no such word."""
    doc, i = token.doc, token.i
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if token.lower_ in REFLEXIVE and following in {"itself", "themselves"}:
        return i + 2
    if token.lower_ in EQUATING and following == "as":
        return i + 2
    if token.lower_ in NAMING and following not in {"for", "on", "upon", "off"}:
        return i + 1
    if token.lower_ in ALIAS:
        return i + 1
    return None


def _introduced_kind(token: Token) -> str | None:
    """What the introduced name names: the kind of the noun before or above; "itself" alone says a group."""
    doc = token.doc
    before = [doc[j] for j in range(max(0, token.i - 5), token.i)][::-1]
    kinds = [kind for t in (*before, token.head) if (kind := noun_kind(t, "actors")) is not None]
    reflexive = token.i + 1 < len(doc) and doc[token.i + 1].lower_ in {"itself", "themselves"}
    if kinds:
        return kinds[0] if kinds[0] not in {"civilians", "state"} else None
    return "armed_group" if reflexive else None

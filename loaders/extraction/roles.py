"""Persons in bodies: "Quds Force commander X", "X, a spokesman for Y", "the group's leader, X", "President X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from actorgraph.loaders.extraction.affiliation_ties import member_tie
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.extraction.mention_index import POSSESSIVE, QUOTES, MentionIndex
from actorgraph.loaders.extraction.noun_phrases import HYPHENS
from actorgraph.loaders.extraction.plain_members import plain_members
from actorgraph.loaders.extraction.role_words import Role, before_name, find_roles, lexicon
from actorgraph.loaders.extraction.syntax import is_verb

ELSEWHERE = frozenset({"in", "at", "on", "near", "by", "with", "from", "and", "who", "which", "that", "to"})
BODY_REACH = 6
COPULAS = frozenset({"is", "was", "are", "were", "remains", "became"})


def role_ties(index: MentionIndex, country_of: Callable[[Mention], str | None]) -> Iterator[Tie]:
    """Ties member_of with the words of the role, from every role between a person and a body."""
    for role in find_roles(index):
        found = list(_named(index, role)) or list(_behind_name(index, role))
        yield from found or _implied(index, role, country_of)
    yield from plain_members(index)


def _named(index: MentionIndex, role: Role) -> Iterator[Tie]:
    for body, rule, left, right in _bodies(index, role):
        persons = [(p, where) for p, where in _persons(index, role, left, right) if p.entity != body.entity]
        for person, where in persons:
            yield member_tie(index, f"role_{rule}_{where}", person, body, role)
        if persons:
            return


def _behind_name(index: MentionIndex, role: Role) -> Iterator[Tie]:
    """ "Foreign Minister X of Mali": the body stands behind the name."""
    doc = index.doc
    for person, _ in _named_after(index, role, role.end):
        body = index.after(person.end + 1, 2) if doc[person.end : person.end + 1].text == "of" else None
        if body is not None and body.kind not in {"person", "civilians"}:
            yield member_tie(index, "role_behind_name", person, body, role)


def _bodies(index: MentionIndex, role: Role) -> Iterator[tuple[Mention, str, int, int]]:
    """Bodies of a role, most certain first, each with the edges of the whole phrase."""
    doc = index.doc
    if role.end < len(doc) and doc[role.end].lower_ in lexicon()["prepositions"]:
        body = _body_after(index, role.end + 1, BODY_REACH if doc[role.end].lower_ in {"of", "for"} else 3)
        if body is not None:
            yield body, "of", role.start, body.end
    before = _body_before(index, role.start)
    if before is not None and before.kind == "state" and _of_group(role):
        return
    if before is not None:
        yield before, "before", before.start, role.end
    elif role.start > 0 and (owner := _whose(index, role.start - 1)) is not None:
        yield owner, "whose", role.start - 1, role.end


def _implied(index: MentionIndex, role: Role, country_of: Callable[[Mention], str | None]) -> Iterator[Tie]:
    """The state that a title implies where no body is named: the person's own, the only one, that of the dateline."""
    if role.words.lower().removeprefix("former ") not in lexicon()["state_titles"]:
        return
    states = [m for m in index.actors if m.kind == "state"]
    written = index.dateline is not None and country_of(index.dateline)
    for person, _ in _persons(index, role, role.start, role.end):
        home = country_of(person)
        own = [m for m in states if home is not None and country_of(m) == home]
        here = [m for m in states if written and country_of(m) == written]
        if own:
            yield member_tie(index, "role_known_state", person, own[0], role)
        elif home is None and len({m.entity for m in states}) == 1:
            yield member_tie(index, "role_only_state", person, states[0], role)
        elif home is None and here and person.level == "name":
            yield member_tie(index, "role_dateline_state", person, here[0], role)


def _of_group(role: Role) -> bool:
    """Whether the role is in some group that only its country is told of ("Iraqi militia leader")."""
    return not {"militia", "group", "rebel", "faction", "party", "gang"}.isdisjoint(role.words.lower().split())


def _whose(index: MentionIndex, i: int) -> Mention | None:
    """The actor that "whose" stands for."""
    if index.doc[i].lower_ != "whose":
        return None
    return index.ending(i - 1 if index.doc[i - 1].text in {",", ")"} else i)


def _body_after(index: MentionIndex, position: int, reach: int) -> Mention | None:
    """The body that a phrase after a role names, "the political bureau of Hamas" included."""
    doc = index.doc
    body = index.after(position)
    stop = position if body is not None else min(position + reach, len(doc))
    for i in range(position, stop):
        mention = index.starting(i)
        if mention is not None and mention.kind not in {"person", "civilians"}:
            body = mention
            break
        if mention is not None or _breaks(doc[i]):
            return None
    if body is None or body.kind in {"person", "civilians"}:
        return None
    while body.end + 1 < len(doc):
        possessive = doc[body.end].text in POSSESSIVE
        owned = index.after(body.end + 1, 2) if possessive else index.starting(body.end)
        if owned is None or owned.kind == "person":
            break
        body = owned
    return body


def _breaks(token: Token) -> bool:
    """Whether a token ends the phrase in which a role's body may be named."""
    mark = token.is_punct and token.text not in QUOTES | HYPHENS
    return mark or is_verb(token) or token.lower_ in ELSEWHERE


def _body_before(index: MentionIndex, position: int) -> Mention | None:
    doc = index.doc
    for i in range(position, max(position - 4, 0), -1):
        mention = index.ending(i)
        if mention is None and doc[i - 1].text in POSSESSIVE:
            mention = index.ending(i - 1)
        if mention is not None:
            return mention if mention.kind not in {"person", "civilians"} else None
        noun = doc[i - 1].tag_ in {"JJ", "NN", "NNP", "JJS"} or doc[i - 1].pos_ in {"ADJ", "NOUN", "PROPN"}
        if not noun and doc[i - 1].text not in QUOTES:
            return None
    return None


def _persons(index: MentionIndex, role: Role, left: int, right: int) -> list[tuple[Mention, str]]:
    """Who has a role, and where the words for him stand; a noun for him ("its leader") only where no name does."""
    over = (m for m in index.covering(role.end - 1) if m.kind == "person" and m.level != "pronoun")
    noun = next(over, None)
    if noun is not None and noun.level == "name":
        return [(noun, "inside")]
    if named := _named_after(index, role, right):
        return named
    is_known = noun is not None and not noun.entity.startswith("noun:")
    if not is_known and (before := _person_before(index, left)) is not None:
        return [(before, "person_first")]
    return [(noun, "inside")] if noun is not None else []


def _named_after(index: MentionIndex, role: Role, right: int) -> list[tuple[Mention, str]]:
    """The persons whose names follow a role, past ranks, "in Iraq and Syria," and "is"."""
    doc = index.doc
    after = _past_place(index, right)
    if after < len(doc) and (doc[after].text == "," or doc[after].lower_ in COPULAS):
        after += 1
    while after < len(doc) and index.starting(after) is None and before_name(doc[after]):
        after += 1
    named = index.starting(after)
    if named is not None and named.kind == "person" and named.level == "name" and not _owns(index, named):
        persons = index.listed(named) if role.words.endswith("s") else [named]
        return [
            (m, "after_comma" if doc[right].text == "," or after > right + 2 else "after")
            for m in persons
            if m.kind == "person"
        ]
    return []


def _owns(index: MentionIndex, person: Mention) -> bool:
    """Whether a name only says whose something is: "the commander was Nasr's cousin"."""
    return index.doc[person.end : person.end + 1].text in POSSESSIVE


def _past_place(index: MentionIndex, position: int) -> int:
    """Past "in Iraq and Syria" where a comma follows: "a spokesman for the coalition in Iraq and Syria, X"."""
    doc = index.doc
    if position < len(doc) and doc[position].lower_ in {"in", "at", "for"}:
        commas = [token.i for token in doc[position : position + BODY_REACH] if token.text == ","]
        return commas[0] if commas else position
    return position


def _person_before(index: MentionIndex, position: int) -> Mention | None:
    doc = index.doc
    for i in range(position, max(position - 6, 0), -1):
        mention = index.ending(i)
        if mention is not None and i < position:
            return mention if mention.kind == "person" else None
        if doc[i - 1].text in QUOTES:
            continue
        if doc[i - 1].lower_ not in lexicon()["links"] and doc[i - 1].tag_ not in {"JJ", "CD", "JJS", "RBS"}:
            return None
    return None

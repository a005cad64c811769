"""Persons in bodies: "Quds Force commander X", "X, a spokesman for Y", "the group's leader, X", "President X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from actorgraph.loaders.extraction.affiliation_status import told_status
from actorgraph.loaders.extraction.affiliation_ties import precision
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.extraction.mention_index import POSSESSIVE, QUOTES, MentionIndex
from actorgraph.loaders.extraction.noun_phrases import HYPHENS
from actorgraph.loaders.extraction.role_words import Role, find_roles, lexicon
from actorgraph.loaders.extraction.syntax import is_verb

ELSEWHERE = frozenset({"in", "at", "on", "near", "by", "with", "from", "and", "who", "which", "that", "to"})
BODY_REACH = 6


def role_ties(index: MentionIndex, country_of: Callable[[Mention], str | None]) -> Iterator[Tie]:
    """Ties member_of with the words of the role, from every role between a person and a body."""
    for role in find_roles(index):
        found = list(_named(index, role))
        yield from found or _implied(index, role, country_of)
    yield from _plain_members(index)


def _named(index: MentionIndex, role: Role) -> Iterator[Tie]:
    for body, rule, left, right in _bodies(index, role):
        persons = [(p, where) for p, where in _persons(index, role, left, right) if p.entity != body.entity]
        for person, where in persons:
            yield _tie(index, f"role_{rule}_{where}", person, body, role)
        if persons:
            return


def _tie(index: MentionIndex, rule: str, person: Mention, body: Mention, role: Role) -> Tie:
    start, end = min(person.start, body.start, role.start), max(person.end, body.end, role.end)
    cue = (role.start, role.end)
    status = told_status(index.doc, start, end)
    return Tie(person, body, "member_of", role.words, status, cue, precision(rule), f"rule:{rule}")


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
            yield _tie(index, "role_known_state", person, own[0], role)
        elif home is None and len({m.entity for m in states}) == 1:
            yield _tie(index, "role_only_state", person, states[0], role)
        elif home is None and here and person.level == "name":
            yield _tie(index, "role_dateline_state", person, here[0], role)


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
    around = [(m, "inside") for m in index.covering(role.end - 1) if m.kind == "person" and m.level != "pronoun"][:1]
    if around and around[0][0].level == "name":
        return around
    told = _first_told(index, left) if not around or around[0][0].entity.startswith("noun:") else []
    return _named_after(index, role, right) or told or around


def _named_after(index: MentionIndex, role: Role, right: int) -> list[tuple[Mention, str]]:
    """The persons whose names follow a role, past ranks and "in Iraq and Syria,"."""
    doc = index.doc
    after = _past_place(index, right)
    if after < len(doc) and doc[after].text == ",":
        after += 1
    while after < len(doc) and index.starting(after) is None and _before_name(doc[after]):
        after += 1
    named = index.starting(after)
    if named is not None and named.kind == "person" and named.level == "name":
        persons = index.listed(named) if role.words.endswith("s") else [named]
        return [
            (m, "after_comma" if doc[right].text == "," or after > right + 2 else "after")
            for m in persons
            if m.kind == "person"
        ]
    return []


def _first_told(index: MentionIndex, left: int) -> list[tuple[Mention, str]]:
    person = _person_before(index, left)
    return [(person, "person_first")] if person is not None else []


def _past_place(index: MentionIndex, position: int) -> int:
    """Past "in Iraq and Syria" where a comma follows: "a spokesman for the coalition in Iraq and Syria, X"."""
    doc = index.doc
    if position < len(doc) and doc[position].lower_ in {"in", "at", "for"}:
        commas = [token.i for token in doc[position : position + BODY_REACH] if token.text == ","]
        return commas[0] if commas else position
    return position


def _before_name(token: Token) -> bool:
    """Whether a token may stand between a role and the person's name: a quotation mark, a rank, "named"."""
    rank = token.text[:1].isupper() and token.lower_ in lexicon()["ranks"]
    return rank or token.text in QUOTES or token.lower_ in {"named", "called", "-"}


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


def _plain_members(index: MentionIndex) -> Iterator[Tie]:
    """ "Abu Taha of Kataib Jund al-Imam", "the Front, led by X", "al-Sadr's movement"."""
    doc = index.doc
    for person in index.persons:
        i = person.end + (1 if doc[person.end : person.end + 1].text == "," else 0)
        if i < len(doc) and doc[i].lower_ in {"of", "from"} and person.level != "pronoun":
            body = index.after(i + 1, 2)
            if body is not None and body.kind not in {"person", "civilians", "state"}:
                yield _roleless(index, f"{doc[i].lower_}_body_{person.level}", person, body, i)
        if doc[person.end : person.end + 1].text in POSSESSIVE or person.level == "pronoun":
            body = index.after(person.end + (person.level != "pronoun"), 2)
            if body is not None and body.kind in {"armed_group", "organization", "coalition"}:
                yield _roleless(index, f"genitive_{person.level}", person, body, person.start)
        yield from _led_by(index, person)
        yield from _own_body(index, person)


def _own_body(index: MentionIndex, person: Mention) -> Iterator[Tie]:
    """ "the Delta Volunteers of Chief Asari", "the network of the imam X"."""
    doc, i = index.doc, person.start
    if person.level != "name":
        return
    while (
        i > 1 and person.start - i < 4 and (_before_name(doc[i - 1]) or doc[i - 1].tag_ in {"DT", "JJ", "NN", "HYPH"})
    ):
        i -= 1
    body = index.ending(i - 1) if i > 1 and doc[i - 1].lower_ == "of" else None
    if (
        body is not None
        and body.level == "name"
        and body.kind in {"armed_group", "organization", "coalition", "military"}
    ):
        yield _roleless(index, "body_of_person", person, body, i - 1)


def _led_by(index: MentionIndex, person: Mention) -> Iterator[Tie]:
    doc, i = index.doc, person.start
    while i > 2 and _before_name(doc[i - 1]):
        i -= 1
    roles = {"led": "leader", "headed": "head", "commanded": "commander", "founded": "founder", "chaired": "chairman"}
    if i >= 3 and doc[i - 1].lower_ == "by" and doc[i - 2].lower_ in roles:
        back = i - 2
        while back > 1 and index.ending(back) is None and doc[back - 1].lower_ in {*lexicon()["links"], "which"}:
            back -= 1
        body = index.ending(back)
        inner = body is not None and doc[max(0, body.start - 2) : body.start].text.split()[:1] == ["of"]
        inner = inner or (body is not None and doc[max(0, body.start - 1)].lower_ == "of")
        if body is not None and not inner and body.kind not in {"person", "civilians", "state"}:
            yield _tie(index, "led_by", person, body, Role(i - 2, i, roles[doc[i - 2].lower_]))


def _roleless(index: MentionIndex, rule: str, person: Mention, body: Mention, cue: int) -> Tie:
    tie = _tie(index, rule, person, body, Role(cue, cue + 1, ""))
    tie.role = None
    return tie

"""Persons in bodies without a word for their office: "Abu Taha of Jund al-Imam", "the Front, led by X"."""

from __future__ import annotations

from collections.abc import Iterator

from actorgraph.loaders.extraction.affiliation_ties import member_tie
from actorgraph.loaders.extraction.findings import GROUPS, Mention, Tie
from actorgraph.loaders.extraction.mention_index import POSSESSIVE, MentionIndex
from actorgraph.loaders.extraction.role_words import Role, before_name, lexicon

OWNED = GROUPS - {"military"}
TITLE_TAGS = frozenset({"DT", "JJ", "NN", "HYPH"})
LONGEST_TITLE = 4
"""Words between "of" and a name: "of the imam X"."""


def plain_members(index: MentionIndex) -> Iterator[Tie]:
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
            if body is not None and body.kind in OWNED:
                yield _roleless(index, f"genitive_{person.level}", person, body, person.start)
        yield from _led_by(index, person)
        yield from _own_body(index, person)


def _own_body(index: MentionIndex, person: Mention) -> Iterator[Tie]:
    """ "the Delta Volunteers of Chief Asari", "the network of the imam X"."""
    doc, i = index.doc, person.start
    while i > 1 and person.start - i < LONGEST_TITLE and (before_name(doc[i - 1]) or doc[i - 1].tag_ in TITLE_TAGS):
        i -= 1
    body = index.ending(i - 1) if i > 1 and doc[i - 1].lower_ == "of" else None
    named = body is not None and body.level == person.level == "name"
    if body is not None and named and body.kind in GROUPS:
        yield _roleless(index, "body_of_person", person, body, i - 1)


def _led_by(index: MentionIndex, person: Mention) -> Iterator[Tie]:
    doc, i = index.doc, person.start
    while i > 2 and before_name(doc[i - 1]):
        i -= 1
    roles = {"led": "leader", "headed": "head", "commanded": "commander", "founded": "founder", "chaired": "chairman"}
    if i >= 3 and doc[i - 1].lower_ == "by" and doc[i - 2].lower_ in roles:
        back = i - 2
        while back > 1 and index.ending(back) is None and doc[back - 1].lower_ in {*lexicon()["links"], "which"}:
            back -= 1
        body = index.ending(back)
        inner = body is not None and "of" in {token.lower_ for token in doc[max(0, body.start - 2) : body.start]}
        if body is not None and not inner and body.kind not in {"person", "civilians", "state"}:
            yield member_tie(index, "led_by", person, body, Role(i - 2, i, roles[doc[i - 2].lower_]))


def _roleless(index: MentionIndex, rule: str, person: Mention, body: Mention, cue: int) -> Tie:
    tie = member_tie(index, rule, person, body, Role(cue, cue + 1, ""))
    tie.role = None
    return tie

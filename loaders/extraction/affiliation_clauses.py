"""Ties that verbs and possessed nouns tell: "Iran arms the militias", "Hamas's armed wing, the Qassam Brigades"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.loaders.extraction.affiliation_cues import linked
from actorgraph.loaders.extraction.affiliation_phrases import lexicon
from actorgraph.loaders.extraction.affiliation_ties import tie
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.extraction.mention_index import POSSESSIVE, MentionIndex
from actorgraph.loaders.extraction.syntax import (
    climb,
    is_gerund,
    is_verb,
    negated,
    objects,
    subjects,
    surface_subjects,
    undergoers,
)
from actorgraph.loaders.extraction.tokens import tokens_of

SPLIT = frozenset({"breakaway", "splinter", "dissident", "renegade"})


def verb_ties(index: MentionIndex) -> Iterator[Tie]:
    """ "Iran arms the militias", "which leads the front"."""
    kinds = {word: kind for kind, words in lexicon()["verbs"].items() for word in words}
    for token in tokens_of(index.doc, kinds):
        if not is_verb(token) or negated(token):
            continue
        kind = kinds[token.lower_]
        lefts, rights = _found(index, _doers(token)), _found(index, objects(token))
        lefts = [m for m in lefts if m not in rights]
        for left in lefts:
            for right in rights:
                yield from _verb_tie(index, token, kind, left, right)


def _doers(verb: Token) -> list[Token]:
    """Who does it; of "accused X of arming Y" it is X, and of a loose participle nobody."""
    if not is_gerund(verb) or any(child.dep_ in {"aux", "auxpass", "aux:pass"} for child in verb.children):
        return subjects(verb)
    if verb.i and verb.nbor(-1).lower_ == "of":
        accusers = [above for above in climb(verb) if above.lower_.startswith(("accus", "suspect"))]
        return undergoers(accusers[0]) if accusers else []
    return []


def _found(index: MentionIndex, heads: list[Token]) -> list[Mention]:
    return [mention for head in heads if (mention := index.at(head)) is not None]


def _verb_tie(index: MentionIndex, verb: Token, kind: str, left: Mention, right: Mention) -> Iterator[Tie]:
    cue = (verb.i, verb.i + 1)
    if kind == "backed_by" and left.kind != "person":
        yield tie(index, "verb_backed_by", right, kind, left, cue)
    elif kind == "includes" and left.kind in {"coalition", "organization", "armed_group"}:
        yield tie(index, "verb_includes", right, "part_of", left, cue)
    elif kind == "splinter_of" and {left.kind, right.kind} <= {"armed_group", "organization", "coalition"}:
        yield tie(index, "verb_left", left, kind, right, cue)
    elif kind == "part_of" and right.kind != "person":
        yield tie(index, "verb_joined", left, kind, right, cue)
    elif kind == "member_of" and left.kind == "person" and right.kind != "person":
        yield tie(index, "verb_leads", left, kind, right, cue)


def noun_ties(index: MentionIndex) -> Iterator[Tie]:
    """ "Hamas's armed wing, the Qassam Brigades", "Amal, Hezbollah's ally"."""
    kinds = {word: kind for kind, words in lexicon()["nouns"].items() for word in words}
    for token in tokens_of(index.doc, kinds):
        kind = kinds[token.lower_]
        owner = _noun_owner(index, token)
        if owner is None or (kind == "part_of" and owner.kind == "person"):
            continue
        if index.doc[token.i - 1].lower_ in SPLIT:
            kind = "splinter_of"
        for junior in _named_by(index, token, owner):
            if junior.kind == "person":
                continue
            yield tie(index, f"noun_{kind}", junior, kind, owner, (token.i, token.i + 1))


def _noun_owner(index: MentionIndex, noun: Token) -> Mention | None:
    i = noun.i
    while i > 0 and index.doc[i - 1].tag_ in {"JJ", "NN", "JJS", "NNP"} and index.ending(i) is None:
        i -= 1
    if i > 0 and index.doc[i - 1].text in POSSESSIVE:
        return index.ending(i - 1) or index.ending(i)
    return index.ending(i)


def _named_by(index: MentionIndex, noun: Token, owner: Mention) -> list[Mention]:
    around = [m for m in index.covering(noun.i) if m is not owner and m.end == noun.i + 1 and m.entity != owner.entity]
    if around:
        return around[:1]
    following = noun.i + 1
    if following < len(index.doc) and index.doc[following].text == ",":
        following += 1
    if (named := index.after(following, 2)) is not None:
        return [named]
    before = linked(index, owner.start)
    return [before] if before is not None else _found(index, surface_subjects(noun))

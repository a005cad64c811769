"""Ties inside a noun phrase: "Iran-backed militias", "the U.S.-led coalition", "Iran's Quds Force"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from actorgraph.loaders.extraction.affiliation_cues import linked
from actorgraph.loaders.extraction.affiliation_phrases import lexicon, participle_kinds
from actorgraph.loaders.extraction.affiliation_ties import tie
from actorgraph.loaders.extraction.findings import BODIES, Mention, Tie
from actorgraph.loaders.extraction.mention_index import POSSESSIVE, MentionIndex
from actorgraph.loaders.extraction.noun_phrases import HYPHENS
from actorgraph.loaders.extraction.syntax import is_noun
from actorgraph.loaders.extraction.tokens import lower_words

OFFICIAL = frozenset({"government", "military"})
OWNED = OFFICIAL | {"armed_group", "organization"}
PLAIN = frozenset({"armed", "trained", "equipped", "paid", "run", "owned", "controlled", "hired", "friendly"})
"""Participles that without a hyphen say something else: "Iraqi armed groups"."""
OWNERS = frozenset({"its", "their", "our", "his", "her", "my"})


def compound_ties(index: MentionIndex) -> Iterator[Tie]:
    """ "Iran-backed militias", "the U.S.-led coalition", "pro-Iranian groups"."""
    said = participle_kinds().keys() | set(lexicon()["led"])
    for i, whole in enumerate(lower_words(index.doc)):
        word = whole.rpartition("-")[2]
        if word not in said:
            continue
        glued = "-" in whole
        if not glued and (i < 2 or index.doc[i - 1].text not in HYPHENS):
            yield from _apart(index, i, word)
            continue
        first = i if glued else i - 2
        seniors = [m for m in index.covering(first) if m.end <= i + 1 and m.kind != "person"]
        junior = _modified(index, i) or linked(index, first)
        if seniors and junior is not None:
            yield from _compound(index, seniors[0], junior, word, (i if glued else i - 1, i + 1))
    yield from _prefixed(index)


def _apart(index: MentionIndex, i: int, word: str) -> Iterator[Tie]:
    """ "Turkish backed rebels", the hyphen forgotten: between an adjective of a state and a noun."""
    senior, adjective = index.ending(i), index.doc[i - 1]
    if word in PLAIN or senior is None or senior.kind != "state" or not any(map(is_noun, index.doc[i + 1 : i + 2])):
        return
    if adjective.pos_ != "ADJ" and adjective.tag_ != "JJ":
        return
    junior = _modified(index, i)
    if junior is not None and junior is not senior:
        yield from _compound(index, senior, junior, word, (i, i + 1))


def _compound(index: MentionIndex, senior: Mention, junior: Mention, word: str, cue: tuple[int, int]) -> Iterator[Tie]:
    if word in lexicon()["led"]:
        if junior.kind == "coalition":
            yield tie(index, "led_compound", senior, "part_of", junior, cue)
        return
    yield tie(index, "compound", junior, participle_kinds()[word], senior, cue)


def _modified(index: MentionIndex, i: int) -> Mention | None:
    """The widest mention whose head a modifier at `i` belongs to."""
    around = [m for m in index.covering(i) if m.end > i + 1]
    return around[0] if around else index.after(i + 1, 5)


def _prefixed(index: MentionIndex) -> Iterator[Tie]:
    for i, word in enumerate(lower_words(index.doc)):
        prefix, hyphen, rest = word.partition("-")
        if prefix not in lexicon()["prefixes"] or i + 2 >= len(index.doc):
            continue
        first = i if rest else (i + 1 if hyphen else i + 2)
        seniors = [m for m in index.covering(first) if m.start >= i + (not rest)]
        if not rest and not hyphen and index.doc[i + 1].text not in HYPHENS:
            continue
        junior = _modified(index, seniors[-1].end - 1) if seniors else None
        if junior is not None and junior is not seniors[-1]:
            yield tie(index, "pro", junior, lexicon()["prefixes"][prefix], seniors[-1], (i, i + 1))


def body_ties(index: MentionIndex) -> Iterator[Tie]:
    """ "Iran's Quds Force", "the Russian Defense Ministry", "the Quds Force of the Revolutionary Guards"."""
    for body in index.actors:
        if body.level == "pronoun" or body.kind == "person":
            continue
        senior, rule = _owner(index, body)
        if senior is None or senior.kind not in BODIES or (senior.kind == "state" and body.kind not in OFFICIAL):
            continue
        cue = (min(senior.start, body.start), max(senior.end, body.end))
        yield tie(index, rule, body, "part_of", senior, cue)


def _owner(index: MentionIndex, body: Mention) -> tuple[Mention | None, str]:
    doc = index.doc
    inner = [m for m in index.nested(body) if m.start <= body.start + 1 and m.end < body.end]
    people = doc[body.end - 1].tag_ == "NNS" and doc[body.end - 1].lower_ not in {"forces", "guards"}
    if inner and body.kind in OFFICIAL and not people and not _hyphened(doc, inner[0].end, body.end):
        return max(inner, key=lambda m: m.end), "body_inside"
    before = body.start - 1
    if before >= 1 and doc[before].text in POSSESSIVE:
        return index.ending(before) or index.ending(before + 1), f"genitive_{body.kind}"
    owner = index.ending(body.start)
    if body.end < len(doc) and is_noun(doc[body.end]):
        return None, ""
    if owner is not None and (body.kind in OFFICIAL or (doc[owner.start].lower_ in OWNERS and body.kind in OWNED)):
        return owner, "adjective_body" if owner.level != "pronoun" else "pronoun_body"
    if body.kind in OWNED and doc[body.end : body.end + 1].text in {"of", "from", "inside", "within"}:
        return index.after(body.end + 1, 2), f"{doc[body.end].lower_}_{body.kind}_{body.level}"
    return None, ""


def _hyphened(doc: Doc, start: int, end: int) -> bool:
    return any("-" in token.text for token in doc[start:end])

"""Ties that a phrase tells: "X is part of Y", "X, a wing of Y", "groups linked to Y", "Y, an umbrella of X and Z"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.loaders.extraction.affiliation_phrases import Cue, cues, participle_kinds, words_of
from actorgraph.loaders.extraction.affiliation_status import untold
from actorgraph.loaders.extraction.affiliation_ties import tie
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.extraction.mention_index import QUOTES, MentionIndex
from actorgraph.loaders.extraction.syntax import appositions, copula_subjects, passive_subjects

LINK_TAGS = frozenset({"JJ", "JJS", "RB", "RBS", "CD", "VBN"})
NOUN_TAGS = frozenset({"NN", "NNS"})
FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
LINK_REACH = 10


def phrase_ties(index: MentionIndex) -> Iterator[Tie]:
    """ "X is part of Y", "X, a wing of Y", "groups linked to Y"; "Y, an umbrella of X and Z"."""
    for section in ("junior_first", "senior_first"):
        for cue in cues(index.doc, section):
            yield from _phrase(index, cue, section)


def _phrase(index: MentionIndex, cue: Cue, section: str) -> Iterator[Tie]:
    right = index.after(cue.end)
    if right is None:
        return
    for left, how in _lefts(index, cue):
        if untold(index.doc, min(left.end, cue.start), right.start):
            continue
        for other in index.listed(right):
            junior, senior = (left, other) if section == "junior_first" else (other, left)
            if _fits(junior, cue.kind, senior):
                yield tie(index, f"{section}_{cue.kind}_{how}", junior, cue.kind, senior, (cue.start, cue.end))


def _fits(junior: Mention, kind: str, senior: Mention) -> bool:
    """Whether such actors can be so tied: persons ally, are backed and belong, and nothing belongs to a person."""
    if kind in {"allied_with", "backed_by"}:
        return True
    return senior.kind != "person" and (junior.kind != "person" or kind == "part_of")


def _lefts(index: MentionIndex, cue: Cue) -> list[tuple[Mention, str]]:
    """The mentions of which a cue says something, and how they were reached."""
    around = [m for m in index.covering(cue.start) if m.start < cue.start and m.end > cue.end]
    if around:
        return [(around[-1], "inside")]
    if (perceived := _relative(index, cue.start)) is not None:
        return [(perceived, "relative")]
    adjacent = linked(index, cue.start)
    if adjacent is not None:
        words = {token.lower_ for token in index.doc[adjacent.end : cue.end]}
        together = index.listed_before(adjacent) if words & words_of("plural") else [adjacent]
        return [(m, "near") for m in together]
    for token in index.doc[cue.start : cue.end]:
        heads = passive_subjects(token) or copula_subjects(token) or appositions(token)
        if found := [m for head in heads if (m := index.at(head)) is not None]:
            return [(m, "parsed") for m in found]
    return []


def linked(index: MentionIndex, position: int) -> Mention | None:
    """The mention that ends shortly before a cue with nothing but linking words between.

    A common noun may stand between if an article begins it ("X, a small militia armed by"). A comma before "is" closes
    an insertion, so what stands before it is not the subject.
    """
    open_noun = False
    for i in range(position, max(0, position - LINK_REACH), -1):
        mention = index.ending(i)
        if mention is not None:
            return None if open_noun else mention
        token = index.doc[i - 1]
        closes = token.text == "," and index.doc[i].lower_ in FINITE
        common = token.lower_ not in words_of("links") and (token.tag_ in NOUN_TAGS or token.pos_ == "NOUN")
        if closes or not (common or _links(index, token)):
            return None
        open_noun = common or (open_noun and token.lower_ not in words_of("determiners"))
    return None


def _relative(index: MentionIndex, position: int) -> Mention | None:
    """X in "X, which analysts take for a front of": others say it in a relative clause."""
    perceived = False
    for i in range(position - 1, max(1, position - LINK_REACH), -1):
        token = index.doc[i]
        perceived = perceived or token.lower_ in words_of("perceiving")
        if token.lower_ in {"which", "that", "whom", "who"}:
            return index.ending(i - (index.doc[i - 1].text == ",")) if perceived else None
        if token.text in {".", ";", ":"}:
            return None
    return None


def _links(index: MentionIndex, token: Token) -> bool:
    if token.lower_ == "and":
        return index.doc[token.i - 1].lower_ in participle_kinds()
    adverb = token.lower_.endswith("ly") or token.tag_ in LINK_TAGS or token.pos_ in {"ADJ", "ADV", "NUM"}
    return adverb or token.lower_ in words_of("links") or token.text in QUOTES

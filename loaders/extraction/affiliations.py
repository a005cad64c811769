"""Ties between actors by rule: compounds, genitives, phrases, verbs, and the roles of persons in bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc

from actorgraph.loaders.extraction.affiliation_bodies import body_ties, compound_ties
from actorgraph.loaders.extraction.affiliation_clauses import noun_ties, verb_ties
from actorgraph.loaders.extraction.affiliation_cues import phrase_ties
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.extraction.mention_index import MentionIndex
from actorgraph.loaders.extraction.roles import role_ties


def find_ties(
    doc: Doc, mentions: Iterable[Mention], country_of: Callable[[Mention], str | None] | None = None
) -> list[Tie]:
    """Affiliations that the words of the document say of these mentions, junior → senior, each pair of mentions once.

    `country_of` gives the ISO 3166 code of a known actor, so that "President X" finds the state of X where several
    states are mentioned. `found_by` is "rule:<name>"; `score` is the share of that rule's ties that were right on coded
    training text.
    """
    index = MentionIndex(doc, mentions)
    found: dict[tuple[int, str, int], Tie] = {}
    for tie in _candidates(index, country_of or (lambda _: None)):
        key = (id(tie.source), tie.kind, id(tie.target))
        if tie.source.entity != tie.target.entity and (key not in found or found[key].score < tie.score):
            found[key] = tie
    return sorted(found.values(), key=lambda tie: (tie.source.start, tie.target.start))


def _candidates(index: MentionIndex, country_of: Callable[[Mention], str | None]) -> Iterator[Tie]:
    yield from compound_ties(index)
    yield from body_ties(index)
    yield from phrase_ties(index)
    yield from verb_ties(index)
    yield from noun_ties(index)
    yield from role_ties(index, country_of)

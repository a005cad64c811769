"""How often each rule's affiliations are right, given the right mentions: the figures in affiliations.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from actorgraph.loaders.extraction.affiliation_consistency import consistent
from actorgraph.loaders.extraction.affiliations import find_ties
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.gazetteer import Gazetteer, load_gazetteer
from actorgraph.loaders.language import load_pipeline
from training.coded_texts import CodedText, coded_texts
from training.gold_graphs import PRONOUNS


def mentions_of(text: CodedText, doc: Doc) -> Iterator[Mention]:
    """The actors and places of a coded text as they are marked, by its own ids."""
    for mark in text.marks:
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if mark.id not in text.kinds or span is None:
            continue
        yield Mention(
            span.start,
            span.end,
            "actor" if mark.id[0] == "A" else "place",
            text.kinds[mark.id],
            "pronoun" if span.text.lower() in PRONOUNS else "name" if span[-1].pos_ == "PROPN" else "noun",
            mark.id,
        )


def ties_of(text: CodedText, gazetteer: Gazetteer) -> Iterator[tuple[Tie, bool]]:
    """Every tie that a rule makes of the marked mentions, and whether the text is coded so."""
    doc = load_pipeline()(text.text)

    def country_of(mention: Mention) -> str | None:
        entries = gazetteer.lookup(text.names[mention.entity])
        return next((entry.country for entry in entries), None)

    for tie in consistent(find_ties(doc, mentions_of(text, doc), country_of), gazetteer):
        yield tie, (tie.source.entity, tie.kind, tie.target.entity) in text.affiliations


def precisions(paths: Iterable[Path]) -> dict[str, float]:
    """(right + 1) / (found + 2) for each rule that found anything in the coded texts of these files."""
    gazetteer = load_gazetteer()
    found, right = Counter[str](), Counter[str]()
    for path in paths:
        for text in coded_texts(path):
            for tie, is_right in ties_of(text, gazetteer):
                rule = tie.found_by.removeprefix("rule:")
                found[rule] += 1
                right[rule] += is_right
    return {rule: round((right[rule] + 1) / (found[rule] + 2), 2) for rule in sorted(found)}

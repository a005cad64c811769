"""Two coded texts as one: an article has several stories, and what belongs to one is not to be linked to another.

Coded texts are shorter than many reports, and nearly all that stands in one has to do with its attack.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from training.documents import Links, Spans
from training.sentences import BREAK, Sentence

LONGEST = 360
"""Of two texts together: names that are put in others' place may have more pieces than those."""
MARK = "'"
"""Put after the ids of the second text."""


def joined(runs: Iterable[Sequence[Sentence]], chance: float, rng: random.Random) -> list[list[Sentence]]:
    """Windows of one coded text each, some of them, as far as they are short enough, put together by twos."""
    whole = [run[0] for run in runs]
    rng.shuffle(whole)
    found: list[list[Sentence]] = []
    alone: Sentence | None = None
    for text in whole:
        other = alone is not None and alone.words != text.words
        if alone is not None and other and len(alone) + len(text) <= LONGEST and rng.random() < chance:
            found[-1], alone = [join(alone, text)], None
        else:
            found.append([text])
            alone = text
    return found


def join(first: Sentence, second: Sentence) -> Sentence:
    """The second text as further paragraphs of the first; who has one name in both is one."""
    labels = {head: [*told, *second.labels[head]] for head, told in first.labels.items()}
    gaps = [*first.gaps[:-1], BREAK, *second.gaps]
    links = joined_links(first.links, renamed_ids(first.links, second.links), len(first))
    return replace(first, words=[*first.words, *second.words], gaps=gaps, labels=labels, links=links)


def renamed_ids(first: Links, second: Links) -> Links:
    """The second text's links with new ids, but for actors and places with a name that the first has too."""
    known = {(name[0], called): name for name, called in first.names.items() if called[:1].isupper()}
    new = {name: known.get((name[0], called), name + MARK) for name, called in second.names.items()}

    def called(old: str) -> str:
        return new.get(old, old + MARK)

    def spans(told: Spans) -> Spans:
        return Spans(told.bounds, told.types, [called(name) for name in told.ids])

    return Links(
        spans(second.mentions),
        spans(second.expressions),
        spans(second.triggers),
        {called(attack): status for attack, status in second.status.items()},
        {(called(attack), slot, called(filler)) for attack, slot, filler in second.arguments},
        {(called(junior), kind, called(senior)) for junior, kind, senior in second.affiliations},
        {(called(attack), called(cause)) for attack, cause in second.answers},
        {called(name): words for name, words in second.names.items()},
    )


def joined_links(first: Links, second: Links, words: int) -> Links:
    """The links of both, the second's spans moved on by so many words."""

    def spans(one: Spans, other: Spans) -> Spans:
        moved = [(start + words, end + words) for start, end in other.bounds]
        return Spans([*one.bounds, *moved], [*one.types, *other.types], [*one.ids, *other.ids])

    return Links(
        spans(first.mentions, second.mentions),
        spans(first.expressions, second.expressions),
        spans(first.triggers, second.triggers),
        first.status | second.status,
        first.arguments | second.arguments,
        first.affiliations | second.affiliations,
        first.answers | second.answers,
        first.names | second.names,
    )

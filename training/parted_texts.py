"""A coded text that is too long for the encoder as several: cut between paragraphs, each part with what it tells.

What a part says of two who both stand in it stays, though another part may hold the words for it: reports are read in
windows, too.
"""

from __future__ import annotations

from dataclasses import replace

from training.documents import Links, Spans
from training.sentences import BREAK, Sentence


def parted(sentence: Sentence, most: int) -> list[Sentence]:
    """The text in parts of at most so many words; one without a paragraph's end in it is left out."""
    if len(sentence) <= most:
        return [sentence]
    ends = [i + 1 for i, gap in enumerate(sentence.gaps[:-1]) if gap == BREAK]
    if not ends:
        return []
    middle = min(ends, key=lambda end: abs(2 * end - len(sentence)))
    halves = part(sentence, 0, middle), part(sentence, middle, len(sentence))
    return [smaller for half in halves for smaller in parted(half, most)]


def part(sentence: Sentence, start: int, end: int) -> Sentence:
    """The words [start, end) of a coded text, with the labels and links of these."""
    return replace(
        sentence,
        words=sentence.words[start:end],
        gaps=sentence.gaps[start:end],
        labels={head: told[start:end] for head, told in sentence.labels.items()},
        links=links_within(sentence.links, start, end),
    )


def links_within(links: Links, start: int, end: int) -> Links:
    """The spans within the words [start, end), counted from there, and the links between what these mean."""
    mentions, expressions, triggers = (
        spans_within(spans, start, end) for spans in (links.mentions, links.expressions, links.triggers)
    )
    there = {*mentions.ids, *expressions.ids, *triggers.ids}
    return Links(
        mentions,
        expressions,
        triggers,
        {attack: status for attack, status in links.status.items() if attack in there},
        {link for link in links.arguments if {link[0], link[2]} <= there},
        {link for link in links.affiliations if {link[0], link[2]} <= there},
        {link for link in links.answers if set(link) <= there},
        {name: words for name, words in links.names.items() if name in there},
    )


def spans_within(spans: Spans, start: int, end: int) -> Spans:
    """The spans within the words [start, end), counted from there."""
    found = Spans()
    for (first, last), kind, name in zip(spans.bounds, spans.types, spans.ids, strict=True):
        if start <= first and last <= end:
            found.add(first - start, last - start, kind, name)
    return found

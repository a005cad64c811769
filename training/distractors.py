"""False spans for the pair heads to refuse: what the tag heads find now and the text does not mark.

Trained on gold spans alone, the pair heads would see false ones for the first time in use, and link them.
"""

from __future__ import annotations

from dataclasses import replace

from actorgraph.loaders.language.spans import ACTOR_KINDS
from training.documents import Links, Spans
from training.sentences import spans_of

MOST = 6
"""False spans of each sort that a text is given at most."""


def with_false(gold: Spans, found: list[tuple[int, int, str]], letter: str) -> Spans:
    """Gold spans and a few found ones that touch none of them, each with an id of its own."""
    false = [f for f in found if not any(a < f[1] and f[0] < b for a, b in gold.bounds)][:MOST]
    both = Spans([*gold.bounds], [*gold.types], [*gold.ids])
    for number, (start, end, kind) in enumerate(false):
        mark = letter or ("A" if kind in ACTOR_KINDS else "P")
        both.add(start, end, kind, f"{mark}false{number}")
    return both


def with_distractors(links: Links, tags: dict[str, list[str]]) -> Links:
    """A document's links with false mentions, triggers and expressions among its spans."""
    return replace(
        links,
        mentions=with_false(links.mentions, spans_of(tags["mention"]) + spans_of(tags["mention_inside"]), ""),
        triggers=with_false(links.triggers, spans_of(tags["trigger"]), "T"),
        expressions=with_false(links.expressions, spans_of(tags["expression"]), "E"),
    )

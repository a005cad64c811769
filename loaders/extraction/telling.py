"""Attacks that a heading, a list or a caption only names: "Battle of Raqqa", "Order of battle".

A block without a finite verb tells of an attack by a word that is a verb itself or hangs on one ("X, killed in 2017"),
or by saying whom it was between or when ("Turkish strike on PKK camp", "March 2016: ISIL attack"). Otherwise it names
what is told elsewhere. The first block is the report's headline, which tells by nouns alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.date_narration import BLOCK
from actorgraph.loaders.extraction.findings import Argument, Mention, Trigger
from actorgraph.loaders.extraction.tokens import text_of

STOP = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
PARTICIPLES = frozenset({"VBN", "VBG"})
SAYING_WHOM = frozenset({"attacker", "target", "claimed_by"})
PARTICULARS = 2
"""How many of parties and date a block without a verb must tell."""


@dataclass(frozen=True)
class Block:
    """The tokens start to end of one paragraph, heading or list item, and whether it tells by a sentence."""

    start: int
    end: int
    tells: bool


def blocks_of(doc: Doc) -> list[Block]:
    """The blocks of a document in order."""
    found = []
    for number, match in enumerate(BLOCK.finditer(text_of(doc))):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is None:
            continue
        tells = not number or bool(STOP.search(match[0])) or any(token.tag_ in FINITE for token in span)
        found.append(Block(span.start, span.end, tells))
    return found


def set_aside_names(doc: Doc, triggers: Sequence[Trigger], arguments: Sequence[Argument]) -> None:
    """Make general the attacks that no block tells of, and that are only named; the triggers have their events."""
    blocks = blocks_of(doc)
    starts = [block.start for block in blocks]
    known: dict[int, list[Argument]] = defaultdict(list)
    for argument in arguments:
        known[argument.trigger.event].append(argument)
    told = {t.event for t in triggers if _tells(doc, t, blocks[bisect_right(starts, t.start) - 1], known[t.event])}
    for trigger in triggers:
        if trigger.event not in told and trigger.modality == "actual":
            trigger.modality = "general"


def _tells(doc: Doc, trigger: Trigger, block: Block, arguments: list[Argument]) -> bool:
    head = span_head(doc, trigger.start, trigger.end)
    # An imperative above is no verb: taggers see one in "Order of battle".
    if block.tells or head.tag_.startswith("VB") or any(token.tag_ in PARTICIPLES for token in head.ancestors):
        return True
    here = [a for a in arguments if block.start <= a.filler.start < block.end]
    parties = {a.slot for a in here if a.slot in SAYING_WHOM and is_actor(a)}
    return bool(parties) and len(parties) + any(a.slot == "date" for a in here) >= PARTICULARS


def is_actor(argument: Argument) -> bool:
    """Whether somebody fills a slot, not a place."""
    return isinstance(argument.filler, Mention) and argument.filler.role == "actor"

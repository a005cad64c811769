"""Which triggers tell of one attack.

A later mention joins the nearest earlier attack that fits: its word is of the same kind, nothing that is known of the
two speaks against it, and its form says that the reader knows it already ("the attack", "Friday's raid") or its place
in the sentence does ("the attack hit …", "attacked, firing …").
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_fillers import span_head
from actorgraph.loaders.extraction.attack_lexicon import attack_lexicon, singular
from actorgraph.loaders.extraction.findings import Argument, Expression, Trigger

EXCLUSIVE = ("attacker", "target", "place", "date")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both"})
MAX_DISTANCE = 150

Known = dict[str, set[str]]


def link_events(doc: Doc, triggers: list[Trigger], arguments: list[Argument]) -> None:
    """Number the attacks: triggers that tell of one attack get the same `event`."""
    known = _known(triggers, arguments)
    order = sorted(triggers, key=lambda t: t.start)
    for number, trigger in enumerate(order):
        trigger.event = number
    for position, trigger in enumerate(order):
        earlier = order[:position]
        partner = _governing(doc, trigger, order) or _told_before(doc, trigger, earlier, known)
        if partner is not None and partner.event != trigger.event:
            _join(trigger, partner, order, known)


def _known(triggers: list[Trigger], arguments: list[Argument]) -> dict[int, Known]:
    known: dict[int, Known] = {id(trigger): defaultdict(set) for trigger in triggers}
    for argument in arguments:
        filler = argument.filler
        value = filler.value if isinstance(filler, Expression) else filler.entity
        known[id(argument.trigger)][argument.slot].add(value)
    return known


def _join(trigger: Trigger, partner: Trigger, order: list[Trigger], known: dict[int, Known]) -> None:
    old, new = max(trigger.event, partner.event), min(trigger.event, partner.event)
    members = [t for t in order if t.event in {old, new}]
    merged: Known = defaultdict(set)
    for member in members:
        member.event = new
        for slot, values in known[id(member)].items():
            merged[slot] |= values
    for member in members:
        known[id(member)] = merged


def _governing(doc: Doc, trigger: Trigger, order: list[Trigger]) -> Trigger | None:
    """A trigger of the same clause that tells of the same attack: "the attack hit", "fired rockets in the attack"."""
    head = span_head(doc, trigger.start, trigger.end)
    above = {span_head(doc, t.start, t.end).i: t for t in order if t is not trigger}
    partner = above.get(head.head.i) if head.head != head else None
    if partner is None or partner.modality != trigger.modality:
        return None
    verb = head.head
    if syntax.is_noun(head) and syntax.is_verb(verb):
        return (
            partner if head in syntax.surface_subjects(verb) or syntax.preposition(head) in {"in", "during"} else None
        )
    return partner if head.dep_ == "advcl" and syntax.is_gerund(head) else None


def _told_before(doc: Doc, trigger: Trigger, earlier: list[Trigger], known: dict[int, Known]) -> Trigger | None:
    head = span_head(doc, trigger.start, trigger.end)
    if not syntax.is_noun(head) or not _definite(head):
        return None
    for other in reversed(earlier):
        if trigger.start - other.end > MAX_DISTANCE:
            return None
        if other.modality != trigger.modality or not _same_kind(doc, trigger, other):
            continue
        one, two = known[id(trigger)], known[id(other)]
        if not _conflict(one, two) and (not _described(head) or _shared(one, two)):
            return other
    return None


def _described(head: Token) -> bool:
    """Whether words after a noun or an actor before it say which attack is meant, as they do of one not yet told."""
    after = {child.dep_ for child in head.rights} & {"acl", "acl:relcl", "relcl"}
    before = any(syntax.is_name(m) for m in [*syntax.modifiers(head), *syntax.possessors(head)])
    return bool(after or before or syntax.prepositional(head, {"of", "by", "on", "against", "at", "in"}))


def _shared(one: Known, other: Known) -> bool:
    return any(one[slot] & other[slot] for slot in EXCLUSIVE)


def _definite(head: Token) -> bool:
    words = {child.lower_ for child in head.lefts}
    ordinal = words & {"second", "third", "fourth", "other", "another", "latest", "next", "new"}
    return bool(words & DEFINITE or syntax.possessors(head)) and not ordinal


def _same_kind(doc: Doc, one: Trigger, other: Trigger) -> bool:
    groups = attack_lexicon().kinds
    words = [span_head(doc, t.start, t.end).lower_ for t in (one, other)]
    plural = [doc[t.end - 1].tag_ == "NNS" for t in (one, other)]
    if plural[0] != plural[1] and syntax.is_noun(doc[other.end - 1]):
        return False
    first, second = ({word, singular(word)} for word in words)
    return bool(first & second) or any(first & group and second & group for group in groups)


def _conflict(one: Known, other: Known) -> bool:
    return any(one[slot] and other[slot] and not one[slot] & other[slot] for slot in EXCLUSIVE)

"""All mentions of actors and places in a document: known names, unknown names, common nouns and pronouns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from actorgraph.loaders.extraction.findings import BODIES, RECOGNISED, Expression, Mention
from actorgraph.loaders.extraction.known_names import known_names
from actorgraph.loaders.extraction.noun_mentions import noun_mentions, pronoun_mentions
from actorgraph.loaders.extraction.unknown_names import introduced_names, named_entities, short_forms
from actorgraph.loaders.gazetteer import Gazetteer

WIDE = frozenset({"country", "state"})


def find_mentions(doc: Doc, gazetteer: Gazetteer, learned: Sequence[Mention] = ()) -> list[Mention]:
    """Every mention in a document, in order of the text; `entity` still wants reference.resolve().

    `learned`: mentions found by the heads, with entity keys of their own for what they take to be one thing. Who a
    known name stands for is the gazetteer's word; where heads and rules differ over other words, the heads' count.
    """
    known = known_names(doc, gazetteer)
    taught = _identified(learned, known)
    names = joined([*known, *(m for m in taught if m.level == "name")])
    names = joined([*names, *introduced_names(doc), *named_entities(doc)])
    taken = {i for mention in names for i in range(mention.start, mention.end)}
    names = joined([*names, *short_forms(doc, names, taken)])
    others = [*(m for m in taught if m.level != "name"), *noun_mentions(doc, names), *pronoun_mentions(doc)]
    return sorted(joined([*names, *others]), key=lambda m: (m.start, -m.end))


def without_weapons(mentions: Sequence[Mention], expressions: Iterable[Expression]) -> list[Mention]:
    """The mentions but for weapons taken for unknown actors: in "Rockets hit the base" nobody is called Rockets."""
    weapons = {(e.start, e.end) for e in expressions if e.label == "weapon"}
    return [m for m in mentions if (m.start, m.end) not in weapons or not m.entity.startswith("name:actor:")]


def joined(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that overlap one listed earlier, unless one lies inside the other with another head.

    A mention nested at the front of a wider one ("U.S." in "U.S.-led coalition") stays.
    """
    kept: list[Mention] = []
    by_token: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        around = {id(m): m for i in range(mention.start, mention.end) for m in by_token[i]}.values()
        if any(not _may_share(mention, other) for other in around):
            continue
        kept.append(mention)
        for i in range(mention.start, mention.end):
            by_token[i].append(mention)
    return kept


def _may_share(one: Mention, other: Mention) -> bool:
    """Whether two overlapping mentions can both stand: one strictly inside the other, ending before it ends."""
    outer, inner = (one, other) if one.end - one.start >= other.end - other.start else (other, one)
    if not (outer.start <= inner.start and inner.end < outer.end):
        return _is_body_of(outer, inner)
    by_rule = inner.found_by == "gazetteer" or inner.level == "pronoun" or outer.level == "noun"
    return by_rule and not (outer.level == "name" and inner.level == "name" and outer.found_by == RECOGNISED)


def _is_body_of(outer: Mention, inner: Mention) -> bool:
    """Whether a name that ends with a known one is of a body of its own: "the Presidential Council of Libya"."""
    body = outer.role == "actor" and outer.level == "name" and outer.kind in BODIES - {"state"}
    owner = inner.found_by == "gazetteer" and inner.kind in WIDE
    return body and owner and outer.start + 1 < inner.start and inner.end == outer.end


def _is_exact(mention: Mention) -> bool:
    """Whether a place's common noun behind a name can only describe it: no country, and no part of one."""
    return mention.kind not in WIDE and not mention.entity.startswith("name:")


def _within(mention: Mention, by_start: dict[int, Mention]) -> Mention | None:
    """The known place that a place's common noun only describes: "Ain al-Asad" in "the Ain al-Asad air base"."""
    match = next((m for i in (mention.start, mention.start + 1) if (m := by_start.get(i)) is not None), None)
    fits = match is not None and mention.role == match.role == "place" and match.end < mention.end <= match.end + 2
    return match if fits else None


def _identified(learned: Sequence[Mention], known: Sequence[Mention]) -> list[Mention]:
    """The learned mentions, with the gazetteer's entity where their words, or others of their entity, are known."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    by_end = {mention.end: mention for mention in known}
    by_start = {mention.start: mention for mention in known if _is_exact(mention)}
    kinds = {mention.entity: mention for mention in known}
    for mention in learned:
        match = by_end.get(mention.end) if mention.level == "name" else _within(mention, by_start)
        if match is not None and match.role == mention.role:
            votes[mention.entity][match.entity] += 1
    chosen = {entity: counts.most_common(1)[0][0] for entity, counts in votes.items() if len(counts) == 1}
    found: list[Mention] = []
    for mention in learned:
        entity = chosen.get(mention.entity)
        if entity is None:
            found.append(mention)
        else:
            found.append(replace(mention, entity=entity, kind=kinds[entity].kind))
    return found

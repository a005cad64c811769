"""Two mentions that are one by the text's grammar: abbreviations in brackets, last names, "X, a militia", "X is …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc

from actorgraph.loaders.extraction.antecedents import Antecedents
from actorgraph.loaders.extraction.findings import GROUPS, RECOGNISED, Mention
from actorgraph.loaders.extraction.noun_phrases import is_opposed
from actorgraph.loaders.extraction.nouns import in_list, is_plural, titles
from actorgraph.loaders.extraction.syntax import appositions, copula_subjects
from actorgraph.loaders.extraction.unknown_names import (
    abbreviated,
    alone_in_brackets,
    bracketed,
    capitalised,
    name_after,
)
from actorgraph.loaders.gazetteer import fold

PASSABLE = frozenset(
    {"that", "which", "who", ",", "(", "publicly", "also", "previously", "formerly", "otherwise", "better", "widely"}
)
KNOWN = ("actor:", "place:")
UNNAMED = ("noun:", "pronoun:")
INDEFINITE_ARTICLES = frozenset({"a", "an"})
PARTING = frozenset({"a", "an", "another", "one", "some", "rival"})


def merged_names(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of one name under one entity: a known one where there is one, else the first told.

    An abbreviation or translation in brackets is the name before it; a last name is the person named in full before.
    A name that the gazetteer knows is never made another's ("Hezbollah" stays apart from "Kataib Hezbollah").
    """
    names = sorted((m for m in mentions if m.level == "name"), key=lambda m: (m.start, -m.end))
    new: dict[str, str] = {}
    kinds = {m.entity: m.kind for m in reversed(names)}
    bracketed = [*_bracketed_pairs(doc, names), *_second_names(doc, names)]
    for one, other in [*_spelled_alike(doc, names), *bracketed, *_last_names(doc, names)]:
        keep, drop = (other, one) if other.startswith(KNOWN) and not one.startswith(KNOWN) else (one, other)
        if not drop.startswith(KNOWN) and keep != drop:
            new[drop] = keep
    return [_renamed(mention, new, kinds) for mention in mentions]


def _renamed(mention: Mention, new: dict[str, str], kinds: dict[str, str]) -> Mention:
    entity = mention.entity
    for _ in range(len(new)):
        if entity not in new:
            break
        entity = new[entity]
    return (
        mention if entity == mention.entity else replace(mention, entity=entity, kind=kinds.get(entity, mention.kind))
    )


def _spelled_alike(doc: Doc, names: Sequence[Mention]) -> list[tuple[str, str]]:
    first: dict[tuple[str, str], str] = {}
    found: list[tuple[str, str]] = []
    for mention in names:
        key = (mention.role, fold(doc[mention.start : mention.end].text))
        if first.setdefault(key, mention.entity) != mention.entity:
            found.append((first[key], mention.entity))
    return found


def _bracketed_pairs(doc: Doc, names: Sequence[Mention]) -> list[tuple[str, str]]:
    starts = {m.start: m for m in names}
    found: list[tuple[str, str]] = []
    for mention in names:
        if mention.role != "actor" or mention.kind == "person":
            continue
        inside = [span.start for span in bracketed(doc, mention.end) if doc[mention.end].text == "[" or len(span) > 1]
        inside += [token.i for _, token in abbreviated(doc, [mention])]
        sign = alone_in_brackets(doc, mention.end)
        if sign is not None and sign.is_upper and len(sign) > 1:
            # Its letters may be those of other words: "(CSP)" behind a name in Arabic or French.
            inside.append(sign.i)
        found.extend(
            (mention.entity, starts[i].entity)
            for i in inside
            if i in starts and starts[i].role == "actor" and starts[i].kind not in {"person", "state"}
        )
    return found


def _second_names(doc: Doc, names: Sequence[Mention]) -> list[tuple[str, str]]:
    """Names of actors, and those by which they are "known" right behind them; persons are known by persons' names."""
    starts = {m.start: m for m in names if m.role == "actor"}
    behind = ((m, next(filter(None, map(starts.get, introduced_after(doc, m.end))), None)) for m in starts.values())
    return [
        (one.entity, other.entity)
        for one, other in behind
        if other is not None and one.kind != "state" and (one.kind == "person") == (other.kind == "person")
    ]


def _last_names(doc: Doc, names: Sequence[Mention]) -> list[tuple[str, str]]:
    full: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for mention in names:
        if mention.kind != "person" and mention.found_by != RECOGNISED:
            continue
        words = fold(doc[mention.start : mention.end].text).split()
        if len(words) > 1 and mention.kind == "person":
            full.setdefault(words[-1], mention.entity)
        elif len(words) == 1 and words[0] in full:
            found.append((full[words[0]], mention.entity))
    return found


def same_as(doc: Doc, mention: Mention, settled: Antecedents) -> Mention | None:
    """The name with which a noun is put as one: apposition, copula, "the militant group X", "the X faction"."""
    head = doc[mention.end - 1]
    bracket = mention.end < len(doc) and doc[mention.end].text == "["
    following = settled.starting(mention.end + bracket) or _named_by(doc, mention, settled)
    if following is not None and following.role == mention.role and _agree(mention, following):
        return following
    told = _told_before(doc, mention, settled)
    if told is not None and told.role == mention.role and _agree(mention, told):
        return told
    inside = settled.ending(head.i)
    if inside is not None and inside.level == "name" and inside.kind in GROUPS and _is_whole(doc, mention, inside):
        return inside
    near = [token for token in appositions(head) if abs(token.i - head.i) < 25]
    for token in [*near, *copula_subjects(head)]:
        name = settled.at(token)
        if name is not None and name.role == mention.role and _agree(mention, name):
            return name
    return None


def _is_whole(doc: Doc, mention: Mention, inside: Mention) -> bool:
    """Whether a noun stands for the body whose name is before it: "the Bakura faction", but not "a Taliban faction"."""
    head, first = doc[mention.end - 1], min(mention.start, inside.start)
    before = {doc[i].lower_ for i in (first - 1, first) if i >= 0}
    apart = before & PARTING or is_opposed(doc, inside.start)
    return in_list(head, "nouns", "whole_bodies") and not is_plural(head) and not apart


def _told_before(doc: Doc, mention: Mention, settled: Antecedents) -> Mention | None:
    """The name before "…, a militia" or "… (KH) – an umbrella group", or after "the capital, Baghdad,"."""
    first = doc[mention.start]
    # Heads leave the article out of a mention.
    start = mention.start - (mention.start > 0 and doc[mention.start - 1].lower_ in INDEFINITE_ARTICLES)
    if doc[start].lower_ in INDEFINITE_ARTICLES and start > 1 and doc[start - 1].text in {",", "–", "—", "-"}:
        i = start - 1
        if doc[i - 1].text in {")", "]"}:
            i = next((j for j in range(i - 1, max(i - 6, 0), -1) if doc[j].text in {"(", "["}), i)
        return settled.ending(i)
    if first.lower_ == "the" or doc[mention.start - 1].text in {"'s", "’s"}:
        after = settled.starting(mention.end + 1) if mention.end < len(doc) and doc[mention.end].text == "," else None
        if (
            after is not None
            and after.kind == mention.kind
            and after.end < len(doc)
            and doc[after.end].text in {",", ".", ")"}
        ):
            return after
    return None


def _named_by(doc: Doc, mention: Mention, settled: Antecedents) -> Mention | None:
    """The name after "a group calling itself", "a faction known as", "the city of"."""
    if mention.role == "place" and mention.end + 1 < len(doc) and doc[mention.end].lower_ == "of":
        if not in_list(doc[mention.end - 1], "nouns", "named_by_of"):
            return None
        name = capitalised(doc, mention.end + 1)
        return settled.starting(name.start) if name is not None else None
    return next(filter(None, map(settled.starting, introduced_after(doc, mention.end))), None)


def introduced_after(doc: Doc, end: int) -> Iterator[int]:
    """Where a name introduced behind a mention may begin: "…, also known as X", and past titles, "… called Col. X"."""
    for i in range(end, min(end + 4, len(doc))):
        start = name_after(doc[i])
        name = capitalised(doc, start) if start is not None else None
        if name is not None:
            yield name.start
            yield from (token.i + 1 for token in takewhile(lambda t: t.lower_.rstrip(".") in titles(), name))
            return
        if doc[i].lower_ not in PASSABLE:
            return


def _agree(noun: Mention, name: Mention) -> bool:
    """Whether a noun of one kind can describe a name of another."""
    if noun.role == "place":
        return True
    if "person" in {noun.kind, name.kind}:
        return noun.kind == name.kind
    return name.kind != "state" or noun.kind in {"state", "government"}

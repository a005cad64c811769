"""Coded texts as reports and gold graphs, so that extraction is scored on them as on any gold."""

from __future__ import annotations

import re

from actorgraph.loaders.evaluation_gold import GoldAffiliation, GoldAttack, GoldGraph, GoldRetaliation
from actorgraph.loaders.readers.source import SourceReport, digest
from actorgraph.loaders.record import Report
from training.coded_texts import CodedText

PRONOUNS = {"it", "its", "they", "their", "them", "he", "his", "him", "she", "her"} | {
    "who",
    "which",
    "whose",
    "this",
    "that",
}


def spellings(text: CodedText) -> dict[str, list[str]]:
    """The canonical name of each actor and place and every spelling that is marked, pronouns left out."""
    found = {name: [text.names[name]] for name in text.kinds}
    for mark in text.marks:
        words = text.text[mark.start : mark.end]
        if mark.id in found and words not in found[mark.id] and words.lower() not in PRONOUNS:
            found[mark.id].append(words)
    return found


def low(value: str) -> int:
    """The lower bound of a number as it is coded ("6", "6..", "2..4")."""
    return int(re.split(r"\.\.", value)[0])


def gold_attack(text: CodedText, event: str, names: dict[str, list[str]]) -> GoldAttack:
    """One actual attack with its slots."""
    values = {
        slot: [v for e, s, v, _ in text.slots if (e, s) == (event, slot)]
        for slot in dict.fromkeys(s for _, s, _, _ in text.slots)
    }
    objects = list(dict.fromkeys(values.get("target", []) + values.get("place", [])))
    number = {slot: low(values[slot][0]) for slot in ("killed", "wounded", "count") if values.get(slot)}
    return GoldAttack(
        id=event,
        attackers=[names[a] for a in values.get("attacker", [])] or [["unknown"]],
        objects=[names[o] for o in objects],
        date=next(iter(values.get("date", [])), None),
        weapons=list(dict.fromkeys(values.get("weapon", []))),
        killed=number.get("killed"),
        wounded=number.get("wounded"),
        claimed_by=[names[a] for a in values.get("claimed_by", [])],
        count=number.get("count", 1),
        optional=not (values.get("attacker") or objects),
    )


def gold_graph(text: CodedText) -> GoldGraph:
    """The gold graph of a coded text: actual attacks only, as reports are scored."""
    names = spellings(text)
    named = {m.id for m in text.marks if text.text[m.start].isupper()}
    actual = [e for e, modality in text.modality.items() if modality == "actual"]
    return GoldGraph(
        report=text.id,
        actors=[names[a] for a in text.kinds if a[0] == "A" and a in named],
        affiliations=[GoldAffiliation(source=names[a], kind=k, target=names[b]) for a, k, b in text.affiliations],
        attacks=[gold_attack(text, event, names) for event in actual],
        retaliations=[
            GoldRetaliation(attack=a, response_to=b if b in actual else None, optional=b not in actual)
            for a, b in text.answers
            if a in actual
        ],
    )


def source_report(text: CodedText) -> SourceReport:
    """A coded text as a report that was read."""
    sha256 = digest(text.text.encode())
    return SourceReport(Report(uid=text.id, path=f"{text.id}.txt", published=text.published, sha256=sha256), text.text)

"""From findings to the record: the things, the attacks, the affiliations and the retaliations of one report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from actorgraph.loaders.extraction.attack_parties import settle
from actorgraph.loaders.extraction.attack_records import Event, attack_of, attack_uid, events_of, rejection_of, unique
from actorgraph.loaders.extraction.certainty import thresholds
from actorgraph.loaders.extraction.confidence import (
    Chance,
    affiliation_features,
    attack_features,
    chances,
    retaliation_features,
)
from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import SYMMETRIC, Answer, Expression, Findings, Mention, Tie, Trigger
from actorgraph.loaders.extraction.things import Things
from actorgraph.loaders.gazetteer import Gazetteer
from actorgraph.loaders.readers.source import digest
from actorgraph.loaders.record import Affiliation, Attack, Record, Rejection, Retaliation

ENOUGH_UNNAMED = frozenset({"government", "military", "coalition"})
"""Kinds of bodies to which one can belong though they have no name: "the police"."""
E = TypeVar("E", Affiliation, Retaliation)


def assemble(
    source: Source,
    findings: Findings,
    gazetteer: Gazetteer,
    chance: Chance | None = None,
    least: Mapping[str, float] | None = None,
) -> Record:
    """The record of one report.

    `chance` gives the confidence of each entry, by the fitted weights where it is None; `least` the confidence that an
    entry must have to be told, by its sort, as thresholds.yaml has it where it is None.
    """
    chance = chance or chances(findings.heads)
    least = thresholds()["told"]["heads" if findings.heads else "rules"] if least is None else least
    things = Things(source, gazetteer, findings.mentions)
    events = events_of(findings)
    attacks: list[Attack] = []
    rejected: list[Rejection] = []
    for event in events.values():
        settle(source.doc, event)
        told = event.modality == "actual" and event.told
        confidence = chance(attack_uid(source, event), attack_features(event)) if told else 0.0
        if told and confidence >= least.get("attack", 0.0):
            attacks.append(attack_of(event, source, things, confidence))
        else:
            rejected.append(rejection_of(event, source))
    affiliations = sure(affiliations_of(told_ties(findings), source, things, chance), least.get("affiliation", 0.0))
    surety = {attack.uid: attack.confidence for attack in attacks}
    answered = retaliations_of(findings.answers, events, source, things, surety, chance)
    retaliations = sure(answered, least.get("retaliation", 0.0))
    used = {uid for a in attacks for uid in (*a.attackers, *a.targets, *a.places, *a.claimed_by, *a.denied_by)}
    used |= {uid for f in affiliations for uid in (f.source, f.target)}
    used |= {uid for r in retaliations for uid in r.against}
    return Record(
        report=source.report,
        actors=things.actors(used),
        places=things.places(used),
        affiliations=affiliations,
        attacks=attacks,
        retaliations=retaliations,
        rejected=rejected,
    )


def sure(entries: list[E], least: float) -> list[E]:
    """The entries that are sure enough."""
    return [entry for entry in entries if entry.confidence >= least]


def told_ties(findings: Findings) -> list[Tie]:
    """The ties that are worth telling: to something that has a name, and of somebody who has one.

    "Iran-backed militias" need none to be backed; a person without a name ("one of its commanders") is told of where
    an attack touches him. A body without a name that is part of another is that other body ("fighters of X"). "The
    army" and "the police" are bodies enough for whoever has a name.
    """
    named = {m.entity for m in findings.mentions if m.level == "name"}
    touched = {a.filler.entity for a in findings.arguments if isinstance(a.filler, Mention)}
    unnamed = {"part_of": set(), "member_of": touched}

    def worth_telling(tie: Tie) -> bool:
        junior, senior = tie.source, tie.target
        if junior.entity in named:
            return senior.entity in named or senior.kind in ENOUGH_UNNAMED
        return senior.entity in named and junior.entity in unnamed.get(tie.kind, {junior.entity})

    return [tie for tie in findings.ties if worth_telling(tie)]


def affiliations_of(ties: list[Tie], source: Source, things: Things, chance: Chance) -> list[Affiliation]:
    """One affiliation for a junior, a senior and a kind, with every sentence that says it."""
    grouped: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in sorted(ties, key=lambda t: -t.score):
        junior, senior = things.uid(tie.source), things.uid(tie.target)
        if junior == senior:
            continue
        if tie.kind == SYMMETRIC and (senior, tie.kind, junior) in grouped:
            junior, senior = senior, junior
        grouped.setdefault((junior, tie.kind, senior), []).append(tie)
    return [affiliation_of(key, found, source, chance) for key, found in grouped.items()]


def affiliation_of(key: tuple[str, str, str], ties: list[Tie], source: Source, chance: Chance) -> Affiliation:
    """The affiliation of a record from the ties that say it, the surest first."""
    junior, kind, senior = key
    best = ties[0]
    uid = f"affiliation:{digest(' '.join(key).encode())[:16]}"
    return Affiliation(
        uid=uid,
        source=junior,
        target=senior,
        kind=kind,
        role=next((t.role for t in ties if t.role), None),
        status=best.status,
        confidence=round(chance(uid, affiliation_features(ties)), 3),
        found_by=sorted({s for t in ties for s in t.found_by.split()}),
        evidence=source.sentences(p for t in ties for p in ([t.cue[0]] if t.cue else [t.source.start, t.target.start])),
    )


def retaliations_of(
    answers: list[Answer],
    events: dict[int, Event],
    source: Source,
    things: Things,
    attacks: dict[str, float],
    chance: Chance,
) -> list[Retaliation]:
    """The retaliations of attacks that took place; `attacks` are the confidences of those."""
    found: dict[tuple[str, str], Retaliation] = {}
    for answer in sorted(answers, key=lambda a: -a.score):
        attack, cause = attack_uid(source, events[answer.trigger.event]), cause_of(answer, events, source)
        motive = answer.to.value if isinstance(answer.to, Expression) else None
        key = (attack, cause or motive or "")
        if attack in attacks and (cause is None or cause in attacks) and key not in found and attack != cause:
            uid = f"retaliation:{digest(' '.join(key).encode())[:16]}"
            features = retaliation_features(answer, attacks[attack], attacks[cause] if cause else None)
            found[key] = Retaliation(
                uid=uid,
                attack=attack,
                response_to=cause,
                motive=motive,
                against=against(answer, events, things),
                confidence=round(chance(uid, features), 3),
                found_by=answer.found_by.split(),
                evidence=source.sentences(positions(answer)),
            )
    told = {r.attack for r in found.values() if r.response_to or r.motive}
    return [r for r in found.values() if r.response_to or r.motive or r.attack not in told]


def cause_of(answer: Answer, events: dict[int, Event], source: Source) -> str | None:
    """The uid of the attack that is answered, where it is one that took place."""
    if not isinstance(answer.to, Trigger):
        return None
    event = events[answer.to.event]
    return attack_uid(source, event) if event.modality == "actual" and event.told else None


def against(answer: Answer, events: dict[int, Event], things: Things) -> list[str]:
    """Whom the retaliation hits: as told, else whoever carried out what it answers."""
    if answer.against or not isinstance(answer.to, Trigger):
        return unique(things, answer.against)
    return unique(things, [m for m in events[answer.to.event].mentions("attacker") if m.role == "actor"])


def positions(answer: Answer) -> list[int]:
    """Tokens whose sentences show the retaliation: the words that say it, the answer, the cause."""
    found = [answer.cue[0]] if answer.cue else []
    return [*found, answer.trigger.start, *([answer.to.start] if answer.to else [])]

"""What the record of a report says, in short lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from actorgraph.loaders.explanation_facts import NO_STATUS, plain
from actorgraph.loaders.explanation_sentences import Explanation
from actorgraph.loaders.record import Attack, Count, Retaliation, Span, vocabulary


@dataclass
class Line:
    """One entry of the record: its name, what is told of it, how sure (0 to 1), and the words that say so."""

    name: str
    told: list[str]
    score: float | None = None
    evidence: list[Span] = field(default_factory=list)
    found_by: list[str] = field(default_factory=list)
    uid: str = ""


def summary(explanation: Explanation) -> list[tuple[str, list[Line]]]:
    """The sections of the record with their lines; a section may be empty."""
    return [
        ("attacks", [_attack(attack, explanation) for attack in explanation.record.attacks]),
        ("affiliations", _affiliations(explanation)),
        ("retaliations", [_retaliation(r, explanation) for r in explanation.record.retaliations]),
        ("rejected", _rejected(explanation)),
        ("actors", _actors(explanation)),
        ("places", _places(explanation)),
    ]


def _attack(attack: Attack, explanation: Explanation) -> Line:
    def names(uids: Sequence[str]) -> str:
        return ", ".join(explanation.names[uid] for uid in uids)

    told = [f"{names(attack.attackers) or 'unknown'} → {names(attack.targets) or 'unknown'}"]
    told += [f"at {names(attack.places)}"] if attack.places else []
    told += [f"{attack.date} ({attack.date_from})" if attack.date_from else attack.date] if attack.date else []
    told += [", ".join(plain(weapon) for weapon in attack.weapons)] if attack.weapons else []
    told += [f"{_count(attack.killed)} killed"] if attack.killed else []
    told += [f"{_count(attack.wounded)} wounded"] if attack.wounded else []
    told += [f"{attack.count} attacks"] if attack.count > 1 else []
    told += [f"claimed by {names(attack.claimed_by)}"] if attack.claimed_by else []
    told += [f"denied by {names(attack.denied_by)}"] if attack.denied_by else []
    told += [attack.status] if attack.status != NO_STATUS else []
    name = _name(attack.uid, explanation)
    return Line(name, told, attack.confidence, attack.evidence, attack.found_by, attack.uid)


def _name(uid: str, explanation: Explanation) -> str:
    return f"attack {explanation.attacks[uid]}" if uid in explanation.attacks else "attack"


def _count(count: Count) -> str:
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def _affiliations(explanation: Explanation) -> list[Line]:
    lines = []
    for found in explanation.record.affiliations:
        told = [f"{explanation.names[found.source]} → {explanation.names[found.target]}"]
        told += [found.role] if found.role else []
        told += [found.status] if found.status != NO_STATUS else []
        lines.append(Line(plain(found.kind), told, found.confidence, found.evidence, found.found_by, found.uid))
    return lines


def _retaliation(found: Retaliation, explanation: Explanation) -> Line:
    cause = f"“{found.motive}”" if found.motive else "something that is not told"
    told = [f"answers {_name(found.response_to, explanation) if found.response_to else cause}"]
    told += [f"against {', '.join(explanation.names[uid] for uid in found.against)}"] if found.against else []
    name = _name(found.attack, explanation)
    return Line(name, told, found.confidence, found.evidence, found.found_by, found.uid)


def _rejected(explanation: Explanation) -> list[Line]:
    meanings = vocabulary("rejection_reason")
    rejected = explanation.record.rejected
    return [Line(r.reason, [f"{r.what}: {meanings[r.reason]}"], evidence=r.evidence) for r in rejected]


def _actors(explanation: Explanation) -> list[Line]:
    lines = []
    for actor in explanation.record.actors:
        known = [] if actor.known else ["not in the gazetteer"]
        also = [f"also {', '.join(actor.aliases)}"] if actor.aliases and not actor.known else []
        lines.append(Line(actor.name, [plain(actor.kind), _times(actor.mentions), *also, *known], uid=actor.uid))
    return lines


def _places(explanation: Explanation) -> list[Line]:
    return [
        Line(p.name, [plain(p.kind), _times(p.mentions), *([] if p.known else ["not in the gazetteer"])], uid=p.uid)
        for p in explanation.record.places
    ]


def _times(mentions: Sequence[Span]) -> str:
    return f"named {len(mentions)} times" if len(mentions) > 1 else "named once"

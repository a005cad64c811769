"""Hand-made extraction records: small, valid, and different from one another by their number."""

from __future__ import annotations

from typing import Any

from actorgraph.loaders.record import Actor, Affiliation, Attack, Count, Place, Record, Report, Retaliation, Span

HOSTILE = "x'}) DETACH DELETE n // \"`\\ <script>alert(1)</script> ${a} {b} \u0000حركة حزب الله النجباء’".replace(
    "\0", ""
)


def span(text: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def actor(name: str, *, uid: str | None = None, known: bool = True, kind: str = "armed_group", **more: Any) -> Actor:
    uid = uid or "actor:" + name.lower().replace(" ", "-")
    return Actor(uid=uid, name=name, kind=kind, known=known, mentions=[span(name)], **more)


def place(name: str, *, kind: str = "base", known: bool = True, **more: Any) -> Place:
    uid = "place:" + name.lower().replace(" ", "-")
    return Place(uid=uid, name=name, kind=kind, known=known, mentions=[span(name)], **more)


def report(number: int, published: str | None = "2024-02-05") -> Report:
    uid, path = f"report:{number}", f"reports/{number}.txt"
    return Report(uid=uid, path=path, title=f"Report {number}", published=published, sha256=f"{number:064x}")


def affiliation(source: Actor, target: Actor, kind: str = "part_of", **more: Any) -> Affiliation:
    words = f"{source.name} is {kind} {target.name}."
    given: dict[str, Any] = {"confidence": 0.75, "found_by": ["rule:copula"], "evidence": [span(words, 10)]} | more
    uid = f"affiliation:{source.uid}:{kind}:{target.uid}"
    return Affiliation(uid=uid, source=source.uid, target=target.uid, kind=kind, **given)


def attack(uid: str, by: Actor, on: Actor | Place, **more: Any) -> Attack:
    given: dict[str, Any] = {
        "attackers": [by.uid],
        "targets": [on.uid],
        "confidence": 0.5,
        "found_by": ["rule:active", "head:trigger"],
        "evidence": [span(f"{by.name} attacked {on.name}.", 40)],
    } | more
    return Attack(uid=uid, **given)


def story(number: int, published: str | None = "2024-02-05") -> Record:
    """A report of an affiliation, an attack, its answer, and a group that no other report knows."""
    militia, umbrella = actor("Harakat al-Nujaba", aliases=["Nujaba"]), actor("Popular Mobilization Forces")
    forces, base = actor("US forces", kind="state", country="US"), place("al-Tanf", latitude=33.5, longitude=38.7)
    group = actor(f"Brigade {number}", known=False)
    first = attack(
        f"attack:{number}:1", militia, base, places=[base.uid], date="2024-02-03", weapons=["drone", "rocket"],
        killed=Count(low=3), wounded=Count(low=1, high=2), claimed_by=[group.uid], denied_by=[umbrella.uid],
    )  # fmt: skip
    answer = attack(f"attack:{number}:2", forces, militia, date="2024-02-04", evidence=[span("They struck.", 90)])
    answered = Retaliation(
        uid=f"retaliation:{number}", attack=answer.uid, response_to=first.uid, confidence=0.9,
        evidence=[span("in response to the attack", 100)],
    )  # fmt: skip
    return Record(
        report=report(number, published),
        actors=[militia, umbrella, forces, group],
        places=[base],
        affiliations=[affiliation(militia, umbrella), affiliation(group, umbrella, "facade_of")],
        attacks=[first, answer],
        retaliations=[answered],
    )

"""Two reports as extraction records, with names and sentences as ugly as they come."""

from __future__ import annotations

from typing import Any

from actorgraph.loaders.record import Actor, Affiliation, Attack, Count, Place, Record, Report, Retaliation, Span

HOSTILE = '</script><script>alert(1)</script> "o\'Neil" `x` \\u0027 {{7*7}}'
ARABIC = "كتائب حزب الله"
RTL = "\u202eevil\u202c"


def said(text: str, start: int = 0) -> list[Span]:
    return [Span(start=start, end=start + len(text), text=text)]


def actor(uid: str, name: str, kind: str, *aliases: str) -> Actor:
    return Actor(uid=uid, name=name, kind=kind, aliases=list(aliases), known=True, mentions=said(name))


def place(uid: str, name: str, kind: str) -> Place:
    return Place(uid=uid, name=name, kind=kind, known=True, mentions=said(name))


ACTORS = {
    "us": actor("us", "United States", "state", "U.S.", "American forces"),
    "kh": actor("kh", "Kataib Hezbollah", "armed_group", "Kata’ib Hezbollah", "KH", ARABIC),
    "pmf": actor("pmf", "Popular Mobilization Forces", "coalition", "PMF", "Hashd al-Shaabi"),
    "abu": actor("abu", "Abu Ali al-Askari", "person"),
    "bad": actor("bad", HOSTILE, "armed_group", RTL),
}
PLACES = {
    "t22": place("t22", "Tower 22", "base"),
    "jo": place("jo", "Jordan", "country"),
    "qaim": place("qaim", "Al-Qa’im", "city"),
}


def fact(uid: str, words: str, **more: Any) -> dict[str, Any]:
    return {"uid": uid, "confidence": 0.8, "evidence": said(words, 5)} | more


def records() -> list[Record]:
    first = Record(
        report=Report(uid="r1", path="a.txt", title="Drones", publisher="P", published="2024-01-29", sha256="1" * 64),
        actors=list(ACTORS.values()),
        places=[PLACES["t22"], PLACES["jo"]],
        affiliations=[
            Affiliation(**fact("f1", "Kata’ib Hezbollah, part of the PMF"), source="kh", target="pmf", kind="part_of"),
            Affiliation(
                **fact("f2", "its spokesman Abu Ali"), source="abu", target="kh", kind="member_of", role="spokesman"
            ),
            Affiliation(**fact("f3", f"“{HOSTILE}” {ARABIC} {RTL}"), source="bad", target="kh", kind="facade_of"),
        ],
        attacks=[
            Attack(**fact("k1", "A drone hit Tower 22, killing three Americans."), attackers=["kh"], targets=["us"],
                   places=["t22"], date="2024-01-28", weapons=["drone"], killed=Count(low=3, high=3),
                   wounded=Count(low=34), claimed_by=["kh"], status="claimed")
        ],
    )  # fmt: skip
    second = Record(
        report=Report(uid="r2", path="b.txt", title="Answer", published="2024-02-03", sha256="2" * 64),
        actors=[ACTORS["us"], ACTORS["kh"], ACTORS["pmf"]],
        places=[PLACES["qaim"]],
        affiliations=[Affiliation(**fact("f1", "KH is in the PMF"), source="kh", target="pmf", kind="part_of")],
        attacks=[
            Attack(**fact("k1b", "the drone attack"), attackers=["kh"], targets=["us"], date="2024-01-27"),
            Attack(**fact("k2", "American jets struck al-Qaim."), attackers=["us"], targets=["kh"], places=["qaim"],
                   date="2024-02-02", weapons=["airstrike"], killed=Count(low=16), denied_by=[]),
            Attack(**fact("k3", "Shells fell on al-Qaim."), targets=["qaim"], count=4, denied_by=["kh"]),
        ],
        retaliations=[
            Retaliation(**fact("r9", "in answer to it"), attack="k2", response_to="k1b", against=["kh"]),
        ],
    )  # fmt: skip
    return [first, second]

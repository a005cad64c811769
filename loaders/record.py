"""The extraction record: what one report says, each thing with the words that say so.

One record per report, one JSON object per line. Offsets count characters of the report's text as read. Uids are
stable: the same input gives the same uid.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field


@cache
def vocabulary(name: str) -> dict[str, str]:
    """The terms of a closed vocabulary, each with its meaning.

    Raises KeyError where there is no vocabulary of that name.
    """
    text = files("actorgraph.loaders").joinpath("vocabularies.yaml").read_text(encoding="utf-8")
    terms: dict[str, str] = yaml.safe_load(text)[name]
    return terms


def term_of(name: str) -> AfterValidator:
    """A validator that accepts the terms of one vocabulary only."""

    def check(value: str) -> str:
        if value not in vocabulary(name):
            raise ValueError(f"{value!r} is none of {', '.join(vocabulary(name))}")
        return value

    return AfterValidator(check)


Confidence = Annotated[float, Field(ge=0, le=1)]
ActorKind = Annotated[str, term_of("actor_kind")]
PlaceKind = Annotated[str, term_of("place_kind")]
Weapon = Annotated[str, term_of("weapon")]


class Entry(BaseModel):
    """What every part of a record has in common: unknown keys are errors, not silence."""

    model_config = ConfigDict(extra="forbid")


class Span(Entry):
    """Words of the report: text[start:end]."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str


class Report(Entry):
    """The report itself. `published` is EDTF or null; `published_from` says where that date was found."""

    uid: str
    path: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str = "en"
    sha256: str


class Actor(Entry):
    """Somebody who acts or is acted upon; `known` where the gazetteer has it."""

    uid: str
    name: str
    kind: ActorKind
    aliases: list[str] = []
    country: str | None = None
    known: bool = False
    mentions: list[Span] = []


class Place(Entry):
    """Somewhere. Coordinates are WGS 84 degrees, null where unknown."""

    uid: str
    name: str
    kind: PlaceKind
    aliases: list[str] = []
    country: str | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    known: bool = False
    mentions: list[Span] = []


class Claim(Entry):
    """Something that the report says: how sure, found by which rule or head, and in which words."""

    uid: str
    confidence: Confidence
    found_by: list[str] = []
    evidence: Annotated[list[Span], Field(min_length=1)]


class Affiliation(Claim):
    """`source` is the junior actor, `target` the senior one (either order for allied_with)."""

    source: str
    target: str
    kind: Annotated[str, term_of("affiliation_kind")]
    role: str | None = None
    status: Annotated[str, term_of("affiliation_status")] = "reported"


class Count(Entry):
    """A number as told: `high` is null where it is open ("at least six")."""

    low: Annotated[int, Field(ge=0)]
    high: int | None = None


class Attack(Claim):
    """One attack, or a tally of `count` attacks. `date` is EDTF; `date_from` says how it was reached."""

    attackers: list[str] = []
    targets: list[str] = []
    places: list[str] = []
    date: str | None = None
    date_from: str | None = None
    weapons: list[Weapon] = []
    killed: Count | None = None
    wounded: Count | None = None
    count: Annotated[int, Field(ge=1)] = 1
    claimed_by: list[str] = []
    denied_by: list[str] = []
    status: Annotated[str, term_of("attack_status")] = "reported"


class Retaliation(Claim):
    """`attack` answers `response_to`, or a `motive` told in words where no earlier attack is named."""

    attack: str
    response_to: str | None = None
    against: list[str] = []
    motive: str | None = None


class Rejection(Entry):
    """Something that looked like a fact and is none, with the reason."""

    what: str
    reason: Annotated[str, term_of("rejection_reason")]
    evidence: list[Span]


class Record(Entry):
    """All that one report says."""

    report: Report
    actors: list[Actor] = []
    places: list[Place] = []
    affiliations: list[Affiliation] = []
    attacks: list[Attack] = []
    retaliations: list[Retaliation] = []
    rejected: list[Rejection] = []

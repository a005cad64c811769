"""What an entry of a gazetteer file holds."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from actorgraph.loaders.record import ActorKind, PlaceKind, vocabulary

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Spelling = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class NamedEntry(BaseModel):
    """What actors and places have in common. `ambiguous`: spellings that count only in context."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    name: Spelling
    country: Country | None = None
    aliases: tuple[Spelling, ...] = ()
    ambiguous: tuple[Spelling, ...] = ()
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = None

    @property
    def role(self) -> Literal["actor", "place"]:
        """Whether the entry is an actor or a place."""
        return "actor" if isinstance(self, ActorEntry) else "place"

    @property
    def uid(self) -> str:
        """The entry's id with its role, which tells the state of Iraq from the country."""
        return f"{self.role}:{self.id}"


class Relation(BaseModel):
    """Background knowledge about an actor, kept for reference: no report says it, so extraction never asserts it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    target: Slug


class ActorEntry(NamedEntry):
    """An actor. `demonyms` and `seats` are for states: "Iranian", "Tehran"."""

    kind: ActorKind
    demonyms: tuple[Spelling, ...] = ()
    seats: tuple[Spelling, ...] = ()
    relations: tuple[Relation, ...] = ()


class PlaceEntry(NamedEntry):
    """A place: coordinates in WGS 84 degrees, `within` the id of the place that it lies in."""

    kind: PlaceKind
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    within: Slug | None = None


GazetteerEntry = ActorEntry | PlaceEntry


def entry_from(data: dict[str, Any]) -> GazetteerEntry:
    """One mapping of a gazetteer file as an actor or a place, as its kind says.

    Raises ValueError (pydantic's ValidationError among them) where it breaks the schema.
    """
    kind = data.get("kind")
    if kind in vocabulary("place_kind"):
        return PlaceEntry.model_validate(data)
    if kind in vocabulary("actor_kind"):
        return ActorEntry.model_validate(data)
    kinds = ", ".join([*vocabulary("actor_kind"), *vocabulary("place_kind")])
    raise ValueError(f"kind: {kind!r} is none of {kinds}" if kind else f"kind is missing; it is one of {kinds}")

"""The places in which places lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from actorgraph.loaders.gazetteer.gazetteer import load_gazetteer
from actorgraph.loaders.gazetteer.schema import PlaceEntry
from actorgraph.loaders.record import Place


def place_of(entry: PlaceEntry) -> Place:
    """A place of the gazetteer as records name it."""
    return Place(
        uid=entry.uid,
        name=entry.name,
        kind=entry.kind,
        aliases=list(entry.aliases),
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        known=True,
    )


def parent_places(extra: Sequence[Path] = ()) -> Mapping[str, Place]:
    """The place in which each known place lies, by the uid of the place inside; `extra`: the user's gazetteer files.

    Raises GazetteerError where a file of the user's breaks the schema.
    """
    gazetteer = load_gazetteer(tuple(extra))
    parents = {place.uid: gazetteer.get(f"place:{place.within}") for place in gazetteer.places if place.within}
    return {uid: place_of(parent) for uid, parent in parents.items() if isinstance(parent, PlaceEntry)}

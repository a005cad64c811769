"""The known actors and places, and how to find them in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from actorgraph.loaders.gazetteer.bodies import Bodies
from actorgraph.loaders.gazetteer.matching import Match, Matcher
from actorgraph.loaders.gazetteer.names import fold
from actorgraph.loaders.gazetteer.schema import ActorEntry, GazetteerEntry, PlaceEntry
from actorgraph.loaders.gazetteer.sources import check_duplicates, overlaid, read_entries, shipped_entries
from actorgraph.loaders.gazetteer.spellings import spellings_of

NEAR = 75.0


class Gazetteer:
    """Entries by uid and by spelling."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        self.entries: dict[str, GazetteerEntry] = {entry.uid: entry for entry in entries}
        nations = frozenset(key.split()[0] for state in self.states for key in map(fold, (state.name, *state.demonyms)))
        spellings = [s for entry in self.entries.values() for s in spellings_of(entry, nations)]
        self._names = {" ".join(s.keys): s.entry for s in reversed(spellings)}
        known = {" ".join(s.keys): s.entry for s in spellings if isinstance(s.entry, ActorEntry) and s.form == "name"}
        self.bodies = Bodies(known)
        self._matcher = Matcher(spellings, self.bodies)

    @cached_property
    def actors(self) -> list[ActorEntry]:
        """All known actors."""
        return [entry for entry in self.entries.values() if isinstance(entry, ActorEntry)]

    @cached_property
    def places(self) -> list[PlaceEntry]:
        """All known places."""
        return [entry for entry in self.entries.values() if isinstance(entry, PlaceEntry)]

    @cached_property
    def states(self) -> list[ActorEntry]:
        """The actors that are states."""
        return [actor for actor in self.actors if actor.kind == "state"]

    def get(self, uid: str) -> GazetteerEntry | None:
        """The entry of a uid such as "actor:iraq", None where there is none."""
        return self.entries.get(uid)

    def find(self, text: str) -> list[Match]:
        """Every known name in a text, in order, longest first at each place; offsets are characters of the text.

        Matches do not overlap, but for the first part of a compound ("U.S." in "U.S.-led coalition"), which follows
        the whole.
        """
        return self._matcher.find(text)

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The entries of which this is a spelling, whatever its case, accents and transliteration; or () for none."""
        exact = self._matcher.exact(fold(name).split())
        return tuple(dict.fromkeys(s.entry for s in exact if s.form != "ambiguous")) or tuple(
            dict.fromkeys(s.entry for s in exact)
        )

    def suggest(self, name: str, limit: int = 3) -> list[str]:
        """Names of known entries with a spelling near this one, nearest first."""
        near = process.extract(fold(name), self._names.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=limit * 4)
        return list(dict.fromkeys(self._names[key].name for key, _, _ in near))[:limit]

    def within(self, place: PlaceEntry) -> list[PlaceEntry]:
        """The places in which a place lies, nearest first."""
        found: list[PlaceEntry] = []
        current: GazetteerEntry | None = place
        while isinstance(current, PlaceEntry) and current.within:
            current = self.entries.get(f"place:{current.within}")
            if not isinstance(current, PlaceEntry) or current in found:
                break
            found.append(current)
        return found


@cache
def _shipped() -> Gazetteer:
    return Gazetteer(overlaid(shipped_entries()))


def load_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """The gazetteer that comes with actorgraph, with the user's files on top: their entries override or add.

    Raises GazetteerError where a file cannot be read, breaks the schema, or claims a spelling that another entry has.
    """
    if not extra:
        return _shipped()
    entries = list(_shipped().entries.values())
    for path in extra:
        own = read_entries(path)
        entries = overlaid([*entries, *own])
        check_duplicates(entries, path, own)
    return Gazetteer(entries)

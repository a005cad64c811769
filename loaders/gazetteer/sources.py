"""Gazetteer files: read, checked, and put on top of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from actorgraph.loaders.errors import GazetteerError
from actorgraph.loaders.gazetteer.schema import ActorEntry, GazetteerEntry, PlaceEntry, entry_from
from actorgraph.loaders.gazetteer.spellings import spellings_of

SHIPPED = ("actors.yaml", "persons.yaml", "states.yaml", "places.yaml", "places_countries.yaml")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shipped_entries() -> list[GazetteerEntry]:
    """All entries that come with actorgraph."""
    folder = files(__package__)
    return [entry for name in SHIPPED for entry in read_entries(folder.joinpath(name))]


def read_entries(path: Path | Traversable) -> list[GazetteerEntry]:
    """The entries of one file.

    Raises GazetteerError, naming file, entry and field, where the file cannot be read or breaks the schema, or where
    an id stands twice in it.
    """
    data = _yaml(path)
    if not isinstance(data, list):
        raise GazetteerError(f"{path}: a gazetteer file is a list of entries (id, name, kind), not a {_kind(data)}.")
    entries = [_entry(item, number, path) for number, item in enumerate(data, start=1)]
    seen: set[str] = set()
    for entry in entries:
        if entry.uid in seen:
            raise GazetteerError(f"{path}: the id {entry.id!r} stands twice; give each {entry.role} an id of its own.")
        seen.add(entry.uid)
    return entries


def overlaid(entries: Iterable[GazetteerEntry]) -> list[GazetteerEntry]:
    """The entries, a later one in place of an earlier one of the same role and id."""
    return list({entry.uid: entry for entry in entries}.values())


def duplicates(entries: Iterable[GazetteerEntry]) -> dict[str, list[GazetteerEntry]]:
    """Spellings that several actors, or several places, claim as theirs alone, with those that claim them.

    An actor and a place may share a spelling ("Iraq"); so may any who list it under `ambiguous`, and the capital that
    is a state's seat.
    """
    owners: dict[tuple[str, bool, str], dict[str, GazetteerEntry]] = defaultdict(dict)
    for entry in entries:
        for spelling in spellings_of(entry):
            if spelling.form != "ambiguous":
                owners[" ".join(spelling.keys), spelling.abbreviation, entry.role][entry.uid] = entry
    return {key[0]: list(found.values()) for key, found in owners.items() if len(found) > 1}


def check_duplicates(entries: Iterable[GazetteerEntry], path: Path, own: Iterable[GazetteerEntry]) -> None:
    """Raise GazetteerError where an entry of a user's file claims a spelling that another entry has."""
    mine = {entry.uid for entry in own}
    for spelling, found in duplicates(entries).items():
        if any(entry.uid in mine for entry in found):
            names = " and ".join(f"{entry.name} ({entry.id})" for entry in found)
            raise GazetteerError(
                f"{path}: the spelling {spelling!r} belongs to {names}; take it from one of them, list it under "
                f"`ambiguous`, or override the other entry by using its id."
            )


def _yaml(path: Path | Traversable) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    except FileNotFoundError:
        raise GazetteerError(f"{path}: there is no such gazetteer file.") from None
    except OSError as error:
        raise GazetteerError(f"{path}: the gazetteer file cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise GazetteerError(f"{path}: the gazetteer file is not UTF-8 text; save it as UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "unreadable"
        raise GazetteerError(f"{path}{where}: not valid YAML ({problem}).") from None


def _entry(item: Any, number: int, path: Path | Traversable) -> GazetteerEntry:
    if not isinstance(item, dict):
        raise GazetteerError(f"{path}, entry {number}: an entry is a mapping of fields, not a {_kind(item)}.")
    label = item.get("id") or item.get("name") or number
    try:
        entry: ActorEntry | PlaceEntry = entry_from(item)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "entry"
        raise GazetteerError(f"{path}, entry {label}: {field}: {first['msg']}.") from None
    except ValueError as error:
        raise GazetteerError(f"{path}, entry {label}: {error}.") from None
    return entry


def _kind(data: Any) -> str:
    return {"dict": "mapping", "str": "text", "NoneType": "blank file"}.get(type(data).__name__, type(data).__name__)

"""Gold graphs: what a careful reader finds in a report, one JSON file for each, named as the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from actorgraph.loaders.errors import RecordError, UsageError
from actorgraph.loaders.evaluation_names import Spellings
from actorgraph.loaders.record import Actor, Place, Record


def _entries(value: object) -> object:
    """One list of spellings stands for a list that holds only it."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [value]
    return value


Entries = Annotated[list[list[str]], BeforeValidator(_entries)]
UNKNOWN = "unknown"


class GoldEntry(BaseModel):
    """`optional` things are right where found and not missed where absent; `quote` is for the reader."""

    model_config = ConfigDict(extra="ignore")

    optional: bool = False
    quote: str = ""


class GoldAffiliation(GoldEntry):
    """Each end by its spellings."""

    source: list[str]
    target: list[str]
    kind: str


class GoldAttack(GoldEntry):
    """`objects` are what was hit and where; the attacker "unknown" stands for one whom the report does not name."""

    id: str
    attackers: Entries = []
    objects: Entries = []
    date: str | None = None
    weapons: list[str] = []
    killed: int | None = None
    wounded: int | None = None
    claimed_by: Entries = []
    count: int = 1

    @property
    def attacker_unknown(self) -> bool:
        """True where the report leaves open who attacked."""
        return any(UNKNOWN in spellings for spellings in self.attackers)

    @property
    def named_attackers(self) -> list[list[str]]:
        """The attackers that a report can be scored on."""
        return [spellings for spellings in self.attackers if UNKNOWN not in spellings]


class GoldRetaliation(GoldEntry):
    """By the ids of its attacks; `response_to` is null where the cause is no attack of the report."""

    attack: str
    response_to: str | None = None


class GoldGraph(BaseModel):
    """All that one report says."""

    model_config = ConfigDict(extra="ignore")

    report: str = ""
    published: str | None = None
    actors: list[list[str]] = []
    affiliations: list[GoldAffiliation] = []
    attacks: list[GoldAttack] = []
    retaliations: list[GoldRetaliation] = []


def read_gold(path: Path) -> dict[str, GoldGraph]:
    """Gold graphs by the stem of their file, from a folder or from one file.

    Raises UsageError where there is none, RecordError where a file is no gold graph.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise UsageError(f"{path}: there are no gold graphs (*.json) in this folder")
    graphs: dict[str, GoldGraph] = {}
    for file in files:
        try:
            graphs[file.stem] = GoldGraph.model_validate_json(file.read_text(encoding="utf-8"))
        except (ValidationError, UnicodeDecodeError) as error:
            raise RecordError(f"{file}: this is no gold graph ({first_problem(error)})") from error
        except OSError as error:
            raise UsageError(f"{file}: {(error.strerror or 'cannot be read').lower()}") from error
    return graphs


def read_records(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Extraction records from JSON Lines; empty lines are left out.

    Raises RecordError, with the number of the line, where one is no record.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Record.model_validate_json(line)
            except ValidationError as error:
                raise RecordError(f"{name}: line {number} is no extraction record ({first_problem(error)})") from error


def first_problem(error: Exception) -> str:
    """The first thing that is wrong, in a few words."""
    if not isinstance(error, ValidationError):
        return str(error)
    problem = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in problem["loc"])
    return f"{place}: {problem['msg']}" if place else problem["msg"]


def spellings_of(record: Record) -> dict[str, list[str]]:
    """Every name, alias and mention of the actors and places of a record, by uid."""
    names: dict[str, list[str]] = {}
    things: list[Actor | Place] = [*record.actors, *record.places]
    for thing in things:
        names[thing.uid] = [thing.name, *thing.aliases, *(mention.text for mention in thing.mentions)]
    return names


def first_spelling(spellings: Spellings) -> str:
    """The name by which a gold thing is shown."""
    return spellings[0] if spellings else "?"

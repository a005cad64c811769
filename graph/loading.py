"""Extraction records into the graph: what is there → rows → writes → what follows from them → cleaning up.

Each batch of reports is one transaction, so a load that is killed leaves whole reports or none. A report that has not
changed is left alone; one that has is taken back and written anew. Actors that no report mentions any more go, and so
do places, unless one that stays lies in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from neo4j import ManagedTransaction

from actorgraph.graph.connection import Graph
from actorgraph.graph.consensus import described_by_reports, told_by_reports
from actorgraph.graph.rows import WRITTEN, Rows, described, digest, rows_of
from actorgraph.graph.schema import install_schema
from actorgraph.graph.statements import Row, execute
from actorgraph.loaders.record import Place, Record

BATCH = 20


@dataclass(frozen=True)
class Loaded:
    """How many reports a load added, replaced, and found unchanged."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(self.added + other.added, self.replaced + other.replaced, self.unchanged + other.unchanged)


def load_records(
    graph: Graph,
    records: Iterable[Record],
    parents: Mapping[str, Place] | None = None,
    progress: Callable[[Loaded], None] | None = None,
) -> Loaded:
    """Write records into the graph; the schema is installed first.

    `parents` gives the place in which a place lies, by uid (the gazetteer's); `progress` is told of each batch.
    Known actors and places carry the gazetteer's description in every record.
    Raises RecordError for a record that does not hold together, and then leaves the batches before it.
    """
    install_schema(graph)
    total = Loaded()
    for batch in batches(records):
        with graph.session() as session:
            done = session.execute_write(write_batch, batch, parents or {})
        total = total + done
        if progress:
            progress(done)
    return total


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records in lists of at most BATCH; of two with one report's uid in a list the later stays."""
    stream = iter(records)
    while some := list(islice(stream, BATCH)):
        yield list({record.report.uid: record for record in some}.values())


def write_batch(transaction: ManagedTransaction, batch: list[Record], parents: Mapping[str, Place]) -> Loaded:
    """Bring the graph to what these records say; one transaction."""
    uids = [record.report.uid for record in batch]
    there = {row["uid"]: row["digest"] for row in execute(transaction, "digests", reports=uids)}
    fresh = [record for record in batch if there.get(record.report.uid) != digest(record, parents)]
    replaced = [record.report.uid for record in fresh if record.report.uid in there]
    rows: Rows = {name: [] for name in WRITTEN}
    for record in fresh:
        for name, some in rows_of(record, parents).items():
            rows[name].extend(some)
    asserted, mentioned = take_back(transaction, replaced)
    for name in WRITTEN:
        execute(transaction, name, rows=rows[name])
    settle(transaction, fresh, asserted, mentioned)
    clean_up(transaction, sorted(mentioned))
    return Loaded(len(fresh) - len(replaced), len(replaced), len(batch) - len(fresh))


def take_back(transaction: ManagedTransaction, reports: list[str]) -> tuple[set[str], set[str]]:
    """Remove what these reports said and nobody else says; the uids that they asserted and mentioned.

    An attack that another report tells under the same uid stays as it is.
    """
    asserted = uids_of(execute(transaction, "asserted", reports=reports))
    mentioned = uids_of(execute(transaction, "mentioned", reports=reports))
    upheld = uids_of(execute(transaction, "asserted_by_others", uids=sorted(asserted), reports=reports))
    alone = sorted(asserted - upheld)
    execute(transaction, "drop_edges", reports=reports, uids=alone)
    execute(transaction, "drop_answers", asserted=sorted(asserted), uids=alone)
    execute(transaction, "drop_attacks", uids=alone)
    execute(transaction, "drop_evidence", reports=reports)
    execute(transaction, "drop_mentions", reports=reports)
    return asserted, mentioned


def settle(transaction: ManagedTransaction, fresh: list[Record], asserted: set[str], mentioned: set[str]) -> None:
    """Set the properties that follow from all reports, of everything that was touched."""
    for kind, things in (
        ("actors", [actor for record in fresh for actor in record.actors]),
        ("places", [place for record in fresh for place in record.places]),
    ):
        known: dict[str, Row] = {thing.uid: described(thing) for thing in things if thing.known}
        rows = [{"uid": uid, "properties": properties} for uid, properties in known.items()]
        others = sorted((mentioned | {thing.uid for thing in things}) - known.keys())
        said = execute(transaction, f"said_of_{kind}", uids=others)
        execute(transaction, f"settle_{kind}", rows=rows + described_by_reports(said))
    touched = asserted | {affiliation.uid for record in fresh for affiliation in record.affiliations}
    said = execute(transaction, "said_of_affiliations", uids=sorted(touched))
    execute(transaction, "settle_affiliations", rows=told_by_reports(said))


def clean_up(transaction: ManagedTransaction, uids: list[str]) -> None:
    """Remove those of these actors and places that nothing needs any more."""
    execute(transaction, "drop_unmentioned_actors", uids=uids)
    while uids:
        unneeded = execute(transaction, "unneeded_places", uids=uids)
        execute(transaction, "drop_places", uids=sorted(uids_of(unneeded)))
        uids = sorted({row["parent"] for row in unneeded if row["parent"]})


def uids_of(rows: Iterable[Row]) -> set[str]:
    """The uids in these rows."""
    return {row["uid"] for row in rows}

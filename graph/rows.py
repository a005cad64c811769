"""From an extraction record to the rows that the statements write: one list of rows for each statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from actorgraph.graph.dates import interval
from actorgraph.graph.keys import keys_of
from actorgraph.graph.statements import Row
from actorgraph.loaders.errors import RecordError
from actorgraph.loaders.record import Actor, Affiliation, Attack, Claim, Count, Place, Record, Retaliation

# The order in which rows are written: what an edge joins comes before the edge.
WRITTEN = (
    "reports", "actors", "places", "actor_mentions", "place_mentions", "known_places", "drop_located_in", "located_in",
    "attacks", "evidence", "affiliations", "attributed_to", "claimed_by", "denied_by", "target_actors",
    "target_places", "located_at", "attacked_actors", "attacked_places", "retaliates_for", "retaliated_against",
)  # fmt: skip
Rows = dict[str, list[Row]]
# Bound to every record's digest: a new form of the graph makes a load write everything again.
FORM = "1"


def digest(record: Record, parents: Mapping[str, Place]) -> str:
    """What tells whether a record, and the places that its places lie in, are the same as those loaded before."""
    chain = "".join(f"{uid}>{parent.model_dump_json()}" for uid, parent in ancestors(record.places, parents))
    return sha256(f"{FORM}{record.model_dump_json()}{chain}".encode()).hexdigest()


def ancestors(places: Iterable[Place], parents: Mapping[str, Place]) -> list[tuple[str, Place]]:
    """Each pair of a place's uid and the place that it lies in, from these places upwards; a circle is walked once."""
    found: dict[str, Place] = {}
    waiting = [place.uid for place in places]
    while waiting:
        uid = waiting.pop()
        if uid in parents and uid not in found:
            found[uid] = parents[uid]
            waiting.append(parents[uid].uid)
    return sorted(found.items())


def rows_of(record: Record, parents: Mapping[str, Place]) -> Rows:
    """All rows of one record. Raises RecordError where it speaks of actors, places or attacks that it does not hold."""
    rows: Rows = {name: [] for name in WRITTEN}
    check(record)
    uid = record.report.uid
    properties = record.report.model_dump() | {"record": digest(record, parents)}
    rows["reports"].append({"uid": uid, "properties": properties})
    for actor in record.actors:
        rows["actors"].append({"uid": actor.uid, "name": actor.name})
        rows["actor_mentions"].append(mention(uid, actor))
    for place in record.places:
        rows["places"].append({"uid": place.uid, "name": place.name})
        rows["place_mentions"].append(mention(uid, place))
    for child, parent in ancestors(record.places, parents):
        rows["known_places"].append({"uid": parent.uid, "properties": described(parent)})
        rows["drop_located_in"].append({"uid": child, "parent": parent.uid})
        rows["located_in"].append({"uid": child, "parent": parent.uid})
    for claim in (*record.affiliations, *record.attacks, *record.retaliations):
        rows["evidence"].extend(evidence_rows(uid, claim))
    for affiliation in record.affiliations:
        rows["affiliations"].append(affiliation.model_dump(include={"uid", "source", "target", "kind"}))
    for attack in record.attacks:
        add_attack(rows, record, attack)
    for retaliation in record.retaliations:
        add_retaliation(rows, record, retaliation)
    return rows


def check(record: Record) -> None:
    """Raise RecordError where the record points at something that it does not hold."""
    actors = {actor.uid for actor in record.actors}
    parties = actors | {place.uid for place in record.places}
    attacks = {attack.uid for attack in record.attacks}
    used: list[tuple[str, Iterable[str | None], set[str]]] = []
    for affiliation in record.affiliations:
        used.append((affiliation.uid, (affiliation.source, affiliation.target), actors))
    for attack in record.attacks:
        used.append((attack.uid, (*attack.attackers, *attack.claimed_by, *attack.denied_by), actors))
        used.append((attack.uid, (*attack.targets, *attack.places), parties))
    for retaliation in record.retaliations:
        used.append((retaliation.uid, (retaliation.attack, retaliation.response_to), attacks))
        used.append((retaliation.uid, retaliation.against, actors))
    for uid, pointers, held in used:
        for pointer in pointers:
            if pointer is not None and pointer not in held:
                raise RecordError(f"The record of {record.report.path} lacks {pointer}, of which {uid} speaks.")


def described(thing: Actor | Place) -> Row:
    """A node's properties: the record's, and the folded names for look-up."""
    return thing.model_dump(exclude={"mentions"}) | {"keys": keys_of([thing.name, *thing.aliases])}


def mention(report: str, thing: Actor | Place) -> Row:
    """The edge from a report to what it speaks of: what it calls it, and how often."""
    said = thing.model_dump(exclude={"uid", "mentions"}) | {"times": len(thing.mentions)}
    return {"report": report, "uid": thing.uid, "properties": said}


def evidence_rows(report: str, claim: Claim) -> list[Row]:
    """A row for each span of words that supports a claim; an affiliation's also keep its role and status."""
    shared: dict[str, Any] = {
        "asserts": claim.uid,
        "extractor": ", ".join(claim.found_by) or None,
        "confidence": claim.confidence,
    }
    if isinstance(claim, Affiliation):
        shared |= {"role": claim.role, "status": claim.status}
    rows = []
    for span in claim.evidence:
        identity = f"{report}\n{claim.uid}\n{span.start}\n{span.end}"
        uid = f"evidence:{sha256(identity.encode()).hexdigest()[:20]}"
        properties = shared | {"uid": uid, "text": span.text, "start": span.start, "end": span.end}
        rows.append({"uid": uid, "report": report, "properties": properties})
    return rows


def add_attack(rows: Rows, record: Record, attack: Attack) -> None:
    """Add an attack's node, its edges to actors and places, and the attack as an edge from each attacker."""
    first, last = interval(attack.date)
    told: Row = {"uid": attack.uid, "date": attack.date, "date_start": first, "date_end": last}
    told |= attack.model_dump(include={"weapons", "count", "status", "confidence"})
    casualties = {**bounds("killed", attack.killed), **bounds("wounded", attack.wounded)}
    motives = [one.motive for one in record.retaliations if one.attack == attack.uid and one.motive]
    rows["attacks"].append({"uid": attack.uid, "properties": told | casualties | {"motives": motives}})
    places = {place.uid for place in record.places}
    edges: dict[str, list[str]] = {
        "attributed_to": attack.attackers,
        "claimed_by": attack.claimed_by,
        "denied_by": attack.denied_by,
        "target_actors": [uid for uid in attack.targets if uid not in places],
        "target_places": [uid for uid in attack.targets if uid in places],
        "located_at": [uid for uid in attack.places if uid in places],
    }
    for name, others in edges.items():
        rows[name].extend({"uid": attack.uid, "other": other} for other in others)
    for attacker in attack.attackers:
        for target in attack.targets:
            name = "attacked_places" if target in places else "attacked_actors"
            rows[name].append({"source": attacker, "target": target, "uid": attack.uid, "properties": told})


def bounds(name: str, count: Count | None) -> Row:
    """A number as two properties; both are absent where no number is told."""
    return {f"{name}_low": count.low if count else None, f"{name}_high": count.high if count else None}


def add_retaliation(rows: Rows, record: Record, retaliation: Retaliation) -> None:
    """Add the edge between the two attacks, and one from each who answered to each whom the answer is for.

    Where the record does not say against whom, it is those to whom the answered attack is attributed.
    """
    attacks = {attack.uid: attack for attack in record.attacks}
    answer, earlier = attacks[retaliation.attack], attacks.get(retaliation.response_to or "")
    if earlier:
        rows["retaliates_for"].append(retaliation.model_dump(include={"uid", "attack", "response_to", "confidence"}))
    properties = retaliation.model_dump(include={"uid", "attack", "response_to", "motive", "confidence"})
    properties["date"] = answer.date
    for target in retaliation.against or (earlier.attackers if earlier else []):
        for source in answer.attackers:
            row = {"source": source, "target": target, "uid": retaliation.uid, "properties": properties}
            rows["retaliated_against"].append(row)

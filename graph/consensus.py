"""What follows from all reports together: how an actor is described, and when and how surely an affiliation is told.

The answers depend on what the reports say and not on the order in which they were loaded, so that a report that
changes or a load that is repeated leaves no trace of its history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from actorgraph.graph.dates import interval
from actorgraph.graph.keys import keys_of
from actorgraph.graph.statements import Row


def described_by_reports(said: Iterable[Row]) -> list[Row]:
    """Properties of the actors or places that only reports describe, from rows of `uid`, `said` and `report`.

    The name, kind and country are those of the report that mentions it most often; aliases come from all. What the
    gazetteer knows is left out: there the gazetteer's description stands.
    """
    by_uid: dict[str, list[Row]] = defaultdict(list)
    for row in said:
        by_uid[row["uid"]].append(row)
    settled = []
    for uid, rows in by_uid.items():
        if any(row["said"].get("known") for row in rows):
            continue
        rows.sort(key=lambda row: (-row["said"].get("times", 0), row["report"]))
        names = [name for row in rows for name in (row["said"]["name"], *(row["said"].get("aliases") or []))]
        properties: dict[str, Any] = {"uid": uid, "known": False, "name": names[0], "keys": keys_of(names)}
        properties["aliases"] = sorted({name for name in names if name != names[0]})
        for key in ("kind", "country", "latitude", "longitude"):
            properties[key] = next((row["said"][key] for row in rows if row["said"].get(key) is not None), None)
        settled.append({"uid": uid, "properties": properties})
    return settled


def told_by_reports(said: Iterable[Row]) -> list[Row]:
    """Properties of affiliations from the rows of their evidence.

    The surest evidence gives the status, the surest that tells a role gives the role; dates are the first and the
    last publication, as far as known.
    """
    by_uid: dict[str, list[Row]] = defaultdict(list)
    for row in said:
        by_uid[row["uid"]].append(row)
    settled = []
    for uid, rows in by_uid.items():
        rows.sort(key=lambda row: (-row["confidence"], row["report"], row["evidence"]))
        dated = sorted((interval(row["published"])[0] or "", row["published"]) for row in rows if row["published"])
        properties = {
            "uid": uid,
            "role": next((row["role"] for row in rows if row["role"]), None),
            "status": rows[0]["status"],
            "confidence": rows[0]["confidence"],
            "first_reported": dated[0][1] if dated else None,
            "last_reported": dated[-1][1] if dated else None,
            "reports": len({row["report"] for row in rows}),
        }
        settled.append({"uid": uid, "report": rows[0]["report"], "properties": properties})
    return settled

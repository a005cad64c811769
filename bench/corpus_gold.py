"""Gold of a whole corpus in one file, as others annotated it: it becomes gold graphs as far as it goes.

Such a corpus often says nothing of a slot, and tells an attack only by its trigger; so its scores serve to compare
one extraction with another, and are not to be set beside those of whole gold graphs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from actorgraph.loaders.evaluation_gold import UNKNOWN, GoldAttack, GoldGraph

WHOLE_CORPUS = "gold.json"
Stretch = tuple[int, int]


def corpus_of(path: Path) -> dict[str, Any] | None:
    """The content of a gold file for a whole corpus, or of the one in a folder; None where it is of the other form."""
    file = path / WHOLE_CORPUS if path.is_dir() else path
    if not file.is_file():
        return None
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content if "documents" in content else None


def scopes_of(document: dict[str, Any]) -> list[Stretch] | None:
    """The annotated stretches of a document; None where all of it was annotated."""
    scopes = [(a["scope"][0], a["scope"][1]) for a in document.get("attacks", []) if a.get("scope")]
    return scopes or None


def gold_graph(document: dict[str, Any], repeated: bool) -> GoldGraph:
    """A document of a corpus as a gold graph.

    Where attacks are `repeated`, one for each time that they are told, those of the same actors and objects are one.
    """
    attacks = [gold_attack(attack) for attack in document.get("attacks", [])]
    if repeated:
        attacks = list({(str(a.attackers), str(a.objects)): a for a in reversed(attacks)}.values())[::-1]
    return GoldGraph(report=document["path"], attacks=attacks)


def gold_attack(attack: dict[str, Any]) -> GoldAttack:
    """An attack of a corpus; a weapon counts where it can be only one, an attack where it is of or on somebody."""

    def names(slot: str) -> list[list[str]]:
        return [filler["names"] for filler in attack[slot] if not filler["optional"]]

    objects = names("objects")
    weapons = [weapon["accept"][0] for weapon in attack["weapons"] if len(weapon["accept"]) == 1]
    return GoldAttack(
        id=attack["id"],
        attackers=names("attackers") or [[UNKNOWN]],
        objects=objects,
        date=attack["date"],
        weapons=list(dict.fromkeys(weapons)),
        optional=attack["optional"] or not (names("attackers") or objects),
        quote=(attack["trigger"] or {}).get("text", ""),
    )

"""How likely an entry of a record is right: what speaks for it, weighed by weights fitted on coded texts.

A head's probability and a rule's precision say how often such words are right, not how often such an entry is: that
also hangs on who found it, how often it is told, what is known of it and how it is hedged.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from math import exp, log, log1p

import yaml

from actorgraph.loaders.extraction.attack_records import Event
from actorgraph.loaders.extraction.certainty import witnesses
from actorgraph.loaders.extraction.findings import Answer, Mention, Tie, Trigger

Features = dict[str, float]
Chance = Callable[[str, Features], float]
"""From the uid of an entry and what speaks for it to the chance that it is right."""
SUREST = 0.999
"""Beyond this a score is not told apart: a head that is never in doubt is not never wrong."""
LEAST, MOST = 0.01, 0.99


def chances(heads: bool) -> Chance:
    """The fitted chances, of entries that heads helped to find or that rules alone found."""
    weights = confidence_weights()["heads" if heads else "rules"]

    def chance(uid: str, features: Features) -> float:
        weighed = weights[uid.partition(":")[0]]
        odds = weighed["bias"] + sum(weighed.get(name, 0.0) * value for name, value in features.items())
        return min(max(1 / (1 + exp(-odds)), LEAST), MOST)

    return chance


@cache
def confidence_weights() -> dict[str, dict[str, dict[str, float]]]:
    """Weights by witness ("heads", "rules"), sort of entry and feature."""
    text = files("actorgraph.loaders.extraction").joinpath("confidence_weights.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, float]]] = yaml.safe_load(text)
    return found


def surety(score: float) -> float:
    """What a score is worth as evidence: the sureties of independent witnesses add up, as noisy-or has it."""
    return -log(1 - min(score, SUREST))


def found(score: float, found_by: str) -> Features:
    """How surely something was found, and by whom."""
    who = witnesses(found_by)
    return {"score": surety(score), "both": float(who == "both"), "rule": float(who == "rule")}


def attack_features(event: Event) -> Features:
    """What speaks for an attack: its words, how often it is told, who and what is known of it."""
    best = {slot: max((a.score for a in event.slots[slot]), default=0.0) for slot in event.slots}
    actors = [m for slot in ("attacker", "target") for m in event.mentions(slot)]
    weight = sum(t.score for t in event.triggers)
    return found(event.main.score, event.main.found_by) | {
        "again": log(len(event.triggers)),
        "attacker": surety(best.get("attacker", 0.0)),
        "target": surety(best.get("target", 0.0)),
        "place": surety(best.get("place", 0.0)),
        "nobody": float(not event.slots["attacker"] and not event.slots["claimed_by"]),
        "untouched": float(not event.slots["target"]),
        "nowhere": float(not event.slots["place"]),
        "dated": float(bool(event.slots["date"])),
        "armed": float(bool(event.slots["weapon"])),
        "toll": float(bool(event.slots["killed"] or event.slots["wounded"])),
        "tally": float(bool(event.slots["count"])),
        "named": sum(m.level == "name" for m in actors) / max(len(actors), 1),
        "hedged": float(event.main.status in ("alleged", "attributed")),
        "claimed": float(bool(event.slots["claimed_by"]) or event.main.status == "claimed"),
        "unreal": sum(t.score for t in event.triggers if t.modality != "actual") / weight if weight else 0.0,
    }


def affiliation_features(ties: list[Tie]) -> Features:
    """What speaks for an affiliation, from the ties that say it, the surest first."""
    best = ties[0]
    return found(best.score, " ".join(t.found_by for t in ties)) | {
        best.kind: 1.0,
        "again": log(len(ties)),
        "role": float(any(t.role for t in ties)),
        "hedged": float(best.status != "reported"),
        "apart": log1p(distance(best)),
        "named": (is_named(best.source) + is_named(best.target)) / 2,
        "heard": surety(min(best.source.score, best.target.score)),
        "known": (is_known(best.source) + is_known(best.target)) / 2,
    }


def retaliation_features(answer: Answer, attack: float, cause: float | None) -> Features:
    """What speaks for a retaliation; `attack` and `cause` are the chances of the attacks that it ties."""
    return found(answer.score, answer.found_by) | {
        "attack": attack,
        "cause": cause or 0.0,
        "motive": float(cause is None and answer.to is not None),
        "untold": float(answer.to is None),
        "cue": float(answer.cue is not None),
        "earlier": float(isinstance(answer.to, Trigger) and answer.to.start < answer.trigger.start),
    }


def distance(tie: Tie) -> int:
    """Words between the two ends of a tie."""
    return max(tie.source.start - tie.target.end, tie.target.start - tie.source.end, 0)


def is_named(mention: Mention) -> bool:
    """Whether a mention is a name."""
    return mention.level == "name"


def is_known(mention: Mention) -> bool:
    """Whether a mention means an entry of the gazetteer."""
    return mention.entity.startswith("actor:")

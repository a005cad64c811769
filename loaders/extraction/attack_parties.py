"""Who took part in an attack, without those who are only described once more: "a bomber … the man … the attacker"."""

from __future__ import annotations

from spacy.tokens import Doc

from actorgraph.loaders.extraction.attack_records import Event
from actorgraph.loaders.extraction.findings import Argument, Mention
from actorgraph.loaders.extraction.nouns import in_list

DESCRIBED = "noun:"
BACKED = "noun:backed:"
"""How the keys of those begin who have no name, and of those who are told by the name of their backer."""


def settle(doc: Doc, event: Event) -> None:
    """Leave the surest of the attackers without a name, and "people" only where no victim is told more exactly.

    Reports call an unknown attacker by ever new words, of which reference finds few; each would be an attacker more.
    """
    doers = [m for m in event.mentions("attacker") if is_described(m)]
    hit = event.mentions("target")
    people = [m for m in hit if is_described(m) and in_list(doc[m.end - 1], "nouns", "general_victims")]
    exact = any(m.role == "actor" and m not in people for m in hit)
    drop(event, "attacker", doers[1:])
    drop(event, "target", people if exact else people[1:])


def is_described(mention: Mention) -> bool:
    """Whether somebody has no name, and is not told by a backer's ("Iran-backed militias") either."""
    return mention.entity.startswith(DESCRIBED) and not mention.entity.startswith(BACKED)


def drop(event: Event, slot: str, mentions: list[Mention]) -> None:
    """Take these out of a slot."""
    entities = {m.entity for m in mentions}
    event.slots[slot] = [a for a in event.slots[slot] if not _is_of(a, entities)]


def _is_of(argument: Argument, entities: set[str]) -> bool:
    return isinstance(argument.filler, Mention) and argument.filler.entity in entities

"""What rules and learned heads find in one document, before it is made into a record.

Rules and heads speak this one language, so that they can be compared, joined and explained. Positions are token
indices into the spaCy Doc, `start` inclusive, `end` exclusive. Mentions and expressions are found once and shared;
triggers, arguments, ties and answers point at them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Slot = Literal["attacker", "target", "place", "weapon", "date", "killed", "wounded", "count", "claimed_by", "denied_by"]
Modality = Literal[
    "actual", "threatened", "planned", "future", "hypothetical", "negated", "foiled", "general", "figurative"
]

GROUPS = frozenset({"armed_group", "coalition", "organization", "military"})
BODIES = GROUPS | {"government", "state"}
"""Kinds of actors that have members and act as one."""
RECOGNISED = "ner"
"""Who found a name that nothing but the recogniser of entities speaks for."""
SYMMETRIC = "allied_with"
"""The kind of affiliation that has no junior."""


@dataclass(eq=False)
class Mention:
    """Words that stand for an actor or a place.

    `entity` is the uid of the gazetteer entry or a number that mentions of one thing share; `level` says whether
    the words are a name, a common noun or a pronoun.
    """

    start: int
    end: int
    role: Literal["actor", "place"]
    kind: str
    level: Literal["name", "noun", "pronoun"]
    entity: str
    score: float = 1.0
    found_by: str = ""


@dataclass(eq=False)
class Expression:
    """A weapon, date, number of casualties or attacks, or motive, with its value.

    `value`: a term of the weapon vocabulary, an EDTF date, "low..high" as in "6..", "2..4", "0", or the motive's words.
    `reason` says how a date was reached ("weekday before publication").
    """

    start: int
    end: int
    label: Literal["weapon", "date", "number", "motive"]
    value: str
    reason: str = ""
    score: float = 1.0
    found_by: str = ""


@dataclass(eq=False)
class Trigger:
    """The word or words that tell of an attack. `event` is shared by triggers that tell of one attack.

    `sentence` is the number of the sentence, -1 before it is known.
    """

    start: int
    end: int
    modality: Modality = "actual"
    status: str = "reported"
    event: int = -1
    sentence: int = -1
    score: float = 1.0
    found_by: str = ""


@dataclass(eq=False)
class Argument:
    """`filler` fills a slot of the attack that `trigger` tells of."""

    trigger: Trigger
    slot: Slot
    filler: Mention | Expression
    score: float = 1.0
    found_by: str = ""


@dataclass(eq=False)
class Tie:
    """An affiliation of two mentions, junior → senior, with the words of the role and the words that say it."""

    source: Mention
    target: Mention
    kind: str
    role: str | None = None
    status: str = "reported"
    cue: tuple[int, int] | None = None
    score: float = 1.0
    found_by: str = ""


@dataclass(eq=False)
class Answer:
    """An attack that answers an earlier attack, a motive, or something that the report does not tell (None)."""

    trigger: Trigger
    to: Trigger | Expression | None
    against: list[Mention] = field(default_factory=list)
    cue: tuple[int, int] | None = None
    score: float = 1.0
    found_by: str = ""


Uncertain = Trigger | Argument | Tie | Answer
"""What may be found and yet not be sure enough to be told."""


@dataclass
class Findings:
    """Everything found in one document."""

    mentions: list[Mention] = field(default_factory=list)
    expressions: list[Expression] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    uncertain: list[Uncertain] = field(default_factory=list)
    """What was found, and came near being sure enough to be told."""
    heads: bool = False
    """Whether learned heads had a say."""

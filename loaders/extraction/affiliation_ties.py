"""A tie made by a rule: its status from the words around it, its score from the rule's measured precision."""

from __future__ import annotations

from actorgraph.loaders.extraction.affiliation_phrases import lexicon
from actorgraph.loaders.extraction.affiliation_status import told_status
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.extraction.mention_index import MentionIndex
from actorgraph.loaders.extraction.role_words import Role


def tie(index: MentionIndex, rule: str, source: Mention, kind: str, target: Mention, cue: tuple[int, int]) -> Tie:
    """A tie with the status that its words give it; a person is a member of what others are part of."""
    start, end = min(source.start, target.start, cue[0]), max(source.end, target.end, cue[1])
    if kind == "part_of" and source.kind == "person":
        kind = "member_of"
    status = told_status(index.doc, start, end)
    return Tie(source, target, kind, None, status, cue, precision(rule), f"rule:{rule}")


def member_tie(index: MentionIndex, rule: str, person: Mention, body: Mention, role: Role) -> Tie:
    """A person's membership in a body, with the words of the role."""
    start, end = min(person.start, body.start, role.start), max(person.end, body.end, role.end)
    status = told_status(index.doc, start, end)
    return Tie(person, body, "member_of", role.words, status, (role.start, role.end), precision(rule), f"rule:{rule}")


def precision(rule: str) -> float:
    """The share of a rule's ties that were right on coded training text."""
    measured: dict[str, float] = lexicon().get("precision", {})
    return measured.get(rule, 0.5)

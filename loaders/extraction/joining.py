"""One finding of what rules and heads both found: surer than either's own (noisy-or of the two witnesses)."""

from __future__ import annotations

from actorgraph.loaders.extraction.findings import SYMMETRIC, Answer, Argument, Expression, Mention, Tie, Trigger

DOUBTED = frozenset({"threatened", "planned", "hypothetical", "negated", "foiled", "future"})
SURE = 0.9
"""From this chance on the head's word counts against a rule that doubts an attack; on coded texts 12 of 17 times."""


def either(a: float, b: float) -> float:
    """The chance that at least one of two independent witnesses is right."""
    return 1 - (1 - a) * (1 - b)


def joined_triggers(by_rule: list[Trigger], by_head: list[Trigger]) -> list[Trigger]:
    """Triggers of rules and heads in the order of the text; where both see one, the head's words and modality stand."""
    used: set[int] = set()
    for head in by_head:
        rule = next((r for r in by_rule if r.start < head.end and head.start < r.end), None)
        if rule is None:
            continue
        used.add(id(rule))
        if head.modality == "actual" and rule.modality in DOUBTED and (head.score < SURE or rule.modality == "foiled"):
            # Where the head is not sure of an attack, syntax that says "vowed to" or "denied" is right more often.
            head.modality = rule.modality
        head.score, head.found_by = either(head.score, rule.score), f"{head.found_by} {rule.found_by}"
    return sorted([*by_head, *(r for r in by_rule if id(r) not in used)], key=lambda t: t.start)


def group_of(filler: Mention | Expression) -> str:
    """What two fillers share that mean the same: a mention's entity, an expression's place and value."""
    return filler.entity if isinstance(filler, Mention) else f"{filler.label}:{filler.start}:{filler.value}"


def joined_arguments(by_rule: list[Argument], by_head: list[Argument]) -> list[Argument]:
    """Arguments of rules and heads, one for an event, a slot and a filler."""
    found = {(a.trigger.event, a.slot, group_of(a.filler)): a for a in sorted(by_rule, key=lambda a: a.score)}
    for head in by_head:
        key = (head.trigger.event, head.slot, group_of(head.filler))
        if (rule := found.get(key)) is not None:
            rule.score, rule.found_by = either(rule.score, head.score), f"{head.found_by} {rule.found_by}"
        else:
            found[key] = head
    return list(found.values())


def joined_ties(by_rule: list[Tie], by_head: list[Tie]) -> list[Tie]:
    """Ties of rules and heads, one for a junior, a senior and a kind; allies are told in either order."""

    def key(tie: Tie) -> tuple[str, str, str]:
        junior, senior = tie.source.entity, tie.target.entity
        if tie.kind == SYMMETRIC and senior < junior:
            junior, senior = senior, junior
        return junior, senior, tie.kind

    found = {key(t): t for t in sorted(by_rule, key=lambda t: t.score)}
    pairs = {frozenset((t.source.entity, t.target.entity)) for t in by_rule}
    for head in by_head:
        if (rule := found.get(key(head))) is not None:
            rule.score, rule.found_by = either(rule.score, head.score), f"{head.found_by} {rule.found_by}"
        elif frozenset((head.source.entity, head.target.entity)) not in pairs:
            found[key(head)] = head
    return list(found.values())


def joined_answers(by_rule: list[Answer], by_head: list[Answer]) -> list[Answer]:
    """Answers of rules and heads, one for an attack and what it answers."""

    def key(answer: Answer) -> tuple[int, str]:
        to = answer.to
        return answer.trigger.event, str(to.event) if isinstance(to, Trigger) else "motive" if to else "untold"

    found = {key(a): a for a in sorted(by_rule, key=lambda a: a.score)}
    for head in by_head:
        if (rule := found.get(key(head))) is not None:
            rule.score, rule.found_by = either(rule.score, head.score), f"{head.found_by} {rule.found_by}"
        else:
            found[key(head)] = head
    return list(found.values())

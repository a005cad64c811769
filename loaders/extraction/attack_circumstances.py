"""When an attack was; how many it killed and wounded is in attack_tolls.py."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_claims import takes_responsibility
from actorgraph.loaders.extraction.attack_fillers import Fillers, span_head
from actorgraph.loaders.extraction.attack_lexicon import argument_precision, attack_lexicon
from actorgraph.loaders.extraction.attack_tolls import add_tolls
from actorgraph.loaders.extraction.findings import Expression, Slot, Trigger

MAX_DISTANCE = 60


def add_circumstances(doc: Doc, triggers: list[Trigger], fillers: Fillers) -> None:
    """Link dates and numbers to the attacks that they belong to."""
    heads = {id(trigger): span_head(doc, trigger.start, trigger.end) for trigger in triggers}
    order = sorted(triggers, key=lambda t: t.start)
    starts = [t.start for t in order]

    def around(expression: Expression) -> list[Trigger]:
        sentence = doc[expression.start].sent
        first, last = (
            min(sentence.start, expression.start - MAX_DISTANCE),
            max(sentence.end, expression.end + MAX_DISTANCE),
        )
        return order[bisect_left(starts, first) : bisect_right(starts, last)]

    for expression in fillers.all_expressions("date"):
        _date(doc, expression, around(expression), heads, fillers)
    add_tolls(doc, triggers, fillers)


def steps(token: Token, above: Token) -> int:
    """How far a token hangs below another: in "launched airstrikes to answer the attack" the airstrikes are nearer."""
    return next((n for n, t in enumerate([token, *token.ancestors]) if t == above), 99)


def tells(verb: Token) -> bool:
    """Whether somebody speaks of an attack by a verb: said, claimed, denied."""
    sets = attack_lexicon().sets
    if verb.lower_ in sets["claiming"]:
        return takes_responsibility(verb)
    return verb.lower_ in sets["saying"] or verb.lower_ in sets["denying"]


def _date(doc: Doc, date: Expression, triggers: list[Trigger], heads: dict[int, Token], fillers: Fillers) -> None:
    head = span_head(doc, date.start, date.end)
    clause = syntax.clause_head(head)
    if head.head == clause and tells(clause) and not any(heads[id(t)] == clause for t in triggers):
        # "On March 26 the group claimed …" dates the claim, not what is claimed.
        return
    same = [t for t in triggers if heads[id(t)].sent == head.sent]
    told = [clause, head.head, *syntax.subjects(clause)]
    direct = [t for t in same if heads[id(t)] in told or syntax.clause_head(heads[id(t)]) == clause]
    if direct:
        nearest = min(direct, key=lambda t: (steps(heads[id(t)], clause), abs(t.start - date.start)))
        _fill(nearest, "date", date, "clause", fillers)
    elif same:
        _fill(min(same, key=lambda t: abs(t.start - date.start)), "date", date, "sentence", fillers)


def _fill(trigger: Trigger, slot: Slot, expression: Expression, rule: str, fillers: Fillers) -> None:
    name = f"{slot}:{rule}"
    fillers.add(trigger, slot, [expression], name, argument_precision(name))

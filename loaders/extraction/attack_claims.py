"""Who claimed an attack and who denied it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_fillers import Fillers, span_head
from actorgraph.loaders.extraction.attack_lexicon import argument_precision, attack_lexicon
from actorgraph.loaders.extraction.findings import Mention, Slot, Trigger


def add_claims(doc: Doc, triggers: list[Trigger], fillers: Fillers) -> None:
    """Link the subjects of claiming and denying verbs to the attack that they speak of."""
    lexicon = attack_lexicon()
    for verb in doc:
        if verb.lower_ in lexicon.sets["claiming"] and takes_responsibility(verb):
            _speaker(verb, triggers, fillers, "claimed_by", "responsibility")
        elif verb.lower_ in lexicon.sets["denying"]:
            _speaker(verb, triggers, fillers, "denied_by", "denial")
    for trigger in triggers:
        _said_it(span_head(doc, trigger.start, trigger.end), trigger, fillers)


def takes_responsibility(verb: Token) -> bool:
    """Whether a verb of claiming has what is claimed: "took credit", but not "took place"."""
    objects = {o.lower_ for o in syntax.undergoers(verb)}
    if verb.lower_.startswith(("claim", "accept", "admit")) and not objects:
        return False
    credit = attack_lexicon().sets["credit"]
    return bool(objects & credit) or verb.lower_.startswith("claim")


def _speaker(verb: Token, triggers: list[Trigger], fillers: Fillers, slot: Slot, rule: str) -> None:
    who = [m for s in [*syntax.subjects(verb), *syntax.agents(verb)] for m in _actors(s, fillers)]
    if not who or syntax.negated(verb):
        return
    below = {t.i for t in verb.subtree}
    inside = [t for t in triggers if t.start in below and t.start > verb.i]
    before = [t for t in triggers if t.start < verb.i and verb.i - t.start < 60]
    credit = any(o.lower_ in attack_lexicon().sets["credit"] for o in syntax.undergoers(verb))
    if inside:
        _fill(inside[0], slot, who, f"{rule}-for", fillers)
    elif before and (credit or slot == "denied_by"):
        _fill(before[-1], slot, who, f"{rule}-before", fillers)
    chosen = inside[:1] or (before[-1:] if credit else [])
    if slot == "claimed_by" and chosen:
        _fill(chosen[0], "attacker", who, "claimed", fillers)


def _said_it(head: Token, trigger: Trigger, fillers: Fillers) -> None:
    verb = head if syntax.is_verb(head) else syntax.clause_head(head)
    subject = syntax.subjects(verb)
    own = {m.entity for s in subject for m in fillers.mentions(s, "actor")}
    for above, label in syntax.governors(verb):
        if label != "ccomp" or above.lower_ not in attack_lexicon().sets["saying"] or syntax.negated(above):
            continue
        speakers = [m for s in syntax.subjects(above) for m in _actors(s, fillers)]
        same = [m for m in speakers if m.entity in own]
        _fill(trigger, "claimed_by", same, "said-it-had", fillers)


def _actors(token: Token, fillers: Fillers) -> list[Mention]:
    return fillers.mentions(token, "actor") or fillers.owners(token)


def _fill(trigger: Trigger, slot: Slot, found: list[Mention], rule: str, fillers: Fillers) -> None:
    name = f"{slot}:{rule}"
    fillers.add(trigger, slot, found, name, argument_precision(name))

"""Who attacked whom, where and with what: the arguments that grammar gives to a trigger.

Casualties, dates, tallies, claims and denials, which more often stand outside the trigger's own clause, are in
attack_circumstances.py and attack_claims.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_circumstances import add_circumstances
from actorgraph.loaders.extraction.attack_claims import add_claims
from actorgraph.loaders.extraction.attack_fillers import TARGET_PLACES, Fillers, span_head
from actorgraph.loaders.extraction.attack_lexicon import argument_precision, attack_lexicon
from actorgraph.loaders.extraction.findings import Argument, Expression, Mention, Slot, Trigger

WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "off", "along", "across", "between", "from", "on"}
)
WHERE |= {"over", "within", "by"}
AIMED = frozenset(["at", "on", "against", "into", "toward", "towards", "onto", "upon", "over"])
WITH = frozenset({"with", "by", "from", "using", "of", "in"})
HITTING = frozenset({"targeting", "hitting", "striking", "hit", "targeted", "struck"})


RUNS = frozenset({"series", "wave", "waves", "spate", "string", "barrage", "round", "rounds", "flurry", "number"})
"""Nouns that count attacks: "a series of strikes"."""
ANSWERING = ("retaliat", "respond", "answer", "repl", "react")
"""Verbs that an attack follows with "with": "retaliated with a series of strikes"."""


def find_arguments(
    doc: Doc, triggers: list[Trigger], mentions: list[Mention], expressions: list[Expression]
) -> list[Argument]:
    """Arguments of all triggers, each with the rule that found it and how often that rule was right."""
    fillers = Fillers(doc, mentions, expressions)
    for trigger in triggers:
        head = span_head(doc, trigger.start, trigger.end)
        if syntax.is_verb(head):
            _of_verb(head, trigger, fillers)
        else:
            _of_noun(head, trigger, fillers)
    add_circumstances(doc, triggers, fillers)
    add_claims(doc, triggers, fillers)
    return fillers.arguments


def _of_verb(verb: Token, trigger: Trigger, fillers: Fillers) -> None:
    for subject in syntax.subjects(verb):
        _doer(subject, trigger, fillers, "subject")
    for agent in syntax.agents(verb) if syntax.is_passive(verb) else []:
        _doer(agent, trigger, fillers, "agent")
    for other in syntax.prepositional(verb, WITH):
        _weapon(other, trigger, fillers, "with")
    for hit in syntax.undergoers(verb):
        if _weapon(hit, trigger, fillers, "object"):
            _aimed(syntax.prepositional(hit, AIMED), trigger, fillers, "weapon-at")
            _places(syntax.prepositional(hit, WHERE), trigger, fillers, "weapon-in")
        else:
            _hit(hit, trigger, fillers, "object", direct=True)
            _places(syntax.prepositional(hit, WHERE), trigger, fillers, "object-in")
    _aimed(syntax.prepositional(verb, AIMED), trigger, fillers, "verb-at")
    _places(syntax.prepositional(verb, WHERE), trigger, fillers, "verb-in")
    _adversaries(verb, trigger, fillers)
    for child in syntax.children(verb, {"advcl", "acl", "xcomp"}):
        if child.lower_ in {"using", "targeting", "hitting", "striking"}:
            _participle(child, trigger, fillers)


def _of_noun(noun: Token, trigger: Trigger, fillers: Fillers) -> None:
    for before in syntax.modifiers(noun):
        _weapon(before, trigger, fillers, "modifier")
        _fill(trigger, "attacker", fillers.mentions(before, "actor"), "modifier", fillers)
        _fill(trigger, "place", fillers.mentions(before, "place"), "modifier", fillers)
    for owner in syntax.possessors(noun):
        _fill(trigger, "attacker", fillers.mentions(owner, "actor"), "possessor", fillers)
    for agent in syntax.agents(noun):
        _doer(agent, trigger, fillers, "noun-by")
    for other in syntax.prepositional(noun, {"with", "of"}):
        if not _weapon(other, trigger, fillers, "noun-with") and syntax.preposition(other) == "of":
            _hit(other, trigger, fillers, "noun-of", direct=True)
    _aimed(syntax.prepositional(noun, AIMED), trigger, fillers, "noun-at")
    _places(syntax.prepositional(noun, WHERE), trigger, fillers, "noun-in")
    _adversaries(noun, trigger, fillers)
    for child in syntax.children(noun, {"acl", "acl:relcl", "relcl"}):
        if child.lower_ in {"targeting", "hitting", "striking", "hit", "targeted", "struck"} or syntax.is_passive(
            child
        ):
            _participle(child, trigger, fillers)
    _of_light_verb(noun, trigger, fillers)


def _of_light_verb(noun: Token, trigger: Trigger, fillers: Fillers) -> None:
    lexicon = attack_lexicon()
    noun = syntax.first_conjunct(noun)
    if noun.head.lower_ in RUNS:
        noun = noun.head
    verb = noun.head
    if any(before.lower_ == "with" for before in noun.doc[max(0, trigger.start - 5) : trigger.start]):
        _of_answer(noun, trigger, fillers)
    if not syntax.is_verb(verb) or verb == noun:
        return
    if lexicon.has("light_verbs", verb) and noun in syntax.undergoers(verb):
        for doer in [*syntax.subjects(verb), *(syntax.agents(verb) if syntax.is_passive(verb) else [])]:
            suffers = verb.lower_.startswith(("suffer", "fac", "repel", "repuls", "claim"))
            if not suffers:
                _doer(doer, trigger, fillers, "light-verb")
            elif not verb.lower_.startswith("claim"):
                _hit(doer, trigger, fillers, "suffers", direct=True)
        _aimed(syntax.prepositional(verb, AIMED), trigger, fillers, "light-at")
        _places(syntax.prepositional(verb, WHERE), trigger, fillers, "light-in")
    elif syntax.preposition(noun) == "under" and verb.lower_ in {"came", "come", "comes", "coming"}:
        for suffering in syntax.surface_subjects(verb):
            _hit(suffering, trigger, fillers, "came-under", direct=True)
    elif noun in syntax.surface_subjects(verb) and verb.lower_ in lexicon.sets["consequence_verbs"]:
        for hit in syntax.undergoers(verb):
            _hit(hit, trigger, fillers, "consequence", direct=True)
        _places(syntax.prepositional(verb, WHERE), trigger, fillers, "consequence-in")


def _of_answer(noun: Token, trigger: Trigger, fillers: Fillers) -> None:
    """ "X retaliated to the attack with strikes": the nearest verb above counts, since parsers hang "with" anywhere."""
    verb = next((above for above in noun.ancestors if syntax.is_verb(above)), noun)
    if verb.lower_.startswith(ANSWERING):
        for doer in syntax.subjects(verb):
            _doer(doer, trigger, fillers, "light-verb")


def _participle(verb: Token, trigger: Trigger, fillers: Fillers) -> None:
    for hit in syntax.objects(verb):
        if not _weapon(hit, trigger, fillers, "using"):
            _hit(hit, trigger, fillers, "targeting", direct=True)
    for agent in syntax.agents(verb) if syntax.is_passive(verb) else []:
        _doer(agent, trigger, fillers, "noun-agent")


def _adversaries(token: Token, trigger: Trigger, fillers: Fillers) -> None:
    clash = token.lower_.startswith(("clash", "fight", "fought", "battl", "skirmish", "gun", "traded", "exchange"))
    sides = [m for t in syntax.prepositional(token, {"between"}) for m in fillers.mentions(t, "actor")]
    _fill(trigger, "attacker", sides[:1], "between", fillers)
    _fill(trigger, "target", sides[1:], "between", fillers)
    for other in syntax.prepositional(token, {"with"}) if clash else []:
        _hit(other, trigger, fillers, "clash-with", direct=True)


def _doer(token: Token, trigger: Trigger, fillers: Fillers, rule: str) -> None:
    actors = fillers.mentions(token, "actor")
    if _weapon(token, trigger, fillers, rule):
        makers = [m for t in syntax.prepositional(token, {"by"}) for m in fillers.mentions(t, "actor")]
        _fill(trigger, "attacker", [*fillers.owners(token), *makers], f"{rule}-weapon-of", fillers)
        for launched in syntax.children(token, {"acl", "acl:relcl", "relcl"}):
            found = [*(syntax.agents(launched)), *(t for t in syntax.surface_subjects(launched) if t != token)]
            fired_by = [m for t in found for m in fillers.mentions(t, "actor")]
            _fill(trigger, "attacker", fired_by, f"{rule}-weapon-fired-by", fillers)
    elif actors:
        _fill(trigger, "attacker", actors, rule, fillers)
    else:
        _fill(trigger, "attacker", fillers.owners(token), f"{rule}-owner", fillers)


def _hit(token: Token, trigger: Trigger, fillers: Fillers, rule: str, *, direct: bool) -> None:
    found = fillers.mentions(token)
    targets = [m for m in found if m.role == "actor" or direct or m.kind in TARGET_PLACES]
    _fill(trigger, "target", targets, rule, fillers)
    _fill(trigger, "target", fillers.owners(token), f"{rule}-owner", fillers)
    parts = syntax.prepositional(token, {"of"})
    _fill(trigger, "place", [m for t in parts for m in fillers.mentions(t, "place")], f"{rule}-of-place", fillers)


def _aimed(tokens: Iterable[Token], trigger: Trigger, fillers: Fillers, rule: str) -> None:
    for token in tokens:
        if not fillers.expressions(token, "date"):
            _hit(token, trigger, fillers, rule, direct=False)
            _places(syntax.prepositional(token, WHERE), trigger, fillers, f"{rule}-in")


def _places(tokens: Iterable[Token], trigger: Trigger, fillers: Fillers, rule: str) -> None:
    hit = {id(argument.filler) for argument in fillers.filled(trigger, "target")}
    for token in tokens:
        named = [m for m in fillers.mentions(token, "place") if id(m) not in hit]
        _fill(trigger, "place", named, rule, fillers)
        inner = [t for t in syntax.prepositional(token, WHERE | {"of"}) if t != token]
        _fill(trigger, "place", [m for t in inner for m in fillers.mentions(t, "place")], f"{rule}-in", fillers)


def _weapon(token: Token, trigger: Trigger, fillers: Fillers, rule: str) -> list[Expression]:
    found = fillers.expressions(token, "weapon")
    _fill(trigger, "weapon", found, rule, fillers)
    return found


def _fill(
    trigger: Trigger, slot: Slot, found: Iterable[Mention] | Iterable[Expression], rule: str, fillers: Fillers
) -> None:
    name = f"{slot}:{rule}"
    fillers.add(trigger, slot, found, name, argument_precision(name))

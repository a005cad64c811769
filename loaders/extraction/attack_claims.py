"""Who claimed an attack and who denied it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_fillers import Fillers, span_head
from actorgraph.loaders.extraction.attack_lexicon import argument_precision, attack_lexicon
from actorgraph.loaders.extraction.findings import Argument, Mention, Slot, Trigger
from actorgraph.loaders.extraction.tokens import tokens_of

REACH = 60
"""How far before a claim the attack may stand that "it" or "responsibility" means."""
NEAR = 8
"""How far behind a claim the attack may stand that it names."""
POINTING = frozenset({"it", "this", "that", "both", "one", "these", "those", "them", "all", "which"})


def add_claims(doc: Doc, triggers: list[Trigger], fillers: Fillers) -> None:
    """Link those who claim or deny to the attacks that they speak of."""
    heads = {span_head(doc, t.start, t.end).i: t for t in triggers}
    for verb in _claim_verbs(doc):
        if verb.lower_ in attack_lexicon().sets["denying"]:
            _denial(verb, triggers, fillers)
        else:
            _claim(verb, triggers, heads, fillers)
    for head, trigger in heads.items():
        _told_by_doer(doc[head], trigger, fillers)


def _claim_verbs(doc: Doc, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Verbs by which somebody claims, owns up to or denies something, in [start, end)."""
    sets = attack_lexicon().sets
    return tokens_of(doc, sets["claiming"] | sets["owning_up"] | sets["denying"], start, end)


def takes_responsibility(verb: Token) -> bool:
    """Whether a verb of claiming has what is claimed: "took credit", but not "took place" or "claimed six lives"."""
    claimed = [o.lower_ for o in syntax.undergoers(verb)]
    sets = attack_lexicon().sets
    if any(o in sets["credit"] for o in claimed):
        return True
    if verb.lower_ in sets["taking"]:
        return any(t.lower_ in REFLEXIVE for t in syntax.prepositional(verb, {"on", "upon"}))
    return bool(claimed) and not any(o in sets["killing"] for o in claimed)


REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})


def _claim(verb: Token, triggers: list[Trigger], heads: dict[int, Trigger], fillers: Fillers) -> None:
    owning = verb.lower_ in attack_lexicon().sets["owning_up"]
    if syntax.negated(verb) or not (owning or _modifies_attack(verb, heads) is not None or takes_responsibility(verb)):
        return
    who = claimants(verb, fillers)
    claimed, rule = _claimed(verb, triggers, heads)
    if owning and rule != "claimed":
        return
    for trigger in claimed:
        _fill(trigger, "claimed_by", who, "owned-up" if owning else rule, fillers)
        _fill(trigger, "attacker", who, "claimed", fillers)


def claimants(verb: Token, fillers: Fillers) -> list[Mention]:
    """Who claims by a verb: its doer, whom its doer belongs to, or the first one named in its subject or after "by"."""
    by = _by(verb)
    if by is not None:
        return fillers.between(by.i + 1, min(by.i + 6, verb.sent.end))[:1]
    doers = syntax.subjects(verb)
    named = [m for doer in doers for m in _actors(doer, fillers)]
    return named or [m for doer in doers[:1] for m in fillers.between(doer.left_edge.i, verb.i)[:1]]


def _by(verb: Token) -> Token | None:
    """The "by" of a passive or of a participle after its noun; parsers often lose what it belongs to."""
    before = [t.lower_ for t in verb.doc[max(0, verb.i - 3) : verb.i]]
    bare = bool(before) and (before[-1] in {",", "("} or not {"has", "have", "had"} & set(before))
    passive = bool({"was", "were", "been", "being", "is", "are"} & set(before)) or bare
    after = verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]
    return next((t for t in after if t.lower_ == "by"), None) if passive else None


def _modifies_attack(verb: Token, heads: dict[int, Trigger]) -> Trigger | None:
    """The attack of which a claim is said in passing: "the attack, claimed on Monday by X"."""
    if _by(verb) is None:
        return None
    if verb.head.i in heads and verb.dep_ in ("acl", "acl:relcl", "relcl"):
        return heads[verb.head.i]
    before = [t.i for t in verb.doc[max(0, verb.i - 2) : verb.i] if not t.is_punct]
    return heads.get(before[-1]) if before else None


def _claimed(verb: Token, triggers: list[Trigger], heads: dict[int, Trigger]) -> tuple[list[Trigger], str]:
    """What a verb claims and the rule that says so: its object, an attack told below it, or the last one before it."""
    objects = syntax.undergoers(verb)
    named = [*objects, *syntax.prepositional(verb, {"for", "of", "to"})]
    named += [t for o in objects for t in syntax.prepositional(o, {"for", "of"})]
    if (attack := _modifies_attack(verb, heads)) is not None:
        return [attack], "claimed"
    direct = [heads[t.i] for t in named if t.i in heads]
    if direct:
        return direct, "claimed"
    inside = [t for t in triggers if verb.i < t.start < min(verb.i + NEAR, verb.sent.end)]
    if inside and not syntax.negated(verb):
        return inside[:1], "responsibility-for"
    before = [t for t in triggers if t.start < verb.i and verb.i - t.start < REACH and t.modality == "actual"]
    credit = any(o.lower_ in attack_lexicon().sets["credit"] for o in objects)
    if credit or any(t.lower_ in POINTING for t in named):
        return before[-1:], "responsibility-before"
    return [], ""


def _denial(verb: Token, triggers: list[Trigger], fillers: Fillers) -> None:
    who = [m for s in [*syntax.subjects(verb), *syntax.agents(verb)] for m in _actors(s, fillers)]
    if not who or syntax.negated(verb):
        return
    below = {t.i for t in verb.subtree}
    inside = [t for t in triggers if t.start in below and t.start > verb.i]
    before = [t for t in triggers if t.start < verb.i and verb.i - t.start < REACH]
    if inside:
        _fill(inside[0], "denied_by", who, "denial-for", fillers)
    elif before:
        _fill(before[-1], "denied_by", who, "denial-before", fillers)


def is_disclaimed(doc: Doc, argument: Argument) -> bool:
    """Whether who would claim an attack is told not to: "has not claimed the attack", "disavowed the attack"."""
    who, told = argument.filler, argument.trigger.start
    if argument.slot != "claimed_by" or not isinstance(who, Mention):
        return False
    sentence = doc[who.start].sent
    for verb in _claim_verbs(doc, sentence.start, sentence.end):
        refused = verb.lower_ in attack_lexicon().sets["denying"] or syntax.negated(verb)
        if refused and any(who.start <= doer.i < who.end for doer in syntax.subjects(verb)):
            return told in {token.i for token in verb.subtree}
    return False


def _told_by_doer(head: Token, trigger: Trigger, fillers: Fillers) -> None:
    """Who says of an attack that it is his own: "said it had fired", "said its fighters had", "we struck"."""
    doers = [a.filler for a in fillers.filled(trigger, "attacker") if isinstance(a.filler, Mention)]
    tokens = [*syntax.possessors(head), *(syntax.subjects(head) if syntax.is_verb(head) else [])]
    doers += [m for t in tokens for m in _actors(t, fillers)]
    hit = {a.filler.entity for a in fillers.filled(trigger, "target") if isinstance(a.filler, Mention)}
    own = {m.entity for m in doers} - hit
    for above, label in syntax.governors(head):
        if (
            label in ("ccomp", "xcomp")
            and not syntax.negated(above)
            and above.lower_ in attack_lexicon().sets["saying"]
        ):
            speakers = [m for s in syntax.subjects(above) for m in _speakers(s, fillers)]
            _fill(trigger, "claimed_by", [m for m in speakers if m.entity in own], "said-it-had", fillers)
    told = [m for m in _named_beside_saying(head, fillers) if m.entity in own and m not in doers and m.kind != "state"]
    _fill(trigger, "claimed_by", told, "said-beside", fillers)
    speaking = [m for m in doers if m.level == "pronoun" and _words(head.doc, m) & {"we", "our", "us"}]
    _fill(trigger, "claimed_by", speaking, "we", fillers)


def _named_beside_saying(head: Token, fillers: Fillers) -> list[Mention]:
    """Actors named right beside a verb of saying in the sentence: "the group said", "announced the ministry"."""
    found = []
    start, end = head.sent.start, head.sent.end
    for verb in tokens_of(head.doc, attack_lexicon().sets["saying"], start, end):
        if not syntax.negated(verb):
            near = fillers.between(max(start, verb.i - 8), min(verb.i + 3, end))
            found += [m for m in near if m.end == verb.i or m.start in (verb.i + 1, verb.i + 2)]
    return found


def _speakers(token: Token, fillers: Fillers) -> list[Mention]:
    """Who speaks, and for whom: "the group", "its spokesman", "a statement by the group"."""
    by = [m for t in syntax.prepositional(token, {"of", "by", "from", "for"}) for m in fillers.mentions(t, "actor")]
    return [*fillers.mentions(token, "actor"), *fillers.owners(token), *by]


def _words(doc: Doc, mention: Mention) -> set[str]:
    return {t.lower_ for t in doc[mention.start : mention.end]}


def _actors(token: Token, fillers: Fillers) -> list[Mention]:
    return fillers.mentions(token, "actor") or fillers.owners(token)


def _fill(trigger: Trigger, slot: Slot, found: list[Mention], rule: str, fillers: Fillers) -> None:
    name = f"{slot}:{rule}"
    fillers.add(trigger, slot, found, name, argument_precision(name))

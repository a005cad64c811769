"""A few syntactic questions about a spaCy Doc, answered alike for Universal Dependencies and for ClearNLP labels.

UD (own pipeline, stanza, udpipe)     ClearNLP (en_core_web_*)
nsubj:pass                            nsubjpass
obj, iobj                             dobj, dative
obl:agent with case "by"              agent → pobj
obl, nmod with a case child           prep → pobj
nmod:poss                             poss
acl:relcl (or plain acl)              relcl
predicate with a cop child            be with attr, acomp, prep
flat, headed by the first token       compound, headed by the last token

Every function takes tokens and gives tokens. Those that gather arguments follow coordination, so that "hit two bases
and a plant" has two objects. Walks upwards are bounded: no tree, however odd, makes them loop.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from actorgraph.loaders.extraction.noun_phrases import appositions, modifiers, name_span, partitive, possessors
from actorgraph.loaders.extraction.tokens import (
    CLAUSE,
    INSIDE_CLAUSE,
    MAX_CLIMB,
    NEGATIONS,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    SUBJECT,
    antecedent,
    climb,
    conjuncts,
    expanded,
    first_conjunct,
    is_gerund,
    is_name,
    is_noun,
    is_past_participle,
    is_verb,
    preposition,
)

__all__ = [
    "agents",
    "antecedent",
    "appositions",
    "children",
    "clause",
    "clause_head",
    "climb",
    "conjuncts",
    "copula_predicates",
    "copula_subjects",
    "first_conjunct",
    "governors",
    "is_gerund",
    "is_name",
    "is_noun",
    "is_passive",
    "is_past_participle",
    "is_verb",
    "modifiers",
    "name_span",
    "negated",
    "objects",
    "partitive",
    "passive_subjects",
    "possessors",
    "preposition",
    "prepositional",
    "subjects",
    "surface_subjects",
    "undergoers",
]


def is_passive(token: Token) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, as a reduced relative, or as a bare conjunct of one."""
    labels = {child.dep_ for child in token.children}
    if labels & {"aux:pass", "auxpass", "nsubj:pass", "nsubjpass", "obl:agent", "agent"}:
        return True
    if labels & (SUBJECT | OBJECT) or not is_past_participle(token):
        return False
    if token.dep_ in NOUN_CLAUSE:
        return not labels & {"aux"}
    return token.dep_ == "conj" and not labels & {"aux", "cc"} and is_verb(token.head) and is_passive(token.head)


def children(token: Token, labels: Iterable[str]) -> list[Token]:
    """Children under any of these labels, with their conjuncts."""
    wanted = frozenset(labels)
    return expanded(child for child in token.children if child.dep_ in wanted)


def _resolved(tokens: list[Token]) -> list[Token]:
    return expanded((antecedent(token) or token) for token in tokens)


def surface_subjects(verb: Token, depth: int = MAX_CLIMB) -> list[Token]:
    """Heads of the subject, of either voice: its own, or the one that it shares with the clause that it hangs on."""
    own = [child for child in verb.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    if own:
        return _resolved(own)
    if depth == 0 or verb.head == verb:
        return []
    if verb.dep_ in NOUN_CLAUSE:
        return [] if is_gerund(verb.head) else expanded([verb.head])
    if verb.dep_ == "xcomp" and (controllers := children(verb.head, OBJECT)):
        return controllers
    if verb.dep_ in OPEN_CLAUSE | {"conj"} and not (
        verb.dep_ == "conj" and is_noun(verb.head) and not is_said(verb.head)
    ):
        above = verb.head.head if verb.head.dep_ == "prep" else verb.head
        return surface_subjects(above, depth - 1)
    return []


def subjects(verb: Token) -> list[Token]:
    """Who does it: heads of the subject of an active verb, also through conjunction, control and relative clauses."""
    return [] if is_passive(verb) else surface_subjects(verb)


def passive_subjects(verb: Token) -> list[Token]:
    """What is acted on: heads of the subject of a passive verb or participle."""
    return surface_subjects(verb) if is_passive(verb) else []


def objects(verb: Token) -> list[Token]:
    """Heads of the direct (and indirect) objects; a verb without one shares that of a verb coordinated after it."""
    own = [child for child in verb.children if child.dep_ in OBJECT]
    if own:
        return _resolved(own)
    if is_passive(verb):
        return []
    later = [c for c in verb.children if c.dep_ == "conj" and is_verb(c) and c.i - verb.i <= 2]
    return _resolved([child for other in later for child in other.children if child.dep_ in OBJECT])


def undergoers(verb: Token) -> list[Token]:
    """What is acted on, whatever the voice: passive subjects or objects."""
    return passive_subjects(verb) or objects(verb)


def prepositional(token: Token, prepositions: Iterable[str] | None = None) -> list[Token]:
    """Heads of the prepositional arguments, under these prepositions or under any."""
    wanted = None if prepositions is None else frozenset(prepositions)
    found = [child for child in token.children if child.dep_.split(":")[0] in {"obl", "nmod"} and preposition(child)]
    inner = [child for child in token.children if child.dep_ in {"prep", "agent", "dative"}]
    for prep in inner:
        found.extend(child for child in prep.children if child.dep_ in {"pobj", "pcomp"})
        if len(inner) < MAX_CLIMB:
            inner.extend(child for child in prep.children if child.dep_ == "prep")
    return expanded(child for child in found if wanted is None or preposition(child) in wanted)


def agents(token: Token) -> list[Token]:
    """Who did it in "was hit by X", "an attack by X"."""
    return prepositional(token, {"by"})


def is_said(predicate: Token) -> bool:
    """Whether a noun or adjective is said of something by "be", in UD the head of its clause."""
    return any(child.dep_ == "cop" for child in predicate.children)


def copula_subjects(predicate: Token) -> list[Token]:
    """Subjects of which a noun or adjective is said by "be": "X is a militia" asked for "militia" gives X."""
    if is_said(predicate):
        return surface_subjects(predicate)
    if predicate.dep_ in {"attr", "acomp"} and predicate.head != predicate:
        return surface_subjects(predicate.head)
    return []


def copula_predicates(subject: Token) -> list[Token]:
    """What is said of a subject by "be", with its conjuncts."""
    head = first_conjunct(subject).head
    if is_said(head):
        return conjuncts(head)
    return children(head, {"attr", "acomp"})


def clause_head(token: Token) -> Token:
    """The verb or predicate of the clause that a token stands in."""
    for above in climb(token):
        coordinated = above.dep_ == "conj" and is_verb(above)
        if above.dep_ in CLAUSE or coordinated or (is_verb(above) and above.dep_ not in INSIDE_CLAUSE):
            return above
    return token


def clause(head: Token) -> list[Token]:
    """The tokens of the clause under this head, without the clauses inside it."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.dep_ not in CLAUSE and not (c.dep_ == "conj" and is_verb(c)))
    return sorted(found, key=lambda token: token.i)


def governors(token: Token) -> list[tuple[Token, str]]:
    """The clauses above a token, nearest first, each with the label under which what comes from below hangs on it.

    Direct speech that UD makes the root, with its "X said" as parataxis below, counts as standing under "said".
    """
    found: list[tuple[Token, str]] = []
    for below in climb(token):
        found.extend((c, "ccomp") for c in below.children if c.dep_ == "parataxis" and _only_speaks(c))
        if below.head != below and (is_verb(below.head) or below.dep_ in CLAUSE):
            found.append((below.head, below.dep_))
    return [(above, label) for above, label in found if above != token]


def _only_speaks(verb: Token) -> bool:
    labels = {child.dep_ for child in verb.children}
    return is_verb(verb) and bool(labels & SUBJECT) and not labels & (OBJECT | {"ccomp", "xcomp"})


def negated(token: Token) -> bool:
    """Whether a verb or noun carries its own negation ("did not fire", "no attack", "without casualties")."""
    if any(child.dep_ == "neg" or child.lower_ in NEGATIONS for child in token.children):
        return True
    own = [child for child in token.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    if any(child.lower_ in {"none", "nobody"} or any(c.lower_ == "no" for c in child.children) for child in own):
        return True
    return preposition(token) == "without"

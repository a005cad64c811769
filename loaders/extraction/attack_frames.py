"""The grammatical conditions under which a word of the lexicon tells of an attack: one function per frame."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_lexicon import AttackLexicon

# A frame answers with the variant under which it holds, "" where it does not; precision is measured by variant.
Frame = Callable[[Token, AttackLexicon], str]

AIMED = frozenset({"at", "on", "into", "against", "toward", "towards", "over", "onto", "upon", "across", "through"})
AIMED |= {"inside", "near", "outside", "from"}
MILITARY = frozenset({"military", "bombing", "air", "special", "ground", "martyrdom", "armed", "drone", "commando"})
ADVERSARY = frozenset({"with", "against", "between"})


def arguments(token: Token) -> list[Token]:
    """Every noun that a verb or noun takes: subjects, objects, agents, prepositional arguments, possessors."""
    found = [*syntax.surface_subjects(token), *syntax.objects(token), *syntax.prepositional(token)]
    found += syntax.possessors(token)
    return [syntax.partitive(one) for one in found] + found


def plain(token: Token, lexicon: AttackLexicon) -> str:
    """The word alone is enough."""
    return "word"


def _with_modifiers(tokens: list[Token]) -> list[Token]:
    return tokens + [syntax.partitive(t) for t in tokens] + [m for t in tokens for m in syntax.modifiers(t)]


def struck(token: Token, lexicon: AttackLexicon) -> str:
    """Somebody or something is hit; surer where the words name a weapon."""
    doers = [*syntax.subjects(token), *syntax.agents(token), *syntax.prepositional(token, {"with", "in"})]
    if lexicon.any_has("arms", _with_modifiers(doers)):
        return "arms"
    if syntax.agents(token):
        return "agent"
    return "object" if syntax.undergoers(token) else ""


def fired(token: Token, lexicon: AttackLexicon) -> str:
    """A weapon is sent, and at something unless the verb says so by itself."""
    sent = _with_modifiers(syntax.undergoers(token))
    aimed = bool(syntax.prepositional(token, AIMED))
    throws = token.lower_.startswith(("fir", "launch", "lob", "hurl"))
    if lexicon.any_has("arms", sent):
        return "aimed" if aimed else "arms" if throws else ""
    if aimed and throws and (not sent or any(t.tag_ == "PRP" for t in sent)):
        return "at"
    return ""


def landed(token: Token, lexicon: AttackLexicon) -> str:
    """A weapon comes down, goes off or runs into something."""
    if not lexicon.any_has("arms", _with_modifiers(syntax.surface_subjects(token))):
        return ""
    return "on" if syntax.prepositional(token, AIMED | {"in"}) or syntax.objects(token) else "bare"


def fell_to(token: Token, lexicon: AttackLexicon) -> str:
    """A place falls to somebody."""
    if not syntax.prepositional(token, {"to"}):
        return ""
    fallen = syntax.surface_subjects(token)
    return "name" if any(syntax.is_name(t) for t in fallen) else "noun" if lexicon.any_has("seizable", fallen) else ""


def shot(token: Token, lexicon: AttackLexicon) -> str:
    """Somebody is shot or shot at; not "shot down" where what falls is no manned aircraft."""
    if any(child.lower_ == "down" for child in token.children):
        return "down" if lexicon.any_has("aircraft", syntax.undergoers(token)) else ""
    return "at" if syntax.undergoers(token) or syntax.prepositional(token, {"at", "on"}) else "bare"


def only_word(token: Token, lexicon: AttackLexicon) -> str:
    """A killing told by a finite verb, or by a passive; what only follows from another attack is no trigger."""
    if syntax.is_gerund(token) or not syntax.undergoers(token) or lexicon.any_has("court", list(token.sent)):
        return ""
    if syntax.negated(token):
        return "negated"
    if not syntax.is_passive(token):
        return "active"
    return "agent" if syntax.agents(token) else "bare"


def only_destroyed(token: Token, lexicon: AttackLexicon) -> str:
    """A destruction told by a finite verb with its doer."""
    doer = syntax.subjects(token) or syntax.agents(token)
    return "doer" if not syntax.is_gerund(token) and doer and syntax.undergoers(token) else ""


def fought(token: Token, lexicon: AttackLexicon) -> str:
    """Two sides meet."""
    if syntax.prepositional(token, ADVERSARY):
        return "with"
    return "object" if syntax.undergoers(token) else "sides" if syntax.subjects(token) else ""


def seized(token: Token, lexicon: AttackLexicon) -> str:
    """A place, position or vessel changes hands."""
    held = syntax.undergoers(token)
    if lexicon.any_has("seizable", held):
        return "noun"
    return "name" if any(syntax.is_name(t) for t in held) else ""


def gunfire(token: Token, lexicon: AttackLexicon) -> str:
    """ "Fire" that is shooting: opened, traded, returned, under fire, or with a weapon before it."""
    verb = token.head
    if lexicon.has("fire_verbs", verb) and (token in syntax.undergoers(verb) or syntax.preposition(token) == "under"):
        return "verb"
    if any(lexicon.has("fire_modifiers", m) for m in syntax.modifiers(token)):
        return "" if token.lower_ in {"shot", "shots"} else "arms"
    if token.lower_ == "gunfire":
        return "word"
    return "at" if syntax.prepositional(token, {"at"}) else ""


def combat(token: Token, lexicon: AttackLexicon) -> str:
    """Fighting as a noun."""
    if syntax.prepositional(token, ADVERSARY):
        return "with"
    return "" if token.lower_ in {"combat", "engagement"} else "word"


def of_something(token: Token, lexicon: AttackLexicon) -> str:
    """ "The capture of X"."""
    return "of" if syntax.prepositional(token, {"of"}) or syntax.possessors(token) else ""


def operation(token: Token, lexicon: AttackLexicon) -> str:
    """An operation that somebody carries out with arms: told as military, or as one against somebody."""
    before = {m.lower_ for m in syntax.modifiers(token)}
    return "arms" if before & MILITARY else "against" if syntax.prepositional(token, {"against", "on"}) else ""


FRAMES: dict[str, Frame] = {
    "plain": plain,
    "struck": struck,
    "fired": fired,
    "landed": landed,
    "fell_to": fell_to,
    "shot": shot,
    "only_word": only_word,
    "only_destroyed": only_destroyed,
    "fought": fought,
    "seized": seized,
    "gunfire": gunfire,
    "combat": combat,
    "explosion": plain,
    "of_something": of_something,
    "operation": operation,
}

"""Whether an attack happened: by the verbs, modals, conditions and negations around its trigger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.findings import Modality, Trigger
from actorgraph.loaders.extraction.inflection import plural, verb_forms

MAX_STEPS = 6
CARRYING = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass", "xcomp", "ccomp", "conj", "nsubj", "attr", "pobj"})
SELF = frozenset({"it", "they", "we", "i", "he", "she", "itself", "themselves", "its"})
STATUSES = ("denied", "alleged", "attributed")
MODALITIES: tuple[Modality, ...] = ("foiled", "negated", "threatened", "planned", "hypothetical")


@dataclass(frozen=True)
class ModalityLexicon:
    """Which modality or status a governor, a word beside, an adverb or a modal gives, by form."""

    governors: dict[str, str]
    beside: dict[str, str]
    adverbs: dict[str, str]
    modals: dict[str, str]
    conditions: frozenset[str]
    passing: frozenset[str]
    speakers: frozenset[str]
    light: frozenset[str]
    feared: frozenset[str]
    drills: frozenset[str]
    fired: frozenset[str]


@cache
def modality_lexicon() -> ModalityLexicon:
    """The lexicon that is shipped."""
    text = files("actorgraph.loaders.extraction").joinpath("modality.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    irregular = {lemma: forms.split() for lemma, forms in data["irregular"].items()}
    return ModalityLexicon(
        _by_form(data["governors"], irregular),
        _by_form(data["beside"]),
        _by_form(data["adverbs"]),
        _by_form(data["modals"]),
        frozenset(data["conditions"].split()),
        frozenset(data["passing"].split()),
        frozenset(form for verb in data["speakers"].split() for form in _forms(verb, irregular)),
        frozenset(form for verb in data["light"].split() for form in _forms(verb, irregular)),
        *(frozenset(data[name].split()) for name in ("feared", "drills", "fired")),
    )


POSSESSING = frozenset({"poss", "nmod:poss"})


def _forms(word: str, irregular: dict[str, list[str]]) -> set[str]:
    return verb_forms(word, irregular.get(word, [])) | {plural(word)}


def _by_form(table: dict[str, str], irregular: dict[str, list[str]] | None = None) -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, words in table.items():
        for word in words.split():
            for form in {word} if irregular is None else _forms(word, irregular):
                found.setdefault(form, meaning)
    return found


def set_modality(doc: Doc, triggers: list[Trigger]) -> None:
    """Set modality and status of each trigger from the words above and beside it."""
    for trigger in triggers:
        token = doc[trigger.start]
        meanings = [meaning for node, label in scope(token) for meaning in _meanings(node, label, token)]
        if {"denied", "alleged"} & set(meanings):
            # "denied any strike": what is denied is told as something that did or did not happen, not as a possibility.
            meanings = [meaning for meaning in meanings if meaning != "hypothetical"]
        trigger.modality = next((m for m in MODALITIES if m in meanings), "general" if _general(token) else "actual")
        trigger.status = _status(token, meanings) if trigger.modality == "actual" else "reported"


def doubt_plainly(doc: Doc, triggers: Iterable[Trigger]) -> None:
    """What plain words say did not happen is hypothetical, however sure a head was of it."""
    for trigger in triggers:
        if trigger.modality == "actual" and plainly_unreal(doc[trigger.start]):
            trigger.modality = "hypothetical"


def plainly_unreal(token: Token) -> bool:
    """Whether plain words say that nothing happened, whoever else may have been sure: "feared a raid", "in a drill"."""
    lexicon = modality_lexicon()
    if any(above.lower_ in lexicon.feared for above, _ in scope(token)[1:]):
        return True
    if token.lower_ not in lexicon.fired or syntax.prepositional(token, {"at", "on", "against", "into", "toward"}):
        return False
    return any(noun.lower_ in lexicon.drills for noun in syntax.prepositional(token, {"in", "during", "within"}))


def _general(token: Token) -> bool:
    """Bare plural subject of a present tense, with no date or number near: "attacks by militias raise tensions"."""
    if token.tag_ != "NNS" or token.dep_ != "nsubj" or token.head.tag_ != "VBP":
        return False
    bare = not any(child.dep_ in {"det", "nummod"} | POSSESSING for child in token.lefts)
    return bare and not any(other.like_num or other.tag_ == "VBD" for other in token.sent)


def scope(token: Token) -> list[tuple[Token, str]]:
    """The trigger and what stands above it as long as meaning is passed down, each with the label it was reached by."""
    lexicon = modality_lexicon()
    found = [(token, "")]
    for _ in range(MAX_STEPS):
        label, above = token.dep_, _above(token)
        if above == token or not _passes(token, above, lexicon):
            break
        found.append((above, label))
        token = above
    return found


def _above(token: Token) -> Token:
    """What a token hangs on; the preposition that stands between in ClearNLP trees is stepped over."""
    return token.head.head if token.dep_ in {"pobj", "pcomp"} else token.head


def _passes(token: Token, above: Token, lexicon: ModalityLexicon) -> bool:
    label = token.dep_
    meaning = lexicon.governors.get(above.lower_, "")
    known = bool(meaning)
    if meaning in STATUSES and label not in {"conj", "nsubj"}:
        return True
    if label.split(":")[0] in {"obl", "nmod", "pobj", "prep", "pcomp"} and label not in POSSESSING:
        return known and syntax.preposition(token) in lexicon.passing and not _definite(token)
    if label in {"acl", "advcl"}:
        return known and any(c.lower_ == "to" for c in token.children)
    if label == "conj":
        return token.tag_ == above.tag_ and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    if label in {"obj", "dobj", "nsubj:pass", "nsubjpass", "nsubj"}:
        return above.lower_ in lexicon.light or (known and not _definite(token)) or label == "nsubj"
    return label in CARRYING


def _definite(noun: Token) -> bool:
    """Whether a noun tells of something that the reader knows of already: "the raid", "Friday's attack"."""
    return any(c.lower_ in {"the", "this", "that", "these", "those"} or c.dep_ in POSSESSING for c in noun.children)


def _meanings(node: Token, label: str, trigger: Token) -> Iterable[str]:
    lexicon = modality_lexicon()
    if node != trigger and node.lower_ in lexicon.governors and label not in {"nsubj", "conj"}:
        yield lexicon.governors[node.lower_]
    own = node == trigger or label in {"xcomp", "conj"} or node.lower_ in lexicon.light
    if own and syntax.negated(node):
        yield "negated"
    if own or label == "nsubj":
        yield from _modal(node, lexicon)
    if own and any(c.dep_ == "mark" and c.lower_ in lexicon.conditions for c in node.children):
        yield "hypothetical"
    for child in node.children:
        if node == trigger and child.lower_ in lexicon.beside and child.dep_ in {"amod", "det", "advmod"}:
            yield lexicon.beside[child.lower_]
        if child.lower_ in lexicon.adverbs:
            yield lexicon.adverbs[child.lower_]


def _modal(node: Token, lexicon: ModalityLexicon) -> Iterable[str]:
    for child in node.children:
        if child.dep_ == "aux" and child.lower_ in lexicon.modals:
            if any(c.lower_ == "have" for c in node.children):
                yield "attributed"
            else:
                meaning = lexicon.modals[child.lower_]
                yield "threatened" if child.lower_ == "would" and _speaks_of_himself(node) else meaning


def _speaks_of_himself(verb: Token) -> bool:
    subject = syntax.surface_subjects(verb)
    return bool(subject) and subject[0].lower_ in SELF


def _status(token: Token, meanings: list[str]) -> str:
    verb = token if syntax.is_verb(token) else syntax.clause_head(token)
    lexicon = modality_lexicon()
    doers = [*syntax.surface_subjects(verb), *syntax.agents(verb), *syntax.agents(token)]
    beside = [lexicon.beside.get(m.lower_, "") for doer in doers for m in syntax.modifiers(doer)]
    for status in STATUSES:
        if status in meanings or (status in beside and status != "denied"):
            return status
    for above, label in syntax.governors(verb):
        if label == "ccomp" and above.lower_ in lexicon.speakers and _speaks_of_himself(verb):
            return "claimed"
    return "reported"

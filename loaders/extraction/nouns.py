"""The lexicon of common nouns for actors and places, of titles, and of words that tell a state from a country."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Token


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The content of one lexicon file of this folder."""
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    return data


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One list of a lexicon file, as a set."""
    return frozenset(lexicon(name)[group])


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it: ranks, offices, "Mr."."""
    return words("titles", "ranks") | words("titles", "offices") | words("titles", "honorifics")


@cache
def _kinds(role: str) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, nouns in lexicon("nouns")[role].items():
        for noun in nouns:
            kinds.setdefault(noun, kind)
    return kinds


def singular(word: str) -> str:
    """A noun's singular by the regular rules of English spelling, lower case: "militias", "factories", "buses"."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def forms(token: Token) -> tuple[str, str]:
    """The two forms under which a token can stand in a lexicon: as written, and its singular."""
    return token.lower_, singular(token.text)


@lru_cache(maxsize=65536)
def names_a_kind(word: str) -> bool:
    """Whether a word in lower case, or its singular, can name a kind of actor or place."""
    return any(form in _kinds(role) for role in ("actors", "places") for form in (word, singular(word)))


def noun_kind(token: Token, role: str) -> str | None:
    """The kind of actor (role "actors") or place ("places") that a common noun names; None for no such noun."""
    kinds = _kinds(role)
    return next((kinds[form] for form in forms(token) if form in kinds), None)


def alike_places(one: Token, other: Token) -> bool:
    """Whether two nouns, or last words of names, can be of one place; a word that says no sort can be of any."""
    if noun_kind(one, "places") is None or noun_kind(other, "places") is None:
        return True
    first, second = set(forms(one)), set(forms(other))
    if first & second or (first | second) & _alike_places()["general"]:
        return True
    return any(first & sort and second & sort for sort in _alike_places().values())


@cache
def _alike_places() -> dict[str, frozenset[str]]:
    return {sort: frozenset(nouns) for sort, nouns in lexicon("nouns")["alike_places"].items()}


def in_list(token: Token, name: str, group: str) -> bool:
    """Whether a token, as written or in the singular, stands in a list of a lexicon file."""
    return any(form in words(name, group) for form in forms(token))


def pronoun_group(token: Token) -> str:
    """The class of a pronoun (group: it; plural: they; person: he; speaker: we); empty for no such word."""
    return pronouns().get(token.lower_, "")


@cache
def pronouns() -> dict[str, str]:
    """Pronouns in lower case, and the class of each."""
    groups: dict[str, list[str]] = lexicon("nouns")["pronouns"]
    return {word: group for group, members in groups.items() for word in members}


def is_plural(token: Token) -> bool:
    """Whether a noun is plural, by its tag, its morphology or its form."""
    if token.tag_ in {"NNS", "NNPS"} or "Plur" in token.morph.get("Number", []):
        return True
    return token.tag_ not in {"NN", "NNP"} and singular(token.text) != token.lower_


def referent_kinds(token: Token) -> frozenset[str]:
    """The kinds of things that a definite noun phrase with this head can refer back to; empty where it does not."""
    table: dict[str, list[str]] = lexicon("nouns")["reference"]
    return next((frozenset(table[form]) for form in forms(token) if form in table), frozenset())

"""Other nations in a coded text: who backs whom is to be read there, not known beforehand.

"Iran", "Iranian" and "Tehran" become those of one other nation throughout, as names of persons and groups are exchanged
elsewhere.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from training.sentences import Sentence

AMBIGUOUS = {"Chad", "Georgia", "Guinea", "Jordan", "Niger"}
"""Names of persons, of other places or inside longer names of other nations; none is put in another's place."""


@dataclass(frozen=True)
class Nation:
    """A state by its words: name, adjective, people, seat of government; each is one word."""

    name: str
    adjective: str
    people: str
    seat: str

    @property
    def words(self) -> tuple[str, str, str, str]:
        """Its words, in an order that all nations share."""
        return self.name, self.adjective, self.people, self.seat

    @property
    def sound(self) -> tuple[str, ...]:
        """How its words begin, as far as the article before them needs it; of U only the letter tells."""
        return tuple("a" if word[0] in "AEIO" else "u" if word[0] == "U" else "b" for word in self.words[:2])


@cache
def nations() -> list[Nation]:
    """The states of the gazetteer that can stand for one another."""
    states = yaml.safe_load((files("actorgraph.loaders.gazetteer") / "states.yaml").read_text(encoding="utf-8"))
    found = []
    for state in states:
        demonyms, seats = state.get("demonyms", []), state.get("seats", [])
        if demonyms and seats and state["name"] not in AMBIGUOUS:
            people = demonyms[min(1, len(demonyms) - 1)]
            found.append(Nation(state["name"], demonyms[0], people, seats[0]))
    return [nation for nation in found if all(word.isalpha() for word in nation.words)]


@cache
def nation_of() -> dict[str, Nation]:
    """Each nation by each of its words."""
    return {word: nation for nation in nations() for word in nation.words}


def with_other_nations(sentence: Sentence, chance: float, rng: random.Random) -> Sentence:
    """The text, with such a chance, with every nation in it exchanged for another one that is not in it."""
    told = list(dict.fromkeys(n for word in sentence.words if (n := nation_of().get(word.title()))))
    if not told or rng.random() >= chance:
        return sentence
    other: dict[str, str] = {}
    taken = set(told)
    for nation in told:
        free = [n for n in nations() if n not in taken and n.sound == nation.sound]
        if free:
            taken.add(chosen := rng.choice(free))
            other |= dict(zip(nation.words, chosen.words, strict=True))
    return replace(sentence, words=[exchanged(word, other) for word in sentence.words])


def exchanged(word: str, other: dict[str, str]) -> str:
    """The word that stands in a word's place, in its letters: "TEHRAN" as a dateline stays in capitals."""
    if word in other:
        return other[word]
    return other[word.title()].upper() if word.isupper() and word.title() in other else word

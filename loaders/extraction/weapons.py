"""Weapons in report text, in the closed vocabulary, and what the words that tell of an attack say of the weapon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_KINDS = (
    "drone", "rocket", "missile", "ballistic_missile", "cruise_missile", "airstrike", "artillery", "mortar",
    "small_arms", "ied", "suicide_bomb", "other",
)  # fmt: skip
_DROPPED = re.compile(r"\b(?:dropp?(?:ed|ing|s)?|from the air|jets?|planes?|aircraft|warplanes?)\b", re.IGNORECASE)
_STATE_KINDS = ("state", "government", "military", "coalition")
_GENERAL = ("missile", "rocket", "drone", "ied", "airstrike")
_SENTENCE_SPAN = 90


@dataclass(frozen=True)
class WeaponMention:
    """Characters text[start:end] and the kind of weapon that they name."""

    start: int
    end: int
    kind: str


@cache
def lexicon() -> dict[str, Any]:
    """The words of weapons.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "weapons.yaml").read_text(encoding="utf-8"))
    return loaded


def _spelled(term: str) -> str:
    """A term as a regular expression: inner spaces elastic, names and initials as written, plural or not."""
    if term.startswith("/") and term.endswith("/"):
        return rf"(?-i:{term[1:-1]})"
    words = re.escape(term).replace(r"\ ", r"[\s-]+")
    if term.endswith("y") and not term.endswith("ey"):
        words = rf"{words[:-1]}(?:y|ies)"
    words = rf"{words}(?:e?s)?"
    return rf"(?-i:{words})" if term != term.lower() else words


@cache
def _kinds() -> dict[str, str]:
    """Every term with its kind; "none" for words that only look like weapons."""
    kinds = {term: kind for kind in _KINDS for term in lexicon()[kind]}
    return kinds | dict.fromkeys(lexicon()["not_weapons"], "none")


@cache
def _pattern() -> re.Pattern[str]:
    """Every term; those with one first letter together, longer ones first, so that "bomb squad" wins over "bomb"."""
    letters: dict[str, list[str]] = {}
    for term in sorted(_kinds(), key=len, reverse=True):
        letters.setdefault("" if term.startswith("/") else term[0].lower(), []).append(term)
    branches = [
        rf"(?=[{letter}{letter.upper()}])(?:{'|'.join(_spelled(term) for term in terms)})"
        for letter, terms in sorted(letters.items(), reverse=True)
        if letter
    ]
    branches += [_spelled(term) for term in letters.get("", [])]
    return re.compile(rf"(?<![\w-])(?=\w)(?:{'|'.join(branches)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _kind_of(words: str) -> str:
    """The kind of words that the pattern has matched: that of the longest term which they spell."""
    fitting = (
        term for term in sorted(_kinds(), key=len, reverse=True) if re.fullmatch(_spelled(term), words, re.IGNORECASE)
    )
    return _kinds()[next(fitting)]


def find_weapons(text: str) -> list[WeaponMention]:
    """Every weapon that the text names, in order, without overlaps; offsets in characters."""
    found: list[WeaponMention] = []
    for match in _pattern().finditer(text):
        kind = _kind_of(match[0])
        if kind == "none":
            continue
        if kind == "ied" and match[0].lower().rstrip("s") == "bomb" and _dropped(text, match.start(), match.end()):
            kind = "airstrike"
        if found and _names(text, found[-1], match.start(), kind):
            found[-1] = WeaponMention(found[-1].start, match.end(), found[-1].kind)
        else:
            found.append(WeaponMention(match.start(), match.end(), kind))
    return found


def _names(text: str, named: WeaponMention, start: int, kind: str) -> bool:
    """Whether the word at `start` is only the general word after a name: "Scud missile", "Katyusha rockets"."""
    name = text[named.start : named.end]
    return kind in _GENERAL and name != name.lower() and not text[start].isupper() and text[named.end : start] == " "


def _dropped(text: str, start: int, end: int) -> bool:
    """Whether a bomb falls from an aircraft: the words around it within the sentence say so."""
    before = re.split(r"[.!?;]\s", text[max(0, start - _SENTENCE_SPAN) : start])[-1]
    after = re.split(r"[.!?;]\s", text[end : end + _SENTENCE_SPAN // 2])[0]
    return bool(_DROPPED.search(before) or re.match(r"\s+(?:dropped|from)\b.*\b(?:jet|plane|aircraft|dropped)", after))


def weapon_kinds(phrase: str) -> list[str]:
    """The kinds of weapon that a phrase names ("rockets and drones"), each once, in the order told."""
    return list(dict.fromkeys(mention.kind for mention in find_weapons(phrase)))


@cache
def _implied_kinds() -> dict[str, str]:
    return {term: kind for kind, terms in lexicon()["implied"].items() for term in terms}


def implied_weapon(trigger: str, attacker_kind: str | None = None) -> str | None:
    """What the words that tell of an attack say about the weapon by themselves; None where they say nothing.

    "shelled" is artillery, "shot" small_arms. "bombed" is airstrike when the attacker is a state or its forces
    (`attacker_kind` of the actor vocabulary) and ied when it is an armed group or a person; with an unknown attacker
    the verb is airstrike, the noun "bombing" ied.
    """
    words = " ".join(trigger.lower().split())
    singular = re.sub(r"s$", "", words)
    known = _implied_kinds()
    if kind := known.get(words) or known.get(singular):
        return kind
    if words not in lexicon()["bombing"]:
        return None
    if attacker_kind in _STATE_KINDS:
        return "airstrike"
    if attacker_kind is not None or words.startswith("bombing"):
        return "ied"
    return "airstrike"

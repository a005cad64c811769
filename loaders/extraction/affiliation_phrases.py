"""The phrases of affiliations.yaml as spaCy Matcher patterns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

LOOSE: dict[str, Any] = {"TAG": {"IN": ["JJ", "JJS", "JJR", "RB", "RBS", "CD", "VBN", "NNP", "NN"]}, "OP": "{0,2}"}


@dataclass(frozen=True)
class Cue:
    """Words [start, end) that say an affiliation of some kind."""

    start: int
    end: int
    kind: str


@cache
def lexicon() -> dict[str, Any]:
    """The words and phrases of affiliations.yaml."""
    text = files("actorgraph.loaders.extraction").joinpath("affiliations.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def words_of(section: str) -> frozenset[str]:
    """One word list of affiliations.yaml as a set."""
    return frozenset(lexicon()[section])


@cache
def participle_kinds() -> dict[str, str]:
    """The kind of affiliation that each participle of "Y-backed X" says."""
    return {word: kind for kind, words in lexicon()["participles"].items() for word in words}


def pattern(phrase: str) -> list[dict[str, Any]]:
    """A phrase of the lexicon as a Matcher pattern."""
    return [_token(part) for part in phrase.split()]


def _token(part: str) -> dict[str, Any]:
    if part == "~":
        return dict(LOOSE)
    if part == '"':
        return {"TEXT": {"IN": ['"', "“", "”", "''", "``", "’", "'"]}, "OP": "?"}
    words = part.removesuffix("?").split("|")
    return {"LOWER": {"IN": words}, "OP": "?" if part.endswith("?") else "{1}"}


@cache
def _matcher(vocab: Vocab, section: str) -> Matcher:
    matcher = Matcher(vocab)
    for kind, phrases in lexicon()[section].items():
        matcher.add(kind, [pattern(phrase) for phrase in phrases], greedy="LONGEST")
    return matcher


def cues(doc: Doc, section: str) -> list[Cue]:
    """Every place where a phrase of `section` (junior_first, senior_first) stands, the longest where they overlap."""
    found = [Cue(start, end, doc.vocab.strings[key]) for key, start, end in _matcher(doc.vocab, section)(doc)]
    return sorted(found, key=lambda cue: (cue.start, -cue.end))

"""The words and phrases of affiliations.yaml, and where they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Doc
from spacy.vocab import Vocab

from actorgraph.loaders.extraction.phrase_matching import PhraseFinder


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


@cache
def _finder(vocab: Vocab, section: str) -> PhraseFinder:
    return PhraseFinder(vocab, lexicon()[section])


def cues(doc: Doc, section: str) -> list[Cue]:
    """Every place where a phrase of `section` (junior_first, senior_first) stands, the longest where they overlap."""
    found = [Cue(span.start, span.end, span.label_) for span in _finder(doc.vocab, section)(doc)]
    return sorted(found, key=lambda cue: (cue.start, -cue.end))

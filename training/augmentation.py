"""What newspapers do to sentences, done to the treebanks': headlines, missing stops; and other people's names."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.nations import with_other_nations
from training.sentences import BREAK, SPACE, Sentence, spans_of

ENTITY_HEADS = ("entity", "entity_aside")
PROPER = ("NNP", "NNPS")
NAMED = ("armed_group", "organization", "military", "coalition", "person", "city", "region", "base", "facility")
"""Kinds of mentions of coded texts that have names; a state's would have to agree with "Iranian" and "Tehran"."""
PERSONS = ("person", "PER")
LONGEST_NAME = 4
"""Words."""

NameSort = tuple[str, int, bool]
"""Kind, number of words, and whether it ends in -s: "the Houthis are"."""
Names = dict[NameSort, list[list[str]]]


def exchangeable(sentence: Sentence) -> list[tuple[int, int, NameSort]]:
    """The names of a sentence in whose place others could stand: capitals, letters, and proper nouns where tagged."""
    xpos = sentence.labels.get("xpos")
    tagged = (span for head in ENTITY_HEADS for span in spans_of(sentence.labels.get(head, [])))
    return [
        (start, end, (kind, end - start, sentence.words[end - 1].endswith("s")))
        for start, end, kind in (uniform(sentence) if sentence.links else tagged)
        if end - start <= LONGEST_NAME
        and is_name(sentence.words[start:end])
        and (xpos is None or all(t in PROPER for t in xpos[start:end]))
    ]


def is_name(words: list[str]) -> bool:
    """Whether words are all letters, each with a capital; "The Guards" is none."""
    return all(w.istitle() and w.isalpha() for w in words) and words[0] != "The"


def uniform(sentence: Sentence) -> list[tuple[int, int, str]]:
    """The names in a coded text of whoever has one name there, and is else called by its last word alone.

    Of others ("Islamic State Khorasan", "ISKP") one name could be exchanged and the next would stay.
    """
    told = sentence.links.mentions
    names: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (start, end), kind, actor in zip(told.bounds, told.types, told.ids, strict=True):
        if kind in NAMED and any(w[0].isupper() for w in sentence.words[start:end]):
            names[actor].append((start, end, kind))
    return [span for found in names.values() if _one_name(sentence, found) for span in found]


def _one_name(sentence: Sentence, spans: list[tuple[int, int, str]]) -> bool:
    start, end, _ = spans[0]
    if end - start == 1 and begins(sentence, start):
        return False
    called = {tuple(sentence.words[start:end]) for start, end, _ in spans}
    longest = max(called, key=len)
    return called <= {longest, longest[-1:]}


def begins(sentence: Sentence, word: int) -> bool:
    """Whether a word has a capital because a sentence or line begins with it."""
    return word == 0 or sentence.words[word - 1] in {".", "!", "?", '"', "“", ":"} or sentence.gaps[word - 1] == BREAK


def names_in(sentences: Iterable[Sentence]) -> Names:
    """Every name once, in the order of the sentences."""
    found: dict[NameSort, dict[tuple[str, ...], None]] = defaultdict(dict)
    for sentence in sentences:
        for start, end, sort in exchangeable(sentence):
            found[sort][tuple(sentence.words[start:end])] = None
    return {sort: [list(name) for name in names] for sort, names in found.items()}


def renamed(sentence: Sentence, names: Names, chance: float, rng: random.Random) -> Sentence:
    """The sentence with some of its names exchanged for others of their sort (Dai and Adel, 2020).

    A name is exchanged for the same one everywhere in it, a last name for that of the person named in full.
    """
    words = list(sentence.words)
    chosen: dict[tuple[str, ...], list[str]] = {}
    told = exchangeable(sentence)
    for start, end, sort in sorted(told, key=lambda span: span[0] - span[1]):
        name = tuple(words[start:end])
        full = [other for one, other in chosen.items() if sort[0] in PERSONS and len(name) == 1 and one[-1:] == name]
        if name not in chosen:
            chosen[name] = full[0][-1:] if full else rng.choice(names[sort]) if rng.random() < chance else list(name)
    for start, end, _ in told:
        words[start:end] = chosen[tuple(sentence.words[start:end])]
    return replace(sentence, words=words)


def as_headline(sentence: Sentence, style: str) -> Sentence:
    """The sentence in ALL CAPS or in Title Case, its labels as they were."""
    change = (
        str.upper
        if style == "upper"
        else (lambda w: w if w in ("of", "in", "the", "to", "a") else w[:1].upper() + w[1:])
    )
    return replace(sentence, words=[change(w) for w in sentence.words])


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final stop, as headlines and captions stand."""
    last = len(sentence) - 1
    if last < 2 or sentence.words[last] not in ".!?" or (sentence.heads and last in sentence.heads):
        return sentence
    cut = {k: v[:last] for k, v in sentence.labels.items()}
    heads = sentence.heads[:last] if sentence.heads else None
    return replace(
        sentence, words=sentence.words[:last], gaps=[*sentence.gaps[: last - 1], BREAK], labels=cut, heads=heads
    )


def augmented(sentence: Sentence, chances: dict[str, float], names: Names, rng: random.Random) -> Sentence:
    """The sentence, now and then changed as newspapers change theirs."""
    sentence = renamed(sentence, names, chances["names"], rng)
    if sentence.links:
        sentence = with_other_nations(sentence, chances["nations"], rng)
    if rng.random() < chances["upper"]:
        sentence = as_headline(sentence, "upper")
    elif rng.random() < chances["title"]:
        sentence = without_stop(as_headline(sentence, "title"))
    elif rng.random() < chances["no_stop"]:
        sentence = without_stop(sentence)
    if rng.random() < chances["no_breaks"]:
        sentence = replace(sentence, gaps=[SPACE if g == BREAK else g for g in sentence.gaps])
    return sentence

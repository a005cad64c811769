"""The forms of a word that a lexicon gives by its lemma, so that lexicons work with parsers that give no lemmas."""

from __future__ import annotations

from collections.abc import Iterable

VOWELS = "aeiou"
# Endings are doubled after a stressed short vowel; in longer words stress decides, and these are stressed at the end.
DOUBLED_LONG = frozenset({"overrun", "refit", "commit"})


def _stem(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1]
    short = len([letter for letter in word if letter in VOWELS]) == 1 or word in DOUBLED_LONG
    if short and len(word) > 2 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS:
        return word + word[-1]
    return word


def plural(word: str) -> str:
    """The -s form of a noun or verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(lemma: str, irregular: Iterable[str] = ()) -> set[str]:
    """All forms of a verb, lower case; `irregular` are the past and participle where they are not in -ed."""
    irregular = list(irregular)
    stem = _stem(lemma)
    past = [lemma[:-1] + "ied"] if lemma.endswith("y") and lemma[-2:-1] not in VOWELS else [stem + "ed"]
    return {lemma, plural(lemma), stem + "ing", *(irregular or past)}


def noun_forms(lemma: str, irregular: Iterable[str] = ()) -> set[str]:
    """Singular and plural of a noun, lower case."""
    return {lemma, *(list(irregular) or [plural(lemma)])}

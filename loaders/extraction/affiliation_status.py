"""How sure a tie is told: as a fact, by others, in doubt, denied; or not at all."""

from __future__ import annotations

from spacy.tokens import Doc

from actorgraph.loaders.extraction.affiliation_phrases import lexicon, words_of
from actorgraph.loaders.extraction.tokens import lower_words

REACH = 8


def untold(doc: Doc, start: int, end: int) -> bool:
    """Whether the words [start, end) say that there is no tie, or none any more."""
    text = doc[start:end].text.lower()
    for emphatic in lexicon()["emphatic"]:
        text = text.replace(emphatic, "")
    words = set(text.replace("n't", " n't").replace("n’t", " n’t").replace("-", " ").split())
    return bool(words & (words_of("negated") | words_of("ended")))


def told_status(doc: Doc, start: int, end: int) -> str:
    """The affiliation status that the words [start, end) and those just before them give to a tie."""
    words = lower_words(doc)[max(doc[start].sent.start, start - REACH) : end]
    for status, hedges in lexicon()["hedges"].items():
        if any(word in hedges for word in words):
            return str(status)
    return "reported"

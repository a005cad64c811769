"""What one token is and how it is coordinated, whichever label scheme the parser speaks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

MAX_CLIMB = 12

SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
OBJECT = frozenset({"obj", "dobj", "iobj", "dative"})
OBLIQUE = frozenset({"obl", "obl:arg", "obl:agent", "pobj"})
POSSESSOR = frozenset({"nmod:poss", "poss"})
NOUN_CLAUSE = frozenset({"acl", "acl:relcl", "relcl"})
OPEN_CLAUSE = frozenset({"xcomp", "advcl", "advcl:relcl", "pcomp"})
CLAUSE = (
    frozenset({"ROOT", "root", "ccomp", "csubj", "csubj:pass", "csubjpass", "parataxis"}) | NOUN_CLAUSE | OPEN_CLAUSE
)
NAME_PART = frozenset({"flat", "flat:name", "flat:foreign", "compound", "nn", "amod", "nmod", "nummod", "goeswith"})
PERSON_NAMES = frozenset({"PER", "PERSON"})
"""What recognisers call the name of a person."""
NAME_TAIL = frozenset({"flat", "flat:name", "flat:foreign", "nummod", "goeswith"})
MODIFIER = frozenset({"amod", "compound", "nn", "nmod", "flat", "nummod", "nmod:desc"})
INSIDE_CLAUSE = frozenset({"aux", "aux:pass", "auxpass", "cop", "amod", "case"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
RELATIVE_WORDS = frozenset({"who", "which", "that", "whom", "whose"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none"})


@lru_cache(maxsize=1)
def lower_words(doc: Doc) -> tuple[str, ...]:
    """The words of a document in lower case, made once: most rules first look whether a word is one of theirs."""
    keys = [int(key) for key in doc.to_array("LOWER").reshape(-1)]
    words = {key: doc.vocab.strings[key] for key in set(keys)}
    return tuple(words[key] for key in keys)


@lru_cache(maxsize=1)
def text_of(doc: Doc) -> str:
    """The text of a document, put together once: spaCy makes it anew of its words each time."""
    return doc.text


@lru_cache(maxsize=1)
def vocabulary(doc: Doc) -> frozenset[str]:
    """The different words of a document in lower case."""
    return frozenset(lower_words(doc))


def tokens_of(doc: Doc, wanted: Container[str], start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens in [start, end) whose lower-case word is wanted, in order."""
    return (doc[i] for i, word in enumerate(lower_words(doc)[start:end], start) if word in wanted)


def is_verb(token: Token) -> bool:
    """Whether a token is a verb form, by coarse or by fine tag."""
    return token.pos_ in {"VERB", "AUX"} or (not token.pos_ and token.tag_.startswith(("VB", "MD")))


def is_name(token: Token) -> bool:
    """Whether a token is a proper noun."""
    return token.pos_ == "PROPN" or token.tag_.startswith("NNP")


def is_noun(token: Token) -> bool:
    """Whether a token is a noun, common or proper."""
    return token.pos_ in {"NOUN", "PROPN"} or (not token.pos_ and token.tag_.startswith("NN"))


def is_gerund(token: Token) -> bool:
    """Whether a token is an -ing form of a verb."""
    return token.tag_ == "VBG" or (not token.tag_ and is_verb(token) and token.lower_.endswith("ing"))


def is_past_participle(token: Token) -> bool:
    """Whether a token is tagged as a past participle (without tags: a verb in -ed or -en)."""
    form, tense = token.morph.get("VerbForm", []), token.morph.get("Tense", [])
    if token.tag_ or form:
        return token.tag_ == "VBN" or ("Part" in form and "Past" in tense)
    return is_verb(token) and token.lower_.endswith(("ed", "en"))


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it further on, in order of the text."""
    found = [token]
    for member in found:
        found.extend(child for child in member.children if child.dep_ == "conj" and child not in found)
    return sorted(found, key=lambda member: member.i)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token stands in: the token itself where it stands in none."""
    for _ in range(MAX_CLIMB):
        if token.dep_ != "conj" or token.head == token:
            break
        token = token.head
    return token


def expanded(tokens: Iterable[Token]) -> list[Token]:
    """These tokens and their conjuncts, each once, in order of the text."""
    found: dict[int, Token] = {}
    for token in tokens:
        found.update((member.i, member) for member in conjuncts(token))
    return [found[i] for i in sorted(found)]


def preposition(token: Token) -> str:
    """The preposition before an argument, lower case, parts joined ("in front of"); empty where there is none."""
    token = first_conjunct(token)
    cases = [child for child in token.children if child.dep_ == "case" and child.lower_ not in {"'s", "’s", "'", "’"}]
    if cases:
        parts = [part for case in cases for part in (case, *(c for c in case.children if c.dep_ == "fixed"))]
        return " ".join(part.lower_ for part in sorted(parts, key=lambda part: part.i))
    if token.dep_ in {"pobj", "pcomp"} and token.head != token:
        return token.head.lower_
    return ""


def climb(token: Token) -> Iterator[Token]:
    """The token and what it hangs on, up to the root, in at most MAX_CLIMB steps."""
    for _ in range(MAX_CLIMB):
        yield token
        if token.head == token:
            return
        token = token.head


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None where the token is no relative pronoun."""
    if token.tag_ not in RELATIVE_TAGS and token.lower_ not in RELATIVE_WORDS:
        return None
    for above in climb(token):
        if above.dep_ in NOUN_CLAUSE:
            return above.head
        if above.dep_ in {"ccomp", "ROOT", "root"}:
            return None
    return None


@lru_cache(maxsize=1)
def sentences(doc: Doc) -> tuple[Span, ...]:
    """The sentences of a document; all of it where they are not known."""
    numbers = sentence_numbers(doc)
    starts = [i for i, number in enumerate(numbers) if not i or number != numbers[i - 1]]
    return tuple(doc[start:end] for start, end in pairwise([*starts, len(doc)]))


@lru_cache(maxsize=1)
def sentence_numbers(doc: Doc) -> tuple[int, ...]:
    """The number of each token's sentence, from 0."""
    starts = doc.to_array("SENT_START").reshape(-1) == 1
    starts[:1] = False
    return tuple(starts.cumsum().tolist())


def forget() -> None:
    """Drop what is known of the document read last: it may be changed before it is read again."""
    for known in (lower_words, text_of, vocabulary, sentences, sentence_numbers):
        known.cache_clear()

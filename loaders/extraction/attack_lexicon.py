"""The words that tell of an attack, read from attacks.yaml, with how often each of them was right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Token

from actorgraph.loaders.extraction.inflection import noun_forms, plural, verb_forms

DEFAULT_PRECISION = 0.5


@dataclass(frozen=True)
class Word:
    """A word of the lexicon in one of its classes."""

    lemma: str
    group: str
    frame: str
    verbal: bool

    def rule(self, variant: str) -> str:
        """The name of the rule that a match of this word in this variant of its frame is."""
        return f"{'verb' if self.verbal else 'noun'}:{self.lemma}:{self.frame}:{variant}"


@dataclass
class AttackLexicon:
    """Words by form, phrases by the form of their verb, and the word sets that frames ask about."""

    verbs: dict[str, list[Word]]
    nouns: dict[str, list[Word]]
    phrases: dict[str, tuple[str, frozenset[str]]]
    sets: dict[str, frozenset[str]]
    kinds: list[frozenset[str]]
    stop_with: dict[str, frozenset[str]]
    precision: dict[str, float] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every form that a trigger can begin with."""
        return frozenset().union(self.verbs, self.nouns, self.phrases)

    def has(self, name: str, token: Token) -> bool:
        """Whether a token, in whatever number, is in the word set of that name."""
        return bool(self.sets[name] & {token.lower_, token.lemma_.lower(), singular(token.lower_)})

    def score(self, rule: str) -> float:
        """How often the rule was right, or else all words of its frame in its variant."""
        kind, _, rest = rule.partition(":")
        general = f"{kind}:*:{rest.partition(':')[2]}"
        return self.precision.get(rule, self.precision.get(general, DEFAULT_PRECISION))

    def stops(self, token: Token, argument: Token) -> bool:
        """Whether an argument makes a word of the lexicon something else than an attack."""
        lemmas = {word.lemma for table in (self.verbs, self.nouns) for word in table.get(token.lower_, [])}
        return any(argument.lower_ in self.stop_with.get(lemma, frozenset()) for lemma in (*lemmas, "any"))

    def any_has(self, name: str, tokens: list[Token]) -> bool:
        """Whether one of the tokens is in the word set of that name."""
        return any(self.has(name, token) for token in tokens)


def singular(word: str) -> str:
    """The singular that a regular plural would have."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and plural(word[:-2]) == word:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _data(name: str) -> Any:
    return yaml.safe_load(files("actorgraph.loaders.extraction").joinpath(name).read_text(encoding="utf-8"))


def _words(groups: list[dict[str, str]], irregular: dict[str, str], *, verbal: bool) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for group in groups:
        for lemma in group["words"].split():
            forms = verb_forms(lemma, irregular.get(lemma, "").split()) if verbal else noun_forms(lemma)
            for form in forms:
                found[form].append(Word(lemma, group["class"], group["frame"], verbal))
    return dict(found)


@cache
def attack_lexicon() -> AttackLexicon:
    """The lexicon that is shipped."""
    data = _data("attacks.yaml")
    irregular = data["irregular"]
    spoken = {
        form: (lemma, frozenset(parts.split()))
        for lemma, parts in data["phrases"].items()
        for form in verb_forms(lemma, irregular.get(lemma, "").split())
    }
    sets = {name: frozenset(words.split()) for name, words in data["word_sets"].items()}
    for name in ("light_verbs", "fire_verbs"):
        sets[name] |= {form for lemma in sets[name] for form in verb_forms(lemma, irregular.get(lemma, "").split())}
    return AttackLexicon(
        _words(data["verbs"], irregular, verbal=True),
        _words(data["nouns"], irregular, verbal=False),
        spoken,
        sets,
        [frozenset(words.split()) for words in data["same_attack"]],
        {lemma: frozenset(words.split()) for lemma, words in data["stop_with"].items()},
        _data("attack_precision.yaml")["precision"],
    )


@cache
def _argument_table() -> dict[str, float]:
    table: dict[str, float] = _data("attack_precision.yaml").get("arguments") or {}
    return table


def argument_precision(rule: str) -> float:
    """How often an argument rule was right in coded text, given the right trigger and the right mentions."""
    return _argument_table().get(rule, DEFAULT_PRECISION)

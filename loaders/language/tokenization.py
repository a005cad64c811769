"""spaCy's English tokenizer, cut as the treebanks cut: hyphens part words, ranks and initials keep their stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, HYPHENS
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

CURRENCY = "$£€¥₪"
RUNS = [rf"\{sign}{{2,}}" for sign in "!?=*~_<>^+-"] + [r"[!?]{2,}"]
"""The same sign again and again is one word."""
SUFFIXES = [r"(?<=[0-9])(?:bn|mn|tn)"]
TELEPHONE = r"(?:(?:[0-9]-)?[0-9]{3}-)?[0-9]{3}-[0-9]{4}"


@cache
def rules() -> dict[str, Any]:
    """The lists of tokenization.yaml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return found


def make_tokenizer(vocab: Vocab) -> Callable[[str], Doc]:
    """The tokenizer that the pipeline is trained and run with."""
    english = English(vocab=vocab)
    tokenizer: Any = english.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes(english)).finditer
    tokenizer.prefix_search = compile_prefix_regex(prefixes(english)).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *patterns(english.Defaults.suffixes), *SUFFIXES]).search
    tokenizer.token_match = re.compile(TELEPHONE).fullmatch
    tokenizer.rules = {k: v for k, v in tokenizer.rules.items() if k not in rules()["not_whole"]}
    for form, parts in special_cases().items():
        tokenizer.add_special_case(form, [{"ORTH": part} for part in parts])
    cut: Callable[[str], Doc] = tokenizer
    return cut


def patterns(given: Iterable[Any] | None) -> list[str]:
    """spaCy's patterns, some of which may be compiled, as strings."""
    return [str(getattr(x, "pattern", x)) for x in given or ()]


def prefixes(english: English) -> list[str]:
    """What is cut off the beginning of a word: a hash stays before a letter, US stands apart from its dollar."""
    given = [p for p in patterns(english.Defaults.prefixes) if p != "#"]
    return [*RUNS, r"#(?=[0-9])", rf"(?:US|NZ|HK|[AC])(?=[{CURRENCY}])", *given]


def infixes(english: English) -> list[str]:
    """What parts words inside: hyphens but those of affixes and telephone numbers, slashes, brackets, quotes."""
    affix = "".join(rf"(?<!\b{name})(?<!\b{name.capitalize()})" for name in rules()["affixes"])
    hyphen = rf"(?:{HYPHENS})"
    before, behind = rf"(?<=[{ALPHA}0-9.])", rf"(?=[{ALPHA}0-9{CURRENCY}])"
    ours = [
        rf"{before}{affix}{hyphen}{behind}",
        rf"{before}{hyphen}(?![{ALPHA_LOWER}0-9]){behind}",
        r"(?<=[A-Za-z0-9)])[/](?=[A-Za-z(])",
        r"[\[\](){}“”\"]",
    ]
    return [*(x for x in patterns(english.Defaults.infixes) if HYPHENS not in x), *ours]


def special_cases() -> dict[str, list[str]]:
    """Words that stay whole, and words that are cut where no sign is, in small letters and in capitals."""
    whole = [*(word for words in rules()["abbreviations"].values() for word in words), *rules()["whole"]]
    kept = {form: [form] for word in whole for form in (word, word.upper())}
    cuts = {form: at for word, at in rules()["cuts"].items() for form in (word, word.capitalize(), word.upper())}
    return kept | {form: [form[:at], form[at:]] for form, at in cuts.items()}

"""spaCy's English tokenizer, cut as the treebanks cut: hyphens part words, ranks and initials keep their stops."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, HYPHENS
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
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


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """The tokenizer that the pipeline is trained and run with."""
    given = English.Defaults
    return Tokenizer(
        vocab,
        # All at once: whenever one of its patterns changes, a tokenizer goes through its thousands of rules anew.
        rules={k: v for k, v in (given.tokenizer_exceptions or {}).items() if k not in rules()["not_whole"]}
        | {form: [{"ORTH": part} for part in parts] for form, parts in special_cases().items()},
        prefix_search=compile_prefix_regex(prefixes()).search,
        suffix_search=compile_suffix_regex([*RUNS, *patterns(given.suffixes), *SUFFIXES]).search,
        infix_finditer=compile_infix_regex(infixes()).finditer,
        token_match=re.compile(TELEPHONE).fullmatch,
        url_match=given.url_match,
    )


def patterns(given: Iterable[Any] | None) -> list[str]:
    """spaCy's patterns, some of which may be compiled, as strings."""
    return [str(getattr(x, "pattern", x)) for x in given or ()]


def prefixes() -> list[str]:
    """What is cut off the beginning of a word: a hash stays before a letter, US stands apart from its dollar."""
    given = [p for p in patterns(English.Defaults.prefixes) if p != "#"]
    return [*RUNS, r"#(?=[0-9])", rf"(?:US|NZ|HK|[AC])(?=[{CURRENCY}])", *given]


def infixes() -> list[str]:
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
    return [*(x for x in patterns(English.Defaults.infixes) if HYPHENS not in x), *ours]


def special_cases() -> dict[str, list[str]]:
    """Words that stay whole, and words that are cut where no sign is, in small letters and in capitals."""
    whole = [*(word for words in rules()["abbreviations"].values() for word in words), *rules()["whole"]]
    kept = {form: [form] for word in whole for form in (word, word.upper())}
    cuts = {form: at for word, at in rules()["cuts"].items() for form in (word, word.capitalize(), word.upper())}
    return kept | {form: [form[:at], form[at:]] for form, at in cuts.items()}

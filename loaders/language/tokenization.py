"""spaCy's English tokenizer, cut as the treebanks cut: hyphens part words, initials keep their stops."""

from __future__ import annotations

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex
from spacy.vocab import Vocab


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """The tokenizer that the pipeline is trained and run with."""
    english = English(vocab=vocab)
    infixes = [
        *(english.Defaults.infixes or []),
        rf"(?<=[{ALPHA}0-9.])(?:{HYPHENS})(?=[{ALPHA}0-9])",
        r"(?<=[A-Za-z0-9)])[/](?=[A-Za-z(])",
        r"[\[\](){}“”\"]",
    ]
    tokenizer: Tokenizer = english.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return tokenizer

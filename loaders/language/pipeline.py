"""The project's pipeline put together: tokenizer and parser."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from spacy.lang.en import English
from spacy.language import Language
from spacy.util import dot_to_dict
from spacy.vocab import Vocab

from actorgraph.loaders.language import LONGEST_TEXT, NAME
from actorgraph.loaders.language.factories import PARSER
from actorgraph.loaders.language.tokenization import make_tokenizer

META = {
    "name": NAME.removeprefix("en_"),
    "version": version("actorgraph"),
    "description": "UD syntax, lemmas and names from a small transformer, with heads for reports about armed conflict.",
    "license": "CC-BY-SA-4.0",
}


def make_pipeline(
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """A spaCy Language with the options of `spacy.load`."""
    nlp = English(
        vocab, max_length=LONGEST_TEXT, meta=META, create_tokenizer=lambda language: make_tokenizer(language.vocab)
    )
    if PARSER not in names(exclude):
        nlp.add_pipe(PARSER, config=options(config or {}))
        if PARSER in names(disable) or (names(enable) and PARSER not in names(enable)):
            nlp.disable_pipe(PARSER)
    return nlp


def names(given: str | Iterable[str]) -> tuple[str, ...]:
    """One name or several, as spaCy takes them."""
    return (given,) if isinstance(given, str) else tuple(given)


def options(config: dict[str, Any]) -> dict[str, Any]:
    """The parser's section of a config, nested or with keys such as "components.actorgraph_parser.threads"."""
    nested = dot_to_dict(dict(config)) if any("." in key for key in config) else config
    section: dict[str, Any] = nested.get("components", {}).get(PARSER, {})
    return {key: value for key, value in section.items() if key != "factory"}

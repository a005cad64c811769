"""The project's pipeline put together: tokenizer and parser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import spacy
from spacy.language import Language
from spacy.vocab import Vocab

from actorgraph.loaders.language import LONGEST_TEXT, NAME
from actorgraph.loaders.language import factories as factories
from actorgraph.loaders.language.tokenization import make_tokenizer

PARSER = "actorgraph_parser"


def make_pipeline(
    vocab: Vocab | bool = True,
    disable: Iterable[str] = (),
    enable: Iterable[str] = (),
    exclude: Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """A spaCy Language with the options of `spacy.load`."""
    nlp = spacy.blank("en", vocab=vocab, meta={"name": NAME.removeprefix("en_")})
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    nlp.max_length = LONGEST_TEXT
    options = (config or {}).get("components", {}).get(PARSER, {})
    if PARSER not in tuple(exclude):
        nlp.add_pipe(PARSER, config={k: v for k, v in options.items() if k != "factory"})
    wanted = tuple(enable)
    if PARSER in tuple(disable) or (wanted and PARSER not in wanted):
        nlp.disable_pipe(PARSER)
    return nlp

"""The language pipeline: spaCy with the project's own parser, or any other installed pipeline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from actorgraph.loaders.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language

NAME = "en_actorgraph"
LONGEST_TEXT = 6_000_000
"""Characters; spaCy's own limit of a million is below the longest report that is read."""


def load(**overrides: Any) -> Language:
    """The project's pipeline as a spaCy Language: what `spacy.load` calls, with its options.

    `vocab`, `disable`, `enable`, `exclude` and `config` mean what they mean for `spacy.load`.
    """
    from actorgraph.loaders.language.pipeline import make_pipeline

    return make_pipeline(**overrides)


@cache
def load_pipeline(name: str | None = None) -> Language:
    """The pipeline of that name, the project's own by default.

    Raises LanguageError where there is none, or where it has no dependency parser.
    """
    if name in (None, NAME):
        return load()
    import spacy

    try:
        nlp = spacy.load(name)
        parsed = nlp("Somebody came.").has_annotation("DEP")
    except Exception as error:  # what any installed module of that name may raise
        raise LanguageError(
            f"no spaCy pipeline {name!r} can be loaded; install it, give the path of one, or leave --model out"
        ) from error
    if not parsed:
        raise LanguageError(f"the spaCy pipeline {name!r} has no dependency parser; choose one that has")
    nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
    return nlp

"""Docs from hand-made trees, for tests that must not depend on a parser."""

from spacy.lang.en import English
from spacy.tokens import Doc

VOCAB = English().vocab
ROOTS = {"ROOT", "root"}


def tree(rows):
    """A Doc from lines "word tag label head-word-number"; numbers count words from 1, 0 is the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    heads = [int(head) - 1 if int(head) else i for i, (*_, head) in enumerate(cells)]
    return Doc(
        VOCAB,
        words=[cell[0] for cell in cells],
        tags=[cell[1] for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=heads,
    )


def words(tokens):
    """The words of these tokens."""
    return [token.text for token in tokens]

"""Docs with spaces and recognised entities, and the mentions that are found in them."""

from spacy.tokens import Doc, Span
from trees import VOCAB

from actorgraph.loaders.extraction.mentions import find_mentions
from actorgraph.loaders.gazetteer import load_gazetteer


def sentence(rows, ents=()):
    """A Doc from lines "word tag label head-word-number" (0: root); `ents`: (start, end, label) in words."""
    cells = [row.split() for row in rows.strip().splitlines()]
    heads = [int(head) - 1 if int(head) else i for i, (*_, head) in enumerate(cells)]
    spaces = [
        i + 1 < len(cells) and cells[i + 1][0] not in {",", ".", "'s", "’s", "-", ")", "]"} for i in range(len(cells))
    ]
    spaces = [space and cells[i][0] not in {"-", "(", "["} for i, space in enumerate(spaces)]
    tags, deps = [cell[1] for cell in cells], [cell[2] for cell in cells]
    doc = Doc(VOCAB, [cell[0] for cell in cells], spaces=spaces, tags=tags, deps=deps, heads=heads)
    doc.ents = [Span(doc, start, end, label) for start, end, label in ents]
    return doc


def tagged(text, ents=()):
    """A Doc from "word/TAG word/TAG", each word hanging on the last: what is found must not need a tree."""
    cells = [word.rsplit("/", 1) for word in text.split()]
    rows = [f"{word} {tag} dep {len(cells)}" for word, tag in cells[:-1]] + [f"{cells[-1][0]} {cells[-1][1]} ROOT 0"]
    return sentence("\n".join(rows), ents)


def found(doc, learned=()):
    """Text, role, kind, level and entity of every mention."""
    mentions = find_mentions(doc, load_gazetteer(), learned)
    return {(doc[m.start : m.end].text, m.role, m.kind, m.level, m.entity) for m in mentions}

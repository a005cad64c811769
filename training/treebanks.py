"""Treebanks in CoNLL-U: syntax, morphology and lemmas, and in GUM the named entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from actorgraph.loaders.language.lemmas import edit_rule
from training.sentences import BREAK, JOINED, SPACE, Sentence

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Every sentence of a tab-separated file as its comments and its rows."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        comments = {k.strip("# "): v.strip() for k, _, v in (line.partition("=") for line in lines if line[0] == "#")}
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        if rows:
            yield comments, rows


def gaps_of(rows: list[list[str]]) -> list[int]:
    """What follows each word; inside a multiword token nothing does."""
    inside: set[int] = set()
    joined: set[int] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside.update(range(first, last))
            if "SpaceAfter=No" in row[9]:
                joined.add(last)
    words = [row for row in rows if row[0].isdigit()]
    return [JOINED if int(r[0]) in inside | joined or "SpaceAfter=No" in r[9] else SPACE for r in words]


def gum_entities(rows: list[list[str]]) -> list[str]:
    """B/I/O tags of the outermost entities that a proper name heads, from GUM's `Entity=` (MISC)."""
    tags = ["O"] * len(rows)
    open_at: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        value = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for opening, name, closing in re.findall(r"\((\d+)-(\w+)-[^()]*|(?<![\w-])(\d+)\)", value) or []:
            if opening:
                open_at.append((opening, name, i))
            elif closing:
                _close(closing, open_at, rows, tags, i)
        for name in re.findall(r"\((\d+)-[^()]*\)", value):
            _close(name, open_at, rows, tags, i)
    return tags


def _close(name: str, open_at: list[tuple[str, str, int]], rows: list[list[str]], tags: list[str], end: int) -> None:
    at = next((k for k in reversed(range(len(open_at))) if open_at[k][0] == name), None)
    if at is None:
        return
    _, kind, start = open_at.pop(at)
    inside = range(start + 1, end + 2)
    head = next((r for r in rows[start : end + 1] if int(r[6]) not in inside), rows[end])
    if kind in GUM_TYPES and head[3] == "PROPN" and end - start < 8:
        tags[start : end + 1] = ["B-" + GUM_TYPES[kind]] + ["I-" + GUM_TYPES[kind]] * (end - start)


def treebank(path: Path, entities: dict[str, list[str]] | None = None) -> list[Sentence]:
    """A treebank's sentences; `entities` are B/I/O tags by sentence id where another file has them."""
    sentences: list[Sentence] = []
    for comments, rows in blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        labels = {
            "xpos": [r[4] for r in words],
            "upos": [r[3] for r in words],
            "morphology": [r[5] for r in words],
            "lemma": [edit_rule(r[1], r[2]) for r in words],
            "relation": [r[7] for r in words],
        }
        tags = (entities or {}).get(comments.get("sent_id", ""), [])
        if len(tags) == len(words):
            labels["entity"] = tags
        elif "global.Entity" in comments or "_gum-" in path.name or path.stem.startswith("en_gum"):
            labels["entity_aside"] = gum_entities(words)
        if sentences and ("newpar id" in comments or "newdoc id" in comments or "newpar" in comments):
            sentences[-1].gaps[-1] = BREAK
        heads = [int(r[6]) - 1 if int(r[6]) else i for i, r in enumerate(words)]
        sentences.append(Sentence([r[1].replace(" ", "") for r in words], gaps_of(rows), labels, heads))
    return sentences

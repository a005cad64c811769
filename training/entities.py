"""Entity corpora, each in its own form, read into B/I/O tags of PER, ORG and LOC."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokenizer import Tokenizer

from actorgraph.loaders.language.tokenization import make_tokenizer
from training.sentences import JOINED, SPACE, Sentence
from training.treebanks import blocks

KINDS = {
    "person": "PER",
    "politician": "PER",
    "per": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "org": "ORG",
    "location": "LOC",
    "country": "LOC",
    "loc": "LOC",
}


def plain_tag(tag: str) -> str:
    """A corpus's own tag as B-/I- PER, ORG or LOC, or O."""
    position, _, kind = tag.partition("-")
    return f"{position}-{KINDS[kind.lower()]}" if kind.lower() in KINDS else "O"


def begun(tags: list[str]) -> list[str]:
    """IOB1 as IOB2: every entity begins with B."""
    return ["B" + t[1:] if t[0] == "I" and (i == 0 or tags[i - 1][1:] != t[1:]) else t for i, t in enumerate(tags)]


def universal_ner(path: Path) -> dict[str, list[str]]:
    """Tags of a Universal NER file by sentence id."""
    return {
        c["sent_id"]: [plain_tag(r[2]) for r in rows if r[0].isdigit()] for c, rows in blocks(path) if "sent_id" in c
    }


def universal_ner_sentences(path: Path) -> list[Sentence]:
    """The sentences of a Universal NER file, words and tags, without its treebank."""
    found = []
    for _, rows in blocks(path):
        words = [r[1].replace(" ", "") for r in rows if r[0].isdigit()]
        found.append(
            Sentence(words, guessed_gaps(words), {"entity": [plain_tag(r[2]) for r in rows if r[0].isdigit()]})
        )
    return found


def guessed_gaps(words: list[str]) -> list[int]:
    """Where a corpus does not keep its spaces: none before closing punctuation and clitics."""
    gaps = [SPACE] * len(words)
    for i, word in enumerate(words):
        if i and (word in ".,;:!?)]%" or word.startswith("'") or word == "n't"):
            gaps[i - 1] = JOINED
        if word in "([$":
            gaps[i] = JOINED
    return gaps


def columns(path: Path) -> list[Sentence]:
    """A two-column file (word, tag), sentences parted by blank lines: Wikigold, CrossNER."""
    sentences, words, tags = [], [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            word, tag = line.split()[0], line.split()[-1]
            words.append(word)
            tags.append(plain_tag(tag))
        elif words:
            sentences.append(Sentence(words, guessed_gaps(words), {"entity": begun(tags)}))
            words, tags = [], []
    return [s for s in sentences if s.words[0] != "-DOCSTART-"]


Spans = Iterable[tuple[int, int, str]]


@cache
def tokenizer() -> Tokenizer:
    """The pipeline's own tokenizer."""
    return make_tokenizer(spacy.blank("en").vocab)


def tagged_text(text: str, spans: Spans, bounds: list[tuple[int, int]] | None) -> list[Sentence]:
    """A text with character spans as sentences; without sentence bounds it is one, whose starts are not known."""
    sentences = []
    for start, end in bounds or [(0, len(text))]:
        doc = tokenizer()(text[start:end])
        tags = ["O"] * len(doc)
        for a, b, kind in spans:
            if start <= a and b <= end and (span := doc.char_span(a - start, b - start, alignment_mode="expand")):
                tags[span.start : span.end] = ["B-" + kind] + ["I-" + kind] * (len(span) - 1)
        keep = [i for i, t in enumerate(doc) if not t.is_space]
        if keep:
            sentences.append(
                Sentence(
                    [doc[i].text for i in keep],
                    [SPACE if doc[i].whitespace_ else JOINED for i in keep],
                    {"entity_aside": [tags[i] for i in keep]},
                    starts_known=bounds is not None,
                )
            )
            sentences[-1].gaps[-1] = SPACE
    return sentences


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def redocred(path: Path) -> list[Sentence]:
    """Re-DocRED's articles with their entities of type PER, ORG and LOC."""
    sentences = []
    for article in json_lines(path):
        spans = [
            (a, b, e["type"])
            for e in article["entities"]
            if e["type"] in ("PER", "ORG", "LOC")
            for a, b in e["mentions"]
        ]
        sentences += tagged_text(article["text"], spans, [tuple(b) for b in article["sentences"]])
    return sentences


def re3d(folder: Path) -> list[Sentence]:
    """re3d's press releases with their persons, organisations and locations."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for e in json_lines(folder / "entities.json"):
        if (kind := e["type"].lower()) in KINDS:
            spans[e["documentId"]].append((e["begin"], e["end"], KINDS[kind]))
    return [s for d in json_lines(folder / "documents.json") for s in tagged_text(d["text"], spans[d["_id"]], None)]

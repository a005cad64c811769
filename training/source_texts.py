"""The texts of others that marks are kept apart from: each document of the corpora under a name, as running text."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from actorgraph.loaders.readers.normalization import normalize
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.readers.source import SourceReport
from training.entities import json_lines
from training.treebanks import blocks


def source_text(folder: Path, name: str) -> str:
    """The text of "corpus/FILE", "redocred/TITLE", "re3d/TITLE" or "en_ewt/DOCUMENT", its white space single spaces.

    Raises LookupError where the folder of corpora does not have it.
    """
    corpus, _, document = name.partition("/")
    if corpus == "corpus":
        return article(folder / corpus / document)
    texts = documents(folder, corpus)
    if document not in texts:
        raise LookupError(f"no document {document!r} in {corpus} under {folder}; use the release that was marked")
    return texts[document]


@cache
def article(path: Path) -> str:
    """An encyclopedia article as actorgraph reads it. Raises LookupError where there is none."""
    source = next(iter(read_reports([path]))) if path.is_file() else None
    if not isinstance(source, SourceReport):
        raise LookupError(f"no article {path}; put the encyclopedia articles there")
    return running(normalize(source.text, source.omitted).text)


@cache
def documents(folder: Path, corpus: str) -> dict[str, str]:
    """All documents of a corpus of one file by name."""
    if corpus == "redocred":
        return {one["title"]: running(one["text"]) for one in json_lines(folder / "ner" / "redocred.jsonl")}
    if corpus == "re3d":
        lines = json_lines(folder / "ner" / "re3d_centcom" / "documents.json")
        return {one["title"]: running(one["text"]) for one in lines}
    return treebank_documents(folder / "treebanks" / f"{corpus}-train.conllu")


def treebank_documents(path: Path) -> dict[str, str]:
    """The sentences of each document of a CoNLL-U file, joined by spaces."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    name = ""
    for comments, _ in blocks(path):
        name = comments.get("newdoc id", name)
        found[name].append(comments["text"])
    return {document: running(" ".join(sentences)) for document, sentences in found.items()}


def running(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())

"""The spaCy component that parses with the encoder: sentences, tags, trees, lemmas, entities, in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from actorgraph.loaders.language.encoder import Encoder, Outputs
from actorgraph.loaders.language.lemmas import apply_rule
from actorgraph.loaders.language.links import PairHeads
from actorgraph.loaders.language.tags import spans
from actorgraph.loaders.language.trees import TreeScorer

MODEL = Path(__file__).with_name("model")
LEARNED = "actorgraph_learned"
"""Where a Doc keeps what the heads say of attacks and affiliations (Doc.user_data): a Learned."""
SYNTAX = ("starts", "xpos", "upos", "morphology", "lemma", "relation", "entity")
ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START]
SPACE_TAG, SPACE_POS, SPACE_DEP = "_SP", "SPACE", "dep"


@dataclass
class Learned:
    """The token index of each word, the heads' numbers for it, their labels, and the heads on pairs."""

    words: NDArray[np.int64]
    outputs: Outputs
    labels: dict[str, list[str]]
    heads: PairHeads


class Parser:
    """Sets everything that a spaCy user expects of a pipeline on a Doc."""

    def __init__(self, vocab: Vocab, folder: Path = MODEL, threads: int = 1) -> None:
        self.vocab = vocab
        self._encoder = Encoder(folder, threads)
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        weights = {k: v.astype(np.float32) for k, v in np.load(folder / "weights.npz").items()}
        self._trees = TreeScorer(**{k: weights[f"heads.relation.{k}"] for k in ("arcs", "relations", "root")})
        self._heads = PairHeads(weights)
        add = vocab.strings.add
        self._tag = np.array([add(x) for x in self.labels["xpos"]], dtype=np.uint64)
        self._pos = np.array([add(x) for x in self.labels["upos"]], dtype=np.uint64)
        self._dep = np.array([add("ROOT" if x == "root" else x) for x in self.labels["relation"]], dtype=np.uint64)
        self._morph = np.array([vocab.morphology.add(x) for x in self.labels["morphology"]], dtype=np.uint64)
        self._lemmas: dict[tuple[str, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc; sentence starts that it already has are kept."""
        words = np.array([t.i for t in doc if not t.is_space], dtype=np.int64)
        if not len(words):
            return doc
        outputs = self._encoder.read([doc[int(i)].text for i in words], gaps(doc, words))
        starts = sentence_starts(doc, words, outputs["starts"])
        heads = self._trees.heads(outputs["relation"], starts)
        labels = self._trees.labels(outputs["relation"], heads).argmax(1)
        rows = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
        rows[words, 0] = self._tag[outputs["xpos"].argmax(1)]
        rows[words, 1] = self._pos[outputs["upos"].argmax(1)]
        rows[words, 2] = self._morph[outputs["morphology"].argmax(1)]
        rows[words, 3] = self._lemma(doc, words, outputs["lemma"].argmax(1))
        root = heads == np.arange(len(heads))
        rows[words, 4] = np.where(root, self.vocab.strings["ROOT"], self._dep[labels])
        rows[words, 5] = (words[heads] - words).astype(np.uint64)
        self._entities(rows, words, outputs["entity"])
        rows[:, 8] = np.uint64(2**64 - 1)
        rows[words[starts], 8] = 1
        self._spaces(doc, rows)
        doc.from_array(ATTRIBUTES, rows)
        told = {k: v for k, v in outputs.items() if k not in SYNTAX}
        doc.user_data[LEARNED] = Learned(words, told, self.labels, self._heads)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Docs one by one; a text's result never hangs on its neighbours."""
        for doc in stream:
            yield self(doc)

    def _lemma(self, doc: Doc, words: NDArray[np.int64], rules: NDArray[np.int64]) -> list[int]:
        found = []
        for i, rule in zip(words.tolist(), rules.tolist(), strict=True):
            key = (doc[i].text, rule)
            if key not in self._lemmas:
                self._lemmas[key] = self.vocab.strings.add(apply_rule(key[0], self.labels["lemma"][rule]))
            found.append(self._lemmas[key])
        return found

    def _entities(self, rows: NDArray[np.uint64], words: NDArray[np.int64], scores: NDArray[np.float32]) -> None:
        rows[:, 6] = 2
        for start, end, kind, _ in spans(scores, self.labels["entity"]):
            first, last = int(words[start]), int(words[end - 1])
            rows[first : last + 1, 6] = 1
            rows[first, 6] = 3
            rows[first : last + 1, 7] = self.vocab.strings.add(kind)

    def _spaces(self, doc: Doc, rows: NDArray[np.uint64]) -> None:
        """White space hangs on the word before it, as in spaCy's own pipelines; the first on the word after it."""
        strings = self.vocab.strings
        words = [not t.is_space for t in doc]
        for i in (i for i, word in enumerate(words) if not word):
            head = next((k for k in range(i - 1, -1, -1) if words[k]), None)
            if head is None:
                head = words.index(True)
                rows[head, 8], rows[i, 8] = np.uint64(2**64 - 1), np.uint64(2**64 - 1)
                rows[0, 8] = 1
            rows[i, :5] = [strings.add(SPACE_TAG), strings.add(SPACE_POS), 0, doc[i].orth, strings.add(SPACE_DEP)]
            rows[i, 5] = np.int64(head - i).astype(np.uint64)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing: the model is package data."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Parser:
        """The component as it is: the model is package data."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing: the model is package data."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Parser:
        """The component as it is: the model is package data."""
        return self


def gaps(doc: Doc, words: NDArray[np.int64]) -> list[int]:
    """What follows each word: nothing, a space, or a line break (indices into wordpieces.GAPS)."""
    found = []
    for i, following in zip(words.tolist(), [*words.tolist()[1:], len(doc)], strict=True):
        broken = following == len(doc) or any("\n" in doc[k].text for k in range(i + 1, following))
        found.append(2 if broken else 1 if doc[i].whitespace_ or following > i + 1 else 0)
    return found


def sentence_starts(doc: Doc, words: NDArray[np.int64], scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where sentences begin: as the Doc has it, else where the head says so; the first word always."""
    if doc.has_annotation("SENT_START"):
        starts = np.array([bool(doc[int(i)].is_sent_start) for i in words])
    else:
        starts = scores[:, 1] > scores[:, 0]
    starts[0] = True
    return starts


@Language.factory(
    "actorgraph_parser",
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "token.is_sent_start", "doc.sents", "doc.ents"],
    default_config={"threads": 1},
)
def parser_factory(nlp: Language, name: str, threads: int) -> Any:
    """The component for `nlp.add_pipe("actorgraph_parser")`."""
    return Parser(nlp.vocab, threads=threads)


def learned_of(doc: Doc) -> Learned | None:
    """What the heads say of a Doc that this pipeline parsed; None for another pipeline's."""
    found: Learned | None = doc.user_data.get(LEARNED)
    return found

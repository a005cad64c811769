"""The spaCy component that parses with the encoder: sentences, tags, trees, lemmas, entities, in one pass."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from actorgraph.loaders.language.encoder import Encoder, Labels, Outputs
from actorgraph.loaders.language.layout import Layout, layout_of, likely_starts
from actorgraph.loaders.language.lemmas import Lexicon
from actorgraph.loaders.language.links import PairHeads
from actorgraph.loaders.language.tags import agreeing, probabilities, spans
from actorgraph.loaders.language.trees import TreeScorer

PARSER = "actorgraph_parser"
MODEL = Path(__file__).with_name("model")
LEARNED = "actorgraph_learned"
"""Where a Doc keeps what the heads say of attacks and affiliations (Doc.user_data): a Learned."""
BEST = ("morphology", "lemma")
"""Heads of which the best label alone is kept."""
SYNTAX = ("relation", "entity", "xpos", "upos")
VERBAL_TAGS, VERBAL_CLASSES = ("VB", "MD"), ("VERB", "AUX")
ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
ENT_IOB_COLUMN = ATTRIBUTES.index("ENT_IOB")
INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""spaCy's numbers for ENT_IOB."""
TOKEN_ATTRIBUTES = ("tag", "pos", "morph", "lemma", "dep", "head", "is_sent_start")
SPACE_TAG, SPACE_POS, SPACE_DEP = "_SP", "SPACE", "dep"
MOST_LEMMAS = 100_000
"""Forms remembered; a long run over many texts must not grow without end."""


@dataclass
class Learned:
    """The token index of each word, the heads' numbers for it, their labels, and the heads on pairs."""

    words: NDArray[np.int64]
    outputs: Outputs
    labels: dict[str, list[str]]
    heads: PairHeads

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return nothing, ()


def nothing() -> None:
    """What is left of a Learned in a Doc that was stored or sent to another process."""


def encode_learned(found: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Let a Doc be stored: a Learned is many times its size, and parsing the text again is quicker than reading it."""
    if isinstance(found, Learned):
        return None
    return chain(found) if chain else found


srsly.msgpack.msgpack_encoders.register(LEARNED, func=encode_learned)


class Parser:
    """Sets everything that a spaCy user expects of a pipeline on a Doc."""

    def __init__(self, vocab: Vocab, folder: Path = MODEL, threads: int = 1) -> None:
        self.vocab, self._folder, self._threads = vocab, folder, threads
        self.encoder = Encoder(folder, threads)
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        weights = {k: v.astype(np.float32) for k, v in np.load(folder / "weights.npz").items()}
        self._trees = TreeScorer(**{k: weights[f"heads.relation.{k}"] for k in ("arcs", "relations", "root")})
        self._heads = PairHeads(weights)
        add = vocab.strings.add
        self._tag = np.array([add(x) for x in self.labels["xpos"]], dtype=np.uint64)
        self._pos = np.array([add(x) for x in self.labels["upos"]], dtype=np.uint64)
        fine, coarse = self.labels["xpos"], self.labels["upos"]
        self._verbal = np.isin(fine, [x for x in fine if x.startswith(VERBAL_TAGS)]), np.isin(coarse, VERBAL_CLASSES)
        self._dep = np.array([add("ROOT" if x == "root" else x) for x in self.labels["relation"]], dtype=np.uint64)
        self._morph = np.array([vocab.morphology.add(x) for x in self.labels["morphology"]], dtype=np.uint64)
        self._space = [add(x) for x in (SPACE_TAG, SPACE_POS, SPACE_DEP)]
        self._lexicon = Lexicon(folder / "lemmas.json")
        self._lemmas: dict[tuple[str, int, int, int], int] = {}

    def __reduce__(self) -> tuple[type[Parser], tuple[Vocab, Path, int]]:
        return Parser, (self.vocab, self._folder, self._threads)

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc; sentence starts that it already has are kept."""
        if not len(doc):
            return doc
        layout = layout_of(doc)
        rows = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
        rows[:, ENT_IOB_COLUMN] = OUTSIDE
        starts = np.zeros(len(doc), dtype=bool)
        if len(layout.words):
            self._words(doc, layout, rows, starts)
        self._spaces(doc, layout, rows, starts)
        doc.from_array(ATTRIBUTES, cast("Any", rows))
        # spaCy guesses sentences anew from the heads, and is wrong about some trees that are not projective.
        doc.from_array(["SENT_START"], cast("Any", np.where(starts, 1, -1).astype(np.uint64)))
        return doc

    def _words(self, doc: Doc, layout: Layout, rows: NDArray[np.uint64], starts: NDArray[np.bool_]) -> None:
        """Fill the rows of all words and mark those that begin a sentence."""
        words = layout.words
        texts = [doc[i].text for i in words.tolist()]
        outputs, best = self.encoder.read(texts, layout.gaps, BEST)
        begins = likely_starts(doc, layout, outputs["starts"]) if layout.starts is None else layout.starts
        begins[0] = True
        heads = self._trees.heads(outputs["relation"], begins)
        root = heads == np.arange(len(heads))
        scores = self._trees.labels(outputs["relation"], heads)
        scores[:, self.labels["relation"].index("root")] = -np.inf
        relations = scores.argmax(1)
        acts = np.isin(np.arange(len(heads)), heads[(relations == self.labels["relation"].index("obj")) & ~root])
        tags = agreeing(outputs["xpos"], outputs["upos"], *self._verbal, acts)
        best |= dict(zip(("xpos", "upos"), tags, strict=True))
        rows[words, 0] = self._tag[best["xpos"]]
        rows[words, 1] = self._pos[best["upos"]]
        rows[words, 2] = self._morph[best["morphology"]]
        rows[words, 3] = self._lemma(texts, best)
        rows[words, 4] = np.where(root, np.uint64(self.vocab.strings["ROOT"]), self._dep[relations])
        rows[words, 5] = (words[heads] - words).astype(np.uint64)
        self._entities(rows, words, outputs["entity"])
        starts[words[begins]] = True
        told = {k: v for k, v in outputs.items() if k not in SYNTAX}
        doc.user_data[LEARNED] = Learned(words, told, self.labels, self._heads)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Docs one by one; a text's result never hangs on its neighbours."""
        for doc in stream:
            yield self(doc)

    def _lemma(self, texts: list[str], best: Labels) -> list[int]:
        if len(self._lemmas) > MOST_LEMMAS:
            self._lemmas.clear()
        heads = ("upos", "xpos", "lemma")
        keys = list(zip(texts, *(best[head].tolist() for head in heads), strict=True))
        for key in set(keys) - self._lemmas.keys():
            tags = [self.labels[head][label] for head, label in zip(heads, key[1:], strict=True)]
            self._lemmas[key] = self.vocab.strings.add(self._lexicon.lemma(key[0], *tags))
        return [self._lemmas[key] for key in keys]

    def _entities(self, rows: NDArray[np.uint64], words: NDArray[np.int64], scores: NDArray[np.float32]) -> None:
        for start, end, kind, _ in spans(probabilities(scores), self.labels["entity"]):
            first, last = int(words[start]), int(words[end - 1])
            rows[first : last + 1, ENT_IOB_COLUMN] = INSIDE
            rows[first, ENT_IOB_COLUMN] = BEGINS
            rows[first : last + 1, ENT_IOB_COLUMN + 1] = self.vocab.strings.add(kind)

    def _spaces(self, doc: Doc, layout: Layout, rows: NDArray[np.uint64], starts: NDArray[np.bool_]) -> None:
        """White space hangs on a word, as in spaCy's own pipelines; what leads a sentence begins it."""
        for i, head in reversed(list(zip(layout.spaces.tolist(), layout.space_heads.tolist(), strict=True))):
            if i < head:
                starts[i], starts[i + 1] = starts[i + 1], False
            tag, pos, dep = self._space
            rows[i, :6] = [tag, pos, 0, doc[i].orth, dep, np.int64(head - i).astype(np.uint64)]
        if not len(layout.words):
            rows[0, 4], starts[0] = self.vocab.strings.add("ROOT"), True

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


@Language.factory(
    PARSER,
    assigns=["doc.sents", "doc.ents", *(f"token.{x}" for x in TOKEN_ATTRIBUTES)],
    default_config={"threads": 1, "folder": None},
)
def parser_factory(nlp: Language, name: str, threads: int, folder: str | None) -> Any:
    """The component for `nlp.add_pipe("actorgraph_parser")`, with the package's model or that of a folder."""
    return Parser(nlp.vocab, Path(folder) if folder else MODEL, threads)


def learned_of(doc: Doc) -> Learned | None:
    """What the heads say of a Doc that this pipeline parsed; None for another pipeline's."""
    found = doc.user_data.get(LEARNED)
    return found if isinstance(found, Learned) else None

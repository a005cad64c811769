"""How well a spaCy pipeline does on the test treebanks, from raw text and from gold words; needs no torch.

Words are compared as in the CoNLL 2018 shared task (Zeman et al., 2018): a word counts where the system has one of the
same characters, an arc where both its ends do; F is between the words of the two sides. LAS is of universal relations
(nsubj:pass as nsubj); the strict one has the subtypes. Punctuation counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from training.test_sets import Document, Span, Word, documents

TREEBANKS = {
    "EWT": ("treebanks/en_ewt-test.conllu", "ner/uner_ewt-test.iob2"),
    "GUM": ("treebanks/en_gum-test.conllu", None),
    "PUD": ("treebanks/en_pud-test.conllu", "ner/uner_pud-test.iob2"),
}
KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
MEASURES = ("words", "sentences", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS strict", "entities")
NEEDS = {"UPOS": "POS", "XPOS": "TAG", "lemma": "LEMMA", "entities": "ENT_IOB"}
"""What a Doc must have for a measure to mean anything."""


@dataclass
class Tally:
    """Right ones, gold ones and the system's, by measure."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    system: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, right: int, gold: int, system: int) -> None:
        """Count some more."""
        self.right[measure] += right
        self.gold[measure] += gold
        self.system[measure] += system

    def f(self, measure: str) -> float | None:
        """F1 in per cent; None where nothing was counted."""
        total = self.gold[measure] + self.system[measure]
        return 200.0 * self.right[measure] / total if total else None


def system_words(doc: Doc) -> dict[Span, Token]:
    """The Doc's words by the characters that they have, white space left out."""
    found: dict[Span, Token] = {}
    at = 0
    for token in doc:
        length = sum(not c.isspace() for c in token.text)
        if not token.is_space and length:
            found[at, at + length] = token
        at += length
    return found


def label_of(token: Token) -> str:
    """The label of a word's arc, a root's as UD writes it."""
    return "root" if token.head.i == token.i else token.dep_


def count(tally: Tally, document: Document, doc: Doc, found: dict[Span, Token]) -> None:
    """Count what a Doc has right of a document; `found` are its words by their spans in the document."""
    spans = {token.i: span for span, token in found.items()}
    pairs = [(word, found[word.span]) for word in document.words if word.span in found]
    sizes = len(document.words), len(found)
    tally.add("words", len(pairs), *sizes)
    right: Counter[str] = Counter()
    for word, token in pairs:
        right.update(agreements(word, token, document, spans))
    for measure in ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS strict"):
        if measure not in NEEDS or doc.has_annotation(NEEDS[measure]):
            tally.add(measure, right[measure], *sizes)


def agreements(word: Word, token: Token, document: Document, spans: dict[int, Span]) -> Iterator[str]:
    """The measures on which a word of both sides agrees."""
    if token.pos_ == word.upos:
        yield "UPOS"
    if token.tag_ == word.xpos:
        yield "XPOS"
    if word.lemma in (token.lemma_, "_"):
        yield "lemma"
    root = token.head.i == token.i
    gold_root = document.words[word.head] is word
    if root == gold_root and (root or spans.get(token.head.i) == document.words[word.head].span):
        yield "UAS"
        label = label_of(token)
        if label.partition(":")[0] == word.label.partition(":")[0]:
            yield "LAS"
        if label == word.label:
            yield "LAS strict"


def count_sentences(tally: Tally, document: Document, doc: Doc, found: dict[Span, Token]) -> None:
    """Count sentences that begin and end with the same characters."""
    spans = {token.i: span for span, token in found.items()}
    ends = [*document.starts[1:], len(document.words)]
    words = document.words
    gold = {(words[a].span[0], words[b - 1].span[1]) for a, b in zip(document.starts, ends, strict=True)}
    within = ([spans[t.i] for t in sentence if t.i in spans] for sentence in doc.sents)
    system = {(inside[0][0], inside[-1][1]) for inside in within if inside}
    tally.add("sentences", len(gold & system), len(gold), len(system))


def gold_entities(document: Document) -> set[tuple[int, int, str]]:
    """Entities (first word, last word + 1, kind) of the tags."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(document.tags):
        if tag and tag != "O":
            kind = KINDS[tag[2:]]
            if tag[0] == "I" and found and found[-1][1] == i and found[-1][2] == kind:
                found[-1] = (found[-1][0], i + 1, kind)
            else:
                found.append((i, i + 1, kind))
    return set(found)


def count_entities(tally: Tally, document: Document, doc: Doc) -> None:
    """Count exact entities over gold words, where the words have tags."""
    gold = gold_entities(document)
    system = {(e.start, e.end, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS}
    system = {e for e in system if all(tag is not None for tag in document.tags[e[0] : e[1]])}
    if doc.has_annotation("ENT_IOB"):
        tally.add("entities", len(gold & system), len(gold), len(system))


def given(document: Document, nlp: Language) -> Doc:
    """A Doc of the gold words and sentences, not yet parsed."""
    starts = set(document.starts)
    words = document.words
    return Doc(
        nlp.vocab,
        words=[w.form for w in words],
        spaces=[not w.joined for w in words],
        sent_starts=[i in starts for i in range(len(words))],
    )


def score(nlp: Language, texts: Iterable[Document]) -> dict[str, Tally]:
    """The tallies of `raw` text and of `gold` words."""
    raw, gold = Tally(), Tally()
    for document in texts:
        doc = nlp(document.text)
        found = system_words(doc)
        count(raw, document, doc, found)
        count_sentences(raw, document, doc, found)
        doc = nlp(given(document, nlp))
        count(gold, document, doc, {w.span: t for w, t in zip(document.words, doc, strict=True)})
        if any(tag is not None for tag in document.tags):
            count_entities(gold, document, doc)
    return {"raw": raw, "gold": gold}


Scores = dict[str, dict[str, Tally]]
"""Tallies by treebank and input."""


def score_all(nlp: Language, folder: Path, sentences: int | None = None) -> Scores:
    """The tallies of every treebank below a folder, of its first sentences where a number is given."""
    found = {}
    for name, (path, entities) in TREEBANKS.items():
        if (folder / path).exists():
            found[name] = score(nlp, documents(folder / path, folder / entities if entities else None, sentences))
    return found


def table(found: Scores) -> str:
    """The scores as a Markdown table, F1 in per cent; a dash where the pipeline or the corpus has nothing to say."""
    lines = [f"| test | input | {' | '.join(MEASURES)} |", f"|---|---|{'---:|' * len(MEASURES)}"]
    for name, tallies in found.items():
        for kind, tally in tallies.items():
            values = [None if kind == "gold" and m in ("words", "sentences") else tally.f(m) for m in MEASURES]
            shown = " | ".join("–" if v is None else f"{v:.1f}" for v in values)
            lines.append(f"| {name} | {'raw text' if kind == 'raw' else 'gold words'} | {shown} |")
    return "\n".join(lines)

"""A report sentence by sentence: its words, what is marked in them, and the facts that were found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Span

from actorgraph.loaders.explanation_facts import Fact, Facts, Finding, plain, position
from actorgraph.loaders.extraction.assembly import assemble
from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import Argument, Expression, Findings, Mention, Trigger
from actorgraph.loaders.extraction.things import Things
from actorgraph.loaders.gazetteer import Gazetteer
from actorgraph.loaders.record import Record


@dataclass
class Mark:
    """Words of a sentence from character `start` to before `end`; `label` is written beside them."""

    start: int
    end: int
    sort: str
    label: str
    thing: str = ""


@dataclass
class Piece:
    """A stretch of a sentence: words, or a mark around further pieces."""

    words: str
    mark: Mark | None = None
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Sentence:
    """A sentence with its marks and facts; `uncertain` is what was nearly found."""

    number: int
    text: str
    marks: list[Mark]
    facts: list[Fact]
    uncertain: list[Fact]

    @property
    def pieces(self) -> list[Piece]:
        """The text with its marks nested; of two marks that cross, the one that begins later is not drawn."""
        return _pieces(self.text, 0, len(self.text), self.marks)


@dataclass
class Explanation:
    """All that was found in one report. `attacks` gives the number of each attack of the record by its uid."""

    record: Record
    sentences: list[Sentence]
    attacks: dict[str, int]
    names: dict[str, str]


def explanation_of(source: Source, findings: Findings, gazetteer: Gazetteer) -> Explanation:
    """The explanation of a parsed report and of what was found in it."""
    record = assemble(source, findings, gazetteer)
    facts = Facts(source, findings, Things(source, gazetteer, findings.mentions), record)
    spans = list(source.doc.sents)
    told = zip(spans, _by_sentence(findings, [span.start for span in spans]), strict=True)
    worded = [(span, found) for span, found in told if span.text.strip()]
    sentences = [_sentence(number, span, found, facts) for number, (span, found) in enumerate(worded, 1)]
    attacks = {facts.uid(event.triggers[0]): facts.numbers[number] for number, event in facts.events.items()}
    return Explanation(record, sentences, attacks, facts.names)


def _by_sentence(findings: Findings, starts: list[int]) -> list[list[Finding]]:
    """The findings of each sentence, in the order of Findings; `starts` are the sentences' first tokens."""
    found: list[list[Finding]] = [[] for _ in starts]
    sorts: list[list[Finding]] = [
        [*findings.mentions], [*findings.expressions], [*findings.triggers], [*findings.arguments],
        [*findings.ties], [*findings.answers],
    ]  # fmt: skip
    for finding in chain.from_iterable(sorts):
        found[bisect_right(starts, position(finding)) - 1].append(finding)
    return found


def _sentence(number: int, span: Span, found: list[Finding], facts: Facts) -> Sentence:
    spoken = span.text.rstrip()
    told: list[Fact] = []
    for finding in found:
        if isinstance(finding, Trigger):
            told.append(facts.trigger(finding))
            told += [facts.argument(a) for a in found if isinstance(a, Argument) and a.trigger is finding]
        elif not isinstance(finding, Argument):
            told.append(facts.any(finding))
    doubtful = [f for f in facts.findings.uncertain if span.start <= position(f) < span.end]
    marks = [mark for mark in _marks(span, found, facts) if mark.end <= len(spoken)]
    return Sentence(number, spoken, marks, told, [facts.uncertain(f) for f in doubtful])


def _marks(span: Span, found: list[Finding], facts: Facts) -> Iterator[Mark]:
    """One mark for the same words: that of the attack, of the mention, of the expression, in this order."""
    drawn: set[tuple[int, int]] = set()
    for item in [f for sort in (Trigger, Mention, Expression) for f in found if isinstance(f, sort)]:
        if item.end > span.end or (item.start, item.end) in drawn:
            continue
        drawn.add((item.start, item.end))
        words = span.doc[item.start : item.end]
        yield Mark(words.start_char - span.start_char, words.end_char - span.start_char, *_label(item, facts))


def _label(item: Trigger | Mention | Expression, facts: Facts) -> tuple[str, str, str]:
    """What a mark is, what is written beside it, and what it points at."""
    if isinstance(item, Trigger):
        fact = facts.trigger(item)
        return ("rejected", f"{fact.sort}: {item.modality}", "") if fact.note else ("attack", fact.sort, fact.thing)
    if isinstance(item, Mention):
        fact = facts.mention(item)
        return item.role, fact.sort if item.level == "name" else fact.meaning or fact.sort, fact.thing
    meant = "" if item.label == "motive" else plain(item.value)
    return item.label, item.label if meant in ("", facts.words(item).lower()) else meant, ""


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> list[Piece]:
    found: list[Piece] = []
    at = start
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at or mark.end > end:
            continue
        if mark.start > at:
            found.append(Piece(text[at : mark.start]))
        within = [m for m in marks if m is not mark and mark.start <= m.start and m.end <= mark.end]
        words = text[mark.start : mark.end]
        found.append(Piece(words, mark, _pieces(text, mark.start, mark.end, within)))
        at = mark.end
    return [*found, Piece(text[at:end])] if at < end else found

"""The attacks of a document in order, and what was told before what."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from actorgraph.loaders.extraction.findings import Mention, Trigger
from actorgraph.loaders.extraction.mention_index import MentionIndex
from actorgraph.loaders.extraction.syntax import climb

BACK_REACH = 3


@dataclass
class Scene:
    """A document with its attacks in order."""

    doc: Doc
    triggers: list[Trigger]
    mentions: list[Mention]
    index: MentionIndex

    def event(self, trigger: Trigger) -> object:
        """What identifies the attack that a trigger tells of."""
        return trigger.event if trigger.event >= 0 else id(trigger)

    def within(self, start: int, end: int) -> list[Trigger]:
        """Triggers inside [start, end), in order."""
        return [t for t in self.triggers if t.start >= start and t.end <= end]

    def over(self, span: Span) -> Trigger | None:
        """The trigger that shares words with a cue."""
        return next((t for t in self.triggers if t.start < span.end and span.start < t.end), None)

    def earlier(self, trigger: Trigger, position: int) -> Trigger | None:
        """The last attack told before a position, other than the trigger's own, within a few sentences."""
        first = self.doc[position].sent.start
        for _ in range(BACK_REACH):
            first = self.doc[first - 1].sent.start if first else 0
        others = [t for t in self.within(first, position) if self.event(t) != self.event(trigger)]
        told = [t for t in others if t.modality == "actual"]
        return told[-1] if told else None

    def met(self, span: tuple[int, int], effect: Trigger) -> Trigger | None:
        """The earlier attack whose sentence names somebody or something that these words name ("for Shola")."""
        named = {m.entity for m in self.mentions if span[0] <= m.start and m.end <= span[1] and m.level != "pronoun"}
        for mention in reversed([m for m in self.mentions if m.entity in named and m.end <= span[0]]):
            sentence = self.doc[mention.start].sent
            told = [t for t in self.within(sentence.start, min(sentence.end, span[0])) if t.modality == "actual"]
            others = [t for t in told if self.event(t) != self.event(effect)]
            if others:
                return min(others, key=lambda t: abs(t.start - mention.start))
        return None

    def governor(self, span: Span) -> Trigger | None:
        """The trigger that the words hang on, if they hang on one."""
        for token in climb(span.root.head):
            covering = [t for t in self.triggers if t.start <= token.i < t.end]
            if covering:
                return covering[0]
        return None

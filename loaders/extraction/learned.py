"""What the learned heads say of a document: spans, who a mention means, what belongs to what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from actorgraph.loaders.extraction.findings import Expression, Mention, Trigger
from actorgraph.loaders.extraction.spotted import Spotted, in_shape, whole_noun
from actorgraph.loaders.extraction.tokens import lower_words, sentence_numbers
from actorgraph.loaders.gazetteer import fold
from actorgraph.loaders.language.factories import Learned, learned_of
from actorgraph.loaders.language.links import UNTHOUGHT, Bounds, Floats, Projected
from actorgraph.loaders.language.spans import PLACE_KINDS, STATUSES
from actorgraph.loaders.language.tags import probabilities, spans

LETTERS = {"weapon": "W", "date": "D", "number": "K", "motive": "M"}
POINTING = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both", "said", "same"}
)
EARLIER = 64
"""How many earlier mentions a later one may mean: a book has too many for all pairs of them."""
MENTION_HEADS = ("mention", "mention_inside")
"""The tag heads of mentions and of mentions inside others; label 0 of each is of words that are none."""
INDEFINITE = 3.0
"""How much surer the coreference head must be where the words do not point back ("forces", "a group")."""
Item = Mention | Expression | Trigger


class LearnedReader:
    """The heads' view of one document; every answer is a probability."""

    def __init__(self, doc: Doc, learned: Learned) -> None:
        self._doc, self._words, self._outputs = doc, learned.words, learned.outputs
        self._labels, self._heads = learned.labels, learned.heads
        self._position = np.searchsorted(learned.words, np.arange(len(doc) + 1))
        self._projected = Projected(learned.outputs["span"])
        self._sentence = sentence_numbers(doc)
        self._chances: dict[str, Floats] = {}

    @classmethod
    def of(cls, doc: Doc) -> LearnedReader | None:
        """The reader of a Doc that the project's own pipeline parsed; None for another pipeline's."""
        learned = learned_of(doc)
        return cls(doc, learned) if learned is not None and "mention" in learned.outputs else None

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds a token."""
        return self._sentence[position]

    def text(self, start: int, end: int) -> str:
        """The words of a span of tokens."""
        words: str = self._doc[start:end].text
        return words

    def spotted(self, head: str) -> list[Spotted]:
        """The spans that a tag head finds."""
        found = spans(self._probabilities(head), self._labels[head])
        return [Spotted(int(self._words[a]), int(self._words[b - 1]) + 1, label, p) for a, b, label, p in found]

    def mentions(self, least: float) -> list[Mention]:
        """Actors and places, be they names, nouns or pronouns, with the entity that the coreference head gives them."""
        spots = [s for head in MENTION_HEADS for s in self.spotted(head) if s.score >= least]
        mentions = [self._mention(s) for s in in_shape(self._doc, spots)]
        self._refer(mentions)
        return mentions

    def chance(self, item: Item) -> float:
        """The tag heads' chance of words, whoever found them: of a mention's last word, of the likeliest of others."""
        start, end = self._bounds(item)
        heads: tuple[str, ...] = ("trigger",) if isinstance(item, Trigger) else ("expression",)
        if isinstance(item, Mention):
            heads, start = MENTION_HEADS, end - 1
        return max(float(1 - self._probabilities(head)[start:end, 0].min()) for head in heads)

    def _probabilities(self, head: str) -> Floats:
        """A tag head's probabilities (words, labels), worked out once."""
        if head not in self._chances:
            self._chances[head] = probabilities(self._outputs[head])
        return self._chances[head]

    def _mention(self, spot: Spotted) -> Mention:
        span = self._doc[spot.start : spot.end]
        role = "place" if spot.label in PLACE_KINDS else "actor"
        level = "name"
        if len(span) == 1 and span[0].pos_ in ("PRON", "DET"):
            level = "pronoun"
        elif not (span[-1].pos_ == "PROPN" or span[-1].text[:1].isupper() or span[-1].text in ".)"):
            level = "noun"
        if level == "noun":
            spot = whole_noun(self._doc, spot)
        key = f"name:{role}:{fold(span.text)}" if level == "name" else f"{level}:{spot.start}"
        return Mention(spot.start, spot.end, role, spot.label, level, key, spot.score, "head:mention")  # type: ignore[arg-type]

    def _refer(self, mentions: list[Mention]) -> None:
        """Common nouns and pronouns take the entity of the mention that the coreference head chooses.

        Those that say whose they are ("Iran-backed militias", "its fighters") are left to the rules, which can tell.
        """
        if len(mentions) < 2:
            return
        holding = with_inner(mentions)
        asked = [i for i, m in enumerate(mentions) if i and m.level != "name" and i not in holding]
        actor = np.array([m.role == "actor" for m in mentions])
        allowed = (actor[:, None] == actor[None, :]) & np.isin(np.arange(len(mentions)), asked)[:, None]
        scores = self._earlier("coreference", mentions, allowed)
        for i, mention in ((i, mentions[i]) for i in asked):
            first = max(0, i - EARLIER)
            best = first + int(scores[i, first:i].argmax())
            if scores[i, best] > (0 if self._is_given(mention) else INDEFINITE):
                mention.entity = mentions[best].entity

    def _is_given(self, mention: Mention) -> bool:
        """Whether the words point at something known: a pronoun, "the group", "these men", "fighters of X"."""
        if mention.level == "pronoun" or self._doc[mention.start].lower_ in POINTING:
            return True
        before = self._doc[mention.start - 1].lower_ if mention.start else ""
        after = self._doc[mention.end].lower_ if mention.end < len(self._doc) else ""
        return before in POINTING or after == "of"

    def triggers(self, least: float) -> list[Trigger]:
        """Words that tell of attacks, with modality and status."""
        found = [
            Trigger(s.start, s.end, s.label, score=s.score, found_by="head:trigger")  # type: ignore[arg-type]
            for s in self.spotted("trigger")
            if s.score >= least
        ]
        if found:
            _, vectors = self._vectors(found)
            for trigger, best in zip(found, self._heads.status(vectors).argmax(1), strict=True):
                trigger.status = STATUSES[best]
        return found

    def events(self, triggers: Sequence[Trigger]) -> NDArray[np.float32]:
        """Scores (n, n) of trigger i telling of the same attack as an earlier j; above 0 where it does."""
        return self._earlier("event", triggers, np.ones((len(triggers), len(triggers)), dtype=np.bool_))

    def _earlier(self, head: str, items: Sequence[Item], allowed: NDArray[np.bool_]) -> Floats:
        """Scores (n, n) of the allowed pairs of an item and the EARLIER ones right before it, in blocks.

        All others are far below zero.
        """
        scores = np.full((len(items), len(items)), UNTHOUGHT, dtype=np.float32)
        for start in range(0, len(items), EARLIER):
            first, last = max(0, start - EARLIER), min(start + EARLIER, len(items))
            bounds, vectors = self._vectors(items[first:last])
            words = [[*lower_words(self._doc)[m.start : m.end]] for m in items[first:last]]
            wanted = np.tri(last - first, k=-1, dtype=bool)
            wanted[: start - first] = False
            wanted &= allowed[first:last, first:last]
            found = self._heads.pairs(head, (vectors, bounds), (vectors, bounds), wanted, words)[..., 0]
            scores[start:last, first:last] = found[start - first :]
        return scores

    def arguments(self, triggers: Sequence[Trigger], fillers: Sequence[Mention | Expression], reach: int) -> Floats:
        """Scores (triggers, fillers, SLOTS) of pairs that are at most so many sentences apart."""
        return self._pairs("argument", triggers, fillers, reach)

    def ties(self, juniors: Sequence[Mention], seniors: Sequence[Mention], reach: int) -> Floats:
        """Scores (juniors, seniors, AFFILIATIONS) of pairs that are at most so many sentences apart."""
        return self._pairs("affiliation", juniors, seniors, reach)

    def answers(self, triggers: Sequence[Trigger], causes: Sequence[Trigger | Expression], reach: int) -> Floats:
        """Scores (triggers, causes, 1) of pairs that are at most so many sentences apart."""
        return self._pairs("answer", triggers, causes, reach)

    def _pairs(self, head: str, left: Sequence[Item], right: Sequence[Item], reach: int) -> Floats:
        x_bounds, x = self._vectors(left)
        y_bounds, y = self._vectors(right)
        rows, columns = (np.array([self._sentence[i.start] for i in items], dtype=int) for items in (left, right))
        close = np.abs(rows[:, None] - columns[None, :]) <= reach
        return self._heads.pairs(head, (x, x_bounds), (y, y_bounds), close, projected=self._projected)

    def _vectors(self, items: Sequence[Item]) -> tuple[Bounds, Floats]:
        bounds = [self._bounds(item) for item in items]
        return bounds, self._heads.spans(self._projected, bounds, [type_of(item) for item in items])

    def _bounds(self, item: Item) -> tuple[int, int]:
        start = min(int(self._position[item.start]), len(self._words) - 1)
        return start, max(int(self._position[item.end]), start + 1)


def inside(inner: Mention, outer: Mention) -> bool:
    """Whether a mention lies within another one and is not the whole of it: "Iran" in "Iran-backed militias"."""
    return (
        outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
    )


def with_inner(mentions: Sequence[Mention]) -> set[int]:
    """Which mentions, in order of the text and the wider first, hold another one."""
    found: set[int] = set()
    open_ones: list[int] = []
    for i, mention in enumerate(mentions):
        open_ones = [j for j in open_ones if mentions[j].end > mention.start]
        found.update(j for j in open_ones if inside(mention, mentions[j]))
        open_ones.append(i)
    return found


def type_of(item: Item) -> str:
    """The type of a span as the heads know it."""
    if isinstance(item, Mention):
        return item.kind
    if isinstance(item, Expression):
        return LETTERS[item.label]
    return "planned" if item.modality == "future" else item.modality

"""Which mention stands where: by its edges, by its head, by the token that it covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.affiliation_phrases import words_of
from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.noun_phrases import HYPHENS
from actorgraph.loaders.extraction.place_or_actor import is_dateline
from actorgraph.loaders.extraction.syntax import is_noun, is_verb

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "several", "other", "all", "both"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
JOINERS = frozenset({"and", "or", "&"})


class MentionIndex:
    """The actors mentioned in one document, found by position. Of two that share their head, the widest counts."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention]) -> None:
        self.doc, mentions = doc, list(mentions)
        self.actors = sorted((m for m in mentions if m.role == "actor"), key=lambda m: (m.start, -m.end))
        self._places = [m for m in mentions if m.role == "place"]
        self.persons = [m for m in self.actors if m.kind == "person"]
        self._starts: dict[int, list[Mention]] = defaultdict(list)
        self._ends: dict[int, list[Mention]] = defaultdict(list)
        self._over: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.actors:
            for i in range(mention.start, mention.end):
                self._over[i].append(mention)
            self._starts[mention.start].append(mention)
            self._ends[mention.end].append(mention)

    @cached_property
    def dateline(self) -> Mention | None:
        """The city where a report says that it was written."""
        return next((m for m in self._places if is_dateline(self.doc[m.start : m.end])), None)

    def starting(self, position: int) -> Mention | None:
        """The widest mention that starts here."""
        return max(self._starts.get(position, []), key=lambda m: m.end, default=None)

    def ending(self, position: int) -> Mention | None:
        """The widest mention that ends before this position."""
        return min(self._ends.get(position, []), key=lambda m: m.start, default=None)

    def covering(self, position: int) -> list[Mention]:
        """All mentions over one token, widest first."""
        return sorted(self._over.get(position, []), key=lambda m: m.start - m.end)

    def nested(self, outer: Mention) -> list[Mention]:
        """Mentions strictly inside another one, of another entity."""
        starting = (m for i in range(outer.start, outer.end) for m in self._starts.get(i, ()))
        return [m for m in starting if m is not outer and m.end <= outer.end and m.entity != outer.entity]

    def head(self, mention: Mention) -> Token:
        """The token on which the other words of a mention hang."""
        return self.doc[mention.start : mention.end].root

    def at(self, token: Token) -> Mention | None:
        """The actor that a token is the head of; "forces" in "Iraqi forces" gives the mention "Iraqi"."""
        for mention in self.covering(token.i):
            if token.i == mention.end - 1 or self.head(mention) == token:
                return mention
        if token.lower_ in words_of("forces") and not self.covering(token.i):
            before = self.ending(token.i)
            return before if before is not None and before.kind == "state" else None
        return None

    def after(self, position: int, reach: int = 4) -> Mention | None:
        """The actor that a noun phrase starting here stands for: past determiners, adjectives and "X's", not past "of".

        None where the mention found only modifies some other noun ("Iranian oil").
        """
        for i in range(position, min(position + reach + 1, len(self.doc))):
            mention = self.starting(i)
            if mention is not None:
                return self._possessed(mention)
            if not self._passable(i):
                return None
        return None

    def listed(self, first: Mention) -> list[Mention]:
        """The mention and those coordinated with it after it: "Iran, Hezbollah and the Houthis"."""
        found: list[Mention] = [first]
        pending: list[Mention] = []
        mention = first
        while (following := self._next_in_list(mention, len(found) + len(pending) == 1)) is not None:
            mention, joined = following
            pending.append(mention)
            if joined:
                found.extend(pending)
                pending = []
        if len(found) > 1 and found[-1].end < len(self.doc) and is_verb(self.doc[found[-1].end]):
            found.pop()
        return found

    def listed_before(self, last: Mention) -> list[Mention]:
        """The mention and those coordinated with it before it: "Badr, Asaib and Nujaba"."""
        earlier = [m for m in self.actors if m.end <= last.start and last.start - m.end < 40]
        for mention in earlier:
            members = self.listed(mention)
            if any(m is last for m in members):
                return members[: next(i for i, m in enumerate(members) if m is last) + 1]
        return [last]

    def _next_in_list(self, mention: Mention, first: bool) -> tuple[Mention, bool] | None:
        i = mention.end
        joined = False
        while i < min(mention.end + 3, len(self.doc)) and (self.doc[i].lower_ in JOINERS or self.doc[i].text == ","):
            joined = joined or self.doc[i].lower_ in JOINERS
            i += 1
        if i == mention.end or (i - mention.end > 1 and first):
            return None
        following = self.after(i, 2)
        return (following, joined) if following is not None and following.start < i + 4 else None

    def _passable(self, i: int) -> bool:
        token = self.doc[i]
        return (
            token.lower_ in DETERMINERS
            or token.text in QUOTES | HYPHENS
            or (i > 0 and self.doc[i - 1].text in HYPHENS)
            or token.tag_ in {"JJ", "JJS", "JJR", "CD", "RB", "VBN"}
            or token.pos_ in {"ADJ", "NUM", "ADV", "DET"}
        )

    def _possessed(self, mention: Mention) -> Mention | None:
        doc, end = self.doc, mention.end
        if end < len(doc) and doc[end].text in POSSESSIVE:
            return self.after(end + 1, 3)
        if end + 1 < len(doc) and (doc[end].text in HYPHENS or "-" in doc[end - 1].text[1:-1].strip("-")):
            compound = end + 2 if doc[end].text in HYPHENS else end
            return self.after(compound, 2)
        if end < len(doc) and is_noun(doc[end]) and not self.covering(end):
            forces = mention.kind == "state" and (
                doc[end].lower_ in words_of("forces") or doc[end].lower_ in words_of("arms")
            )
            return mention if forces or doc[end].is_title else None
        follower = self.starting(end)
        if follower is not None and mention.kind == "state" and follower.kind != "person":
            return follower
        return mention

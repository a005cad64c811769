"""From mentions to the actors and places of a record: one entry for one thing, with all its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.longer_names import whole_place
from actorgraph.loaders.gazetteer import ActorEntry, Gazetteer, PlaceEntry
from actorgraph.loaders.gazetteer.hierarchy import place_of
from actorgraph.loaders.readers.source import digest
from actorgraph.loaders.record import Actor, Place, vocabulary

UNTOLD_KINDS = {"actor": "organization", "place": "facility"}
DETERMINERS = ("the ", "a ", "an ")
COUNTING = frozenset(
    {"several", "many", "few", "more", "than", "other", "others", "own", "same", "such", "last", "first"}
)


class Things:
    """The actors and places of one report, by the entity that mentions share.

    A known thing has the gazetteer's uid; an unknown name has a uid made of the name, so that two reports that name it
    name one thing; what has no name ("gunmen") is a thing of its report alone.
    """

    def __init__(self, source: Source, gazetteer: Gazetteer, mentions: Iterable[Mention]) -> None:
        self._source, self._gazetteer = source, gazetteer
        self._mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.role, mention.entity].append(mention)
        self._uids: dict[tuple[str, str], str] = {}

    def uid(self, mention: Mention) -> str:
        """The uid of what a mention stands for."""
        key = (mention.role, mention.entity)
        if key not in self._uids:
            self._uids[key] = self._make_uid(mention)
        return self._uids[key]

    def _make_uid(self, mention: Mention) -> str:
        if mention.entity.startswith(f"{mention.role}:"):
            return mention.entity
        named = mention.entity.startswith("name:")
        key = mention.entity if named else f"{self._source.report.uid} {mention.entity}"
        return f"{mention.role}:{'' if named else 'unnamed-'}{digest(key.encode())[:16]}"

    def actors(self, used: set[str]) -> list[Actor]:
        """Every named actor, and of the others those whose uid is used."""
        return [self._actor(key, found) for key, found in self._kept("actor", used)]

    def places(self, used: set[str]) -> list[Place]:
        """Every named place, and of the others those whose uid is used."""
        return [self._place(key, found) for key, found in self._kept("place", used)]

    def _kept(self, role: str, used: set[str]) -> list[tuple[str, list[Mention]]]:
        kept = []
        for (own, _), found in self._mentions.items():
            named = any(m.level == "name" for m in found)
            uid = self.uid(found[0])
            if own == role and (uid in used or named):
                kept.append((uid, found))
        return kept

    def _actor(self, uid: str, found: list[Mention]) -> Actor:
        mentions = [self._source.span(m.start, m.end) for m in found]
        entry = self._gazetteer.get(uid)
        if isinstance(entry, ActorEntry):
            return Actor(
                uid=uid,
                name=entry.name,
                kind=entry.kind,
                aliases=list(entry.aliases),
                country=entry.country,
                known=True,
                mentions=mentions,
            )
        name, aliases = self._names(found)
        return Actor(uid=uid, name=name, kind=_kind(found, "actor"), aliases=aliases, mentions=mentions)

    def _place(self, uid: str, found: list[Mention]) -> Place:
        mentions = [self._source.span(m.start, m.end) for m in found]
        entry = self._gazetteer.get(uid)
        if isinstance(entry, PlaceEntry):
            return place_of(entry).model_copy(update={"mentions": mentions})
        name, aliases = self._names(found)
        whole = whole_place(name, self._gazetteer)
        country = whole.country if whole else None
        return Place(
            uid=uid, name=name, kind=_kind(found, "place"), aliases=aliases, country=country, mentions=mentions
        )

    def _names(self, found: list[Mention]) -> tuple[str, list[str]]:
        """The first full name and the other names; of what has no name, its first words."""
        named = [m for m in found if m.level == "name"] or [m for m in found if m.level == "noun"] or found
        texts = list(dict.fromkeys(without_article(self._source.words(self._begin(m), m.end)) for m in named))
        return texts[0], texts[1:]

    def _begin(self, mention: Mention) -> int:
        """Where the words begin that name a thing: "six policemen" are policemen, "his driver" is a driver."""
        doc, start = self._source.doc, mention.start
        while mention.level == "noun" and start + 1 < mention.end and is_counting(doc[start]):
            start += 1
        return mention.start if doc[start].lower_ == "of" else start


def is_counting(token: Token) -> bool:
    """Whether a word before a noun says how many are meant, or whose, and not who."""
    counts = token.pos_ in {"NUM", "DET"} or token.tag_ in {"PRP$", "WP$", "PDT", "CD"} or token.lower_ in COUNTING
    return counts and bool(token.whitespace_)  # The number of "7-year-old" is part of a word.


def without_article(text: str) -> str:
    """A name without the article before it."""
    low = text.lower()
    return next((text[len(d) :] for d in DETERMINERS if low.startswith(d) and len(text) > len(d)), text)


def _kind(found: list[Mention], role: str) -> str:
    """The kind that most names have, among those that the role can have."""
    terms = vocabulary(f"{role}_kind")
    named = [m.kind for m in found if m.level == "name"] + [m.kind for m in found]
    fitting = [kind for kind in named if kind in terms]
    return Counter(fitting).most_common(1)[0][0] if fitting else UNTOLD_KINDS[role]

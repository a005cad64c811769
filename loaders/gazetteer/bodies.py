"""Names made by rule: "<state> troops" is the state, "<group> fighters" the group, "<demonym> Navy" the navy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from actorgraph.loaders.gazetteer.names import Word, joined, word_key, words
from actorgraph.loaders.gazetteer.schema import ActorEntry, GazetteerEntry, PlaceEntry
from actorgraph.loaders.gazetteer.spellings import Form

Extension = tuple[int, tuple[GazetteerEntry, ...], Form]
LONGEST = 4


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("bodies.yaml").read_text(encoding="utf-8"))
    return data


def _phrases(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word_key(word.text) for word in words(text)) for text in texts)


class Bodies:
    """What follows the name of a state or group and belongs to it."""

    def __init__(self, known: dict[str, ActorEntry]) -> None:
        """`known`: actors by folded spelling, so that a body with an entry of its own is that entry."""
        data = _data()
        self._known = known
        self._nouns = {group: _phrases(data[group]["nouns"]) for group in ("forces", "members")}
        self._modifiers = {group: _phrases(data[group]["modifiers"]) for group in ("forces", "members")}
        self._bodies = {keys: body for body in data["bodies"] for keys in _phrases(body["spellings"])}
        self._landmarks = {kind: _phrases(nouns) for kind, nouns in data["landmarks"].items()}
        self.compounds = frozenset(data["compounds"])

    def extension(
        self, text: str, found: Sequence[Word], i: int, entries: tuple[GazetteerEntry, ...], form: Form
    ) -> Extension | None:
        """How many words from found[i] on belong to the name before, whom they then name, and how; None for none."""
        actor = next((entry for entry in entries if isinstance(entry, ActorEntry)), None)
        if actor is None or form == "seat":
            return self._landmark(text, found, i, entries)
        if actor.kind in {"person", "civilians"} or form == "ambiguous":
            return None
        phrase = _following(text, found, i)
        if not phrase:
            return None
        if actor.kind != "state":
            extra = self._noun_phrase(phrase, "members")
            return (extra, (actor,), "members") if extra else None
        body = self._body(phrase, actor)
        if body is not None:
            return body
        extra = self._noun_phrase(phrase, "forces")
        return (extra, (actor,), "forces") if extra else None

    def _landmark(
        self, text: str, found: Sequence[Word], i: int, entries: tuple[GazetteerEntry, ...]
    ) -> Extension | None:
        places = tuple(entry for entry in entries if isinstance(entry, PlaceEntry))
        nouns = self._landmarks.get(places[0].kind, frozenset()) if places else frozenset()
        keys = tuple(word.key for word in _following(text, found, i))
        length = next((n for n in (3, 2, 1) if n <= len(keys) and keys[:n] in nouns), 0)
        return (length, places, "name") if length else None

    def body_of(self, state: ActorEntry, phrase: str) -> ActorEntry | None:
        """The body of a state that a phrase names ("defence ministry" of Turkey); None where it names none."""
        body = self._bodies.get(tuple(word.key for word in words(phrase)))
        return self._entry(state, body) if body is not None else None

    def _body(self, phrase: Sequence[Word], state: ActorEntry) -> Extension | None:
        for length in range(len(phrase), 0, -1):
            body = self._bodies.get(tuple(word.key for word in phrase[:length]))
            if body is not None and (not body.get("cased") or all(w.text[0].isupper() for w in phrase[:length])):
                return length, (self._entry(state, body),), "body"
        return None

    def _entry(self, state: ActorEntry, body: dict[str, Any]) -> ActorEntry:
        name = f"{state.demonyms[0] if state.demonyms else state.name} {body['name']}"
        known = self._known.get(" ".join(word.key for word in words(name)))
        if known is not None:
            return known
        return ActorEntry(id=f"{state.id}-{body['id']}", name=name, kind=body["kind"], country=state.country)

    def _noun_phrase(self, phrase: Sequence[Word], group: str) -> int:
        """Length of "[modifier…] noun" at the start of a phrase, 0 for none."""
        keys = tuple(word.key for word in phrase)
        best = 0
        for length in range(len(keys), 0, -1):
            for split in range(length):
                if keys[split:length] in self._nouns[group] and self._all_modifiers(keys[:split], group):
                    best = max(best, length)
        return best

    def _all_modifiers(self, keys: tuple[str, ...], group: str) -> bool:
        if not keys:
            return True
        known = self._modifiers[group]
        return any(keys[:n] in known and self._all_modifiers(keys[n:], group) for n in (1, 2) if n <= len(keys))


def _following(text: str, found: Sequence[Word], i: int) -> list[Word]:
    phrase: list[Word] = []
    for j in range(i, min(i + LONGEST, len(found))):
        if found[j].possessive or found[j].lead != found[j].start or not joined(text, found[j - 1], found[j]):
            break
        if text[found[j - 1].end : found[j].start] not in {" ", "\u00a0", "\n"}:
            break
        phrase.append(found[j])
    return phrase

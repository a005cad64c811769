"""Mentions of the actors and places that the gazetteer knows, each decided to be the one or the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.longer_names import is_other_name, name_key, part_of_place
from actorgraph.loaders.extraction.nouns import words
from actorgraph.loaders.extraction.place_or_actor import demonym_is_actor, is_actor
from actorgraph.loaders.extraction.tokens import text_of
from actorgraph.loaders.gazetteer import ActorEntry, Gazetteer, Match, PlaceEntry

FOUND_BY = "gazetteer"


@dataclass(frozen=True)
class Told:
    """What a document names without doubt: entries, how often each country, and where names of places begin."""

    uids: frozenset[str]
    countries: Counter[str]
    place_starts: frozenset[int]

    @classmethod
    def of(cls, placed: list[tuple[Match, Span]]) -> Told:
        """What these matches name; those that may name one or another do not count."""
        sure = [match for match, _ in placed if match.form != "ambiguous" and len(match.actors) < 2]
        entries = [entry for match in sure for entry in match.entries]
        starts = frozenset(span.start for match, span in placed if match.places and not match.actors)
        return cls(frozenset(e.uid for e in entries), Counter(e.country for e in entries if e.country), starts)

    def chosen(self, candidates: tuple[ActorEntry, ...]) -> ActorEntry | None:
        """Whom an ambiguous spelling names: the candidate named elsewhere, else the one whose country is named most."""
        present = [candidate for candidate in candidates if candidate.uid in self.uids]
        if present or len(candidates) < 2:
            return present[0] if present else None
        ranked = sorted(candidates, key=lambda candidate: -self.countries[candidate.country or ""])
        first, second = (self.countries[candidate.country or ""] for candidate in ranked[:2])
        return ranked[0] if first > second else None


def known_names(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """One mention for each known name in the document. A lone last name inside a longer name is somebody else's."""
    matches = [(match, span) for match in gazetteer.find(text_of(doc)) if (span := _span(doc, match)) is not None]
    known = {i for _, span in matches for i in range(span.start, span.end)}
    names = {token.i: ent for ent in doc.ents for token in ent}
    placed = [(m, span) for m, span in matches if not is_other_name(m, span, names.get(span.start), known)]
    told = Told.of(placed)
    found = (_mention(match, span, gazetteer, told) for match, span in placed)
    mentions = [part_of_place(doc, mention, gazetteer) for mention in found if mention is not None]
    return [*mentions, *_owned_bodies(doc, mentions, gazetteer)]


def _owned_bodies(doc: Doc, names: list[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Ministries, parliaments and the like after a state's genitive: "Turkey's defence ministry"."""
    taken = {mention.start for mention in names}
    for state in names:
        entry = gazetteer.get(state.entity)
        start = state.end + 1
        if not isinstance(entry, ActorEntry) or entry.kind != "state" or start >= len(doc) or start in taken:
            continue
        if doc[state.end].text not in {"'s", "’s", "'", "’"}:
            continue
        for end in range(min(start + 5, len(doc)), start, -1):
            body = gazetteer.bodies.body_of(entry, doc[start:end].text)
            if body is not None:
                yield Mention(start, end, "actor", body.kind, "name", body.uid, 0.95, FOUND_BY)
                break


def _span(doc: Doc, match: Match) -> Span | None:
    span = doc.char_span(match.start, match.end, alignment_mode="expand")
    while span is not None and len(span) > 1 and (span[0].is_space or span[0].is_quote):
        span = span[1:]
    return span


def _mention(match: Match, span: Span, gazetteer: Gazetteer, told: Told) -> Mention | None:
    if match.form == "ambiguous":
        return _ambiguous(match, span, told)
    if not match.actors:
        return _place(span, match.places[0])
    actor = told.chosen(match.actors) or match.actors[0]
    if match.form == "demonym" and not demonym_is_actor(span):
        return _land(span, actor, gazetteer)
    seat, national = match.form == "seat", actor.kind == "state" and match.form in {"name", "seat"}
    if national and not is_actor(span, actor.uid, told.place_starts, seat=seat):
        return _place(span, match.places[0]) if match.places else _unknown_place(span, "city" if seat else "country")
    elsewhere = match.places and actor.kind != "state" and _in_place(span)
    return _place(span, match.places[0]) if elsewhere else _actor(span, actor)


def _ambiguous(match: Match, span: Span, told: Told) -> Mention | None:
    chosen = told.chosen(match.actors)
    if chosen is not None:
        return _actor(span, chosen)
    return _unknown(span, match.actors[0].kind) if len(match.actors) > 1 else None


def _actor(span: Span, entry: ActorEntry) -> Mention:
    return Mention(span.start, span.end, "actor", entry.kind, "name", entry.uid, 1.0, FOUND_BY)


def _place(span: Span, entry: PlaceEntry) -> Mention:
    return Mention(span.start, span.end, "place", entry.kind, "name", entry.uid, 1.0, FOUND_BY)


def _land(span: Span, state: ActorEntry, gazetteer: Gazetteer) -> Mention:
    places = [entry for entry in gazetteer.lookup(state.name) if isinstance(entry, PlaceEntry)]
    return _place(span, places[0]) if places else _unknown_place(span, "country")


def _unknown_place(span: Span, kind: str) -> Mention:
    return Mention(span.start, span.end, "place", kind, "name", name_key("place", span.text), 0.9, FOUND_BY)


def _unknown(span: Span, kind: str) -> Mention:
    return Mention(span.start, span.end, "actor", kind, "name", name_key("actor", span.text), 0.6, FOUND_BY)


def _in_place(span: Span) -> bool:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in words("place_words", "place_prepositions")

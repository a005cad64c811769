"""Finding every spelling of a gazetteer in a text: the longest match at each word, through a trie of folded words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from actorgraph.loaders.gazetteer.bodies import Bodies
from actorgraph.loaders.gazetteer.names import Word, joined, words
from actorgraph.loaders.gazetteer.schema import ActorEntry, GazetteerEntry, PlaceEntry
from actorgraph.loaders.gazetteer.spellings import Form, Spelling
from actorgraph.loaders.gazetteer.typos import Vocabulary


@dataclass(frozen=True, slots=True)
class Match:
    """text[start:end] names these entries: an actor, a place, or both; several actors where the words are ambiguous.

    `form` says how: by name, demonym, seat of government, an ambiguous spelling, with a noun for forces or members,
    or as a body of a state.
    """

    start: int
    end: int
    text: str
    entries: tuple[GazetteerEntry, ...]
    form: Form

    @property
    def actors(self) -> tuple[ActorEntry, ...]:
        """The actors that the words may name."""
        return tuple(entry for entry in self.entries if isinstance(entry, ActorEntry))

    @property
    def places(self) -> tuple[PlaceEntry, ...]:
        """The places that the words may name."""
        return tuple(entry for entry in self.entries if isinstance(entry, PlaceEntry))


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    spellings: list[Spelling] = field(default_factory=list)


class Matcher:
    """A trie over the folded words of all spellings."""

    def __init__(self, spellings: Iterable[Spelling], bodies: Bodies) -> None:
        self._root = _Node()
        self._bodies = bodies
        keys: set[str] = set()
        for spelling in spellings:
            node = self._root
            for key in spelling.keys:
                node = node.children.setdefault(key, _Node())
            node.spellings.append(spelling)
            keys.update(spelling.keys)
        self._vocabulary = Vocabulary(keys)

    def find(self, text: str) -> list[Match]:
        """All matches in order; the longest at each place, of compounds ("U.S.-led coalition") the first part too."""
        found = self._vocabulary.corrected(words(text))
        lower_case = text.islower()
        matches: list[Match] = []
        i = 0
        while i < len(found):
            length, spellings = self._longest(text, found, i, lower_case)
            if not spellings:
                i += 1
                continue
            match, length = self._extended(text, found, i, length, spellings)
            matches.append(match)
            matches.extend(self._inner(text, found, i, length, lower_case))
            i += length
        return matches

    def exact(self, keys: Sequence[str]) -> list[Spelling]:
        """The spellings of exactly these folded words."""
        node: _Node | None = self._root
        for key in keys:
            node = node.children.get(key) if node is not None else None
        return node.spellings if node is not None else []

    def _longest(self, text: str, found: Sequence[Word], i: int, lower_case: bool) -> tuple[int, list[Spelling]]:
        best: tuple[int, list[Spelling]] = (0, [])
        node: _Node | None = self._root
        j = i
        while j < len(found) and (j == i or joined(text, found[j - 1], found[j])):
            node = node.children.get(found[j].key) if node is not None else None
            if node is None:
                break
            j += 1
            fitting = [s for s in node.spellings if s.fits(found[i:j], lower_case_text=lower_case)]
            if fitting:
                best = (j - i, fitting)
        return best

    def _extended(
        self, text: str, found: Sequence[Word], i: int, length: int, spellings: list[Spelling]
    ) -> tuple[Match, int]:
        """The match with the noun that belongs to it ("American troops"), and its length in words."""
        sure = [s for s in spellings if s.form != "ambiguous"] or spellings
        entries = tuple(dict.fromkeys(s.entry for s in sure))
        form: Form = next((s.form for s in sure if isinstance(s.entry, ActorEntry)), sure[0].form)
        sided = i > 0 and found[i - 1].key in {"pro", "anti"} and text[found[i - 1].end] == "-"
        extension = None if sided else self._bodies.extension(text, found, i + length, entries, form)
        if extension is not None:
            extra, entries, form = extension
            length += extra
        start, end = found[i].lead, found[i + length - 1].end
        return Match(start, end, text[start:end], entries, form), length

    def _inner(self, text: str, found: Sequence[Word], i: int, length: int, lower_case: bool) -> list[Match]:
        for k in range(1, length):
            if found[i + k].key in self._bodies.compounds and text[found[i + k - 1].end] in "-‑–":
                inner, spellings = self._longest(text, found[: i + k], i, lower_case)
                if spellings and inner == k:
                    entries = tuple(dict.fromkeys(s.entry for s in spellings))
                    start, end = found[i].lead, found[i + k - 1].end
                    return [Match(start, end, text[start:end], entries, spellings[0].form)]
        return []

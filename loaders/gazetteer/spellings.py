"""The spellings of an entry, and when words of a text count as one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from actorgraph.loaders.gazetteer.names import Word, words
from actorgraph.loaders.gazetteer.schema import ActorEntry, GazetteerEntry

Form = Literal["name", "demonym", "seat", "ambiguous", "forces", "members", "body"]

LONGEST_ABBREVIATION = 6
SPANISH_ARTICLE = "El "


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of one entry: the folded words, and which of them are written with a capital."""

    entry: GazetteerEntry
    text: str
    form: Form
    keys: tuple[str, ...]
    capitals: tuple[bool, ...]
    abbreviation: bool
    article: bool
    national: bool = False

    def fits(self, found: Sequence[Word], *, lower_case_text: bool) -> bool:
        """Whether words of the same keys are this spelling: "US" is not "us", "the southern front" no group."""
        if self.article and found[0].lead == found[0].start:
            return False
        if self.abbreviation:
            return all(c.isupper() or c.isdigit() for c in found[0].text if c.isalnum())
        if lower_case_text or not any(self.capitals):
            return True
        kept = [_capital(word.text) for word, capital in zip(found, self.capitals, strict=True) if capital]
        return all(kept) if self.national else any(kept)


def _identity(found: Spelling) -> tuple[object, ...]:
    return found.keys, found.abbreviation, found.article, any(found.capitals)


def _capital(text: str) -> bool:
    return not text[0].islower()


def is_abbreviation(text: str) -> bool:
    """Whether a spelling counts in capitals only: one short word all in capitals ("US", "KH", "ISIL")."""
    letters = [c for c in text if c.isalpha()]
    one_word = not any(c.isspace() or c == "-" for c in text)
    return one_word and 1 < len(text.replace(".", "")) <= LONGEST_ABBREVIATION and all(c.isupper() for c in letters)


def spelling(entry: GazetteerEntry, text: str, form: Form, nations: frozenset[str] = frozenset()) -> Spelling | None:
    """One spelling made ready for comparison; None where nothing of it is a word."""
    found = [word for word in words(text) if word.key]
    if len(found) > 1 and found[0].key == "the":
        found = found[1:]
    if not found:
        return None
    keys = tuple(word.key for word in found)
    article = found[0].lead != found[0].start and (len(found) == 1 or text.startswith(SPANISH_ARTICLE))
    capitals = tuple(not word.text[0].islower() for word in found)
    national = len(keys) > 1 and keys[0] in nations
    return Spelling(entry, text, form, keys, capitals, is_abbreviation(text), article, national)


def spellings_of(entry: GazetteerEntry, nations: frozenset[str] = frozenset()) -> Iterator[Spelling]:
    """Every spelling of an entry. `nations`: keys of demonyms and state names, after which capitals matter."""
    groups: list[tuple[Form, tuple[str, ...]]] = [("name", (entry.name, *entry.aliases))]
    groups.append(("ambiguous", entry.ambiguous))
    if isinstance(entry, ActorEntry):
        groups += [("demonym", entry.demonyms), ("seat", entry.seats)]
    seen: set[tuple[object, ...]] = set()
    for form, texts in groups:
        for text in texts:
            found = spelling(entry, text, form, nations)
            if found is not None and (key := _identity(found)) not in seen:
                seen.add(key)
                yield found

"""What somebody says about a report beside its text: the fields of front matter, of JSON lines and of reports.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# The names that people and programs give to one and the same field, the likeliest first.
NAMES: dict[str, tuple[str, ...]] = {
    "published": ("published", "date", "pubdate", "publication_date", "published_at", "date_published"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "site", "site_name", "outlet", "source", "author"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True)
class Details:
    """Each None where nobody says it. `where` is the kind of place in which it is said ("front matter")."""

    where: str
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def details_from(fields: Mapping[Any, Any], where: str) -> Details:
    """Details by any of their usual names, regardless of case; values that are no words or numbers are left out."""
    plain = {str(key).strip().lower(): value for key, value in fields.items()}
    found: dict[str, str | None] = {}
    for detail, names in NAMES.items():
        values = (plain[name] for name in names if name in plain)
        found[detail] = next((words for value in values if (words := _words(value))), None)
    return Details(where=where, **found)


def _words(value: object) -> str | None:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split()) or None
    return None


def first_of(detail: str, sources: list[Details]) -> str | None:
    """The first of the sources that says something, the best source first."""
    return next((value for source in sources if (value := getattr(source, detail))), None)

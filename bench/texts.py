"""The reports of a folder, evened out as extraction reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actorgraph.loaders.readers.normalization import normalize
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.readers.source import SourceReport


def sources(folder: Path, every: int = 1) -> Iterator[SourceReport]:
    """Every so-manieth report of a folder, by name."""
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    for outcome in read_reports(paths[::every]):
        if not isinstance(outcome, SourceReport):
            raise outcome
        yield outcome


def texts(folder: Path, every: int = 1) -> list[str]:
    """Their texts."""
    return [normalize(source.text, source.omitted).text for source in sources(folder, every)]

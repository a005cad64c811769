"""Where the time of an extraction goes, and whether any report takes more than its share."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from actorgraph.loaders.extraction.assembly import assemble
from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.fusion import find
from actorgraph.loaders.gazetteer import Gazetteer
from actorgraph.loaders.readers.normalization import normalize
from actorgraph.loaders.readers.source import SourceReport
from bench.texts import sources


@dataclass
class Stages:
    """Processor seconds by stage, and milliseconds per word by report."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    per_word: dict[str, float] = field(default_factory=dict)
    words: int = 0

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count what is done inside as a stage's."""
        start = time.process_time()
        yield
        self.seconds[stage] += time.process_time() - start


def stages(folder: Path, nlp: Language, gazetteer: Gazetteer, every: int = 1) -> Stages:
    """Every report of a folder extracted, stage by stage."""
    found = Stages()
    for source in sources(folder, every):
        start = time.process_time()
        words = extract(found, source, nlp, gazetteer)
        found.words += words
        if words:
            found.per_word[str(source.report.path)] = 1000 * (time.process_time() - start) / words
    return found


def extract(found: Stages, source: SourceReport, nlp: Language, gazetteer: Gazetteer) -> int:
    """One report through all stages; its words."""
    with found.timed("normalize"):
        even = normalize(source.text, source.omitted)
    with found.timed("parse"):
        doc = nlp(even.text)
    with found.timed("find"):
        findings = find(doc, gazetteer, source.report.published)
    with found.timed("assemble"):
        assemble(Source(source, even, doc), findings, gazetteer)
    return sum(not token.is_space for token in doc)

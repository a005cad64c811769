"""Words per second of the whole pipeline, of the encoder alone on the same windows, and of another pipeline."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from spacy.language import Language

from actorgraph.loaders.language.factories import Parser
from actorgraph.loaders.language.layout import layout_of

Work = Callable[[], object]


def cpu_seconds(work: Work) -> float:
    """Seconds of processor time that something takes, in all threads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def encoder_alone(nlp: Language, parser: Parser, texts: list[str]) -> Work:
    """Running the graph on all windows of the texts, with everything about them done beforehand."""
    docs = [nlp.tokenizer(text) for text in texts]
    layouts = [layout_of(doc) for doc in docs]
    words = [[doc[i].text for i in layout.words.tolist()] for doc, layout in zip(docs, layouts, strict=True)]
    encoder = parser.encoder
    pairs = zip(words, layouts, strict=True)
    feeds = [feed for cut, layout in pairs for *_, feed in encoder.feeds(cut, layout.gaps)]
    return lambda: [encoder.run(feed) for feed in feeds]


def interleaved(works: dict[str, Work], rounds: int) -> dict[str, list[float]]:
    """Processor seconds of each work in every round, one after the other in turn, after a round that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            spent = cpu_seconds(work)
            if number:
                seconds[name].append(spent)
    return seconds


def speeds(ours: Language, other: Language | None, texts: list[str], rounds: int) -> dict[str, float]:
    """Words per second of each, by its median round."""
    parser = ours.get_pipe("actorgraph_parser")
    assert isinstance(parser, Parser)
    works: dict[str, Work] = {
        "whole pipeline": lambda: [ours(text) for text in texts],
        "encoder alone": encoder_alone(ours, parser, texts),
        "tokenizer alone": lambda: [ours.tokenizer(text) for text in texts],
    }
    if other is not None:
        works["the other pipeline"] = lambda: [other(text) for text in texts]
    words = sum(sum(not token.is_space for token in ours.tokenizer(text)) for text in texts)
    return {name: words / statistics.median(spent) for name, spent in interleaved(works, rounds).items()}

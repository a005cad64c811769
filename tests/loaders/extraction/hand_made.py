"""Reports, Docs and findings made by hand, for tests that need no model."""

from spacy.lang.en import English

from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import Argument, Expression, Mention, Trigger
from actorgraph.loaders.readers.normalization import normalize
from actorgraph.loaders.readers.source import SourceReport
from actorgraph.loaders.record import Report

NLP = English()
NLP.add_pipe("sentencizer")


def source_of(text, boilerplate=(), markup=(), uid="a-report", title=None):
    """A report of these words, split into sentences at full stops."""
    report = Report(uid=uid, path=f"{uid}.txt", title=title, sha256="")
    even = normalize(text, sorted([*boilerplate, *markup]))
    return Source(SourceReport(report, text, list(boilerplate), list(markup)), even, NLP(even.text))


def at(source, words, nth=0):
    """Start and end token of the nth place where these words stand."""
    doc = NLP(source._even.text)
    parts = [token.text for token in NLP(words)]
    places = [i for i in range(len(doc)) if [t.text for t in doc[i : i + len(parts)]] == parts]
    return places[nth], places[nth] + len(parts)


def actor(source, words, entity=None, kind="armed_group", level="name", nth=0):
    """A mention of an actor; its entity is its words where none is given."""
    key = entity or (f"name:actor:{words.lower()}" if level == "name" else f"{level}:{words}")
    return Mention(*at(source, words, nth), "actor", kind, level, key, found_by="by-hand")


def place(source, words, entity=None, kind="base", level="name", nth=0):
    """A mention of a place."""
    key = entity or f"name:place:{words.lower()}"
    return Mention(*at(source, words, nth), "place", kind, level, key, found_by="by-hand")


def trigger(source, words, event=0, nth=0, **others):
    """Words that tell of an attack."""
    return Trigger(*at(source, words, nth), event=event, **{"score": 0.9, "found_by": "rule:by-hand", **others})


def expression(source, words, label, value, nth=0, **others):
    """A weapon, date, number or motive."""
    return Expression(*at(source, words, nth), label, value, **others)


def fills(told, slot, filler, score=0.9, found_by="rule:by-hand"):
    """What fills a slot of an attack."""
    return Argument(told, slot, filler, score, found_by)


def by_rule(start, score, **others):
    """A trigger of one word that a rule found."""
    return Trigger(start, start + 1, score=score, found_by="rule:x", **others)


def by_head(start, score, **others):
    """A trigger of one word that the head found."""
    return Trigger(start, start + 1, score=score, found_by="head:trigger", **others)


def named(entity, start=0):
    """The name of an actor, one word long."""
    return Mention(start, start + 1, "actor", "armed_group", "name", entity)

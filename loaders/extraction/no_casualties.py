"""Words that say that nobody was hurt: "no casualties", "nobody was wounded", "without injuring anyone"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from actorgraph.loaders.extraction.numbers import HARM, Bounds, Counted, NumberMention, either, words

LabelOf = Callable[[str, int, int], Counted | None]
NOTHING = Bounds(0, 0)


def find_zeros(text: str, label_of: LabelOf) -> list[NumberMention]:
    """Every phrase that counts nobody, with what it says of them; `label_of` tells it by the words beside a phrase."""
    return [*_done(text), *_nil(text), *_told(text, label_of)]


@cache
def _told_pattern() -> re.Pattern[str]:
    lexicon = words()
    noun, harm = either(lexicon["victims"], plural=True), either([*lexicon["zero_nouns"], *lexicon["harm"]])
    return re.compile(
        rf"(?:\b(?P<person>{either(lexicon['nobody'])})(?:\s+of\s+(?:them|the\s+\w+|its\s+\w+))?"
        rf"|\b(?P<none>no|zero|without(?:\s+any)?|not\s+a\s+single)\s+(?P<noun>(?:\S{{1,24}}\s+){{0,2}}?{noun}"
        rf"|(?:damage\s+(?:or|and)\s+|\S{{1,24}}\s+)?{harm}"
        rf"(?:\s+or\s+(?:injur\w+|deaths?|damage|casualties|fatalities))?))\b",
        re.IGNORECASE,
    )


def _told(text: str, label_of: LabelOf) -> Iterator[NumberMention]:
    """ "No casualties", "nobody was hurt"."""
    for match in _told_pattern().finditer(text):
        start = match.start("noun") if match["none"] and match["none"].lower().startswith("without") else match.start()
        label = _of_noun(match["noun"] or "") or label_of(text, start, match.end())
        if label:
            yield NumberMention(start, match.end(), NOTHING, label)


@cache
def _done_pattern() -> re.Pattern[str]:
    lexicon = words()
    verbs = "|".join(rf"(?P<{of}>{either(stems)}(?:ed|ing)?)" for of, stems in lexicon["harming"].items())
    anyone = r"any(?:one|body|\s+of\s+(?:them|the\s+\w+|its\s+\w+)|\s+(?!of\b)\w+)|a\s+soul"
    return re.compile(
        rf"\b(?P<without>without\s+)?(?:{verbs})\s+(?:(?P<anyone>{anyone})|(?P<nobody>{either(lexicon['nobody'])}))\b",
        re.IGNORECASE,
    )


def _done(text: str) -> Iterator[NumberMention]:
    """ "Hit nobody", "without injuring anyone"."""
    for match in _done_pattern().finditer(text):
        what = "anyone" if match["anyone"] else "nobody"
        of = next(label for label in HARM if match[label])
        if (what == "anyone") == bool(match["without"]):
            yield NumberMention(*match.span(what), NOTHING, of)


@cache
def _nil_pattern() -> re.Pattern[str]:
    lexicon = words()
    return re.compile(
        rf"\b(?P<noun>{either(lexicon['zero_nouns'])})(?::|\s+were|\s+are)?\s+{either(lexicon['nil'])}(?=\s*(?:[.;,)]|$))",
        re.IGNORECASE,
    )


def _nil(text: str) -> Iterator[NumberMention]:
    """ "Casualties: nil"."""
    for match in _nil_pattern().finditer(text):
        yield NumberMention(match.start(), match.end(), NOTHING, _of_noun(match["noun"]) or "both")


def _of_noun(noun: str) -> Counted | None:
    """What a noun counts; where damage stands beside it, what the other one does."""
    told = re.sub(r"\bdamage\s+(?:or|and)\s+|\s+or\s+damage\b", "", noun.lower())
    if re.search(r"casualt|loss|victim|harm|or\s+(?:injur|death)", told):
        return "both"
    return "wounded" if "injur" in told else "killed" if re.search(r"death|fatalit", told) else None

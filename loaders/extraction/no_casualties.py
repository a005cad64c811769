"""Words that say that nobody was hurt: "no casualties", "nobody was wounded", "without injuring anyone"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from actorgraph.loaders.extraction.numbers import Bounds, Counted, NumberMention, either, words

NOBODY = ("no one", "no-one", "nobody", "none")
KILLING, WOUNDING = ("kill",), ("injur", "wound", "maim")
LabelOf = Callable[[str, int, int], Counted | None]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = words()
    nobody, noun = either(NOBODY), either(lexicon["victims"], plural=True)
    harm = either([*lexicon["zero_nouns"], "casualty", "injury", "deaths", "fatalities", "death", "harm"])
    told = re.compile(
        rf"(?:\b(?P<person>{nobody})(?:\s+of\s+(?:them|the\s+\w+|its\s+\w+))?"
        rf"|\b(?P<none>no|zero|without(?:\s+any)?|not\s+a\s+single)\s+(?P<noun>(?:\S{{1,24}}\s+){{0,2}}?{noun}"
        rf"|(?:damage\s+(?:or|and)\s+|\S{{1,24}}\s+)?{harm}(?:\s+or\s+(?:injur\w+|deaths?|damage|casualties|fatalities))?))\b",
        re.IGNORECASE,
    )
    done = re.compile(
        rf"\bwithout\s+(?P<verb>killing|injuring|wounding|maiming|hurting|harming)\s+(?P<who>any(?:one|body|\s+\w+)|a\s+soul)\b"
        rf"|\b(?P<hit>hit|hitting|hurt|hurting|harmed|harming|killed|killing|wounded|wounding|injured|injuring)\s+(?P<whom>{nobody})\b"
        rf"|\b(?:{either(lexicon['zero_nouns'])})(?::|\s+were|\s+are)?\s+(?P<nil>nil|none|zero)\b",
        re.IGNORECASE,
    )
    return told, done


def find_zeros(text: str, label_of: LabelOf) -> list[NumberMention]:
    """Every phrase that counts nobody, with what it says of them; `label_of` tells it by the words beside a phrase."""
    told, done = _patterns()
    found = []
    for match in done.finditer(text):
        what = next(name for name in ("who", "whom", "nil") if match[name])
        start, end = (match.start(), match.end()) if what == "nil" else match.span(what)
        found.append(NumberMention(start, end, Bounds(0, 0), _of_verb((match["verb"] or match["hit"] or "").lower())))
    for match in told.finditer(text):
        start = match.start("noun") if match["none"] and match["none"].lower().startswith("without") else match.start()
        label = _of_noun(match) or label_of(text, start, match.end())
        if label:
            found.append(NumberMention(start, match.end(), Bounds(0, 0), label))
    return found


def _of_noun(match: re.Match[str]) -> Counted | None:
    noun = (match["noun"] or "").lower()
    if re.search(r"casualt|loss|victim|harm|or\s+(?:injur|death)", noun):
        return "both"
    return "wounded" if "injur" in noun else "killed" if re.search(r"death|fatalit", noun) else None


def _of_verb(verb: str) -> Counted:
    return "killed" if verb.startswith(KILLING) else "wounded" if verb.startswith(WOUNDING) else "both"

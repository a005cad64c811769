"""Patterns of the words around numbers of killed and wounded people, and of attacks."""

from __future__ import annotations

import re
from functools import cache

from actorgraph.loaders.extraction.numbers import HARM, either, number_pattern, words

# "two of its", "three other American", "six more suspected": what may stand between a number and its noun.
_LINK = r"(?:\s+of\s+(?:the|its|their|his|her|our|them|those|whom|which)\b|\s+of\b)?"
_ASIDE = (
    r"(?:\s+(?:of|from|in|at|aboard|on)(?:\s+(?!and\b|who\b|were\b)[\w’'-]+){1,4}?"
    r"|,\s[^,.;]{1,60},|\s\([^()]{1,40}\))?"
)
_AUXILIARY = (
    r"(?:\s+(?:who|which|that|were|was|are|is|have|has|had|been|being|be|got|also|reportedly|later|then|there|lay|lie|more|now|themselves|reported|"
    r"believed|feared|presumed|confirmed|others?|instantly|immediately|lightly|slightly|seriously|severely|critically|badly|fatally|allegedly|would|left|found|"
    r"either|at|first|all|said\s+to\s+have\s+been))*"
)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns by name, made once of the lexicon: those of nouns and numbers, and those of each label."""
    lexicon = words()
    noun = either(lexicon["victims"], plural=True)
    state = either(lexicon["states"])
    word = (
        r"(?!(?:and|or|but|to|in|at|on|by|of|with|when|while|after|before|from|for|as|who|that|which|near|outside|inside"
        r"|during|was|were|is|are|had|has|than)\b)(?:(?:[A-Z]\.){2,}|[\w’'.-]*\w)"
    )
    modifier = rf"(?:(?:\s+|-){word}){{0,3}}?"
    victim = rf"(?:{noun}|{state})\b"
    events = either(lexicon["events"], plural=True)
    found = {
        "noun": re.compile(rf"{_LINK}{modifier}\s+{victim}(?:[\s-]+{victim})*", re.IGNORECASE),
        "events": re.compile(rf"{_LINK}(?:\s+(?!(?:people|{state})\b){word}){{0,2}}?\s+{events}\b", re.IGNORECASE),
        "ordinal": re.compile(
            rf"\b(?:the\s+)?(?P<nth>{either(lexicon['ordinals'])}|\d+(?:st|nd|rd|th))(?:\s+such)?\s+(?:time|attack|strike)\b",
            re.IGNORECASE,
        ),
        "ambiguous": re.compile(rf"\b{either(lexicon['ambiguous'])}\s*$", re.IGNORECASE),
        "measure": re.compile(
            rf"[\s-]+(?:(?:more|further|full|long|other)\s+)?"
            rf"{either(lexicon['measures'], plural=True)}\b",
            re.IGNORECASE,
        ),
        "fallen": re.compile(
            r"[^.;,]{0,30}?\bfell\b(?!\s+(?:as\s+)?martyrs)"
            r"|[\s-]+(?:\w+\s+)?(?:fall|lost)\b(?!\s+(?:their|his|her)\s+li[fv]es?)"
        ),
        "numbered": re.compile(
            rf"\b(?:{either(lexicon['numbered'], plural=True)}|{either(lexicon['kin'], plural=True)} of)\s+$",
            re.IGNORECASE,
        ),
        "times": re.compile(rf"\b(?P<times>{either(lexicon['multipliers'])})\b", re.IGNORECASE),
        "coordinate": re.compile(
            rf"(?P<join>,\s+(?:and\s+)?|\s+and\s+)(?P<number>{number_pattern()}|an?|another|his|her|their)"
            rf"(?P<what>{_LINK}{modifier}\s+(?!more){noun}\b(?:[\s-]+{noun}\b)*)",
            re.IGNORECASE,
        ),
        "single": re.compile(
            rf"\b(?:an?|his|her|their|its|another)\b"
            rf"(?:{modifier}\s+{noun}\b(?!\s+(?-i:[A-Z][\w’'-]*\s+)?{noun}\b)(?:[\s-]+{noun}\b)*|(?P<other>(?:\s+{word}){{1,3}}))",
            re.IGNORECASE,
        ),
    }
    return found | label_patterns()


def label_patterns() -> dict[str, re.Pattern[str]]:
    """What stands before, after and at the end of the words for the killed and the wounded."""
    lexicon, found = words(), {}
    for label in HARM:
        before, after = either(lexicon[label]["before"]), either(lexicon[label]["after"])
        between = (
            r"(?:\s+(?:all|another|an?\s+additional|or|the|some|both)|\s+and\s+\w+(?:ing|ed)|,\s[^,.;]{1,45},)*\s*$"
        )
        if lexicon[label]["before"]:
            found[f"before {label}"] = re.compile(rf"\b{before}{between}", re.IGNORECASE)
        found[f"ends in {label}"] = re.compile(rf"\b{after}$", re.IGNORECASE)
        found[f"after {label}"] = re.compile(rf"[”\"’']?{_ASIDE}{_AUXILIARY}\s+[“\"‘']?{after}\b", re.IGNORECASE)
    return found

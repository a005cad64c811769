"""The date phrases of English reports: each a pattern and the function that gives its period."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from actorgraph.loaders.extraction import date_meanings as means
from actorgraph.loaders.extraction import date_relations as relates
from actorgraph.loaders.extraction.date_rules import Context, Resolved, lexicon
from actorgraph.loaders.extraction.date_signs import sign_of
from actorgraph.loaders.extraction.numbers import either, number_pattern, words

Meaning = Callable[[re.Match[str], Context], Resolved | None]
Written = list[tuple[str, Meaning]]


class Rule(NamedTuple):
    """A pattern, what a match of it means, and the sort of word (date_signs.py) that every match holds."""

    pattern: re.Pattern[str]
    meaning: Meaning
    sign: str


@cache
def fragments() -> dict[str, str]:
    """Pieces of patterns that several rules share."""
    full = either(names[0] for names in lexicon()["months"])
    short = either(name for names in lexicon()["months"] for name in names[1:])
    ordinals = either(words()["ordinals"])
    part = either(lexicon()["parts_of_day"])
    clock = r"(?<![\d.:])\d{1,2}(?:[.:]?\d{2})?\s*(?:[ap]\.?m\.?|hrs|hours|GMT|local\s+time)?"
    return {
        "month": rf"\b(?P<month>{full}|{short}\.?)(?![A-Za-z])",
        "day": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b",
        "day2": r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\b",
        "ordinal": rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{ordinals}|twenty-{ordinals})",
        "year": r"(?P<year>1[89]\d\d|20\d\d)\b",
        "end_year": r"(?:,?\s+(?:of\s+)?(?P<year>1[89]\d\d|20\d\d)\b)?",
        "weekday": rf"\b(?P<weekday>{either(lexicon()['weekdays'])})\b",
        "to_weekday": rf"\b(?P<to>{either(lexicon()['weekdays'])})\b",
        "season": rf"(?P<season>{either(lexicon()['seasons'])})",
        "part": rf"(?:{part})",
        "lead": rf"""(?:(?:
            (?:early|late|later)(?:[ -]on)?
            |(?:the\s+)?(?:small|early|late|first)\s+hours\s+of
            |(?:the\s+)?{part}\s+(?:of|on)
            |(?:(?:shortly|soon|just)\s+)?(?:at|before|after|around|about)\s+{part}(?:\s+on)?
            |dawn|noon|midday|lunchtime
            |(?:at\s+)?{clock}\s+on
            |a\s+late\s+hour\s+of
            )[\s-]+)?""",
        "stretch": r"(?:(?:early|late|mid|earlier\s+in|the\s+(?:start|beginning|middle|end)\s+of)[\s-]+)?",
        "number": rf"(?P<number>{number_pattern()}|an?)",
        "unit": rf"(?P<unit>{either(lexicon()['units'])})s?\b",
        "rough": (
            r"(?P<rough>(?:(?:about|around|some|roughly|nearly|almost|more\s+than|(?:just\s+)?over|less\s+than)\s+)?)"
        ),
    }


def _calendar_rules() -> Written:
    f = fragments()
    join = r"\s*(?:–|-|to|and|till|until)\s*"
    span = r"(?:(?:in\s+)?the\s+night\s+of\s+|between\s+|from\s+)?"
    of_week = rf"(?:{f['weekday']}(?:\s+{f['part']})?(?:,|\s+the)?\s+)?"
    last_year = f["month"].replace("<month>", "<month2>") + r"\s+of\s+(?P<which2>last|this)\s+year"
    return [
        (r"(?P<iso>\d{4}-\d\d-\d\d|\d{4}-\d\d(?![-\d]))\b", means.iso),
        (rf"{span}\b{f['day']}{join}{f['day2']}(?:\s+of)?\s+{f['month']}{f['end_year']}", means.two_days),
        (rf"{span}{f['month']}\s+{f['day']}{join}{f['day2']}{f['end_year']}", means.two_days),
        (rf"{f['lead']}{of_week}(?<![\d:.])\b{f['day']}(?:\s+of)?\s+{f['month']}{f['end_year']}", means.day_month),
        (rf"{f['lead']}{of_week}{f['month']}\s*{f['day']}(?!\d|:\d)(?:,?\s+{f['year']})?", means.day_month),
        (rf"the\s+{f['ordinal']}\s+of\s+{f['month']}{f['end_year']}", means.day_month),
        (rf"{f['stretch']}{f['month']}(?:,|\s+of)?\s+{f['year']}", means.month),
        (rf"(?P<which>last|this|next)\s+{f['month']}|{last_year}", means.which_month),
        (rf"(?:{f['day']}\s+)?{f['month']}\s+of\s+(?P<which>that|the\s+same)\s+year\b", means.of_that_year),
        (rf"{f['stretch']}{f['month']}(?:[’']s)?", means.month),
        (rf"{f['year']}(?!\s*(?:people|men|soldiers|dead|fighters))", means.year),
        (rf"(?:the\s+)?{f['season']}(?:\s+of)?\s+{f['year']}", means.season),
        (rf"(?P<which>last|that|this)\s+{f['season']}\b", means.season),
        (rf"(?P<holiday>{either(lexicon()['holidays'])})(?:\s+{f['year']})?", means.holiday),
        (rf"(?P<named>{either(lexicon()['named_days'])})(?!\w)", means.named),
    ]


def _week_rules() -> Written:
    f = fragments()
    which_day = (
        # "following Sunday's attack" is a preposition: only "the following Sunday" is a day.
        r"(?P<which>(?:the\s+)?(?:last|this|next)\s+|the\s+(?:previous|following|preceding)\s+"
        r"|that\s+(?:same\s+)?|the\s+)?"
    )
    which_week = r"(?P<which>earlier\s+this|last|this|the\s+(?:previous|following|same|next)|the)\s+(?:past\s+)?"
    return [
        (rf"the\s+night\s+(?:from\s+{f['weekday']}\s+)?to\s+{f['to_weekday']}", means.night_to),
        (rf"{f['weekday']}\s+to\s+{f['to_weekday']}", means.night_to),
        (
            rf"{f['lead']}{which_day}{f['weekday']}(?P<before>\s+before)?(?:[’']s)?(?:\s+(?:before\s+)?{f['part']})?",
            means.weekday,
        ),
        (rf"{which_week}(?P<week>weekend|week)(?P<rel>\s+(?:before|after))?\b", means.week),
        (r"(?:over\s+)?(?:the\s+)?(?P<which>)(?P<week>weekend)(?P<rel>)\b", means.week),
    ]


def _publication_rules() -> Written:
    f = fragments()
    lead = rf"(?:{f['part']}\s+|(?:late|early|earlier|later)\s+)?"
    anniversary = rf"(?P<today>\s+(?:today|this\s+month|to\s+the\s+day|on\s+{f['weekday']}))?"
    return [
        (
            r"(?:earlier\s+|early\s+|late\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening))"
            r"|a\s+short\s+while\s+ago|(?:dawn|noon)\s+today",
            relates.today,
        ),
        (rf"(?:last\s+(?:night|evening)|{lead}yesterday(?:\s+{f['part']})?)", relates.yesterday),
        (r"overnight\b", relates.overnight),
        (rf"{f['rough']}{f['number']}\s+{f['unit']}\s+(?:ago|back){anniversary}", relates.ago),
        (r"(?P<which>last|this|next)\s+(?P<unit>month|year)\b", relates.which_unit),
        (
            r"the\s+(?:start|beginning|end|middle)\s+of\s+(?P<which>last|this|next|the)\s+(?P<unit>month|year)\b",
            relates.which_unit,
        ),
        (
            rf"(?:the\s+)?(?:past|last|previous)\s+{f['number']}\s+{f['unit']}"
            r"|the\s+(?:past|last)\s+(?P<unit2>decade|year|month|week)",
            relates.past,
        ),
    ]


def _anchored_rules() -> Written:
    f = fragments()
    way = r"(?P<way>earlier|before|previously|later|afterwards?|after|on)\b"
    same_lead = rf"(?:later\s+|earlier\s+|(?:on\s+)?the\s+{f['part']}\s+of\s+|{f['part']}\s+)?"
    unit = r"(?P<unit>day|night|morning|afternoon|evening|hour|week|month|year)\b"
    beside = r"(?P<way>next|following|previous|preceding)"
    return [
        (rf"the\s+{beside}\s+{f['month']}(?!\s*\d)", relates.beside_month),
        (rf"{f['month']}\s+of\s+the\s+{beside}\s+year\b", relates.beside_month),
        (rf"{f['rough']}{f['number']}\s+{f['unit']},?\s+(?:to\s+the\s+(?:day|minute),?\s+)?{way}", relates.later),
        (
            rf"(?:(?:a\s+few|several|{f['number']})\s+)?(?:hours?|minutes)\s+(?:earlier|before|later|afterwards?|after)"
            r"|within\s+(?:the\s+)?hours?|soon\s+afterwards?",
            relates.same_day,
        ),
        (rf"the\s+(?:very\s+)?{beside}\s+{unit}", relates.neighbour),
        (rf"the\s+{unit}\s+(?P<way>before|after|earlier)\b|(?P<night>night)\s+before", relates.neighbour),
        (rf"{same_lead}(?:the|that)\s+(?:very\s+|same\s+)+{unit}", relates.same),
        (rf"(?:later\s+|earlier\s+|(?:at\s+)?\S{{1,8}}\s+(?:[ap]\.m\.\s+)?(?=that\s+day))?that\s+{unit}", relates.same),
        (r"(?:earlier|later)\s+in\s+the\s+(?P<unit>day|night|evening)", relates.same),
        (
            rf"the\s+{f['ordinal']}(?:\s+of\s+(?P<which>this|last|the|that)\s+month)?"
            r"(?!\s+(?:of|time|such|attack|and|day|year|anniversary))\b",
            relates.ordinal_day,
        ),
        (
            r"(?:(?:(?:shortly|soon|just)\s+)?(?:before|at|around|after|towards?|close\s+to|by)\s+)?"
            r"(?:the\s+(?:early|small)\s+hours|\b(?:dawn|daybreak|noon|midnight|first\s+light|nightfall|dusk))\b"
            r"|towards?\s+(?:morning|evening)|(?:at\s+)?(?:about\s+)?the\s+same\s+time",
            relates.part,
        ),
        (r"the\s+night\b", relates.overnight),
    ]


@cache
def rules() -> list[Rule]:
    """Every rule, compiled; where several match at one place the longest match wins, then the earlier rule."""
    written = [*_calendar_rules(), *_week_rules(), *_publication_rules(), *_anchored_rules()]
    compiled = (re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE | re.VERBOSE) for pattern, _ in written)
    return [Rule(one, meaning, sign_of(pattern)) for one, (pattern, meaning) in zip(compiled, written, strict=True)]

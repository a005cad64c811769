"""Numbers of people killed and wounded, and tallies of attacks, as far as the words beside a number say so plainly."""

from __future__ import annotations

import re

from actorgraph.loaders.extraction.casualty_patterns import patterns
from actorgraph.loaders.extraction.no_casualties import find_zeros
from actorgraph.loaders.extraction.numbers import (
    HARM,
    Bounds,
    Counted,
    NumberMention,
    find_numbers,
    plain_value,
    words,
)

LONGEST_LIST = 20
"""Items of a list of victims."""


def find_counted(text: str) -> list[NumberMention]:
    """Every number that counts the killed, the wounded, both, or attacks: in order, offsets in characters.

    The span is the number with its noun ("six fighters"), as far as the noun is one that casualties have.
    """
    found = [*find_zeros(text, label_of), *_tallies(text), *_plain(text), *_singles(text)]
    kept: list[NumberMention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def label_of(text: str, start: int, end: int) -> Counted | None:
    """What the words beside text[start:end] say: "killed …", "… were wounded"; None where they say nothing plain."""
    before, after = text[max(0, start - 60) : start], text[end : end + 100]
    for label in HARM[1:]:
        if patterns()[f"before {label}"].search(before):
            return label
    for label in HARM:
        if patterns()[f"after {label}"].match(after):
            return label
    return _label_inside(text[start:end])


def _plain(text: str) -> list[NumberMention]:
    found = []
    for number in find_numbers(text):
        if events := patterns()["events"].match(text, number.end, number.end + 50):
            if number.bounds.low != 1 and not _is_year(text[number.start : number.end]):
                found.append(NumberMention(number.start, _tally_end(number.end, events), number.bounds, "count"))
            continue
        noun = patterns()["noun"].match(text, number.end, number.end + 60)
        end = noun.end() if noun else number.end
        mention = with_coordinates(text, NumberMention(number.start, end, number.bounds)) if noun else number
        label = label_of(text, number.start, mention.end) or label_of(text, number.start, number.end)
        bare = mention.end == number.end
        fallen = patterns()["fallen"].match(text[number.end : number.end + 50])
        if label and not (bare and (fallen or counts_no_people(text, number))):
            found.append(NumberMention(mention.start, mention.end, mention.bounds, label))
    return found


def counts_no_people(text: str, number: NumberMention) -> bool:
    """Whether a number is a year, an age ("Karim, 49, was killed"), a measure, a unit's ("Battalion 5") or of kin."""
    after = text[number.end : number.end + 40]
    before = text[max(0, number.start - 30) : number.start]
    aged = before.endswith(", ") and re.match(r",(?!\s(?:most|mainly|includ|among|all))", after)
    measured = patterns()["measure"].match(after) and not patterns()["noun"].match(after)
    named = patterns()["numbered"].search(before)
    return bool(
        _is_year(text[number.start : number.end]) or (aged and 9 < number.bounds.low < 110) or named or measured
    )


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", text))


def with_coordinates(text: str, first: NumberMention, *, named: bool = False) -> NumberMention:
    """One number for "three soldiers, two policemen and a cook": the sum of the first and all that goes on from it.

    "Five soldiers and two others" are left at five, since the two may be among them; `named` victims never are, but
    what a comma ties to a name ("Omar, a commander, and two guards") says who he is.
    """
    end, low, high = first.end, first.bounds.low, first.bounds.high
    described = False
    for _ in range(LONGEST_LIST):
        more = patterns()["coordinate"].match(text, end, end + 70)
        if more is None:
            break
        single = more["number"].lower() in ("a", "an")
        if named and single and (described or more["join"].strip() == ","):
            if described:
                break
            described, end = True, more.end()
            continue
        value = _value_of(text, first, end, more, named=named)
        if value is None:
            break
        end, low, high = more.end(), low + value, high + value if high is not None else None
    return NumberMention(first.start, end if low > first.bounds.low else first.end, Bounds(low, high))


def _value_of(text: str, first: NumberMention, end: int, more: re.Match[str], *, named: bool) -> int | None:
    """How many a further item of a list adds; None where it is no part of the list."""
    word = more["number"].lower()
    value = 1 if word in ("a", "an", "another", "his", "her", "their") else plain_value(word)
    # A comma alone goes on only where an "and" follows, lest the next clause be counted in.
    listed = more["join"].strip() != "," or patterns()["coordinate"].match(text, more.end(), more.end() + 70)
    same = _label_inside(text[end : more.end()]) == _label_inside(text[max(first.start, end - 60) : end])
    # "Five soldiers and two others": whoever counts the others may have counted all before.
    others = "other" in more["what"].lower() and first.bounds.low > 1 and not named
    return value if listed and same and not others and not _opens_clause(text, first.start, more.end()) else None


def _opens_clause(text: str, start: int, end: int) -> bool:
    """Whether the victims before `end` have their own verb: "killed two soldiers and three policemen were hurt"."""
    governed = any(patterns()[f"before {label}"].search(text[max(0, start - 60) : start]) for label in HARM[1:])
    return governed and any(patterns()[f"after {label}"].match(text, end, end + 60) for label in HARM)


def _label_inside(phrase: str) -> Counted | None:
    return next((label for label in HARM[1:] if patterns()[f"ends in {label}"].search(phrase)), None)


def _tally_end(end: int, events: re.Match[str]) -> int:
    return events.end() if events[0].lower().endswith("times") else end


def _singles(text: str) -> list[NumberMention]:
    """Victims that begin without a number word: "the life of a contractor", "killing an officer and two guards".

    One who belongs to somebody ("his driver") is most often named, or one of those counted elsewhere.
    """
    found: list[NumberMention] = []
    numbers = {number.start for number in find_numbers(text)}
    for match in patterns()["single"].finditer(text):
        if match.start() in numbers:  # "a dozen players" are not one.
            continue
        label = label_of(text, match.start(), match.end())
        before = text[max(0, match.start() - 30) : match.start()]
        if match["other"] and not (label in HARM[1:] and _kills_plainly(before, label)):
            continue
        first = NumberMention(match.start(), match.end(), Bounds(1, 1))
        mention = first if match["other"] else with_coordinates(text, first)
        label = label or label_of(text, mention.start, mention.end)
        owned = match[0].split()[0].lower() in ("his", "her", "its", "their")
        if label in ("killed", "wounded") and not (owned and mention.end == first.end):
            found.append(NumberMention(mention.start, mention.end, mention.bounds, label))
    return found


def _kills_plainly(before: str, label: Counted) -> bool:
    """Whether the words before say of anything that it was killed or hurt: not "lost", "claimed", "executed"."""
    plain = patterns()[f"before {label}"].search(before)
    return bool(plain) and not patterns()["ambiguous"].search(before)


def _tallies(text: str) -> list[NumberMention]:
    """Ordinals and multiples: "the third such attack", "twice"."""
    found = []
    for match in patterns()["ordinal"].finditer(text):
        nth = match["nth"].lower()
        value = words()["ordinals"].get(nth) or plain_value(re.sub(r"\D", "", nth))
        if value and value > 1:
            found.append(NumberMention(match.start("nth"), match.end("nth"), Bounds(value, value), "count"))
    for match in patterns()["times"].finditer(text):
        value = words()["multipliers"][match["times"].lower()]
        if value > 1:
            found.append(NumberMention(match.start(), match.end(), Bounds(value, value), "count"))
    return found

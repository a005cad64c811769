"""Lemmas: from the treebanks' own list where a form is in it, by English inflection else.

What the encoder's head says of a form stands where neither knows it. It says an edit rule: how many letters go from
the end and what comes in their place ("walked" → "2+", "cities" → "3+y"), after Chrupała's edit trees in their simplest
form; "=" keeps the form with its capitals. What changes inside the word ("went") is whole: "!go".
"""

from __future__ import annotations

import json
import re
from pathlib import Path

KEEP = "="
INFLECTED = {"NNS": "NOUN", "NNPS": "NOUN", "VBZ": "VERB", "VBD": "VERB", "VBN": "VERB", "VBG": "VERB"}
"""Tags of forms that end in -s, -ed or -ing, and the word class in which their lemma is looked for."""
BASE = {"NN", "VB", "VBP", "JJ", "RB", "IN", "CC", "DT", "RP", "UH", "EX", "TO", "PDT"}
"""Tags of forms that are their own lemma."""
ENDINGS = {
    "ies": ("3+y", "1+"), "es": ("1+", "2+"), "s": ("1+",), "ied": ("3+y",), "ed": ("2+", "1+", "3+"),
    "ying": ("3+", "4+ie"), "ing": ("3+", "3+e", "4+"),
}  # fmt: skip
"""Rules that undo an inflection, the longest ending first."""
HISSING = re.compile(r"(?:s|x|z|ch|sh|o)es$")
MUTE_E = re.compile(r"(?:[cvzu]|[^aeiou]l|[^n]g|[nrd]g|[aeiou]s|[^aeiou]s|[aiu]t)$")
"""Ends of stems before -ed and -ing that mostly have lost an e: forced, observed, damaged, located."""
SHORT_AT = re.compile(r"(?:ea|oa|oi|ai|ei|ui|ou|mi|bi|fi)t$|ss$|^.?[^aeiou]*[aiu]t$")
DOUBLED = re.compile(r"([bdgkmnprt])\1$")


def edit_rule(form: str, lemma: str) -> str:
    """The rule that turns a form into its lemma."""
    if form == lemma:
        return KEEP if form != form.lower() else "0+"
    low = form.lower()
    if lemma != lemma.lower():
        return KEEP
    shared = 0
    while shared < min(len(low), len(lemma)) and low[shared] == lemma[shared]:
        shared += 1
    if shared < max(1, len(lemma) // 2):
        return "!" + lemma
    return f"{len(low) - shared}+{lemma[shared:]}"


def apply_rule(form: str, rule: str) -> str:
    """The lemma that a rule makes of a form; the form in lower case where the rule does not fit."""
    if rule == KEEP:
        return form
    if rule.startswith("!"):
        return rule[1:]
    cut, _, ending = rule.partition("+")
    stem = form.lower()
    return (stem[: len(stem) - int(cut)] or stem) + ending if int(cut) < len(stem) else stem


class Lexicon:
    """Lemmas by word class and form, as a file `lemmas.json` has them: those that differ, and all that there are."""

    def __init__(self, path: Path) -> None:
        listed = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self._lemmas: dict[str, dict[str, str]] = listed.get("forms", {})
        self._known = {upos: set(words) for upos, words in listed.get("lemmas", {}).items()}

    def lemma(self, form: str, upos: str, xpos: str, rule: str) -> str:
        """The lemma of a form with its tags; `rule` is what the encoder's head says."""
        low = form.lower()
        listed = self._lemmas.get(upos, {}).get(form) or self._lemmas.get(upos, {}).get(low)
        if listed:
            return listed
        if upos == "PROPN" or any(c.isdigit() for c in form):
            return form
        if not form.isalpha():
            return apply_rule(form, rule)
        if xpos in BASE:
            return low
        if xpos in INFLECTED:
            return self.stem(low, INFLECTED[xpos], rule)
        return apply_rule(form, rule)

    def stem(self, low: str, upos: str, rule: str) -> str:
        """The lemma of an inflected form: a known one where there is, else as spelling has it."""
        ending = next((e for e in ENDINGS if low.endswith(e) and len(low) > len(e) + 1), None)
        made = [apply_rule(low, undone) for undone in ENDINGS[ending]] if ending else []
        known = self._known.get(upos, set())
        for lemma in (apply_rule(low, rule), *made):
            if lemma in known and (lemma in made or not made):
                return lemma
        return spelled(low) if made else low


def spelled(form: str) -> str:
    """The lemma of an unknown form in -s, -ed or -ing by the rules of English spelling."""
    if form.endswith(("ies", "ied")):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    if form.endswith("ss"):
        return form
    if form.endswith("s"):
        return form[:-2] if HISSING.search(form) else form[:-1]
    stem = form[:-2] if form.endswith("ed") else form[:-3]
    if DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if MUTE_E.search(stem) and not SHORT_AT.search(stem) else stem

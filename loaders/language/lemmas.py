"""Lemmas by edit rules: how a form becomes its lemma, learned from the treebanks' lemma column.

A rule says how many letters go from the end and what comes in their place ("walked" → "2+", "cities" → "3+y"),
after Chrupała's edit trees in their simplest form; "=" keeps the form with its capitals. What changes inside the
word ("went") is kept whole: "!go".
"""

from __future__ import annotations

KEEP = "="


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

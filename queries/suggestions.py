"""Near misses: the words that a user may have meant."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

ENOUGH = 60.0


def near(word: str, choices: Sequence[str], limit: int = 3) -> list[int]:
    """Where in `choices` the nearest ones stand, best first; both sides are expected in one form (folded)."""
    found = process.extract(word, choices, scorer=fuzz.WRatio, limit=limit, score_cutoff=ENOUGH)
    return [int(index) for _, _, index in found]


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """`; did you mean x or y?` to put behind an error's first words; empty where nothing is near."""
    return phrase([choices[index] for index in near(word, choices)])


def phrase(names: Sequence[str]) -> str:
    """`; did you mean "x", "y" or "z"?`, empty without names."""
    return f"; did you mean {listed(names)}?" if names else ""


def listed(names: Sequence[str]) -> str:
    """Names in quotes, as a sentence lists them: "x", "y" or "z"."""
    quoted = [f'"{name}"' for name in names]
    return " or ".join([*([", ".join(quoted[:-1])] if quoted[1:] else []), quoted[-1]])

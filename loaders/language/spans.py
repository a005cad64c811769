"""The closed lists that the heads on spans are trained with, and the features of a pair of spans."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

ACTOR_KINDS = ("state", "government", "military", "armed_group", "coalition", "organization", "person", "civilians")
PLACE_KINDS = ("base", "facility", "city", "region", "country", "feature")
MODALITIES = ("actual", "threatened", "planned", "hypothetical", "negated", "foiled", "general")
EXPRESSIONS = ("W", "D", "K", "M")
"""Weapon, date, number of casualties or attacks, motive."""
SPAN_TYPES = (*ACTOR_KINDS, *PLACE_KINDS, *MODALITIES, *EXPRESSIONS)
SLOTS = ("attacker", "target", "place", "weapon", "date", "killed", "wounded", "count", "claimed_by", "denied_by")
STATUSES = ("reported", "claimed", "attributed", "alleged", "denied")
AFFILIATIONS = ("part_of", "member_of", "backed_by", "allied_with", "facade_of", "splinter_of")

_STEPS = np.array([1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144])
DISTANCES = 2 * (len(_STEPS) + 1)
"""How many classes of distance there are: as many before as behind."""
MATCHES = 4
"""How two spans' words compare: not at all, the last word, a part of them, altogether."""


def distance_classes(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Classes (n, m) of how many words lie between the starts of spans (n, 2) and (m, 2), and which is first."""
    gap = right[None, :, 0] - left[:, None, 0]
    found: NDArray[np.int64] = np.searchsorted(_STEPS, np.abs(gap), side="right") + (gap < 0) * (len(_STEPS) + 1)
    return found


def gaps(left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Bounds (n, m) of the words between spans (n, 2) and (m, 2); both the same where none are."""
    start = np.minimum(left[:, None, 1], right[None, :, 1])
    return start, np.maximum(np.maximum(left[:, None, 0], right[None, :, 0]), start)


def word_matches(texts: list[list[str]]) -> NDArray[np.int64]:
    """Classes (n, n) of how the words (lower case) of spans compare, by MATCHES."""
    found = np.zeros((len(texts), len(texts)), dtype=np.int64)
    bags = [set(words) for words in texts]
    holding: dict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(texts):
        for j in {j for word in bags[i] for j in holding[word]}:
            if words == texts[j]:
                found[i, j] = 3
            elif bags[i] <= bags[j] or bags[j] <= bags[i]:
                found[i, j] = 2
            elif words[-1] == texts[j][-1]:
                found[i, j] = 1
        for word in bags[i]:
            holding[word].append(i)
    return found

"""The fitted weights of event merging, with heads and without."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import yaml
from numpy.typing import NDArray

FEATURES = (
    "bias",
    "score",
    "same_date",
    "undated",
    "same_attacker",
    "other_attacker",
    "same_object",
    "other_object",
    "same_area",
    "same_weapon",
    "other_weapon",
    "same_word",
    "same_kind",
    "definite",
    "fresh",
    "tally",
    "other_toll",
    "bare",
    "near",
    "next",
    "latest",
    "latest_word",
)


@cache
def event_weights(heads: bool) -> NDArray[np.float64]:
    """Weights in the order of FEATURES."""
    text = files("actorgraph.loaders.extraction").joinpath("event_weights.yaml").read_text(encoding="utf-8")
    weights = yaml.safe_load(text)["heads" if heads else "rules"]
    return np.array([weights[name] for name in FEATURES])

"""Logistic regression with a ridge penalty, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def logistic(x: Floats, y: Floats, ridge: float = 1.0, steps: int = 30) -> Floats:
    """The weight of each column of x for y (0 or 1) being 1; `ridge` keeps those small that little speaks for.

    The first column is the bias, which is not kept small: so the mean chance is the share of y.
    """
    weights = np.zeros(x.shape[1])
    penalty = np.array([0.0, *[ridge] * (x.shape[1] - 1)])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - chance) - penalty * weights
        curvature = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(penalty)
        weights += np.linalg.solve(curvature, gradient)
    return weights

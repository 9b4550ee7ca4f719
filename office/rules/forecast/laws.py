"""Laws of durations as GRID equally likely values: what is assumed at first, and that mixed with what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from office.rules.forecast.habits import GRID
from office.rules.forecast.visits import Floats

# How service times spread around their mean, as a share of it, until the office's own are known.
VARIATION = 0.8
_NORMAL = np.array([NormalDist().inv_cdf((place + 0.5) / GRID) for place in range(GRID)])


def lognormal(mean: float, variation: float = VARIATION) -> Floats:
    spread = float(np.sqrt(np.log1p(variation**2)))
    law: Floats = mean * np.exp(spread * _NORMAL - spread**2 / 2)
    return law


def exponential(mean: float) -> Floats:
    return -mean * np.log(1 - (np.arange(GRID) + 0.5) / GRID)


def mixed(start: Floats, seen: Sequence[float], prior: float, weight: float = 1.0) -> Floats:
    """The law assumed, which counts as much as `prior` values seen, with those seen, each of `weight`."""
    if not len(seen):
        return start
    values = np.concatenate([start, np.asarray(seen, dtype=float)])
    weights = np.concatenate([np.full(len(start), prior / len(start)), np.full(len(seen), weight)])
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) / weights.sum()
    shares = (np.arange(GRID) + 0.5) / GRID
    found: Floats = values[order][np.minimum(np.searchsorted(reached, shares), len(values) - 1)]
    return found

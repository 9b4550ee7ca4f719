"""Small rooms to rehearse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from office.rules.forecast.habits import GRID
from office.rules.forecast.scene import FREE, Lengths, Scene

MINUTE = 60.0


def exponential(mean: float) -> np.ndarray:
    """An exponential law as equally likely values."""
    return -mean * np.log(1 - (np.arange(GRID) + 0.5) / GRID)


def lengths(services: np.ndarray | None = None, **more: Any) -> Lengths:
    """One kind of service, ten minutes on average unless told; nobody leaves, nobody dawdles."""
    row = exponential(10 * MINUTE) if services is None else services
    never = np.full(GRID, np.inf)
    return Lengths(np.array([row, row]), gaps=np.zeros(GRID), breaks=exponential(MINUTE), stays=never, **more)


def constant(seconds: float) -> np.ndarray:
    return np.full(GRID, seconds)


def a_scene(waiting: int, counters: int, *, busy: bool = True, elapsed: float = 0.0, **more: Any) -> Scene:
    """`waiting` tickets in the order of their arrival, and `counters` that all serve them."""
    scene = Scene(
        key=np.arange(-waiting, 0, dtype=float),
        waited=np.arange(waiting, 0, -1, dtype=float),
        kind=np.zeros(waiting, dtype=int),
        priority=np.zeros(waiting, dtype=bool),
        probe=np.zeros(waiting, dtype=bool),
        stays=np.ones(waiting, dtype=bool),
        scale=np.ones(waiting),
        serves=np.ones((counters, waiting), dtype=bool),
        takes=np.ones((counters, 2), dtype=bool),
        doing=np.full(counters, 0 if busy else FREE),
        since=np.full(counters, elapsed),
        pace=np.ones(counters),
        absent=np.zeros(counters, dtype=bool),
        run=np.zeros((counters, 2), dtype=int),
    )
    return replace(scene, **more)

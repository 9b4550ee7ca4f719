"""What is drawn beside the figures: the heat of the week, and how the waits spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from office.figures.groups import Split, lengths
from office.figures.past import Past

STEP_MINUTES, STEPS = 5, 18


@dataclass(frozen=True, slots=True)
class Cell:
    """Who took a ticket in one hour of one weekday (1 is Monday): how many a day; waits in seconds."""

    weekday: int
    hour: int
    visitors: float
    wait_median: float | None
    wait_p90: float | None


def heat(past: Past) -> list[Cell]:
    """Every hour of every weekday in which somebody came. `visitors` is a mean over the days of its kind."""
    visits = past.visits
    weekday = (visits.day - 1) % 7 + 1
    keys, places = np.unique(weekday * 24 + visits.hour, return_inverse=True)
    split = Split([int(key) for key in keys], places.reshape(-1))
    count = np.bincount(split.places, minlength=len(split))
    days = np.bincount((np.unique(visits.day) - 1) % 7 + 1, minlength=8)
    waited = lengths(visits.waited, split)
    return [
        Cell(
            int(key) // 24,
            int(key) % 24,
            float(count[place] / days[int(key) // 24]),
            *(None if np.isnan(value) else float(value) for value in (waited.median[place], waited.p90[place])),
        )
        for place, key in enumerate(keys)
    ]


def spread(past: Past) -> list[int]:
    """How many waits lasted 0 to 5 minutes, 5 to 10, …; the last entry holds all that were longer."""
    services = past.services
    waited = services.waited[services.came & ~np.isnan(services.waited)]
    steps = np.minimum(np.floor(waited / (STEP_MINUTES * 60)).astype(np.int64), STEPS)
    return [int(count) for count in np.bincount(steps, minlength=STEPS + 1)]

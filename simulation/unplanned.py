"""What drawn days have besides arrivals: clerks who step away, and citizens who walk through several fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from office.catalogue import Procedure
from simulation.demand import Arrival, Work, service_seconds
from simulation.plan import Plan, Shift
from simulation.watching import Coming

# Breaks a session and clerk, and how long: a gamma law of some sixteen minutes.
BREAKS, SHAPE, SCALE, SHORTEST, LONGEST = 1.2, 4.0, 240.0, 180.0, 2400.0
STEP_MINUTES = 7.5


def breaks(plan: Plan, seed: int) -> dict[str, list[Shift]]:
    rng = np.random.default_rng(seed)
    return {
        station.id: sorted(
            (begins, begins + float(np.clip(rng.gamma(SHAPE, SCALE), SHORTEST, LONGEST)))
            for opens, closes in station.shifts
            for begins in (opens + rng.random(rng.poisson(BREAKS)) * (closes - opens - SHORTEST)).tolist()
        )
        for station in plan.stations
    }


def walking(arrivals: Sequence[Arrival], journey: Procedure, share: float, seed: int) -> list[Coming]:
    """The arrivals, `share` of whom come for the journey instead; it takes them on at every step."""
    rng = np.random.default_rng(seed)
    return [_walk(each, journey, rng) if rng.random() < share else Coming(each) for each in arrivals]


def _walk(arrival: Arrival, journey: Procedure, rng: np.random.Generator) -> Coming:
    lasts = [service_seconds(Work("", "", STEP_MINUTES), float(rng.standard_normal())) for _ in journey.stops]
    stops = [(*stop, seconds) for stop, seconds in zip(journey.stops, lasts, strict=True)]
    (field, procedure, service), *later = stops
    return Coming(replace(arrival, field=field, procedure=procedure, service=service), later, journey.id)

"""What days come to: waits as figures, with their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulation.day import Visit
from simulation.demand import Floats

WITHIN = (15, 30)
UNREACHED = 24 * 60.0  # minutes that count for who was never called


@dataclass(frozen=True)
class Range:
    """A figure over many days: its middle, and where four days in five lie."""

    likely: float
    low: float
    high: float


@dataclass(frozen=True)
class Figures:
    """Waits in minutes of working time. `within`: share called within 15 and 30 minutes; `unreached`: people a day.

    `by_hour`: hour of arrival to (visits a day, median, p90).
    """

    visits: Range
    median: Range
    p90: Range
    within: dict[int, Range]
    unreached: Range
    by_hour: dict[int, tuple[float, float, float]]


def figures_of(days: Sequence[Sequence[Visit]]) -> Figures:
    """The figures of several days of one plan. Raises ValueError without any visit."""
    waits = minutes_of(days)
    if not waits:
        raise ValueError("nobody came on any of the days")
    together = np.concatenate(waits)
    hours = np.concatenate([np.array([visit.arrival.at // 3600 for visit in day]) for day in days if day])
    return Figures(
        visits=range_of([float(len(day)) for day in waits]),
        median=range_of([float(np.median(day)) for day in waits]),
        p90=range_of([p90_of(day) for day in waits]),
        within={limit: share_within(waits, limit) for limit in WITHIN},
        unreached=unreached_of(waits),
        by_hour={int(hour): _hour(together[hours == hour], len(waits)) for hour in np.unique(hours)},
    )


def minutes_of(days: Sequence[Sequence[Visit]]) -> list[Floats]:
    """The waits of each day on which somebody came."""
    return [np.array([_minutes(visit) for visit in day]) for day in days if day]


def p90_of(waits: Floats) -> float:
    return float(np.quantile(waits, 0.9))


def share_within(days: Sequence[Floats], limit: float) -> Range:
    return range_of([float((day <= limit).mean()) for day in days])


def unreached_of(days: Sequence[Floats]) -> Range:
    """People a day who were not called."""
    return range_of([float((day >= UNREACHED).sum()) for day in days])


def _minutes(visit: Visit) -> float:
    return UNREACHED if visit.counted is None else visit.counted / 60


def _hour(waits: Floats, days: int) -> tuple[float, float, float]:
    return len(waits) / days, float(np.median(waits)), float(np.quantile(waits, 0.9))


def range_of(values: Sequence[float]) -> Range:
    """The middle of the values, and where four in five lie. Needs at least one."""
    low, likely, high = np.quantile(values, [0.1, 0.5, 0.9])
    return Range(float(likely), float(low), float(high))

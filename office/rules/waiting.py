"""How long a waiting citizen still waits: a range, or nothing.

The people ahead each need their procedure's usual time; the open counters share that work. The spread comes
from the spread of service times (coefficient of variation 0.8, seen in service-centre data), and the range is
the 10th to the 90th percentile of a normal law with that mean and spread. No open counter: no estimate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, sqrt

VARIATION = 0.8
TEN_PERCENT = 1.2816
# A service met at a random moment has, with this variation, this share of its usual length still to run.
RESIDUAL = (1 + VARIATION**2) / 2


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes until the call: with 10 %, 50 % and 90 % probability it comes no later than this."""

    low: int
    likely: int
    high: int

    def json(self) -> dict[str, int]:
        return {"low": self.low, "likely": self.likely, "high": self.high}


@dataclass(frozen=True, slots=True)
class Load:
    """Services to be done: how many, their usual minutes added up, and the squares of these."""

    count: int = 0
    minutes: float = 0.0
    squares: float = 0.0

    def plus(self, minutes: float) -> Load:
        return Load(self.count + 1, self.minutes + minutes, self.squares + minutes * minutes)


def load_of(minutes: Iterable[float]) -> Load:
    load = Load()
    for each in minutes:
        load = load.plus(each)
    return load


def estimate(ahead: Load, in_service: Load, counters: int) -> Wait | None:
    """The wait behind `ahead` at `counters` open counters, of which `in_service` are busy; None when none is open."""
    if counters <= 0:
        return None
    if counters - in_service.count > ahead.count:
        return Wait(0, 0, 2)
    residual = RESIDUAL * in_service.minutes
    mean = (ahead.minutes + residual) / counters
    spread = VARIATION * sqrt(ahead.squares + RESIDUAL**2 * in_service.squares) / counters
    low = int(max(0.0, mean - TEN_PERCENT * spread))
    likely = max(low, round(mean))
    return Wait(low, likely, max(likely, 1, ceil(mean + TEN_PERCENT * spread)))

"""A wait as it is told: a range of minutes that does not pretend to know more than it does, and does not jump about.

What is estimated changes with every call; what people read should change only when it means something. Two things
damp it. Minutes are rounded outwards, the coarser the longer the wait. And a range that was told stands, less
the time that has passed, for as long as the new middle lies well inside it and the ends have not moved far.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import ceil, floor

# Up to so many minutes are told in steps of so many.
STEPS = ((10, 1), (30, 5), (90, 10))
COARSEST = 15
# By how much of its width a told range's end may be off before it is told anew.
SLACK = 0.34


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes until the call: with 10 %, 50 % and 90 % probability it comes no later than this."""

    low: int
    likely: int
    high: int

    def json(self) -> dict[str, int]:
        return {"low": self.low, "likely": self.likely, "high": self.high}


@dataclass(frozen=True, slots=True)
class Range:
    """The same from the instant `at`, not rounded: rounded again and again, a range would grow."""

    at: dt.datetime
    low: float
    likely: float
    high: float

    def told(self) -> Wait:
        """In whole steps, outwards."""
        first, last = _down(self.low), _up(self.high)
        return Wait(first, min(max(round(self.likely), first), last), last)


def steady(before: Range | None, now: Range) -> Range:
    """What to tell of the range that is estimated now. `before`: what was told of last."""
    if before is None:
        return now
    passed = (now.at - before.at).total_seconds() / 60
    first, last = before.low - passed, before.high - passed
    room = SLACK * (last - first) + 1
    stands = first <= now.likely <= last and abs(now.low - max(first, 0)) <= room and abs(now.high - last) <= room
    return Range(now.at, max(first, 0.0), now.likely, last) if stands else now


def _step(minutes: float) -> int:
    return next((step for limit, step in STEPS if minutes <= limit), COARSEST)


def _down(minutes: float) -> int:
    step = _step(minutes)
    return floor(minutes / step) * step


def _up(minutes: float) -> int:
    step = _step(minutes)
    return ceil(round(minutes, 3) / step) * step

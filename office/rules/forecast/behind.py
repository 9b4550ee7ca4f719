"""The waits of those before whom others have come since the room was rehearsed.

A rehearsal knows who comes next, of each field. Who comes after that one waits for a few services more; those are
reckoned here, until the next rehearsal counts everybody again. Work is poured over the counters like water: each
service is shared by those of its counters that would be free first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, inf, sqrt
from statistics import NormalDist

# The low and the high are where the wait lies at 10 and at 90 %.
REACH = NormalDist().inv_cdf(0.9)


@dataclass(frozen=True, slots=True)
class Comer:
    """Which counters may call, and how long the service lasts: mean and standard deviation in seconds."""

    counters: frozenset[str]
    mean: float
    spread: float


@dataclass(slots=True)
class Level:
    """In how many seconds a counter turns to who comes next, and the variance of what was poured in."""

    at: float
    variance: float = 0.0


@dataclass(frozen=True, slots=True)
class Added:
    """Seconds more to wait than who came next; `variance`: of these."""

    seconds: float
    variance: float


class Counters:
    """The counters since a rehearsal. `calls`: by field, which call from it; `likely`: by field, the seconds that who
    comes next waits; `free`: the counters that nobody keeps busy.
    """

    def __init__(self, calls: Mapping[str, frozenset[str]], likely: Mapping[str, float], free: Iterable[str]) -> None:
        self.calls = calls
        self.free = set(free)
        self._fields = Counter(each for counters in calls.values() for each in counters)
        self._levels = {
            each: Level(max((likely[field] for field in likely if each in calls[field]), default=0.0))
            for each in self._fields
        }
        self._first = {field: self._next(field).at for field, counters in calls.items() if counters}

    def take(self, counters: frozenset[str]) -> bool:
        """Somebody goes to one of these that is free: to that which serves the fewest fields. Is another one left?"""
        mine = self.free & counters
        if mine:
            self.free.discard(min(mine, key=lambda each: (self._fields[each], each)))
        return len(mine) > 1

    def come(self, comer: Comer) -> None:
        """Somebody waits, or goes to a free counter: then nobody else waits before the last of them is taken."""
        if comer.counters and not self.take(comer.counters):
            _pour([self._levels[each] for each in comer.counters], comer)

    def added(self, field: str) -> Added:
        """By all who have come, to the wait of who comes now for the field."""
        if self.free & self.calls[field]:
            return Added(0.0, 0.0)
        level = self._next(field)
        return Added(level.at - self._first[field], level.variance)

    def _next(self, field: str) -> Level:
        return min((self._levels[each] for each in self.calls[field]), key=lambda level: level.at)


def behind(wait: Sequence[float], more: Added, doubt: float) -> list[float]:
    """Low, likely and high in seconds, of somebody who waits for more than the newcomer whose `wait` this is."""
    low, likely, high = wait
    later = likely + more.seconds
    spread = REACH * sqrt(more.variance + doubt**2 * (later**2 - likely**2))
    return [max(low, later - hypot(likely - low, spread)), later, later + hypot(high - likely, spread)]


def _pour(levels: Iterable[Level], comer: Comer) -> None:
    """Raises the lowest levels together by the work that came."""
    order, left = sorted(levels, key=lambda level: level.at), comer.mean
    raised = [0.0] * len(order)
    for count, level in enumerate(order, start=1):
        ceiling = order[count].at if count < len(order) else inf
        step = min(left / count, ceiling - level.at)
        raised[:count] = [each + step for each in raised[:count]]
        left -= step * count
    for level, by in zip(order, raised, strict=True):
        level.at += by
        level.variance += (comer.spread * by / comer.mean) ** 2

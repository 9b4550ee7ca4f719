"""Can one more citizen still be served today?

Work is promised in minutes, each lot to a set of counters that may do it; every counter has so many minutes left.
A newcomer fits when their minutes can be given to their counters on top of what is promised, moving promised work to
other counters that may do it where that helps. It is the flow problem of sharing out work, and so the law is
Hall's: with promises that can be kept, a newcomer fits exactly if for every set of counters, the work that only these
can do is not more than the time they have left.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

Counters = frozenset[str]
# Less than this is rounding, not work.
EPSILON = 1e-6


def fits(minutes: float, by: Counters, promised: Mapping[Counters, float], left: Mapping[str, float]) -> bool:
    """Whether `minutes` of work for any of the counters `by` can still be done. `left`: minutes of each counter."""
    touching = sum(work for counters, work in promised.items() if counters & by)
    if touching + minutes <= sum(left.get(counter, 0.0) for counter in by):
        return True
    shares = _Shares(dict(left))
    for counters, work in promised.items():
        shares.give(counters, work)
    return shares.give(by, minutes) <= EPSILON


class _Shares:
    """Work given to counters so far."""

    def __init__(self, left: dict[str, float]) -> None:
        self._left = left
        self._given: dict[Counters, dict[str, float]] = {}

    def give(self, lot: Counters, minutes: float) -> float:
        """Give the work of a lot to its counters. Returns the minutes that found no place."""
        mine = self._given.setdefault(lot, {})
        while minutes > EPSILON:
            path = self._path(lot)
            if path is None:
                return minutes
            minutes -= self._push(mine, path, minutes)
        return 0.0

    def _push(self, mine: dict[str, float], path: list[tuple[Counters | None, str]], minutes: float) -> float:
        """Along the path, each lot hands its share at one counter on to the next. Returns how much was given."""
        amount = min(minutes, self._left[path[-1][1]])
        for (_, here), (lot, _) in pairwise(path):
            amount = min(amount, self._given[lot][here]) if lot is not None else amount
        self._left[path[-1][1]] -= amount
        for (_, here), (lot, there) in pairwise(path):
            if lot is not None:
                self._given[lot][here] -= amount
                self._given[lot][there] = self._given[lot].get(there, 0.0) + amount
        first = path[0][1]
        mine[first] = mine.get(first, 0.0) + amount
        return amount

    def _path(self, lot: Counters) -> list[tuple[Counters | None, str]] | None:
        """The shortest way from one of the lot's counters to one with time left: (the lot that moves, to where)."""
        came: dict[str, tuple[Counters | None, str | None]] = dict.fromkeys(sorted(lot), (None, None))
        queue = [counter for counter in came if counter in self._left]
        for here in queue:
            if self._left[here] > EPSILON:
                return self._trace(came, here)
            for other, shares in self._given.items():
                if shares.get(here, 0.0) <= EPSILON:
                    continue
                for there in sorted(other):
                    if there in self._left and there not in came:
                        came[there] = (other, here)
                        queue.append(there)
        return None

    def _trace(
        self, came: dict[str, tuple[Counters | None, str | None]], end: str
    ) -> list[tuple[Counters | None, str]]:
        path: list[tuple[Counters | None, str]] = []
        at: str | None = end
        while at is not None:
            lot, before = came[at]
            path.append((lot, at))
            at = before
        return path[::-1]

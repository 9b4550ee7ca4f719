"""How an office means to work a day: its counters, what each serves, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from office.rules.opening import Sessions
from office.rules.routing import Entry, Pattern

Seconds = float
Shift = tuple[Seconds, Seconds]


@dataclass(frozen=True)
class Station:
    """A counter: what it serves, preferred first, and the stretches in which it calls, in seconds of the day."""

    id: str
    entries: Sequence[Entry]
    shifts: Sequence[Shift]


@dataclass(frozen=True)
class Plan:
    """`tickets_from`, `closes`: when the kiosk gives tickets. Who holds one then is served up to `overtime` later."""

    stations: Sequence[Station]
    tickets_from: Seconds
    closes: Seconds
    pattern: Pattern = field(default_factory=Pattern)
    overtime: Seconds = 1800.0

    def working(self, start: Seconds, end: Seconds) -> Seconds:
        """How much of a stretch of time is working time: some counter calls, or it is past the last one's end."""
        return sum(max(0.0, min(end, closes) - max(start, opens)) for opens, closes in self._worked)

    @cached_property
    def _worked(self) -> list[Shift]:
        """The stretches of working time, apart from each other and in order."""
        found: list[Shift] = []
        for opens, closes in sorted(shift for station in self.stations for shift in station.shifts):
            last = closes + self.overtime if closes >= self.closes else closes
            if found and opens <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((opens, last))
        return found

    @property
    def hours(self) -> float:
        """Counter hours: what the plan costs."""
        return sum(end - start for station in self.stations for start, end in station.shifts) / 3600


class NotWorked(ValueError):
    """The office is closed on the day that was asked for."""


def shifts_of(sessions: Sessions) -> list[Shift]:
    return [(seconds_of(opens), seconds_of(closes)) for opens, closes in sessions]


def seconds_of(time: dt.time) -> Seconds:
    return time.hour * 3600.0 + time.minute * 60 + time.second


def without(shifts: Iterable[Shift], start: Seconds, end: Seconds) -> list[Shift]:
    """The shifts with a break cut out of them."""
    left = []
    for opens, closes in shifts:
        if opens < min(closes, start):
            left.append((opens, min(closes, start)))
        if max(opens, end) < closes:
            left.append((max(opens, end), closes))
    return left

"""How an office means to work a day: its counters, what each serves, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from office.rules.opening import Sessions
from office.rules.routing import Desk, Entry, Pattern, Run

Seconds = float
Shift = tuple[Seconds, Seconds]
Kind = tuple[int | None, ...]


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

    @cached_property
    def desks(self) -> dict[str, Desk]:
        """The counters as routing sees them at the start of a day; they remember what they serve from day to day."""
        return {item.id: Desk(item.id, item.entries) for item in self.stations}

    @cached_property
    def desks_in_round(self) -> dict[tuple[str, Run], Desk]:
        """The same at other places of the pattern, as days have needed them."""
        return {(item, desk.run): desk for item, desk in self.desks.items()}

    @cached_property
    def kinds(self) -> dict[tuple[str, str], Kind]:
        """See `kind_of`; what days have asked for."""
        return {}

    def kind_of(self, field: str, procedure: str) -> Kind:
        """Where each counter has it in its order of preference, None: not at all. What is alike is one kind of want."""
        asked = (field, procedure)
        if asked not in self.kinds:
            self.kinds[asked] = tuple(desk.place(field, procedure) for desk in self.desks.values())
        return self.kinds[asked]

    def working(self, start: Seconds, end: Seconds) -> Seconds:
        """How much of a stretch of time is working time: some counter calls, or it is past the last one's end."""
        worked = [(max(start, opens), min(end, closes)) for opens, closes in self._worked]
        return sum([end - start for start, end in worked if start < end], 0.0)

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

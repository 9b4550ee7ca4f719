"""A drawn day through the office's own rule of who is called next, thousands of times faster than the clock."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from office.figures.stretches import merged
from office.rules.routing import Waiting, first_for
from simulation.demand import Arrival
from simulation.plan import Kind, Plan, Station

MIDNIGHT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
LONG_AGO = MIDNIGHT - dt.timedelta(days=1)
ARRIVES, FREES = 0, 1
NO_SHOW_SECONDS = 90.0  # called three times, then the next one


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of an arrival; `called` None: left, or was not reached before the office closed.

    `counted`: seconds of the wait in which counters worked; no plan shortens the time before the doors open or lunch.
    """

    arrival: Arrival
    station: str | None = None
    called: float | None = None
    ended: float | None = None
    counted: float | None = None

    @property
    def waited(self) -> float | None:
        return None if self.called is None else self.called - self.arrival.at


def run_day(plan: Plan, arrivals: Sequence[Arrival]) -> list[Visit]:
    """Every arrival's visit, in the order of arrival. The same plan and arrivals give the same visits."""
    return _Room(plan, arrivals).run()


@dataclass(frozen=True, slots=True)
class _Line:
    """Those who want the same, as the counters see it, and are of one class: nobody but the first of them can be next
    (law 1 of routing). `stations`: the counters that call them."""

    stations: frozenset[str]
    tickets: deque[Waiting]


class _Room:
    def __init__(self, plan: Plan, arrivals: Sequence[Arrival]) -> None:
        self._plan, self._arrivals = plan, arrivals
        self._visits: list[Visit] = [Visit(arrival) for arrival in arrivals]
        self._desks = dict(plan.desks)
        self._shifts = {item.id: _with_overtime(item, plan) for item in plan.stations}
        self._lines: dict[tuple[Kind, bool], _Line] = {}
        self._lines_of: dict[str, list[deque[Waiting]]] = {item.id: [] for item in plan.stations}
        self._idle: dict[str, float] = {}
        self._events: list[tuple[float, int, int, str]] = []

    def run(self) -> list[Visit]:
        for place, arrival in enumerate(self._arrivals):
            heapq.heappush(self._events, (arrival.at, ARRIVES, place, ""))
        for place, item in enumerate(self._plan.stations):
            for start, _ in self._shifts[item.id]:
                heapq.heappush(self._events, (start, FREES, place, item.id))
        while self._events:
            at, kind, place, station = heapq.heappop(self._events)
            if kind == ARRIVES:
                self._arrive(at, place)
            else:
                self._call(at, station)
        return self._visits

    def _arrive(self, at: float, place: int) -> None:
        arrival = self._arrivals[place]
        if at >= self._plan.closes:
            return
        if at < self._plan.tickets_from:
            # At the door before the kiosk gives tickets: the first numbers go by who came first.
            heapq.heappush(self._events, (self._plan.tickets_from, ARRIVES, place, ""))
            return
        ticket = Waiting(
            place, arrival.field, arrival.priority, MIDNIGHT + dt.timedelta(seconds=at), procedure=arrival.procedure
        )
        line = self._line(ticket)
        line.tickets.append(ticket)
        able = [item for item in self._idle if item in line.stations and self._is_working(item, at)]
        if able:
            self._call(at, min(able, key=lambda item: self._idle[item]))

    def _line(self, ticket: Waiting) -> _Line:
        of = (self._plan.kind_of(ticket.field, ticket.procedure), ticket.priority)
        if of not in self._lines:
            stations = [station for station, place in zip(self._plan.desks, of[0], strict=True) if place is not None]
            line = self._lines[of] = _Line(frozenset(stations), deque())
            for station in stations:
                self._lines_of[station].append(line.tickets)
        return self._lines[of]

    def _call(self, at: float, station: str) -> None:
        if not self._is_working(station, at):
            self._idle.pop(station, None)
            return
        desk = self._desks[station]
        ticket = first_for(desk, self._firsts(station, at), self._plan.pattern, LONG_AGO)
        if ticket is None:
            self._idle.setdefault(station, at)
            return
        self._idle.pop(station, None)
        self._line(ticket).tickets.popleft()
        run = desk.run.after(ticket.priority, self._plan.pattern)
        if run != desk.run:
            known = self._plan.desks_in_round
            self._desks[station] = known.get((station, run)) or known.setdefault((station, run), replace(desk, run=run))
        arrival = self._arrivals[ticket.id]
        ended = at + (arrival.walk + arrival.service if arrival.comes else NO_SHOW_SECONDS)
        self._visits[ticket.id] = Visit(arrival, station, at, ended, self._plan.working(arrival.at, at))
        heapq.heappush(self._events, (ended, FREES, -1, station))

    def _firsts(self, station: str, at: float) -> list[Waiting]:
        """The first of each line of the station's who is still there."""
        firsts = []
        for line in self._lines_of[station]:
            while line and self._arrivals[line[0].id].leaves <= at:
                line.popleft()
            if line:
                firsts.append(line[0])
        return firsts

    def _is_working(self, station: str, at: float) -> bool:
        return any(start <= at < end for start, end in self._shifts[station])


def _with_overtime(station: Station, plan: Plan) -> list[tuple[float, float]]:
    """The station's shifts, touching ones as one; one that lasts till closing goes on for those who hold a ticket."""
    return [(start, end + plan.overtime if end >= plan.closes else end) for start, end in merged(station.shifts)]

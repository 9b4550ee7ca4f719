"""Drawn days lived at a real office: its own actions, storage and estimates, with a clock that runs from move to move.

Afterwards the office has a past: tickets, services, a journal, and what each citizen was told of the wait.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt, call_next, finish, no_show, start
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_of
from simulation.day import NO_SHOW_SECONDS
from simulation.demand import Arrival
from simulation.plan import Plan

KIOSK = Actor("device:kiosk")
COMES, STARTS, ENDS, ABSENT, LOOKS = range(5)


@dataclass
class MovableClock:
    """Shows what it was set to; nobody sets it back."""

    at: dt.datetime

    def now(self) -> dt.datetime:
        return self.at

    def steady(self) -> float:
        return self.at.timestamp()


def live_day(
    office: Office,
    clock: MovableClock,
    plan: Plan,
    arrivals: Sequence[Arrival],
    seats: Callable[[], Mapping[str, ClerkAt]],
) -> int:
    """The day of the clock's present date; how many took a ticket. `seats` signs the clerks in, by counter."""
    return _Day(office, clock, plan, arrivals).run(seats)


@dataclass
class _Day:
    office: Office
    clock: MovableClock
    plan: Plan
    arrivals: Sequence[Arrival]
    _events: list[tuple[float, int, int, str]] = field(default_factory=list)
    _serving: dict[str, Arrival] = field(default_factory=dict)
    _known: dict[int, Arrival] = field(default_factory=dict)
    _idle: dict[str, float] = field(default_factory=dict)

    def run(self, seats: Callable[[], Mapping[str, ClerkAt]]) -> int:
        midnight = self.office.local(self.clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
        for place, arrival in enumerate(self.arrivals):
            if arrival.at < self.plan.closes:
                self._push(max(arrival.at, self.plan.tickets_from), COMES, place)
        for station in self.plan.stations:
            for opens, _ in station.shifts:
                self._push(opens, LOOKS, 0, station.id)
        clerks: Mapping[str, ClerkAt] = {}
        while self._events:
            at, kind, place, counter = heapq.heappop(self._events)
            self.clock.at = midnight + dt.timedelta(seconds=at)
            clerks = clerks or seats()
            if kind == COMES:
                self._come(at, self.arrivals[place], clerks)
            else:
                self._work(at, kind, clerks[counter])
        return len(self._known)

    def _come(self, at: float, arrival: Arrival, clerks: Mapping[str, ClerkAt]) -> None:
        try:
            ticket = take_ticket(self.office, Wish(arrival.procedure, "75" if arrival.priority else None), KIOSK).moved
        except Refusal:
            return  # full for today
        self._known[ticket.id] = arrival
        room = room_now(self.office)
        wait_of(room, room.by_id[ticket.id])
        for counter in sorted(self._idle, key=lambda item: self._idle[item]):
            if room.desk(counter).serves(ticket.field, ticket.procedure) and self._works(counter, at):
                self._call(at, clerks[counter])
                return

    def _work(self, at: float, kind: int, clerk: ClerkAt) -> None:
        if kind == STARTS:
            start(self.office, clerk)
            self._push(at + self._serving[clerk.counter_id].service, ENDS, 0, clerk.counter_id)
            return
        if kind == LOOKS and clerk.counter_id in self._serving:
            return
        self._serving.pop(clerk.counter_id, None)
        if kind == ENDS:
            finish(self.office, clerk, Outcome.ACCEPTED, None)
        elif kind == ABSENT:
            no_show(self.office, clerk)
        self._call(at, clerk)

    def _call(self, at: float, clerk: ClerkAt) -> None:
        counter = clerk.counter_id
        self._idle.pop(counter, None)
        if not self._works(counter, at):
            return
        ticket = call_next(self.office, clerk).ticket
        if ticket is None:
            self._idle[counter] = at
            return
        arrival = self._serving[counter] = self._known[ticket.id]
        if arrival.comes:
            self._push(at + arrival.walk, STARTS, 0, counter)
        else:
            self._push(at + NO_SHOW_SECONDS, ABSENT, 0, counter)

    def _works(self, counter: str, at: float) -> bool:
        station = next(item for item in self.plan.stations if item.id == counter)
        late = self.plan.overtime
        return any(
            opens <= at < (closes + late if closes >= self.plan.closes else closes) for opens, closes in station.shifts
        )

    def _push(self, at: float, kind: int, place: int, counter: str = "") -> None:
        heapq.heappush(self._events, (at, kind, place, counter))

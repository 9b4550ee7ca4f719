"""A past day let happen once more, by the office's own rule of who is called next.

It knows who came when, how long each one took at the counter, and who sat where. Which counter calls whom, and when,
is found anew; so a day can be tried with something put right.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from office.figures.course import Guest, Leg, Seconds, Shift
from office.rules.routing import Desk, Entry, Pattern, Run, Waiting, first_for, may_call

MIDNIGHT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SHUTS, FREES, OPENS, JOINS, LEAVES, LOOKS = range(6)


@dataclass(frozen=True)
class Scene:
    """What a day needs to happen. `target`: after so many seconds a ticket bound to an empty counter is anybody's."""

    guests: Sequence[Guest]
    shifts: Sequence[Shift]
    entries: Mapping[str, Sequence[Entry]]
    pattern: Pattern
    target: Seconds
    ends: Seconds


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait that counts: of somebody who came to the call, or who gave up (`called` False) or was not reached."""

    guest: int
    leg: int
    seconds: Seconds
    called: bool = True


def rerun(scene: Scene) -> list[Wait]:
    """Every wait of the day. The same scene gives the same waits."""
    return _Day(scene).run()


def total(waits: Sequence[Wait]) -> Seconds:
    return sum(wait.seconds for wait in waits)


class _Day:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._waits: list[Wait] = []
        self._events: list[tuple[Seconds, int, int, str]] = []
        self._desks: dict[str, Desk] = {}
        self._known: dict[tuple[str, int | None, tuple[Entry, ...], Run], Desk] = {}
        self._runs = {counter: Run() for counter in scene.entries}
        self._seats: dict[str, int] = {}
        self._busy: set[str] = set()
        self._idle: dict[str, Seconds] = {}
        self._leg = [0] * len(scene.guests)
        self._since = [0.0] * len(scene.guests)
        self._tickets: dict[int, Waiting] = {}
        # Of one kind only who came first can be next, however many wait: routing is asked about the heads alone.
        self._kinds: dict[tuple[str, str, bool], list[tuple[dt.datetime, int, int]]] = defaultdict(list)
        self._bound: dict[int, Waiting] = {}

    def run(self) -> list[Wait]:
        for place, guest in enumerate(self._scene.guests):
            if guest.legs:
                self._push(guest.at + guest.legs[0].pause, JOINS, place)
        for place, shift in enumerate(self._scene.shifts):
            self._push(shift.start, OPENS, place)
            self._push(shift.end, SHUTS, place)
        while self._events:
            at, kind, place, counter = heapq.heappop(self._events)
            if kind == JOINS:
                self._join(at, place)
            elif kind == LEAVES:
                self._leave(at, place)
            elif kind == FREES:
                self._busy.discard(counter)
                self._call(at, counter)
            elif kind == LOOKS:
                self._all_look(at)
            else:
                self._shift(at, kind, self._scene.shifts[place])
        for place in list(self._tickets):
            self._leave(max(self._scene.ends, self._since[place]), place, last=True)
        return self._waits

    def _shift(self, at: Seconds, kind: int, shift: Shift) -> None:
        counter = shift.counter
        if kind == SHUTS:
            if any(each.counter == counter and each.start <= at < each.end for each in self._scene.shifts):
                return
            self._seats.pop(counter, None)
            self._desks.pop(counter, None)
            self._idle.pop(counter, None)
        else:
            self._seats[counter] = shift.clerk
            self._desks[counter] = self._desk(
                Desk(counter, self._scene.entries.get(counter, ()), shift.clerk, shift.skills)
            )
            if counter not in self._busy:
                self._call(at, counter)
        if self._bound:
            self._all_look(at)

    def _join(self, at: Seconds, place: int) -> None:
        guest = self._scene.guests[place]
        leg = guest.legs[self._leg[place]]
        ticket = Waiting(
            place, leg.field, guest.priority, MIDNIGHT + dt.timedelta(seconds=guest.at), leg.bound_counter,
            leg.bound_clerk, leg.procedure, MIDNIGHT + dt.timedelta(seconds=at),
        )  # fmt: skip
        self._since[place] = at
        self._tickets[place] = ticket
        if leg.bound_counter is not None or leg.bound_clerk is not None:
            self._bound[place] = ticket
            self._push(at + self._scene.target + 1, LOOKS, place)
        else:
            heapq.heappush(self._kinds[_kind(ticket)], (ticket.arrived, place, self._leg[place]))
        if leg.counter is None and guest.leaves is not None:
            self._push(max(at, guest.leaves), LEAVES, place)
        late = self._late(at)
        able = [item for item in self._idle if may_call(self._desks[item], ticket, self._seats, late)]
        if able:
            self._call(at, min(able, key=lambda item: (self._idle[item], item)))

    def _leave(self, at: Seconds, place: int, *, last: bool = False) -> None:
        if place in self._tickets and (last or self._leg_of(place).counter is None):
            self._waits.append(Wait(place, self._leg[place], at - self._since[place], called=False))
            self._take(place)

    def _all_look(self, at: Seconds) -> None:
        for counter in sorted(self._idle, key=lambda item: (self._idle[item], item)):
            self._call(at, counter)

    def _call(self, at: Seconds, counter: str) -> None:
        desk = self._desks.get(counter)
        if desk is None:
            return
        ticket = first_for(desk, self._heads(), self._scene.pattern, self._late(at), self._seats)
        if ticket is None:
            self._idle.setdefault(counter, at)
            return
        self._idle.pop(counter, None)
        self._runs[counter] = desk.run.after(ticket.priority, self._scene.pattern)
        self._desks[counter] = self._desk(desk)
        place, leg = ticket.id, self._leg_of(ticket.id)
        if leg.came:
            self._waits.append(Wait(place, self._leg[place], at - self._since[place]))
        self._take(place)
        self._busy.add(counter)
        ended = at + leg.walk + leg.work
        self._push(ended + leg.turn, FREES, 0, counter)
        self._leg[place] += 1
        legs = self._scene.guests[place].legs
        if self._leg[place] < len(legs):
            self._push(ended + legs[self._leg[place]].pause, JOINS, place)

    def _heads(self) -> list[Waiting]:
        heads = list(self._bound.values())
        for kind, line in list(self._kinds.items()):
            while line and not self._is_waiting(line[0]):
                heapq.heappop(line)
            if line:
                heads.append(self._tickets[line[0][1]])
            else:
                del self._kinds[kind]
        return heads

    def _is_waiting(self, entry: tuple[dt.datetime, int, int]) -> bool:
        _, place, leg = entry
        return place in self._tickets and self._leg[place] == leg

    def _take(self, place: int) -> None:
        del self._tickets[place]
        self._bound.pop(place, None)

    def _desk(self, like: Desk) -> Desk:
        """The desk at its present place in the pattern; one object each, for it remembers what it serves."""
        asked = (like.counter, like.clerk, tuple(like.skills), self._runs[like.counter])
        if asked not in self._known:
            self._known[asked] = replace(like, run=self._runs[like.counter])
        return self._known[asked]

    def _leg_of(self, place: int) -> Leg:
        return self._scene.guests[place].legs[self._leg[place]]

    def _late(self, at: Seconds) -> dt.datetime:
        return MIDNIGHT + dt.timedelta(seconds=at - self._scene.target)

    def _push(self, at: Seconds, kind: int, place: int, counter: str = "") -> None:
        heapq.heappush(self._events, (at, kind, place, counter))


def _kind(ticket: Waiting) -> tuple[str, str, bool]:
    return ticket.field, ticket.procedure, ticket.priority

"""Drawn days in which everybody who comes is told a wait by the office's own estimate, to be held against the truth.

The room is kept in memory and looked at as the office looks at its own (`office.snapshots`); what the office learns of
(tickets, services with what was told, pauses) is written to its storage as it happens. `living.py` does the same by the
office's actions, at many times the cost. Clerks take breaks that nobody was told of before, and some citizens walk
through several fields.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from typing import Any

from sqlalchemy import Connection, Insert, Update, insert, update

from office.context import Office
from office.hindsight import working_seconds
from office.pace import pace_of
from office.rules.routing import Run, Waiting, first_for
from office.rules.tickets import State
from office.snapshots.outlook import wait_of
from office.snapshots.room import Room, Seat
from office.storage.database import writing
from office.storage.models import Journal, Service, Ticket
from office.told import told_of
from simulation.day import NO_SHOW_SECONDS
from simulation.demand import Arrival
from simulation.living import MovableClock
from simulation.plan import Plan, Shift

COMES, ENDS, LOOKS, LEAVES = range(4)
REASON = "break"


@dataclass(frozen=True)
class Coming:
    """An arrival, and the stops after its first one: field, procedure, seconds of service."""

    arrival: Arrival
    stops: Sequence[tuple[str, str, float]] = ()
    journey: str | None = None


@dataclass(frozen=True)
class Judged:
    """A wait that was told at its start. Seconds of working time; `shown`: whether the minutes read came true."""

    day: dt.date
    hour: int
    field: str
    priority: bool
    waited: float
    rehearsed: Sequence[float]
    corrected: Sequence[float]
    shown: bool


@dataclass
class _Guest:
    """A ticket, with what the office reads of one."""

    id: int
    number: str
    token: str
    field: str
    procedure: str
    priority: str | None
    issued_at: dt.datetime
    waiting_since: dt.datetime
    journey: str | None = None
    step: int | None = None
    state: str = str(State.WAITING)
    counter_id: str | None = None
    called_at: dt.datetime | None = None
    service: int = 0
    left: list[tuple[str, str, float]] = member(default_factory=list)
    quantity: int = 1
    return_clerk: int | None = None
    return_field: str | None = None
    return_procedure: str | None = None

    @property
    def waiting(self) -> Waiting:
        return Waiting(self.id, self.field, self.priority is not None, self.issued_at, procedure=self.procedure)


@dataclass
class _Counter:
    priority_run: int = 0
    ordinary_run: int = 0
    fields: str | None = None
    paused_at: dt.datetime | None = None
    paused_reason: str | None = None
    break_at: dt.datetime | None = None
    break_minutes: int | None = None
    break_reason: str | None = None


class WatchedDays:
    """`clerks`: who sits at each counter, rows of the storage."""

    def __init__(self, office: Office, clock: MovableClock, clerks: Mapping[str, int]) -> None:
        self.office, self.clock, self.clerks = office, clock, clerks
        self.tickets = 0
        self.revision = 0

    def live(
        self, plan: Plan, coming: Sequence[Coming], breaks: Mapping[str, Sequence[Shift]] | None = None
    ) -> list[Judged]:
        """The day of the clock's present date. `breaks`: by counter, from when to when its clerk is away."""
        with writing(self.office.storage.engine).connect() as connection:
            if connection.dialect.name == "sqlite":
                # Drawn days are no loss: nothing waits for the disk.
                connection.connection.cursor().execute("PRAGMA synchronous=OFF")
            return _Day(self, connection, plan, coming, breaks or {}).run()


class _Day:
    def __init__(
        self,
        days: WatchedDays,
        connection: Connection,
        plan: Plan,
        coming: Sequence[Coming],
        breaks: Mapping[str, Sequence[Shift]],
    ) -> None:
        self.days, self.office, self.connection = days, days.office, connection
        self.plan, self.coming = plan, coming
        self.midnight = self.office.local(days.clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
        self.day = self.midnight.date()
        self.waiting: dict[int, _Guest] = {}
        self.serving: dict[str, tuple[_Guest, Coming]] = {}
        self.counters = {item.id: _Counter() for item in plan.stations}
        self.shifts = {item.id: item.shifts for item in plan.stations}
        self.idle: dict[str, float] = {}
        self.away_until: dict[str, float] = {}
        self.whose: dict[int, Coming] = {}
        self.judged: list[Judged] = []
        self.events: list[tuple[float, int, int, str, float]] = []
        for place, one in enumerate(coming):
            if one.arrival.at < plan.closes:
                self._push(max(one.arrival.at, plan.tickets_from), COMES, place)
        for item in plan.stations:
            for opens, _ in item.shifts:
                self._push(opens, LOOKS, 0, item.id)
            for start, end in breaks.get(item.id, ()):
                self._push(start, LEAVES, 0, item.id, end)

    def run(self) -> list[Judged]:
        while self.events:
            at, kind, place, counter, until = heapq.heappop(self.events)
            self.days.clock.at = self.midnight + dt.timedelta(seconds=at)
            self.days.revision += 1
            if kind == COMES:
                self._come(at, self.coming[place])
            elif kind == LEAVES:
                self.away_until[counter] = until
                self._look(at, counter)
            elif kind == ENDS:
                self._end(at, counter)
            else:
                self._look(at, counter)
        return self.judged

    def _come(self, at: float, coming: Coming) -> None:
        arrival, now = coming.arrival, self.days.clock.at
        self.days.tickets += 1
        id_ = self.days.tickets
        first = self.office.settings.priority[0].id if arrival.priority else None
        guest = _Guest(
            id_, f"X{id_:05}", f"watched-{id_}", arrival.field, arrival.procedure, first, now, now,
            coming.journey, 1 if coming.journey else None, left=list(coming.stops),
        )  # fmt: skip
        self.whose[id_] = coming
        row = {
            "office_id": self.office.id, "business_day": self.day, "id": id_, "number": guest.number,
            "token": guest.token, "state": str(State.DONE), "field": guest.field, "procedure": guest.procedure,
            "priority": first, "issued_at": now, "waiting_since": now,
        }  # fmt: skip
        self._write(insert(Ticket).values(row))
        self._wait(at, guest)

    def _wait(self, at: float, guest: _Guest) -> None:
        self.waiting[guest.id] = guest
        room = self._room()
        wait_of(room, guest)  # type: ignore[arg-type]
        for counter in sorted(self.idle, key=lambda item: self.idle[item]):
            if room.desk(counter).serves(guest.field, guest.procedure) and self._works(counter, at):
                self._call(at, counter)
                return

    def _look(self, at: float, counter: str) -> None:
        """Back from a break or at the start of a session, or about to leave for one."""
        row, now = self.counters[counter], self.days.clock.at
        if counter in self.serving:
            return
        away = self.away_until.get(counter, 0.0) > at
        if away and row.paused_at is None and self._in_shift(counter, at):
            row.paused_at, row.paused_reason = now, REASON
            self._journal("pause", counter)
            self.idle.pop(counter, None)
            self._push(self.away_until[counter], LOOKS, 0, counter)
        elif not away:
            if row.paused_at is not None:
                row.paused_at = row.paused_reason = None
                self._journal("open", counter)
            self._call(at, counter)

    def _end(self, at: float, counter: str) -> None:
        guest, coming = self.serving.pop(counter)
        now = self.days.clock.at
        ended = {"ended_at": now, "ended_by": "finish", "started_at": None, "outcome": "accepted"}
        if coming.arrival.comes:
            ended["started_at"] = guest.called_at + dt.timedelta(seconds=coming.arrival.walk)  # type: ignore[operator]
        else:
            ended |= {"ended_by": "no_show", "outcome": None}
        self._write(update(Service).where(Service.id == guest.service).values(ended))
        if guest.left and coming.arrival.comes:
            guest.field, guest.procedure, _ = guest.left[0]
            guest.step = (guest.step or 1) + 1
            guest.state, guest.counter_id, guest.called_at, guest.waiting_since = str(State.WAITING), None, None, now
            self._wait(at, guest)
        self._look(at, counter)

    def _call(self, at: float, counter: str) -> None:
        self.idle.pop(counter, None)
        if not self._works(counter, at):
            return
        desk = self._room().desk(counter)
        waiting = [guest.waiting for guest in self.waiting.values()]
        ticket = first_for(desk, waiting, self.office.pattern, self.office.overdue_before(self.days.clock.at))
        if ticket is None:
            self.idle[counter] = at
            return
        guest = self.waiting.pop(ticket.id)
        coming = self.whose[guest.id]
        row = self.counters[counter]
        run = Run(row.priority_run, row.ordinary_run).after(ticket.priority, self.office.pattern)
        row.priority_run, row.ordinary_run = run.priority, run.ordinary
        service = coming.arrival.service
        if (guest.step or 1) > 1:
            service = guest.left.pop(0)[2]
        guest.state, guest.counter_id, guest.called_at = "called", counter, self.days.clock.at
        self.serving[counter] = guest, coming
        self._log(guest, counter)
        lasts = coming.arrival.walk + service if coming.arrival.comes else NO_SHOW_SECONDS
        self._push(at + lasts, ENDS, 0, counter)

    def _log(self, guest: _Guest, counter: str) -> None:
        now = self.days.clock.at
        told = told_of(self.office.storage, guest.id, guest.waiting_since)
        row: dict[str, Any] = {
            "office_id": self.office.id, "business_day": self.day, "ticket_id": guest.id, "counter_id": counter,
            "clerk_id": self.days.clerks[counter], "field": guest.field, "procedure": guest.procedure,
            "waiting_since": guest.waiting_since, "called_at": now,
        }  # fmt: skip
        if told is not None:
            wait = told.wait
            row |= {"told_low": wait.low, "told_likely": wait.likely, "told_high": wait.high}
            row["forecast"] = told.forecast.json()
            minutes = (now - guest.waiting_since).total_seconds() / 60
            self.judged.append(
                Judged(
                    self.day, self.office.local(guest.waiting_since).hour, guest.field, guest.priority is not None,
                    working_seconds(self.office, guest.waiting_since, now), told.forecast.rehearsed,
                    told.forecast.corrected, wait.low <= minutes <= wait.high,
                )
            )  # fmt: skip
        guest.service = self._write(insert(Service).values(row))

    def _room(self) -> Room:
        """As the office would see it now."""
        office, now = self.office, self.days.clock.at
        present = [*self.waiting.values(), *(guest for guest, _ in self.serving.values())]
        at_work = [item for item in self.counters if item in self.serving or self._in_shift(item, self._seconds(now))]
        return Room(
            office, now, self.day, self.days.revision,
            {guest.id: guest for guest in present},  # type: ignore[misc]
            {guest.id: guest.waiting for guest in self.waiting.values()},
            {item: Seat(item, self.days.clerks[item], "", ()) for item in at_work},
            self.counters,  # type: ignore[arg-type]
            [], pace_of(office), {},
        )  # fmt: skip

    def _in_shift(self, counter: str, at: float) -> bool:
        late = self.plan.overtime
        return any(
            opens <= at < (closes + late if closes >= self.plan.closes else closes)
            for opens, closes in self.shifts[counter]
        )

    def _works(self, counter: str, at: float) -> bool:
        return self.counters[counter].paused_at is None and counter not in self.serving and self._in_shift(counter, at)

    def _seconds(self, at: dt.datetime) -> float:
        return (at - self.midnight).total_seconds()

    def _journal(self, move: str, counter: str) -> None:
        row = {
            "office_id": self.office.id, "business_day": self.day, "revision": self.days.revision, "actor": "rehearsal",
            "move": move, "at": self.days.clock.at, "counter_id": counter, "clerk_id": self.days.clerks[counter],
            "detail": {"reason": REASON} if move == "pause" else None,
        }  # fmt: skip
        self._write(insert(Journal).values(row))

    def _write(self, statement: Insert | Update) -> int:
        """The id of the row added, if one was."""
        result = self.connection.execute(statement)
        self.connection.commit()
        key = result.inserted_primary_key if isinstance(statement, Insert) else None
        return int(key[0]) if key else 0

    def _push(self, at: float, kind: int, place: int, counter: str = "", until: float = 0.0) -> None:
        heapq.heappush(self.events, (at, kind, place, counter, until))

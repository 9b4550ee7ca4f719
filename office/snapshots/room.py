"""One consistent look at the room: who waits, who is served, which counters are open, and the order of the calls.

Everything that any screen shows of the present is computed from this, so that the lobby, a phone and a tablet
can't disagree, and so that a change costs the same few queries however many screens are watching.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, select

from office.context import Office
from office.pace import Pace, pace_of
from office.rules.routing import Desk, Pattern, Run, Turn, Waiting, order_for
from office.rules.tickets import LIVE, State
from office.rules.timekeeping import Stamp, next_stamp
from office.rules.waiting import Load, Wait, estimate, load_of
from office.storage.models import Call, Clerk, ClerkSession, CounterRow, OfficeRow, Ticket
from office.storage.tickets import IS_LIVE

# Plain rows of the tables named: three hundred of them cost a third of what mapped objects do.
TicketRow = Row[Any]
CounterState = Row[Any]
CallRow = Row[Any]
OfficeState = Row[Any]
BOARD_CALLS = 10


@dataclass(frozen=True, slots=True)
class Seat:
    """A counter with a clerk at it."""

    counter_id: str
    clerk_id: int
    clerk_name: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    office: Office
    now: dt.datetime
    day: dt.date
    revision: int
    by_id: Mapping[int, TicketRow]
    queue: Mapping[int, Waiting]
    seats: Mapping[str, Seat]
    counters: Mapping[str, CounterState]
    calls: Sequence[CallRow]
    pace: Pace

    @property
    def tickets(self) -> Iterable[TicketRow]:
        """All that are not over."""
        return self.by_id.values()

    @property
    def waiting(self) -> Iterable[Waiting]:
        return self.queue.values()

    @cached_property
    def current(self) -> dict[str, TicketRow]:
        """The citizen at each counter."""
        return {
            t.counter_id: t
            for t in self.tickets
            if t.counter_id is not None and t.state in (State.CALLED, State.SERVING)
        }

    def is_paused(self, counter_id: str) -> bool:
        row = self.counters.get(counter_id)
        return row is not None and row.paused_at is not None

    def is_open(self, counter_id: str) -> bool:
        """A clerk sits there and is not on a break."""
        return counter_id in self.seats and not self.is_paused(counter_id)

    def order(self, counter_id: str) -> list[Turn]:
        """Whom the counter will call, first to last."""
        if counter_id not in self._orders:
            self._orders[counter_id] = self._route(self._desk(counter_id))
        return self._orders[counter_id]

    def line(self, field: str) -> list[int]:
        """Ids of the field's waiting tickets in the order of calling: that of the open counter that prefers it most."""
        return self._line(field).tickets

    def ahead(self, ticket: TicketRow) -> int:
        """How many of its field are called before the ticket."""
        return self._line(ticket.field).places.get(ticket.id, 0)

    def wait(self, ticket: TicketRow) -> Wait | None:
        line = self._line(ticket.field)
        return estimate(line.load_before.get(ticket.id, Load()), line.in_service, line.counters)

    def wait_for_newcomer(self, field: str) -> Wait | None:
        """The wait of somebody who takes a ticket for the field now."""
        line = self._line(field)
        return estimate(line.load, line.in_service, line.counters)

    def serves(self, field: str) -> list[str]:
        """Ids of the open counters that call from the field."""
        counters = [item.id for item in self.office.settings.counters]
        return [item for item in counters if self.is_open(item) and self._desk(item).serves(field)]

    @cached_property
    def _orders(self) -> dict[str, list[Turn]]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, _Line]:
        return {}

    def _line(self, field: str) -> _Line:
        if field not in self._lines:
            self._lines[field] = self._line_up(field)
        return self._lines[field]

    def _line_up(self, field: str) -> _Line:
        counters = self.serves(field)
        if counters:
            lead = min(counters, key=lambda item: self._desk(item).fields.index(field))
            turns = self.order(lead)
        else:
            turns = self._route(Desk("", (field,)))
        load = Load()
        before: dict[int, Load] = {}
        tickets: list[int] = []
        for turn in turns:
            ticket = self.by_id[turn.ticket]
            if ticket.field == field:
                tickets.append(ticket.id)
                before[ticket.id] = load
            load = load.plus(self.pace.minutes(ticket.procedure))
        # Whoever is bound to one counter is not in the lead counter's order, but still waits in this field.
        tickets += [w.id for w in self.waiting if w.field == field and w.id not in before]
        busy = [self.pace.minutes(self.current[item].procedure) for item in counters if item in self.current]
        places = {ticket_id: place for place, ticket_id in enumerate(tickets)}
        return _Line(tickets, places, before, load, load_of(busy), len(counters))

    def _desk(self, counter_id: str) -> Desk:
        counter = self.office.known_counter(counter_id)
        row, seat = self.counters.get(counter_id), self.seats.get(counter_id)
        run = Run(row.priority_run, row.ordinary_run) if row else Run()
        return Desk(counter_id, counter.fields, seat.clerk_id if seat else None, seat.skills if seat else (), run)

    def _route(self, desk: Desk) -> list[Turn]:
        queue = self.office.settings.queue
        return order_for(
            desk,
            self.waiting,
            Pattern(queue.priority_calls, queue.ordinary_calls),
            self.now - dt.timedelta(minutes=queue.waiting_target_minutes),
            {seat.clerk_id for seat in self.seats.values()},
        )


@dataclass(frozen=True, slots=True)
class _Line:
    tickets: list[int]
    places: dict[int, int]
    load_before: dict[int, Load]
    load: Load
    in_service: Load
    counters: int


def look(office: Office, before: Room | None = None) -> Room:
    """Look at the room now: five queries, in one consistent view. With an earlier room, only its changes are read."""
    pace = pace_of(office)
    with office.storage.read() as connection:
        row = connection.execute(select(OfficeRow.__table__).where(OfficeRow.id == office.id)).one()
        now = _office_time(office, row)
        day = office.day(now)
        live, queue = _live_tickets(connection, office.id, day, before)
        return Room(
            office=office,
            now=now,
            day=day,
            revision=row.revision,
            by_id=live,
            queue=queue,
            seats=_seats(connection, office.id, day),
            # Until the day's first move these are yesterday's pauses.
            counters=_counters(connection, office.id) if row.open_day == day else {},
            calls=latest_calls(connection, office.id, day),
            pace=pace,
        )


def latest_calls(connection: Connection, office_id: str, day: dt.date, since: int | None = None) -> Sequence[CallRow]:
    """The day's calls, newest first: the last ten, or with `since` every one after that sequence number."""
    query = select(Call.__table__).where(Call.office_id == office_id, Call.business_day == day)
    if since is None:
        return connection.execute(query.order_by(Call.seq.desc()).limit(BOARD_CALLS)).all()
    return connection.execute(query.where(Call.seq > since).order_by(Call.seq.desc())).all()


def _live_tickets(
    connection: Connection, office_id: str, day: dt.date, before: Room | None
) -> tuple[dict[int, TicketRow], dict[int, Waiting]]:
    """Every ticket of the day that is not over, and those that wait as routing sees them.

    Hundreds wait and one moves: the others are taken over from `before`.
    """
    mine = select(Ticket.__table__).where(Ticket.office_id == office_id, Ticket.business_day == day)
    if before is None or before.day != day:
        live, queue = {}, {}
        changed = connection.execute(mine.where(IS_LIVE).order_by(Ticket.issued_at, Ticket.id)).all()
    else:
        live, queue = dict(before.by_id), dict(before.queue)
        changed = connection.execute(mine.where(Ticket.revision > before.revision)).all()
    for row in changed:
        live.pop(row.id, None)
        queue.pop(row.id, None)
        if row.state in LIVE:
            live[row.id] = row
        if row.state == State.WAITING:
            priority = row.priority is not None
            queue[row.id] = Waiting(row.id, row.field, priority, row.issued_at, row.bound_counter, row.bound_clerk)
    return live, queue


def _office_time(office: Office, row: OfficeState) -> dt.datetime:
    last = Stamp(row.last_at, row.last_clock or row.last_at) if row.last_at else None
    return next_stamp(office.clock.now(), last).at


def _seats(connection: Connection, office_id: str, day: dt.date) -> dict[str, Seat]:
    rows = connection.execute(
        select(ClerkSession.counter_id, Clerk.id, Clerk.name, Clerk.fields)
        .join(Clerk, Clerk.id == ClerkSession.clerk_id)
        .where(ClerkSession.office_id == office_id, ClerkSession.business_day == day, ClerkSession.ended_at.is_(None))
    )
    return {
        counter: Seat(counter, clerk, name, tuple(item for item in fields.split(",") if item))
        for counter, clerk, name, fields in rows
    }


def _counters(connection: Connection, office_id: str) -> dict[str, CounterState]:
    rows = connection.execute(select(CounterRow.__table__).where(CounterRow.office_id == office_id))
    return {row.counter_id: row for row in rows}

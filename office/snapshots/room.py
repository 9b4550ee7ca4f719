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

from sqlalchemy import Row

from office.context import Office
from office.pace import Pace
from office.rules.routing import Desk, Entry, Pattern, Run, Turn, Waiting, order_for, queue_for
from office.rules.tickets import State

# Plain rows of the tables named: three hundred of them cost a third of what mapped objects do.
TicketRow = Row[Any]
CounterState = Row[Any]
CallRow = Row[Any]
OfficeState = Row[Any]
Json = dict[str, Any]


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
    # What is shown of each ticket, and the revision at which it moved last; handed on from look to look.
    shown: dict[int, tuple[int, Json]]
    closed: bool = False

    @property
    def tickets(self) -> Iterable[TicketRow]:
        """All that are not over."""
        return self.by_id.values()

    @cached_property
    def by_token(self) -> dict[str, TicketRow]:
        return {ticket.token: ticket for ticket in self.tickets}

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

    def fields_of(self, counter_id: str) -> tuple[str, ...]:
        """Ids of the fields and procedures that the counter serves now, preferred first."""
        row = self.counters.get(counter_id)
        return self.office.served_at(counter_id, row.fields if row else None)

    def desks(self) -> list[Desk]:
        """The open counters, as routing sees them."""
        return [self.desk(item.id) for item in self.office.settings.counters if self.is_open(item.id)]

    def order(self, counter_id: str) -> list[Turn]:
        """Whom the counter will call, first to last."""
        if counter_id not in self._orders:
            self._orders[counter_id] = order_for(self.desk(counter_id), *self._waiting_for)
        return self._orders[counter_id]

    def line(self, field: str) -> list[int]:
        """Ids of the field's waiting tickets in the order of calling: that of the open counter that prefers it most."""
        return self._line(field, None).tickets

    def ahead(self, ticket: TicketRow) -> int:
        """How many of its field are called before the ticket."""
        return self._line(ticket.field, ticket.procedure).places.get(ticket.id, 0)

    def serves(self, field: str, procedure: str | None = None) -> list[str]:
        """Ids of the open counters that call the procedure from the field; without one, anything from the field."""
        counters = [item.id for item in self.office.settings.counters]
        return [item for item in counters if self.is_open(item) and self._place(item, field, procedure) is not None]

    def _place(self, counter_id: str, field: str, procedure: str | None) -> int | None:
        """Where the counter prefers it; None when it does not serve it."""
        desk = self.desk(counter_id)
        wanted = self.office.catalogue.procedures_in(field) if procedure is None else (procedure,)
        places = [desk.place(field, each) for each in wanted if desk.serves(field, each)]
        return min((place for place in places if place is not None), default=None)

    @cached_property
    def _orders(self) -> dict[str, list[Turn]]:
        return {}

    @cached_property
    def _lines(self) -> dict[tuple[str, tuple[str, ...]], _Line]:
        return {}

    def _line(self, field: str, procedure: str | None) -> _Line:
        """All procedures of a field that the same counters serve stand in one line."""
        counters = self._served_by(field, procedure)
        key = (field, counters)
        if key not in self._lines:
            self._lines[key] = self._line_up(field, counters)
        return self._lines[key]

    def _served_by(self, field: str, procedure: str | None) -> tuple[str, ...]:
        """The open counters for it, the one that prefers it most first."""
        asked = (field, procedure)
        if asked not in self._servers:
            counters = self.serves(field, procedure)
            self._servers[asked] = tuple(sorted(counters, key=lambda item: self._place(item, field, procedure) or 0))
        return self._servers[asked]

    @cached_property
    def _servers(self) -> dict[tuple[str, str | None], tuple[str, ...]]:
        return {}

    def _line_up(self, field: str, counters: tuple[str, ...]) -> _Line:
        desk = self.desk(counters[0]) if counters else Desk("", (Entry(field),))
        line = [ticket.id for ticket in queue_for(desk, *self._waiting_for) if ticket.field == field]
        # Whoever is bound to one counter is not in the lead counter's line, but still waits in this field.
        standing = set(line)
        tickets = [*line, *(w.id for w in self.waiting if w.field == field and w.id not in standing)]
        return _Line(tickets, {ticket_id: place for place, ticket_id in enumerate(tickets)})

    def desk(self, counter_id: str) -> Desk:
        """The counter as routing sees it, whether or not a clerk sits there."""
        if counter_id not in self._desks:
            row, seat = self.counters.get(counter_id), self.seats.get(counter_id)
            run = Run(row.priority_run, row.ordinary_run) if row else Run()
            clerk, skills = (seat.clerk_id, seat.skills) if seat else (None, ())
            self._desks[counter_id] = self.office.desk(counter_id, clerk, skills, run, row.fields if row else None)
        return self._desks[counter_id]

    @cached_property
    def _desks(self) -> dict[str, Desk]:
        return {}

    @property
    def _waiting_for(self) -> tuple[Iterable[Waiting], Pattern, dt.datetime, dict[str, int]]:
        """What routing is given of the room, besides the desk."""
        seats = {seat.counter_id: seat.clerk_id for seat in self.seats.values()}
        return self.waiting, self.office.pattern, self.office.overdue_before(self.now), seats


@dataclass(frozen=True, slots=True)
class _Line:
    tickets: list[int]
    places: dict[int, int]

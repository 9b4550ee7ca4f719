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
from office.rules.breaks import Break
from office.rules.lines import Lines, lines_of
from office.rules.routing import Desk, Pattern, Run, Turn, Waiting, order_for
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
    # Whether something has been written today.
    begun: bool = False
    # The lines of the look before, and who has come since, where nothing else has happened.
    came: tuple[Lines, Sequence[Waiting]] | None = None

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
            for id_, t in self.by_id.items()
            if id_ not in self.queue and t.counter_id is not None and t.state in (State.CALLED, State.SERVING)
        }

    def is_paused(self, counter_id: str) -> bool:
        row = self.counters.get(counter_id)
        return row is not None and row.paused_at is not None

    def announced(self, counter_id: str) -> Break | None:
        """The break that the clerk at the counter has announced and still means."""
        row, current = self.counters.get(counter_id), self.current.get(counter_id)
        if row is None or row.break_at is None or counter_id not in self.seats:
            return None
        announced = Break(row.break_at, row.break_minutes, row.break_reason)
        return announced if announced.stands(self.now, current.called_at if current else None) else None

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
        """Ids of the field's waiting tickets in the order in which they will be called."""
        return self.lines.line(field)

    def ahead(self, ticket: TicketRow) -> int:
        """How many of its field will be called before the ticket: its place in `line`; 0 for one that does not wait."""
        return self.lines.place(ticket.id, ticket.field)

    def serves(self, field: str) -> list[str]:
        """Ids of the open counters that call something from the field."""
        wanted = self.office.catalogue.procedures_in(field)
        return [desk.counter for desk in self.desks() if any(desk.serves(field, each) for each in wanted)]

    @cached_property
    def _orders(self) -> dict[str, list[Turn]]:
        return {}

    @cached_property
    def lines(self) -> Lines:
        """Every field's line (`rules.lines`)."""
        found = None
        if self.came is not None:
            lines, newcomers = self.came
            found = lines.with_newcomers(newcomers, self.office.overdue_before(self.now))
        return found or lines_of(self._in_turn, *self._waiting_for)

    @property
    def _in_turn(self) -> list[Desk]:
        """The open counters: first those that are free, then those whose citizen was called longest ago."""
        begun = {counter: ticket.called_at for counter, ticket in self.current.items()}
        busy = [desk for desk in self.desks() if begun.get(desk.counter) is not None]
        free = [desk for desk in self.desks() if desk not in busy]
        return [*free, *sorted(busy, key=lambda desk: begun[desk.counter])]

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

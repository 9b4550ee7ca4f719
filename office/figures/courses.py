"""Reads the courses of past days from the log of services, the seats and the journal."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from office.context import Office
from office.figures.course import Course, Guest, Leg, Served, Shift, Stretch
from office.figures.past import LONGEST_SECONDS
from office.figures.stretches import minus
from office.rules.opening import sessions_on
from office.rules.routing import Entry
from office.rules.tickets import Move, Outcome, State
from office.storage.models import Clerk, ClerkSession, CounterRow, Journal, Service, Ticket
from office.storage.sessions import AT_A_COUNTER

# Moves that may tie a ticket to a counter or to a clerk, or free it.
BINDING = (Move.TRANSFER, Move.FINISH, Move.REDIRECT, Move.UNDO)
PAUSE, OPEN = "pause", "open"


def read_course(office: Office, day: dt.date, now: dt.datetime) -> Course:
    """What happened on the business day, up to `now`; without guests when nobody came."""
    with office.storage.read() as connection:
        tickets = connection.execute(_TICKETS.where(*_of(Ticket, office, day))).all()
        services = connection.execute(_SERVICES.where(*_of(Service, office, day))).all()
        seats = connection.execute(_SEATS.where(*_of(ClerkSession, office, day))).all()
        moves = connection.execute(_MOVES.where(*_of(Journal, office, day))).all()
        entries = _entries(connection, office)
    return _Reading(office, day, now, entries).course(tickets, services, seats, moves)


_TICKETS: Any = select(
    Ticket.id, Ticket.issued_at, Ticket.field, Ticket.procedure, Ticket.quantity, Ticket.priority, Ticket.state,
    Ticket.waiting_since, Ticket.finished_at, Ticket.bound_counter, Ticket.bound_clerk,
).order_by(Ticket.issued_at, Ticket.id)  # fmt: skip
_SERVICES: Any = select(
    Service.id, Service.ticket_id, Service.field, Service.procedure, Service.quantity, Service.counter_id,
    Service.waiting_since, Service.called_at, Service.started_at, Service.ended_at, Service.ended_by, Service.outcome,
).order_by(Service.ticket_id, Service.id)  # fmt: skip
_SEATS: Any = (
    select(ClerkSession.counter_id, ClerkSession.clerk_id, ClerkSession.started_at, ClerkSession.ended_at, Clerk.fields)
    .join(Clerk, Clerk.id == ClerkSession.clerk_id)
    .where(AT_A_COUNTER)
    .order_by(ClerkSession.started_at, ClerkSession.id)
)
_MOVES: Any = (
    select(Journal.ticket_id, Journal.counter_id, Journal.at, Journal.move, Journal.detail)
    .where(Journal.move.in_([*map(str, BINDING), PAUSE, OPEN]))
    .order_by(Journal.id)
)


def _of(table: Any, office: Office, day: dt.date) -> list[Any]:
    return [table.office_id == office.id, table.business_day == day]


def _entries(connection: Connection, office: Office) -> dict[str, Sequence[Entry]]:
    rows = connection.execute(select(CounterRow.counter_id, CounterRow.fields).where(CounterRow.office_id == office.id))
    changed = {row.counter_id: row.fields for row in rows}
    return {
        item.id: office.catalogue.entries(office.served_at(item.id, changed.get(item.id)))
        for item in office.settings.counters
    }


class _Reading:
    def __init__(self, office: Office, day: dt.date, now: dt.datetime, entries: Mapping[str, Sequence[Entry]]) -> None:
        self._office, self._day, self._entries = office, day, entries
        self._midnight = dt.datetime.combine(day, dt.time(), office.settings.zone)
        self._served: list[Served] = []
        self._next: dict[int, dt.datetime] = {}
        self._now = self._at(now) if office.day(now) == day else None

    def course(self, tickets: Any, services: Any, seats: Any, moves: Any) -> Course:
        sessions = self._sessions(tickets)
        ends = max([end for _, end in sessions] + [self._at(row.ended_at) for row in services if self._by_hand(row)])
        ends = ends if self._now is None else min(ends, self._now)
        self._next = _next_calls(services)
        rows: dict[int, list[Any]] = defaultdict(list)
        for row in services:
            rows[row.ticket_id].append(row)
        bound = self._bindings(moves)
        guests = [
            self._guest(place, ticket, rows[ticket.id], bound.get(ticket.id, ()), ends)
            for place, ticket in enumerate(tickets)
        ]
        pauses = self._pauses(moves, ends)
        shifts = [
            shift for row in seats for shift in self._shifts(row, pauses, ends) if row.counter_id in self._entries
        ]
        return Course(
            self._day, sessions, self._entries, guests, shifts, sorted(self._served, key=lambda item: item.start), ends,
            pauses,
        )  # fmt: skip

    def _sessions(self, tickets: Any) -> list[Stretch]:
        sessions = [(_seconds(opens), _seconds(closes)) for opens, closes in sessions_on(self._office.hours, self._day)]
        if sessions:
            return sessions
        # Worked though the settings of today call it a day off: from the first ticket on.
        first = min((self._at(row.issued_at) for row in tickets), default=0.0)
        return [(first, first)]

    def _by_hand(self, row: Any) -> bool:
        """Whether somebody was still at work when it ended: a finish pressed hours later says nothing of that."""
        if row.ended_at is None or row.ended_by == Move.EXPIRE:
            return False
        return float((row.ended_at - row.called_at).total_seconds()) <= LONGEST_SECONDS

    def _at(self, moment: dt.datetime) -> float:
        return (moment - self._midnight).total_seconds()

    def _guest(
        self, place: int, ticket: Any, rows: Sequence[Any], bound: Sequence[tuple[float, Any]], ends: float
    ) -> Guest:
        legs: list[Leg] = []
        before = issued = self._at(ticket.issued_at)
        for group in _goes(rows):
            since, ended = self._at(group[0].waiting_since), self._ended(group[-1], ends)
            legs.append(self._leg(group, since - before, ended, _bound_at(bound, since)))
            # One for each row: while somebody fetched a paper, the counter was free.
            self._served += [
                Served(row.counter_id, self._at(row.called_at), self._ended(row, ends), place, len(legs) - 1)
                for row in group
            ]
            before = ended
        leaves = None
        if self._waited_in_vain(ticket, rows):
            since = self._at(ticket.waiting_since)
            leaves = min(ends, self._at(ticket.finished_at)) if ticket.finished_at else ends
            legs.append(
                Leg(
                    since, since - before, max(0.0, leaves - since), ticket.field, ticket.procedure, ticket.quantity,
                    bound_counter=ticket.bound_counter, bound_clerk=ticket.bound_clerk,
                )
            )  # fmt: skip
        return Guest(issued, ticket.priority is not None, legs, leaves)

    def _waited_in_vain(self, ticket: Any, rows: Sequence[Any]) -> bool:
        if ticket.state not in (State.CANCELLED, State.EXPIRED, State.WAITING):
            return False
        last = rows[-1] if rows else None
        return last is None or (ticket.waiting_since >= last.called_at and last.ended_by not in (None, Move.PARK))

    def _leg(self, rows: Sequence[Any], pause: float, ended: float, bound: Any) -> Leg:
        first, last = rows[0], rows[-1]
        came = first.started_at is not None
        work = sum(self._ended(row, ended) - self._at(row.started_at) for row in rows if row.started_at)
        walk = (self._at(first.started_at) if came else ended) - self._at(first.called_at)
        allowed = LONGEST_SECONDS + (last.quantity - 1) * self._office.settings.queue.seconds_per_copy
        return Leg(
            since=self._at(first.waiting_since),
            pause=max(0.0, pause),
            waited=max(0.0, self._at(first.called_at) - self._at(first.waiting_since)),
            field=first.field,
            procedure=first.procedure,
            quantity=last.quantity,
            counter=first.counter_id,
            walk=max(0.0, walk),
            work=max(0.0, work),
            came=came,
            missing=all(row.outcome == Outcome.MISSING_PAPERS for row in rows if row.ended_by != Move.PARK) and came,
            parked=any(row.ended_by == Move.PARK for row in rows),
            forgotten=came and (last.ended_by == Move.EXPIRE or work > allowed),
            bound_counter=bound[0] if bound else None,
            bound_clerk=bound[1] if bound else None,
        )

    def _ended(self, row: Any, ends: float) -> float:
        if row.ended_at is None or row.ended_by == Move.EXPIRE:
            return max(ends, self._at(row.started_at or row.called_at))
        # Who is called has the counter: a service that was ended by hand long afterwards was over by then.
        return self._at(min(row.ended_at, self._next.get(row.id, row.ended_at)))

    def _bindings(self, moves: Iterable[Any]) -> dict[int, list[tuple[float, Any]]]:
        """By ticket: from when it was tied to which (counter, clerk)."""
        found: dict[int, list[tuple[float, Any]]] = defaultdict(list)
        for row in moves:
            changed = (row.detail or {}).get("changed") or {}
            if row.ticket_id is not None and ("bound_counter" in changed or "bound_clerk" in changed):
                counter, clerk = found[row.ticket_id][-1][1] if found[row.ticket_id] else (None, None)
                counter = changed["bound_counter"][1] if "bound_counter" in changed else counter
                clerk = changed["bound_clerk"][1] if "bound_clerk" in changed else clerk
                found[row.ticket_id].append((self._at(row.at), (counter, clerk)))
        return found

    def _pauses(self, moves: Iterable[Any], ends: float) -> list[tuple[str, Stretch, str]]:
        begun: dict[str, tuple[float, str]] = {}
        found = []
        for row in moves:
            if row.move == PAUSE:
                begun.setdefault(row.counter_id, (self._at(row.at), str((row.detail or {}).get("reason") or "")))
            elif row.move == OPEN and row.counter_id in begun:
                start, reason = begun.pop(row.counter_id)
                found.append((row.counter_id, (start, self._at(row.at)), reason))
        return found + [(counter, (start, max(start, ends)), reason) for counter, (start, reason) in begun.items()]

    def _shifts(self, row: Any, pauses: Sequence[tuple[str, Stretch, str]], ends: float) -> list[Shift]:
        start, end = self._at(row.started_at), min(ends, self._at(row.ended_at)) if row.ended_at else ends
        skills = self._office.catalogue.entries([item for item in row.fields.split(",") if item])
        mine = sorted(stretch for counter, stretch, _ in pauses if counter == row.counter_id)
        return [
            Shift(row.counter_id, row.clerk_id, begins, stops, skills) for begins, stops in minus((start, end), mine)
        ]


def _next_calls(services: Iterable[Any]) -> dict[int, dt.datetime]:
    """By service, when its counter called the next one."""
    found: dict[int, dt.datetime] = {}
    last: dict[str, int] = {}
    for row in sorted(services, key=lambda row: (row.called_at, row.id)):
        if row.counter_id in last:
            found[last[row.counter_id]] = row.called_at
        last[row.counter_id] = row.id
    return found


def _goes(rows: Sequence[Any]) -> list[list[Any]]:
    """The log's rows in groups: what went on without a wait (back with a paper, a second procedure) is one."""
    groups: list[list[Any]] = []
    for row in rows:
        goes_on = row.waiting_since == row.called_at == row.started_at
        if groups and goes_on and groups[-1][-1].ended_by in (Move.PARK, Move.NEXT_PROCEDURE):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _bound_at(bound: Sequence[tuple[float, Any]], since: float) -> Any:
    return next((what for at, what in reversed(bound) if at <= since + 1), None)


def _seconds(time: dt.time) -> float:
    return time.hour * 3600.0 + time.minute * 60 + time.second

"""Reads the visits and the services of past days into columns of numbers.

A visit is a ticket. A service is what one counter did for it in one go: from the call to the finish, a parked pause
inside it included (its two rows of the log are one service here). Lengths are in seconds, NaN where the moment never
came; days are `date.toordinal()`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from office.context import Office
from office.figures.moments import Floats, Integers, Seconds, local_hours
from office.rules.tickets import SERVED, Move, Outcome, State
from office.storage.models import Service, Ticket
from office.storage.ratings import Rating

Flags = NDArray[np.bool_]
Names = NDArray[np.object_]
# A service this long is a forgotten "finish", not work (office/pace.py learns nothing from it either).
LONGEST_SECONDS = 120 * 60.0


@dataclass(frozen=True)
class Visits:
    """One entry a ticket. `field` and `procedure`: where it was served first; until then, where it waits.

    `waited`: from the ticket to the first call that somebody came to.
    """

    id: Integers
    day: Integers
    hour: Integers
    field: Names
    procedure: Names
    state: Names
    priority: Names
    waited: Floats
    served: Flags
    score: Floats

    def __len__(self) -> int:
        return len(self.id)

    # Of every split the same: looked up once, not once a split.

    @cached_property
    def left(self) -> Flags:
        return (_are(self.state, State.CANCELLED) | _are(self.state, State.EXPIRED)) & ~self.served

    @cached_property
    def absent(self) -> Flags:
        return _are(self.state, State.NO_SHOW) & ~self.served

    @cached_property
    def has_priority(self) -> Flags:
        return np.array([item is not None for item in self.priority], dtype=bool)


@dataclass(frozen=True)
class Services:
    """One entry a service. `waited` is NaN where nobody was called for it: the second procedure of a visit.

    `came`: the citizen came to the call. `done`: it ended with a finish. `forgotten`: nobody pressed "finish" in time,
    so `served` tells nothing and is NaN. `visit`: the place of its ticket in Visits.
    """

    visit: Integers
    day: Integers
    hour: Integers
    field: Names
    procedure: Names
    counter: Names
    clerk: Integers
    waited: Floats
    walked: Floats
    served: Floats
    parked: Floats
    ended_by: Names
    outcome: Names
    came: Flags
    done: Flags
    forgotten: Flags

    def __len__(self) -> int:
        return len(self.visit)

    @cached_property
    def transferred(self) -> Flags:
        return _are(self.ended_by, Move.TRANSFER)

    @cached_property
    def absent(self) -> Flags:
        return _are(self.ended_by, Move.NO_SHOW)

    @cached_property
    def missing_papers(self) -> Flags:
        return _are(self.outcome, Outcome.MISSING_PAPERS)


@dataclass(frozen=True)
class Past:
    first: dt.date
    last: dt.date
    visits: Visits
    services: Services


def read_past(office: Office, first: dt.date, last: dt.date) -> Past:
    """What happened on the business days `first` to `last`, both included."""
    with office.storage.read() as connection:
        tickets = _columns(connection, _tickets(office.id, first, last))
        rows = _columns(connection, _rows(office.id, first, last))
    services = _services(office, tickets, rows)
    return Past(first, last, _visits(office, tickets, services), services)


def days_with_tickets(office: Office) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which somebody took a ticket; None before the first."""
    day = Ticket.business_day
    with office.storage.read() as connection:
        # Two questions, for each is one look at the index; together they would read all of it.
        first, last = (
            connection.scalar(select(end(day)).where(Ticket.office_id == office.id)) for end in (func.min, func.max)
        )
    return first, last


def count_tickets(office: Office, first: dt.date, last: dt.date) -> int:
    query = select(func.count()).where(Ticket.office_id == office.id, Ticket.business_day.between(first, last))
    with office.storage.read() as connection:
        return connection.scalar(query) or 0


def _tickets(office: str, first: dt.date, last: dt.date) -> Any:
    return (
        select(
            Ticket.id, Ticket.business_day, Seconds(Ticket.issued_at), Ticket.field, Ticket.procedure, Ticket.state,
            Ticket.priority, Rating.score,
        )
        .outerjoin(Rating, (Rating.ticket_id == Ticket.id) & Rating.doubt.is_(None))
        .where(Ticket.office_id == office, Ticket.business_day.between(first, last))
        .order_by(Ticket.id)
    )  # fmt: skip


def _rows(office: str, first: dt.date, last: dt.date) -> Any:
    return (
        select(
            Service.ticket_id, Service.business_day, Service.field, Service.procedure, Service.counter_id,
            Service.clerk_id, Seconds(Service.waiting_since), Seconds(Service.called_at),
            Seconds(Service.started_at), Seconds(Service.ended_at), Service.ended_by, Service.outcome,
        )
        .where(Service.office_id == office, Service.business_day.between(first, last))
        .order_by(Service.ticket_id, Service.id)
    )  # fmt: skip


def _columns(connection: Connection, query: Any) -> list[Any]:
    """The answer's columns; all empty when there is no row.

    As the driver gives them: a library's object for each of a hundred thousand rows takes as long as all the rest.
    """
    found = connection.execute(query)
    cursor: Any = found.cursor
    rows = cursor.fetchall()
    found.close()
    return list(zip(*rows, strict=True)) or [() for _ in query.selected_columns]


def _services(office: Office, tickets: list[Any], rows: list[Any]) -> Services:
    ticket = np.array(rows[0], dtype=np.int64)
    since, called, started, ended = (_moments(rows[place]) for place in (6, 7, 8, 9))
    ended_by, outcome = _names(rows[10]), _names(rows[11])
    # Nobody was called for these: the citizen came back with a paper, or went on to a second procedure.
    goes_on = (since == called) & (started == called)
    before = np.append(False, (ticket[1:] == ticket[:-1]) & (ended_by[:-1] == str(Move.PARK)))
    resumed = goes_on & before[: len(ticket)]
    heads = np.flatnonzero(~resumed)
    tails = np.append(heads[1:], len(ticket))[: len(heads)] - 1
    gaps = np.where(resumed, called - np.roll(ended, 1), 0.0)
    parked = np.add.reduceat(gaps, heads) if len(heads) else np.zeros(0)
    # Who was called and sent for a paper before "start" was pressed has a first part in which nothing was worked.
    lasted = np.nan_to_num(np.maximum(ended - started, 0.0))
    worked = np.add.reduceat(lasted, heads) if len(heads) else np.zeros(0)
    ended_by, outcome = ended_by[tails], outcome[tails]
    came = ~np.isnan(started[heads])
    done = np.isin(ended_by, [str(move) for move in SERVED])
    forgotten = (ended_by == str(Move.EXPIRE)) & came | done & (worked > LONGEST_SECONDS)
    visit = np.searchsorted(np.array(tickets[0], dtype=np.int64), ticket[heads])
    return Services(
        visit=visit,
        day=_ordinals(rows[1])[heads],
        hour=local_hours(called, office.settings.zone)[heads],
        field=_names(rows[2])[heads],
        procedure=_names(rows[3])[heads],
        counter=_names(rows[4])[heads],
        clerk=np.array(rows[5], dtype=np.int64)[heads],
        waited=np.where(goes_on, np.nan, called - since)[heads],
        walked=np.where(goes_on, np.nan, started - called)[heads],
        served=np.where(done & ~forgotten, worked, np.nan),
        parked=parked,
        ended_by=ended_by,
        outcome=outcome,
        came=came,
        done=done,
        forgotten=forgotten,
    )


def _visits(office: Office, tickets: list[Any], services: Services) -> Visits:
    ids = np.array(tickets[0], dtype=np.int64)
    field, procedure, waited = _names(tickets[3]), _names(tickets[4]), np.full(len(ids), np.nan)
    served = np.zeros(len(ids), dtype=bool)
    # The first of each ticket's: in reverse, so that the earlier one is written last and stays.
    answered = np.flatnonzero(services.came & ~np.isnan(services.waited))[::-1]
    places = services.visit[answered]
    field[places], procedure[places], waited[places] = (
        services.field[answered], services.procedure[answered], services.waited[answered],
    )  # fmt: skip
    served[services.visit[services.done]] = True
    issued = _moments(tickets[2])
    return Visits(
        id=ids,
        day=_ordinals(tickets[1]),
        hour=local_hours(issued, office.settings.zone),
        field=field,
        procedure=procedure,
        state=_names(tickets[5]),
        priority=_names(tickets[6]),
        waited=waited,
        served=served,
        score=np.array([np.nan if score is None else score for score in tickets[7]], dtype=np.float64),
    )


def _moments(seconds: Any) -> Floats:
    """SQLite counts in days, which leaves a few hundred-thousandths of a second of noise."""
    found: Floats = np.array(seconds, dtype=np.float64)
    return found.round(3)


def _names(values: Any) -> Names:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _are(names: Names, name: str) -> Flags:
    flags: Flags = names == str(name)
    return flags


def _ordinals(days: Any) -> Integers:
    """A day is a date on PostgreSQL, and a text on SQLite."""
    known = {day: (day if isinstance(day, dt.date) else dt.date.fromisoformat(day)).toordinal() for day in set(days)}
    return np.array([known[day] for day in days], dtype=np.int64)

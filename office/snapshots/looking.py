"""Looking at the room: a few queries in one consistent view, and of the tickets only those that moved since.

The queries are composed once. To put one together takes several times as long as to run it, and this runs after
every move in the office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import BindParameter, Connection, bindparam, literal, null, select

from office.context import Office
from office.pace import pace_of
from office.rules.routing import Waiting
from office.rules.tickets import LIVE, State
from office.rules.timekeeping import Stamp, next_stamp
from office.snapshots.room import CallRow, CounterState, Json, OfficeState, Room, Seat, TicketRow
from office.storage.models import Call, Clerk, ClerkSession, CounterRow, OfficeRow, Ticket
from office.storage.sessions import AT_A_COUNTER
from office.storage.tickets import IS_LIVE

BOARD_CALLS = 10

_OFFICE: BindParameter[str] = bindparam("office")
_DAY: BindParameter[dt.date] = bindparam("day")
_SINCE: BindParameter[int] = bindparam("since")
_OFFICE_ROW = select(OfficeRow.__table__).where(OfficeRow.id == _OFFICE)
_TICKETS = select(Ticket.__table__).where(Ticket.office_id == _OFFICE, Ticket.business_day == _DAY)
_LIVE_TICKETS = _TICKETS.where(IS_LIVE).order_by(Ticket.issued_at, Ticket.id)
# Without the day: SQLite would take the day's index for it and read all that was issued since the morning.
_MOVED_TICKETS = select(Ticket.__table__).where(Ticket.office_id == _OFFICE, Ticket.revision > _SINCE)
_SEATS = (
    select(ClerkSession.counter_id, Clerk.id, Clerk.name, Clerk.fields)
    .join(Clerk, Clerk.id == ClerkSession.clerk_id)
    .where(ClerkSession.office_id == _OFFICE, ClerkSession.business_day == _DAY, ClerkSession.ended_at.is_(None))
    .where(AT_A_COUNTER)
)
_COUNTERS = select(CounterRow.__table__).where(CounterRow.office_id == _OFFICE)
_UNTOUCHED_COUNTERS = select(
    CounterRow.counter_id,
    CounterRow.fields,
    null().label("paused_reason"),
    null().label("paused_at"),
    null().label("break_at"),
    null().label("break_minutes"),
    null().label("break_reason"),
    literal(0).label("priority_run"),
    literal(0).label("ordinary_run"),
).where(CounterRow.office_id == _OFFICE)
_CALLS = (
    select(Call.__table__)
    .where(Call.office_id == _OFFICE, Call.business_day == _DAY, Call.undone_at.is_(None))
    .order_by(Call.seq.desc())
)
_LAST_CALLS = _CALLS.limit(BOARD_CALLS)
_CALLS_SINCE = _CALLS.where(Call.seq > _SINCE)


def look(office: Office, before: Room | None = None) -> Room:
    """Look at the room now. With an earlier room, only its changes are read."""
    pace = pace_of(office)
    with office.storage.read() as connection:
        row = connection.execute(_OFFICE_ROW, {"office": office.id}).one()
        now = _office_time(office, row)
        day = office.day(now)
        if before is not None and before.day != day:
            before = None
        changed = _changed(connection, office.id, day, before)
        # The look before, when nothing has happened since but that people came.
        unmoved = before if before is not None and _only_gave_tickets(changed, before, row) else None
        if unmoved is not None:
            counters, seats, calls = unmoved.counters, unmoved.seats, unmoved.calls
        else:
            counters = _counters(connection, office.id, day, row)
            seats = _seats(connection, office.id, day)
            calls = latest_calls(connection, office.id, day)
    live, queue, shown = _brought_up(changed, before)
    return Room(
        office=office,
        now=now,
        day=day,
        revision=row.revision,
        by_id=live,
        queue=queue,
        seats=seats,
        counters=counters,
        calls=calls,
        pace=pace,
        shown=shown,
        closed=row.closed_day == day,
        begun=row.open_day == day,
        came=(unmoved.lines, [queue[ticket.id] for ticket in changed]) if unmoved is not None else None,
    )


def latest_calls(connection: Connection, office_id: str, day: dt.date, since: int | None = None) -> Sequence[CallRow]:
    """The day's calls, newest first: the last ten, or with `since` every one after that sequence number."""
    asked = {"office": office_id, "day": day}
    if since is None:
        return connection.execute(_LAST_CALLS, asked).all()
    return connection.execute(_CALLS_SINCE, {**asked, "since": since}).all()


def _changed(connection: Connection, office_id: str, day: dt.date, before: Room | None) -> Sequence[TicketRow]:
    if before is None:
        return connection.execute(_LIVE_TICKETS, {"office": office_id, "day": day}).all()
    moved = connection.execute(_MOVED_TICKETS, {"office": office_id, "since": before.revision})
    return [row for row in moved if row.business_day == day]


def _only_gave_tickets(changed: Sequence[TicketRow], before: Room, row: OfficeState) -> bool:
    """Whether each revision since the look before gave a new ticket: it moved nobody, and left the counters, their
    clerks and the calls alone. (The day's first write may do more.)
    """
    given = {ticket.revision for ticket in changed if ticket.id not in before.by_id and _is_as_given(ticket)}
    return before.begun and len(given) == len(changed) == row.revision - before.revision


def _is_as_given(ticket: TicketRow) -> bool:
    as_given = ticket.came_by is None and ticket.waiting_since == ticket.issued_at
    return bool(as_given and ticket.state == State.WAITING)


def _brought_up(
    changed: Iterable[TicketRow], before: Room | None
) -> tuple[dict[int, TicketRow], dict[int, Waiting], dict[int, tuple[int, Json]]]:
    """Every ticket of the day that is not over, those that wait as routing sees them, and what is shown of them.

    Hundreds wait and one moves: the others are taken over from `before`.
    """
    live = dict(before.by_id) if before else {}
    queue = dict(before.queue) if before else {}
    shown = dict(before.shown) if before else {}
    for row in changed:
        live.pop(row.id, None)
        queue.pop(row.id, None)
        shown.pop(row.id, None)
        if row.state in LIVE:
            live[row.id] = row
        if row.state == State.WAITING:
            queue[row.id] = _waiting(row)
    return live, queue, shown


def _waiting(row: TicketRow) -> Waiting:
    return Waiting(
        row.id, row.field, row.priority is not None, row.issued_at, row.bound_counter, row.bound_clerk,
        row.procedure, row.bound_since or row.waiting_since, row.came_by,
    )  # fmt: skip


def _office_time(office: Office, row: OfficeState) -> dt.datetime:
    last = Stamp(row.last_at, row.last_clock or row.last_at) if row.last_at else None
    return next_stamp(office.clock.now(), last).at


def _counters(connection: Connection, office_id: str, day: dt.date, row: OfficeState) -> dict[str, CounterState]:
    # Until the day's first move their pauses and runs are yesterday's.
    rows = connection.execute(_COUNTERS if row.open_day == day else _UNTOUCHED_COUNTERS, {"office": office_id})
    return {counter.counter_id: counter for counter in rows}


def _seats(connection: Connection, office_id: str, day: dt.date) -> dict[str, Seat]:
    rows = connection.execute(_SEATS, {"office": office_id, "day": day})
    return {
        counter: Seat(counter, clerk, name, tuple(item for item in fields.split(",") if item))
        for counter, clerk, name, fields in rows
    }

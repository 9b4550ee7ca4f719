"""What the help desk sees: who waits for nobody, who waits longest, and where a number is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from office.context import Office
from office.rules.numbering import number_meant, number_text
from office.rules.refusals import NO_NUMBER, Refusal
from office.rules.tickets import OF_A_GUIDE, State, allowed
from office.snapshots.alarms import unserved_alarms
from office.snapshots.counter import undo_view
from office.snapshots.history import history
from office.snapshots.now import room_now
from office.snapshots.room import Room, TicketRow
from office.snapshots.views import counter_ref, ticket_view, time_text
from office.storage.models import Ticket

Json = dict[str, Any]
LONGEST_SHOWN = 20


def desk_view(room: Room, counter_id: str | None, actor: str) -> Json:
    """The desk's first look; `actor`, `counter_id`: whose last move could be undone."""
    waiting = sorted((item for item in room.tickets if item.state == State.WAITING), key=lambda item: item.issued_at)
    return {
        "edition": room.office.edition,
        "revision": room.revision,
        "now": time_text(room.office, room.now),
        "alarms": unserved_alarms(room),
        "waiting": len(waiting),
        "longest": [_line(room, item) for item in waiting[:LONGEST_SHOWN]],
        "undo": undo_view(room, counter_id, actor),
    }


def found_view(office: Office, typed: str) -> list[Json]:
    """The numbers of today that somebody may have meant: "A7", or "7" in any series."""
    digits = typed.strip()
    prefixes = [item.prefix for item in office.catalogue.fields]
    short = digits.isascii() and digits.isdigit() and len(digits) <= 6
    numbers = [number_text(prefix, int(digits)) for prefix in prefixes] if short else [number_meant(typed[:20])]
    room = room_now(office)
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Ticket.__table__)
            .where(Ticket.office_id == office.id, Ticket.business_day == room.day, Ticket.number.in_(numbers))
            .order_by(Ticket.number)
        ).all()
    return [_line(room, row) for row in rows]


def line_view(room: Room, field: str) -> list[Json]:
    """Who waits in a field's line, the earliest first."""
    return [_line(room, room.by_id[item]) for item in room.line(field)]


def where_is(office: Office, number: str) -> Json:
    """One ticket of today, with what a guide may do with it and what has happened to it. Raises Refusal."""
    room = room_now(office)
    with office.storage.read() as connection:
        row = connection.execute(
            select(Ticket.__table__).where(
                Ticket.office_id == office.id,
                Ticket.business_day == room.day,
                Ticket.number == number_meant(number[:20]),
            )
        ).one_or_none()
    if row is None:
        raise Refusal(NO_NUMBER, number=number[:20])
    moves = [str(move) for move in sorted(OF_A_GUIDE) if allowed(move, State(row.state))]
    # Who is called is the counter's; the desk would only say no.
    moves = [move for move in moves if not (move == "cancel" and row.state == State.CALLED)]
    return {
        "ticket": {**ticket_view(office, row, room), "waited_seconds": _waited(room, row)},
        "bound": counter_ref(office, row.bound_counter),
        "counters": [counter_ref(office, item) for item in _callers(room, row)],
        "moves": moves,
        "history": history(office, row.id),
    }


def _line(room: Room, row: TicketRow) -> Json:
    return {
        "number": row.number,
        "state": row.state,
        "field": row.field,
        "procedure": row.procedure,
        "priority": row.priority,
        "counter": counter_ref(room.office, row.counter_id or row.bound_counter),
        "waited_seconds": _waited(room, row),
        "served": bool(_callers(room, row)),
    }


def _callers(room: Room, row: TicketRow) -> list[str]:
    """The open counters that will call it: the one that it is bound to, or all that serve its procedure."""
    if row.bound_counter is not None:
        return [row.bound_counter] if room.is_open(row.bound_counter) else []
    return [desk.counter for desk in room.desks() if desk.serves(row.field, row.procedure)]


def _waited(room: Room, row: TicketRow) -> int:
    """Since it was taken; what an old person means by waiting."""
    return max(0, int(((row.finished_at or room.now) - row.issued_at).total_seconds()))

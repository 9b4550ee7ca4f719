"""The shapes that leave the office: ticket, board and counter, as the API and the sockets send them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from office.context import Office
from office.rules.help_desk import HELP_DESK
from office.rules.tickets import LIVE, State
from office.snapshots.journeys import asked_for, journey_view
from office.snapshots.kiosk import opening_view
from office.snapshots.looking import latest_calls
from office.snapshots.outlook import wait_for_newcomer, wait_of
from office.snapshots.returns import return_dates
from office.snapshots.room import CallRow, Room, TicketRow
from office.storage.models import LARGEST_INTEGER, Call, Ticket

Json = dict[str, Any]
NEXT_SHOWN = 5


def time_text(office: Office, at: dt.datetime | None) -> str | None:
    """ISO 8601 with the office's offset, to the millisecond."""
    return office.local(at).isoformat(timespec="milliseconds") if at else None


def counter_ref(office: Office, counter_id: str | None) -> Json | None:
    return None if counter_id is None else {"id": counter_id, "name": office.counter_name(counter_id).json()}


def announced_view(room: Room, counter_id: str) -> Json | None:
    """The break announced at the counter."""
    ahead = room.announced(counter_id)
    if ahead is None:
        return None
    return {"at": time_text(room.office, ahead.at), "minutes": ahead.minutes, "reason": ahead.reason}


def places_to_sit(office: Office) -> list[Json]:
    """What a counter device can be set up for: each counter, and the help desk."""
    return [counter_ref(office, id_) or {} for id_ in (*(item.id for item in office.settings.counters), HELP_DESK)]


def ticket_view(office: Office, ticket: Ticket | TicketRow, room: Room | None = None) -> Json:
    """A ticket. Place and wait need the room, and are there only while it waits."""
    row = room.by_id.get(ticket.id) if room and ticket.state == State.WAITING else None
    wait = wait_of(room, row) if room and row is not None else None
    return {
        **_shown(office, ticket, room),
        "ahead": room.ahead(row) if room and row is not None else None,
        "wait_minutes": wait.json() if wait else None,
        "return_dates": return_dates(office, ticket) if ticket.state == State.DONE else [],
    }


def _shown(office: Office, ticket: Ticket | TicketRow, room: Room | None) -> Json:
    """What only a move of its own can change: hundreds wait and one moves, so the room keeps it."""
    known = room.shown.get(ticket.id) if room else None
    if known is not None and known[0] == ticket.revision:
        return known[1]
    view = {
        "number": ticket.number,
        "token": ticket.token,
        "url": f"{office.public_url}/t/{ticket.token}",
        "state": State.EXPIRED if room and is_past(room, ticket) else ticket.state,
        "field": ticket.field,
        "procedure": asked_for(office, ticket),
        "priority": ticket.priority,
        "quantity": ticket.quantity,
        "language": ticket.language,
        "business_day": ticket.business_day.isoformat(),
        "issued_at": time_text(office, ticket.issued_at),
        "called_at": time_text(office, ticket.called_at),
        "started_at": time_text(office, ticket.started_at),
        "finished_at": time_text(office, ticket.finished_at),
        "counter": counter_ref(office, ticket.counter_id),
        "recalls": ticket.recalls,
        "journey": journey_view(office, ticket),
    }
    if room and ticket.id in room.by_id:
        room.shown[ticket.id] = (ticket.revision, view)
    return view


def is_past(room: Room, ticket: Ticket | TicketRow) -> bool:
    """Whether it was left open on an earlier day: it has expired, though nothing has been written today yet."""
    return ticket.state in LIVE and ticket.business_day != room.day


def phone_view(room: Room, ticket: Ticket | TicketRow) -> Json:
    """A ticket as its phone sees it; with the revision, so that an older message never replaces a newer one."""
    return {
        "revision": room.revision,
        "edition": room.office.edition,
        "now": time_text(room.office, room.now),
        **ticket_view(room.office, ticket, room),
    }


def call_view(office: Office, call: CallRow) -> Json:
    return {
        "seq": call.seq,
        "number": call.number,
        "counter": counter_ref(office, call.counter_id),
        "called_at": time_text(office, call.called_at),
        "recalls": call.recalls,
    }


def board_view(room: Room) -> Json:
    """What the lobby shows."""
    office = room.office
    return {
        "revision": room.revision,
        "edition": office.edition,
        "office": {"name": office.name.json()},
        "now": time_text(office, room.now),
        "calls": [call_view(office, call) for call in room.calls],
        "serving": [
            {"counter": counter_ref(office, item.id), "number": room.current[item.id].number}
            for item in office.settings.counters
            if item.id in room.current
        ],
        "waiting": [field_view(room, field.id) for field in office.catalogue.fields],
        "counters": [
            {
                **(counter_ref(office, item.id) or {}),
                "state": "open" if room.is_open(item.id) else "paused" if item.id in room.seats else "closed",
                "direction": item.direction,
                "calling": _calling(room, item.id),
            }
            for item in office.settings.counters
        ],
        "open": opening_view(office, room),
    }


def _calling(room: Room, counter_id: str) -> str | None:
    """The number that was called there and has not come yet: only such a call is still worth saying aloud."""
    ticket = room.current.get(counter_id)
    return ticket.number if ticket is not None and ticket.state == State.CALLED else None


def field_refs(office: Office) -> list[Json]:
    return [{"id": item.id, "prefix": item.prefix, "name": item.name.json()} for item in office.catalogue.fields]


def field_view(room: Room, field_id: str) -> Json:
    field = room.office.catalogue.field_by_id[field_id]
    line = room.line(field_id)
    wait = wait_for_newcomer(room, field_id)
    return {
        "field": field_id,
        "name": field.name.json(),
        "count": len(line),
        "next": [room.by_id[item].number for item in line[:NEXT_SHOWN]],
        "wait_minutes": wait.json() if wait else None,
        "open": bool(room.serves(field_id)),
    }


def calls_since(office: Office, day: dt.date, seq: int) -> list[Json]:
    """Every call of the business day after `seq`, newest first."""
    with office.storage.read() as connection:
        missed = latest_calls(connection, office.id, day, since=min(seq, LARGEST_INTEGER))
    return [call_view(office, call) for call in missed]


def one_call(office: Office, seq: int) -> CallRow | None:
    with office.storage.read() as connection:
        return connection.execute(
            select(Call.__table__).where(Call.office_id == office.id, Call.seq == min(seq, LARGEST_INTEGER))
        ).one_or_none()


def find_ticket(office: Office, token: str) -> TicketRow | None:
    with office.storage.read() as connection:
        return connection.execute(
            select(Ticket.__table__).where(Ticket.office_id == office.id, Ticket.token == token)
        ).one_or_none()

"""Finding tickets. Every query names the office and, where it can, the day."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BindParameter, Select, bindparam, case, func, select, text
from sqlalchemy.orm import Session

from office.rules.routing import Waiting
from office.rules.tickets import State
from office.storage.models import ClerkSession, Service, Ticket
from office.storage.sessions import AT_A_COUNTER

# Written out as text, because a partial index serves only a query that states its condition in the same words.
IS_LIVE = text("tickets.state IN ('waiting', 'called', 'serving', 'parked')")
IS_AT_COUNTER = text("tickets.state IN ('called', 'serving')")

# Composed once, for every move asks them: to put a statement together takes several times as long as to run it.
_OFFICE: BindParameter[str] = bindparam("office")
_AT_COUNTER = select(Ticket).where(
    Ticket.office_id == _OFFICE, Ticket.counter_id == bindparam("counter"), IS_AT_COUNTER
)
_OPEN_SERVICE = select(Service).where(Service.ticket_id == bindparam("ticket"), Service.ended_at.is_(None))
_SEATS = select(ClerkSession.counter_id, ClerkSession.clerk_id).where(
    ClerkSession.office_id == _OFFICE, ClerkSession.ended_at.is_(None), AT_A_COUNTER
)
_WAITING = select(
    Ticket.id, Ticket.field, Ticket.priority, Ticket.issued_at, Ticket.bound_counter, Ticket.bound_clerk,
    Ticket.procedure,
    # Hundreds wait and few are bound to a counter; reading a time costs more than a null.
    case((Ticket.bound_counter.is_not(None), func.coalesce(Ticket.bound_since, Ticket.waiting_since))),
    Ticket.came_by,
).where(
    Ticket.office_id == _OFFICE,
    Ticket.business_day == bindparam("day"),
    IS_LIVE,
    Ticket.state == str(State.WAITING),
)  # fmt: skip


def by_token(session: Session, office_id: str, token: str) -> Ticket | None:
    return session.scalar(select(Ticket).where(Ticket.office_id == office_id, Ticket.token == token))


def by_number(session: Session, office_id: str, day: dt.date, number: str) -> Ticket | None:
    return session.scalar(
        select(Ticket).where(Ticket.office_id == office_id, Ticket.business_day == day, Ticket.number == number)
    )


def at_counter(session: Session, office_id: str, counter_id: str) -> Ticket | None:
    """The citizen who is called to, or served at, the counter."""
    return session.scalar(_AT_COUNTER, {"office": office_id, "counter": counter_id})


def waiting(session: Session, office_id: str, day: dt.date) -> list[Waiting]:
    """All who wait today, as routing sees them."""
    rows = session.connection().execute(_WAITING, {"office": office_id, "day": day})
    return [
        Waiting(id_, field, priority is not None, arrived, counter, clerk, procedure, since, came_by)
        for id_, field, priority, arrived, counter, clerk, procedure, since, came_by in rows
    ]


def open_service(session: Session, ticket_id: int) -> Service | None:
    return session.scalar(_OPEN_SERVICE, {"ticket": ticket_id})


def last_service(session: Session, ticket: Ticket) -> Service | None:
    # By the day as well: the log's index begins with it, and years of services are behind.
    mine = (
        Service.office_id == ticket.office_id,
        Service.business_day == ticket.business_day,
        Service.ticket_id == ticket.id,
    )
    return session.scalar(select(Service).where(*mine).order_by(Service.id.desc()).limit(1))


def seats(session: Session, office_id: str) -> dict[str, int]:
    """Who sits where: counter to clerk."""
    return {row.counter_id: row.clerk_id for row in session.connection().execute(_SEATS, {"office": office_id})}


def live(office_id: str, day: dt.date) -> Select[Ticket]:
    """Every ticket of the day that is not over, oldest first."""
    return (
        select(Ticket)
        .where(Ticket.office_id == office_id, Ticket.business_day == day, IS_LIVE)
        .order_by(Ticket.issued_at, Ticket.id)
    )

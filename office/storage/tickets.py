"""Finding tickets. Every query names the office and, where it can, the day."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Select, case, func, select, text
from sqlalchemy.orm import Session

from office.rules.routing import Waiting
from office.rules.tickets import State
from office.storage.models import ClerkSession, Service, Ticket
from office.storage.sessions import AT_A_COUNTER

# Written out as text, because a partial index serves only a query that states its condition in the same words.
IS_LIVE = text("tickets.state IN ('waiting', 'called', 'serving', 'parked')")
IS_AT_COUNTER = text("tickets.state IN ('called', 'serving')")


def by_token(session: Session, office_id: str, token: str) -> Ticket | None:
    return session.scalar(select(Ticket).where(Ticket.office_id == office_id, Ticket.token == token))


def by_number(session: Session, office_id: str, day: dt.date, number: str) -> Ticket | None:
    return session.scalar(
        select(Ticket).where(Ticket.office_id == office_id, Ticket.business_day == day, Ticket.number == number)
    )


def at_counter(session: Session, office_id: str, counter_id: str) -> Ticket | None:
    """The citizen who is called to, or served at, the counter."""
    return session.scalar(
        select(Ticket).where(
            Ticket.office_id == office_id,
            Ticket.counter_id == counter_id,
            IS_AT_COUNTER,
        )
    )


def waiting(session: Session, office_id: str, day: dt.date) -> list[Waiting]:
    """All who wait today, as routing sees them."""
    rows = session.execute(
        select(
            Ticket.id, Ticket.field, Ticket.priority, Ticket.issued_at, Ticket.bound_counter, Ticket.bound_clerk,
            Ticket.procedure,
            # Hundreds wait and few are bound to a counter; reading a time costs more than a null.
            case((Ticket.bound_counter.is_not(None), func.coalesce(Ticket.bound_since, Ticket.waiting_since))),
            Ticket.came_by,
        ).where(
            Ticket.office_id == office_id,
            Ticket.business_day == day,
            IS_LIVE,
            Ticket.state == str(State.WAITING),
        )
    )  # fmt: skip
    return [
        Waiting(id_, field, priority is not None, arrived, counter, clerk, procedure, since, came_by)
        for id_, field, priority, arrived, counter, clerk, procedure, since, came_by in rows
    ]


def open_service(session: Session, ticket_id: int) -> Service | None:
    return session.scalar(select(Service).where(Service.ticket_id == ticket_id, Service.ended_at.is_(None)))


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
    rows = session.execute(
        select(ClerkSession.counter_id, ClerkSession.clerk_id).where(
            ClerkSession.office_id == office_id, ClerkSession.ended_at.is_(None), AT_A_COUNTER
        )
    )
    return {row.counter_id: row.clerk_id for row in rows}


def live(office_id: str, day: dt.date) -> Select[Ticket]:
    """Every ticket of the day that is not over, oldest first."""
    return (
        select(Ticket)
        .where(Ticket.office_id == office_id, Ticket.business_day == day, IS_LIVE)
        .order_by(Ticket.issued_at, Ticket.id)
    )

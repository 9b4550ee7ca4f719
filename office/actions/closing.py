"""A new business day begins by itself: what earlier days left open is closed, each ticket with its reason."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, insert, literal, select, update

from office.rules.tickets import Move, State
from office.storage.database import Transaction
from office.storage.models import ClerkSession, CounterRow, IdempotencyKey, Journal, OfficeRow, Service, Ticket
from office.storage.tickets import IS_LIVE


def close_past_days(tx: Transaction, day: dt.date, now: dt.datetime) -> None:
    """Expire every unfinished ticket of a day before `day`, end its services, sign the clerks out, open the new day."""
    session, office = tx.session, tx.office_id
    stale = (
        Ticket.office_id == office,
        Ticket.business_day < day,
        IS_LIVE,
    )
    session.execute(
        insert(Journal).from_select(
            ["office_id", "business_day", "revision", "at", "move", "ticket_id", "counter_id", "clerk_id",
             "actor", "from_state", "to_state", "detail"],
            select(
                Ticket.office_id, Ticket.business_day, literal(tx.revision), literal(now, Journal.at.type),
                literal(str(Move.EXPIRE)), Ticket.id, Ticket.counter_id, Ticket.clerk_id,
                literal("office"), Ticket.state, literal(str(State.EXPIRED)),
                literal({"reason": "end_of_day"}, Journal.detail.type),
            ).where(*stale),
        )
    )  # fmt: skip
    session.execute(
        update(Service)
        .where(Service.office_id == office, Service.business_day < day, Service.ended_at.is_(None))
        .values(ended_at=now, ended_by=str(Move.EXPIRE))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Ticket)
        .where(*stale)
        .values(state=str(State.EXPIRED), finished_at=now, revision=tx.revision)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ClerkSession)
        .where(ClerkSession.office_id == office, ClerkSession.business_day < day, ClerkSession.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(CounterRow).where(CounterRow.office_id == office))
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.office_id == office, IdempotencyKey.created_at < now))
    session.execute(update(OfficeRow).where(OfficeRow.id == office).values(open_day=day))

"""A new business day begins by itself: what earlier days left open is closed, each ticket with its reason.

Nobody's cron: the first write of a day finds that the open day is another one. Screens don't wait for it, they show
only what belongs to the present day.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, update

from office.actions.clock_set import go_back, rename_day, stamp_anew
from office.actions.expiring import expire
from office.rules.tickets import Move
from office.storage.counters import NO_PAUSE
from office.storage.database import Transaction
from office.storage.models import ClerkSession, CounterRow, IdempotencyKey, OfficeRow, Service, Ticket
from office.storage.tickets import IS_LIVE


def turn_to(tx: Transaction, day: dt.date) -> None:
    """Make `day` the open day, if it is not: after a night, a week off, or because somebody set the clock."""
    if tx.set_back is not None:
        stamp_anew(tx, tx.set_back)
    if tx.open_day == day:
        return
    if tx.open_day is None or (tx.open_day < day and not tx.set_forward):
        close_past_days(tx, day)
    elif tx.open_day < day:
        rename_day(tx, tx.open_day, day)
    else:
        go_back(tx, tx.open_day, day)
    tx.session.execute(
        update(OfficeRow)
        .where(OfficeRow.id == tx.office_id)
        .values(open_day=day)
        .execution_options(synchronize_session=False)
    )


def close_past_days(tx: Transaction, day: dt.date) -> None:
    """Expire every unfinished ticket of a day before `day`, end its services, sign the clerks out."""
    session, office, now = tx.session, tx.office_id, tx.now
    expire(tx, [Ticket.business_day < day, IS_LIVE], "end_of_day")
    session.execute(
        update(Service)
        .where(Service.office_id == office, Service.business_day < day, Service.ended_at.is_(None))
        .values(ended_at=now, ended_by=str(Move.EXPIRE))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ClerkSession)
        .where(ClerkSession.office_id == office, ClerkSession.business_day < day, ClerkSession.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(CounterRow)
        .where(CounterRow.office_id == office)
        .values(**NO_PAUSE, priority_run=0, ordinary_run=0)
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.office_id == office, IdempotencyKey.created_at < now))

"""The manager ends the day before the calendar does, or takes that back."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, TextClause, Update, update

from office.actions.expiring import expire
from office.actions.forgetting import forget_cards
from office.actions.moves import record
from office.actions.work import Actor, begin
from office.context import Office
from office.rules.tickets import State
from office.storage.models import OfficeRow, Ticket
from office.storage.tickets import IS_LIVE


def close_day(office: Office, reason: str | None, actor: Actor) -> int:
    """No more tickets today; who waits or is parked expires. Gives how many. Who is at a counter is finished there."""
    with begin(office) as work:
        work.session.execute(_closed_day(office, work.day))
        left: list[ColumnElement[bool] | TextClause] = [
            Ticket.business_day == work.day,
            IS_LIVE,
            Ticket.state.in_([str(State.WAITING), str(State.PARKED)]),
        ]
        count = expire(work.tx, left, "closed", actor.label)
        forget_cards(work.tx, work.day, all_of_it=True, actor=actor.label)
        record(work, "close_day", actor, detail={"reason": reason, "expired": count})
        return count


def open_day(office: Office, actor: Actor) -> None:
    """Tickets are given again today. Those that expired stay so: their holders were told to go."""
    with begin(office) as work:
        if work.tx.closed_day is None:
            return
        work.session.execute(_closed_day(office, None))
        record(work, "open_day", actor)


def _closed_day(office: Office, day: dt.date | None) -> Update:
    statement = update(OfficeRow).where(OfficeRow.id == office.id).values(closed_day=day)
    return statement.execution_options(synchronize_session=False)

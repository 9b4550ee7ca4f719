"""Whose visit has just ended at a counter, and is not rated yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from office.rules.tickets import Move, State
from office.storage.models import Service, Ticket
from office.storage.ratings import Rating


@dataclass(frozen=True, slots=True)
class JustServed:
    ticket_id: int
    number: str
    language: str
    ended_at: dt.datetime


def asked_at(
    database: Session | Connection, office_id: str, day: dt.date, counter_id: str, since: dt.datetime
) -> JustServed | None:
    """The last citizen to be served there, if that ended the visit after `since`.

    Nobody once the next one's service has begun: the chair is another's. Who is only called is still on the way.
    """
    last = database.execute(
        select(Service.ticket_id, Service.ended_at, Service.ended_by, Ticket.number, Ticket.language, Ticket.state)
        .join(Ticket, Ticket.id == Service.ticket_id)
        .where(
            Service.office_id == office_id,
            Service.business_day == day,
            Service.counter_id == counter_id,
            Service.started_at.is_not(None),
        )
        .order_by(Service.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None or last.ended_by != Move.FINISH or last.state != State.DONE or last.ended_at <= since:
        return None
    if database.execute(select(Rating.ticket_id).where(Rating.ticket_id == last.ticket_id)).one_or_none():
        return None
    return JustServed(last.ticket_id, last.number, last.language, last.ended_at)

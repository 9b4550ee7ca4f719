"""What is promised today, who sits where, which counters the manager changed: one query, for every new ticket."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Float, Integer, String, bindparam, case, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from office.storage.models import Clerk, ClerkSession, CounterRow, Ticket
from office.storage.sessions import AT_A_COUNTER
from office.storage.tickets import IS_AT_COUNTER, IS_LIVE


@dataclass
class Standing:
    """`promised`: (field, procedure, services with half of each begun one, copies besides the first, journey, the
    step it is at, tickets).
    """

    promised: list[tuple[str, str, float, int, str | None, int | None, int]] = field(default_factory=list)
    skills: dict[str, tuple[str, ...]] = field(default_factory=dict)
    changed: dict[str, str | None] = field(default_factory=dict)


_OFFICE: Any = bindparam("office", type_=Ticket.office_id.type)
_DAY: Any = bindparam("day", type_=Ticket.business_day.type)
_NOTHING = (literal(0.0, Float), literal(0, Integer), null(), null(), literal(0, Integer))
# Composed once: to put a statement together takes several times as long as to run it.
_STANDING = union_all(
    select(
        literal("promised", String),
        Ticket.field,
        Ticket.procedure,
        func.sum(case((IS_AT_COUNTER, literal(0.5, Float)), else_=literal(1.0, Float))),
        func.sum(Ticket.quantity - 1),
        Ticket.journey,
        Ticket.step,
        func.count(),
    )
    .where(Ticket.office_id == _OFFICE, Ticket.business_day == _DAY, IS_LIVE)
    .group_by(Ticket.field, Ticket.procedure, Ticket.journey, Ticket.step),
    select(literal("seat", String), ClerkSession.counter_id, Clerk.fields, *_NOTHING)
    .join(Clerk, Clerk.id == ClerkSession.clerk_id)
    .where(ClerkSession.office_id == _OFFICE, ClerkSession.ended_at.is_(None), AT_A_COUNTER),
    select(literal("changed", String), CounterRow.counter_id, CounterRow.fields, *_NOTHING).where(
        CounterRow.office_id == _OFFICE, CounterRow.fields.is_not(None)
    ),
)


def standing(session: Session, office_id: str, day: dt.date) -> Standing:
    found = Standing()
    rows = session.connection().execute(_STANDING, {"office": office_id, "day": day})
    for kind, first, second, services, copies, journey, step, tickets in rows:
        if kind == "promised":
            found.promised.append((first, second, float(services), int(copies), journey, step, int(tickets)))
        elif kind == "seat":
            found.skills[first] = tuple(item for item in second.split(",") if item)
        else:
            found.changed[first] = second
    return found

"""Nobody is lost when settings change in the middle of the day: what goes away must have nobody in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from office.actions.work import Work
from office.context import Office
from office.rules.refusals import (
    COUNTER_HAS_TICKET,
    COUNTER_IS_MANNED,
    FIELD_HAS_TICKET,
    OFFICE_HAS_TICKETS,
    PROCEDURE_HAS_TICKET,
    Refusal,
)
from office.storage.models import Ticket
from office.storage.sessions import open_at_counter
from office.storage.tickets import IS_LIVE


def require_nobody_lost(work: Work, after: Office) -> None:
    """Raises Refusal when somebody is at, waits for, or will come back to what `after` no longer has."""
    before, live = work.office, _live(work)
    if live and before.settings.zone.key != after.settings.zone.key:
        raise Refusal(OFFICE_HAS_TICKETS, number=live[0].number)
    _counters(work, after, live)
    for field in before.catalogue.fields:
        if field.id not in after.catalogue.field_by_id:
            found = _with(live, {field.id}, "field", "return_field")
            if found:
                raise Refusal(FIELD_HAS_TICKET, number=found.number, field=field.name.vi)
    for procedure in before.catalogue.procedures:
        kept = after.catalogue.procedure_by_id.get(procedure.id)
        if kept is None:
            found = _with(live, {procedure.id}, "procedure", "journey", "return_procedure")
        elif [(step.field, step.procedure) for step in kept.steps] != [(s.field, s.procedure) for s in procedure.steps]:
            found = _with(live, {procedure.id}, "procedure", "journey")
        else:
            continue
        if found:
            raise Refusal(PROCEDURE_HAS_TICKET, number=found.number, procedure=procedure.name.vi)


def _counters(work: Work, after: Office, live: Sequence[Ticket]) -> None:
    for counter in work.office.settings.counters:
        if after.counter(counter.id) is None:
            if open_at_counter(work.session, work.office.id, counter.id) is not None:
                raise Refusal(COUNTER_IS_MANNED, counter=counter.name)
            found = _with(live, {counter.id}, "bound_counter") or next(
                (item for item in live if item.counter_id == counter.id and item.state != "waiting"), None
            )
            if found:
                raise Refusal(COUNTER_HAS_TICKET, counter=counter.name, number=found.number)


def _live(work: Work) -> Sequence[Ticket]:
    return work.session.scalars(
        select(Ticket)
        .where(Ticket.office_id == work.office.id, IS_LIVE, Ticket.business_day == work.day)
        .order_by(Ticket.id)
    ).all()


def _with(live: Sequence[Ticket], ids: Collection[str], *columns: str) -> Ticket | None:
    return next((ticket for ticket in live if any(getattr(ticket, column) in ids for column in columns)), None)

"""The service log's rows: opened when a counter takes a citizen, ended when it lets them go."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from office.actions.work import Actor, Work
from office.rules.tickets import Move, Outcome
from office.storage.models import Service, Ticket
from office.storage.rows import add_row
from office.storage.tickets import last_service, open_service
from office.told import told_of


def new_service(
    work: Work, ticket: Ticket, *, waiting_since: dt.datetime, started_at: dt.datetime | None, actor: Actor
) -> None:
    """A row of the service log, open until the citizen leaves the counter; with what was told of the wait."""
    told = told_of(work.office.storage, ticket.id, waiting_since)
    add_row(
        work.tx.connection,
        Service,
        office_id=work.office.id,
        business_day=work.day,
        ticket_id=ticket.id,
        counter_id=actor.counter_id,
        clerk_id=actor.clerk_id,
        field=ticket.field,
        procedure=ticket.procedure,
        quantity=ticket.quantity,
        waiting_since=waiting_since,
        called_at=work.now,
        started_at=started_at,
        journey=ticket.journey,
        step=ticket.step,
        told_low=told and told.wait.low,
        told_likely=told and told.wait.likely,
        told_high=told and told.wait.high,
        forecast=told and told.forecast.json(),
    )


def the_service(session: Session, ticket: Ticket) -> Service:
    """The running service of a ticket at a counter. Raises LookupError when there is none."""
    service = open_service(session, ticket.id)
    if service is None:
        raise LookupError(f"ticket {ticket.id} is at a counter without a service row")
    return service


def end_service(
    work: Work, ticket: Ticket, by: Move, outcome: Outcome | None = None, return_on: dt.date | None = None
) -> None:
    service = the_service(work.session, ticket)
    service.return_on = return_on
    service.ended_at, service.ended_by, service.outcome = work.now, str(by), outcome and str(outcome)
    # A ticket has one open service at most: this one must be ended in the database before another is begun.
    work.session.flush()


OPENS = frozenset({Move.CALL, Move.CALL_OUT_OF_TURN, Move.RESUME, Move.NEXT_PROCEDURE})
ENDS = frozenset({Move.FINISH, Move.NO_SHOW, Move.TRANSFER, Move.PARK, Move.NEXT_PROCEDURE})


def undo_service(session: Session, ticket: Ticket, kind: Move) -> None:
    """Put the log back to where it was before the ticket's last move, which was `kind`."""
    if kind in OPENS and (opened := last_service(session, ticket)):
        session.delete(opened)
        session.flush()
    last = last_service(session, ticket)
    if last is not None and kind is Move.START:
        last.started_at = None
    elif last is not None and kind in ENDS:
        last.ended_at = last.ended_by = last.outcome = last.return_on = None

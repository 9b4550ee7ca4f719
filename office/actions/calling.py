"""Calling a citizen to a counter: who is next, the claim, and the lobby's call log."""

from __future__ import annotations

from math import ceil

from sqlalchemy import bindparam, update

from office.actions.moves import move
from office.actions.services import new_service
from office.actions.work import Actor, Work
from office.rules.numbering import number_meant
from office.rules.phrases import require
from office.rules.refusals import COUNTER_BUSY, COUNTER_PAUSED, NO_NUMBER, RECALL_LIMIT, RECALL_TOO_SOON, Refusal
from office.rules.routing import Run, first_for
from office.rules.tickets import Move, State
from office.storage.counters import counter_row
from office.storage.models import Call, OfficeRow, Ticket
from office.storage.rows import add_row
from office.storage.tickets import at_counter, by_number, seats, waiting

_COUNTED = update(OfficeRow).where(OfficeRow.id == bindparam("office")).values(last_call_seq=bindparam("seq"))


def require_open(work: Work, counter_id: str) -> None:
    if counter_row(work.session, work.office.id, counter_id).paused_at is not None:
        raise Refusal(COUNTER_PAUSED)


def require_free(work: Work, counter_id: str) -> None:
    busy = at_counter(work.session, work.office.id, counter_id)
    if busy is not None:
        raise Refusal(COUNTER_BUSY, number=busy.number)


def numbered(work: Work, number: str) -> Ticket:
    """The ticket of today with this number, as somebody typed it. Raises Refusal when there is none."""
    ticket = by_number(work.session, work.office.id, work.day, number_meant(number))
    if ticket is None:
        raise Refusal(NO_NUMBER, number=number[:20])
    return ticket


def next_for(work: Work, actor: Actor, skills: tuple[str, ...]) -> Ticket | None:
    """The ticket that routing puts first for the actor's counter; None when nobody waits for it."""
    office = work.office
    row = counter_row(work.session, office.id, actor.at_counter)
    desk = office.desk(actor.at_counter, actor.clerk_id, skills, Run(row.priority_run, row.ordinary_run), row.fields)
    first = first_for(
        desk,
        waiting(work.session, office.id, work.day),
        office.pattern,
        office.overdue_before(work.now),
        seats(work.session, office.id),
    )
    return work.session.get(Ticket, first.id) if first else None


def call_ticket(work: Work, ticket: Ticket, kind: Move, actor: Actor) -> Ticket:
    """Claim the ticket for the actor's counter and put it on the lobby's log."""
    require(kind, State(ticket.state), ticket.number)
    row = counter_row(work.session, work.office.id, actor.at_counter)
    before = Run(row.priority_run, row.ordinary_run)
    run = before.after(ticket.priority is not None, work.office.pattern)
    row.priority_run, row.ordinary_run = run.priority, run.ordinary
    new_service(work, ticket, waiting_since=ticket.waiting_since, started_at=None, actor=actor)
    move(
        work, ticket, kind, State.CALLED, actor, {"run": [before.priority, before.ordinary]},
        counter_id=actor.counter_id, clerk_id=actor.clerk_id, called_at=work.now, recalls=0, recalled_at=None,
    )  # fmt: skip
    _announce(work, ticket)
    return ticket


def recall_ticket(work: Work, ticket: Ticket, actor: Actor) -> Ticket:
    """Call the citizen at this counter again."""
    require(Move.RECALL, State(ticket.state), ticket.number)
    queue = work.office.settings.queue
    if ticket.recalls >= queue.recall_limit:
        raise Refusal(RECALL_LIMIT, limit=queue.recall_limit)
    if ticket.recalled_at is not None:
        left = queue.recall_cooldown_seconds - (work.now - ticket.recalled_at).total_seconds()
        if left > 0:
            raise Refusal(RECALL_TOO_SOON, seconds=ceil(left))
    move(
        work, ticket, Move.RECALL, State.CALLED, actor, recalls=ticket.recalls + 1, recalled_at=work.now,
    )  # fmt: skip
    _announce(work, ticket)
    return ticket


def withdraw_call(work: Work, ticket: Ticket) -> None:
    """Take the ticket's calls to this counter off the lobby's log: they were a mistake."""
    work.session.execute(
        update(Call)
        .where(
            Call.office_id == work.office.id,
            Call.ticket_id == ticket.id,
            Call.called_at >= ticket.called_at,
            Call.undone_at.is_(None),
        )
        .values(undone_at=work.now)
        .execution_options(synchronize_session=False)
    )


def _announce(work: Work, ticket: Ticket) -> None:
    """A row for the lobby. Sequence numbers never start anew, so a screen asleep over midnight still catches up."""
    work.tx.last_call_seq += 1
    work.tx.connection.execute(_COUNTED, {"office": work.office.id, "seq": work.tx.last_call_seq})
    add_row(
        work.tx.connection,
        Call,
        office_id=work.office.id,
        seq=work.tx.last_call_seq,
        business_day=work.day,
        ticket_id=ticket.id,
        number=ticket.number,
        counter_id=ticket.counter_id,
        called_at=work.now,
        recalls=ticket.recalls,
    )

"""Moving a ticket: the conditional update, its journal row, and the event, always together."""

from __future__ import annotations

from typing import Any

from office.actions.work import Actor, Work
from office.rules.events import TicketMoved
from office.rules.phrases import require
from office.rules.refusals import TAKEN, Refusal
from office.rules.replay import plain
from office.rules.tickets import Move, State, leads
from office.storage.erasable import Note
from office.storage.models import Journal, Ticket
from office.storage.rows import AnyTicket, TicketRow, add_row, change_ticket

# Whose row it is stands beside the detail; the token opens the citizen's page, and the journal is read by many.
# What people wrote in their own words must be erasable, and the journal is not: it names the note's id.
NOT_TOLD = frozenset({"id", "office_id", "token", "revision", "note"})


def move(
    work: Work,
    ticket: Ticket,
    kind: Move,
    to: State,
    actor: Actor,
    detail: dict[str, Any] | None = None,
    **changes: object,
) -> None:
    """Move the ticket and write it down. Raises Refusal when its state does not allow the move."""
    require(kind, State(ticket.state), ticket.number)
    if not leads(kind, State(ticket.state), to):
        raise LookupError(f"the table of moves has no way from {ticket.state} by {kind} to {to}")
    put(work, ticket, kind, to, actor, detail, changes)


def put(
    work: Work,
    ticket: Ticket,
    kind: Move,
    to: State,
    actor: Actor,
    detail: dict[str, Any] | None,
    changes: dict[str, object],
) -> None:
    """As `move`, without asking whether the state allows it (an undo goes backwards)."""
    before = State(ticket.state)
    values = {"state": str(to), **changes}
    if "note" in values and "note_id" not in values:
        values["note_id"] = kept_note(work, ticket, values["note"])
    changed = {
        name: [plain(getattr(ticket, name)), plain(value)]
        for name, value in values.items()
        if name not in NOT_TOLD and getattr(ticket, name) != value
    }
    if not change_ticket(work.tx.connection, ticket, str(before), {**values, "revision": work.tx.revision}):
        raise Refusal(TAKEN, number=ticket.number)
    record(work, kind, actor, ticket=ticket, before=before, detail={**(detail or {}), "changed": changed})
    work.tx.tell(TicketMoved(kind, ticket.token, ticket.number, actor.counter_id))


def kept_note(work: Work, ticket: Ticket, text: object) -> int | None:
    """The id under which the ticket's note is kept from now on; None without one."""
    if text is None or text == ticket.note:
        return ticket.note_id if text is not None else None
    note = Note(office_id=work.office.id, business_day=ticket.business_day, ticket_id=ticket.id, text=str(text))
    work.session.add(note)
    work.session.flush()
    return note.id


def issued(work: Work, ticket: TicketRow, actor: Actor) -> None:
    """Write down that the ticket was given, whole: its journal alone tells every later state."""
    changed = {
        name: [None, plain(value)]
        for name, value in zip(ticket._fields, ticket, strict=True)
        if name not in NOT_TOLD and value is not None
    }
    record(work, Move.ISSUE, actor, ticket=ticket, detail={"changed": changed})
    work.tx.tell(TicketMoved(Move.ISSUE, ticket.token, ticket.number))


def record(
    work: Work,
    kind: str,
    actor: Actor,
    *,
    ticket: AnyTicket | None = None,
    before: State | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Append one row to the journal."""
    add_row(
        work.tx.connection,
        Journal,
        office_id=work.office.id,
        business_day=work.day,
        revision=work.tx.revision,
        at=work.now,
        move=str(kind),
        ticket_id=ticket.id if ticket is not None else None,
        counter_id=actor.counter_id,
        clerk_id=actor.clerk_id,
        actor=actor.label,
        from_state=str(before) if before else None,
        to_state=ticket.state if ticket is not None else None,
        detail=detail,
    )

"""Taking back a clerk's last move: the ticket and its service become what they were, the journal keeps both."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from office.actions.calling import require_free, withdraw_call
from office.actions.moves import put
from office.actions.services import undo_service
from office.actions.work import Actor, Work
from office.rules.refusals import MOVED_SINCE, NOTHING_TO_UNDO, Refusal
from office.rules.tickets import AT_COUNTER, UNDOABLE, Move, State
from office.storage.counters import counter_row
from office.storage.models import Journal, Ticket

CALLS = {Move.CALL, Move.CALL_OUT_OF_TURN}
# Rows that leave a ticket where it was: an undo looks through them.
TRANSPARENT = {Move.UNDO, Move.RECALL, "rate"}


def undo_last(work: Work, actor: Actor) -> Ticket:
    """Undo the actor's last move at their counter. Raises Refusal when it is too old, or the ticket moved since."""
    last = _last_move(work, actor)
    ticket = work.session.get(Ticket, last.ticket_id) if last else None
    if last is None or ticket is None:
        raise Refusal(NOTHING_TO_UNDO, seconds=work.office.settings.queue.undo_seconds)
    if _moved_since(work, ticket, last):
        raise Refusal(MOVED_SINCE, number=ticket.number)
    detail = last.detail or {}
    before = {name: _restored(name, old) for name, (old, _) in detail["changed"].items()}
    to = State(before.pop("state", ticket.state))
    if to in AT_COUNTER and ticket.state not in AT_COUNTER:
        require_free(work, actor.at_counter)
    if last.move in CALLS:
        before |= {"recalls": 0, "recalled_at": None}
        withdraw_call(work, ticket)
        row = counter_row(work.session, work.office.id, actor.at_counter)
        row.priority_run, row.ordinary_run = detail["run"]
    undo_service(work.session, ticket, Move(last.move))
    put(work, ticket, Move.UNDO, to, actor, {"undoes": last.id, "move": last.move}, before)
    return ticket


def _last_move(work: Work, actor: Actor) -> Journal | None:
    since = work.now - dt.timedelta(seconds=work.office.settings.queue.undo_seconds)
    mine = _standing_moves(
        work, Journal.counter_id == actor.counter_id, Journal.clerk_id == actor.clerk_id, Journal.at >= since
    )
    return next((row for row in mine if row.move in UNDOABLE), None)


def _moved_since(work: Work, ticket: Ticket, last: Journal) -> bool:
    """Whether the ticket has gone elsewhere. A class given meanwhile stays, and stands in nobody's way."""
    later = _standing_moves(work, Journal.ticket_id == ticket.id, Journal.id > last.id)
    return any(row.move != Move.PRIORITY for row in later)


def _standing_moves(work: Work, *where: Any) -> list[Journal]:
    """The day's ticket moves that match, newest first, without the undone ones and their undoing."""
    rows = work.session.scalars(
        select(Journal)
        .where(Journal.office_id == work.office.id, Journal.business_day == work.day, Journal.ticket_id.is_not(None))
        .where(*where)
        .order_by(Journal.id.desc())
        .limit(50)
    ).all()
    undone = {(row.detail or {}).get("undoes") for row in rows if row.move == Move.UNDO}
    return [row for row in rows if row.move not in TRANSPARENT and row.id not in undone]


def _restored(name: str, value: Any) -> Any:
    return dt.datetime.fromisoformat(value) if value is not None and name.endswith(("_at", "_since")) else value

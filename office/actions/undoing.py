"""Taking back a clerk's last move: the ticket and its service become what they were, the journal keeps both."""

from __future__ import annotations

import datetime as dt
from typing import Any

from office.actions.calling import require_free, withdraw_call
from office.actions.moves import put
from office.actions.services import the_service, undo_service
from office.actions.work import Actor, Work
from office.rules.refusals import MOVED_SINCE, NOTHING_TO_UNDO, Refusal
from office.rules.tickets import AT_COUNTER, Move, State
from office.storage.counters import counter_row
from office.storage.erasable import Note
from office.storage.journal import last_undoable, moved_since
from office.storage.models import Ticket

CALLS = {Move.CALL, Move.CALL_OUT_OF_TURN}


def undo_last(work: Work, actor: Actor) -> Ticket:
    """Undo the actor's last move at their counter. Raises Refusal when it is too old, or the ticket moved since."""
    longest = work.office.settings.queue.undo_seconds
    since = work.now - dt.timedelta(seconds=longest)
    last = last_undoable(work.session, work.office.id, work.day, actor.counter_id, actor.label, since)
    if last is None:
        raise Refusal(NOTHING_TO_UNDO, seconds=longest)
    ticket = work.session.get_one(Ticket, last.ticket_id)
    if moved_since(work.session, last):
        raise Refusal(MOVED_SINCE, number=ticket.number)
    detail = last.detail or {}
    before = {name: _restored(name, old) for name, (old, _) in detail["changed"].items()}
    if "note_id" in before:
        note = work.session.get(Note, before["note_id"]) if before["note_id"] else None
        before["note"] = note and note.text
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
    if last.move == Move.START and ticket.clerk_id is not None:
        the_service(work.session, ticket).clerk_id = ticket.clerk_id
    return ticket


def _restored(name: str, value: Any) -> Any:
    return dt.datetime.fromisoformat(value) if value is not None and name.endswith(("_at", "_since")) else value

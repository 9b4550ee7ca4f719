"""What a guide does for people at the help desk, or a manager or clerk in a guide's place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.actions.calling import numbered
from office.actions.moves import move
from office.actions.onward import Destination, destination
from office.actions.priority import set_priority
from office.actions.reinstating import take_back
from office.actions.undoing import undo_last
from office.actions.work import Actor, Done, Work, begin, once
from office.context import Office
from office.rules.refusals import AT_COUNTER_NOW, Refusal
from office.rules.tickets import CameBy, Move, State
from office.storage.models import Ticket
from office.storage.sessions import require_signed_in

Key = str | None


@dataclass(frozen=True)
class Guide:
    """Who helps: as the journal knows them, and the session to be asked for again, unless it is a device's."""

    actor: Actor
    session_id: int | None = None


def redirect(office: Office, guide: Guide, number: str, to: Destination, key: Key = None) -> Done:
    """Put somebody who waits into another line, with the same number and arrival. Raises Refusal."""

    def do(work: Work) -> Ticket:
        ticket = numbered(work, number)
        bound: dict[str, Any] = {"bound_clerk": None, "bound_counter": None, "bound_since": None}
        if to.counter is not None:
            # The wait goes on, but the counter is given its time to call them from now on.
            bound["bound_since"] = work.now
        changes = {**bound, "came_by": str(CameBy.REDIRECT), **destination(work, ticket, to, None)}
        detail = {"to": {name: value for name, value in vars(to).items() if value}}
        move(work, ticket, Move.REDIRECT, State.WAITING, guide.actor, detail, **changes)
        return ticket

    return _act(office, guide, "redirect", key, do)


def prioritise(office: Office, guide: Guide, number: str, priority: str | None, key: Key = None) -> Done:
    """Set or take away the priority class of a ticket that is not over. Raises Refusal for an unknown class."""
    return _act(office, guide, "priority", key, lambda work: set_priority(work, number, priority, guide.actor))


def cancel_for(office: Office, guide: Guide, number: str, key: Key = None) -> Done:
    """The citizen says that they leave. Raises Refusal for one who is called or served: that counter decides."""

    def do(work: Work) -> Ticket:
        ticket = numbered(work, number)
        if ticket.counter_id is not None and ticket.state == State.CALLED:
            name = office.counter_name(ticket.counter_id)
            raise Refusal(AT_COUNTER_NOW, number=ticket.number, vi=name.vi, en=name.en or name.vi)
        move(work, ticket, Move.CANCEL, State.CANCELLED, guide.actor, finished_at=work.now)
        return ticket

    return _act(office, guide, "cancel", key, do)


def reinstate(office: Office, guide: Guide, number: str, key: Key = None) -> Done:
    """A no-show came to the desk after all: waits again, with the arrival they had and to whom they were bound."""
    return _act(office, guide, "reinstate", key, lambda work: take_back(work, number, guide.actor))


def undo(office: Office, guide: Guide, key: Key = None) -> Done:
    """Take back the guide's own last move."""
    return _act(office, guide, "undo", key, lambda work: undo_last(work, guide.actor))


def _act(office: Office, guide: Guide, action: str, key: Key, do: Callable[[Work], Ticket]) -> Done:
    with begin(office) as work:
        if guide.session_id is not None:
            require_signed_in(work.session, guide.session_id, work.now)
        return once(work, guide.actor, key, f"desk_{action}", lambda: do(work))

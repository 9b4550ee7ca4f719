"""A no-show who came after all, wherever they turned to."""

from __future__ import annotations

from typing import Any

from office.actions.calling import numbered
from office.actions.moves import move
from office.actions.onward import away
from office.actions.work import Actor, Work
from office.rules.tickets import CameBy, Move, State
from office.storage.models import Ticket


def take_back(work: Work, number: str, actor: Actor) -> Ticket:
    """The ticket waits again, with the arrival it had and for whom it was bound; they have their time anew."""
    ticket = numbered(work, number)
    again: dict[str, Any] = {"waiting_since": work.now, "bound_since": None}
    back = {**again, "finished_at": None, "came_by": str(CameBy.REINSTATE)}
    move(work, ticket, Move.REINSTATE, State.WAITING, actor, **back, **away(ticket.note))
    return ticket

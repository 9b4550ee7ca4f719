"""Who goes first: the class that staff give to a ticket, or take from it."""

from __future__ import annotations

from office.actions.calling import numbered
from office.actions.moves import move
from office.actions.work import Actor, Done, Work, begin, once
from office.context import Office
from office.rules.refusals import NO_PRIORITY, Refusal
from office.rules.tickets import Move, State
from office.storage.models import Ticket


def require_priority(office: Office, priority: str | None) -> None:
    if priority is not None and all(priority != item.id for item in office.settings.priority):
        raise Refusal(NO_PRIORITY, priority=priority[:60])


def set_priority(work: Work, number: str, priority: str | None, actor: Actor) -> Ticket:
    """The ticket keeps its arrival, and from now on waits in the other class."""
    require_priority(work.office, priority)
    ticket = numbered(work, number)
    move(work, ticket, Move.PRIORITY, State(ticket.state), actor, priority=priority)
    return ticket


def manage_priority(office: Office, actor: Actor, number: str, priority: str | None, key: str | None = None) -> Done:
    """As a clerk's `give_priority`, from the manager's screen."""
    with begin(office) as work:
        return once(work, actor, key, "priority", lambda: set_priority(work, number, priority, actor))

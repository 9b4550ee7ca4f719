"""What a clerk does at a counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.actions import onward
from office.actions.calling import call_ticket, next_for, numbered, recall_ticket, require_free, require_open
from office.actions.moves import move
from office.actions.onward import Destination, after_service, away, destination, waits
from office.actions.priority import set_priority
from office.actions.reinstating import take_back
from office.actions.services import end_service, new_service, the_service
from office.actions.undoing import undo_last
from office.actions.work import Actor, Done, Work, begin, once
from office.context import Office
from office.rules.refusals import NOBODY_HERE, NOT_YOURS, Refusal
from office.rules.return_dates import require_possible
from office.rules.tickets import CameBy, Move, Outcome, State
from office.storage.models import Ticket
from office.storage.sessions import require_signed_in
from office.storage.tickets import at_counter, seats


@dataclass(frozen=True)
class ClerkAt:
    """A clerk signed in at a counter. `skills` narrows what they may serve; empty means everything."""

    session_id: int
    clerk_id: int
    name: str
    counter_id: str
    skills: tuple[str, ...] = ()

    @property
    def actor(self) -> Actor:
        return Actor(f"clerk:{self.clerk_id}", self.clerk_id, self.counter_id)


Key = str | None


def call_next(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Call who is next for this counter; `Done.ticket` is None when nobody waits for it."""

    def do(work: Work) -> Ticket | None:
        require_open(work, clerk.counter_id)
        require_free(work, clerk.counter_id)
        ticket = next_for(work, clerk.actor, clerk.skills)
        return ticket and call_ticket(work, ticket, Move.CALL, clerk.actor)

    return _act(office, clerk, "call_next", key, do)


def call_out_of_turn(office: Office, clerk: ClerkAt, number: str, key: Key = None) -> Done:
    """Call the given number now; the journal says that it was out of turn."""

    def do(work: Work) -> Ticket:
        require_open(work, clerk.counter_id)
        require_free(work, clerk.counter_id)
        return call_ticket(work, numbered(work, number), Move.CALL_OUT_OF_TURN, clerk.actor)

    return _act(office, clerk, "call", key, do)


def start(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """The citizen has come: the service begins."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        # Whoever starts it serves it: the colleague who called may have left the seat meanwhile.
        mine: dict[str, Any] = {"started_at": work.now, "clerk_id": clerk.clerk_id}
        move(work, ticket, Move.START, State.SERVING, clerk.actor, **mine)
        service = the_service(work.session, ticket)
        service.started_at, service.clerk_id = work.now, clerk.clerk_id
        return ticket

    return _act(office, clerk, "start", key, do)


def finish(
    office: Office,
    clerk: ClerkAt,
    outcome: Outcome,
    note: str | None,
    key: Key = None,
    *,
    return_on: dt.date | None = None,
) -> Done:
    """The service is over. The ticket goes back to the clerk who asked for it, on to its next step, or is done.

    `return_on`: the day told for the result of the dossier accepted.
    """

    def do(work: Work) -> Ticket:
        told = _promise(work, outcome, return_on)
        ticket = _here(work, clerk)
        to, changes = after_service(work, ticket, outcome, note)
        move(work, ticket, Move.FINISH, to, clerk.actor, {"outcome": str(outcome), **told}, **changes)
        end_service(work, ticket, Move.FINISH, outcome, return_on)
        return ticket

    return _act(office, clerk, "finish", key, do)


def next_procedure(
    office: Office,
    clerk: ClerkAt,
    procedure: str,
    outcome: Outcome,
    note: str | None,
    key: Key = None,
    *,
    return_on: dt.date | None = None,
) -> Done:
    """The same citizen has another matter: the running service ends with its outcome and the next begins at once."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        told = _promise(work, outcome, return_on)
        changes = onward.next_procedure(office, ticket, procedure, outcome)
        detail = {"outcome": str(outcome), "procedure": procedure, **told}
        begun: dict[str, Any] = {"started_at": work.now, "note": note}
        move(work, ticket, Move.NEXT_PROCEDURE, State.SERVING, clerk.actor, detail, **changes, **begun)
        end_service(work, ticket, Move.NEXT_PROCEDURE, outcome, return_on)
        new_service(work, ticket, waiting_since=work.now, started_at=work.now, actor=clerk.actor)
        return ticket

    return _act(office, clerk, "next_procedure", key, do)


def no_show(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Nobody came to the call."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        move(work, ticket, Move.NO_SHOW, State.NO_SHOW, clerk.actor, finished_at=work.now)
        end_service(work, ticket, Move.NO_SHOW)
        return ticket

    return _act(office, clerk, "no_show", key, do)


def transfer(
    office: Office, clerk: ClerkAt, to: Destination, note: str | None, comes_back: bool, key: Key = None
) -> Done:
    """Send the citizen on, with the same number and arrival; `comes_back` brings them to this clerk afterwards."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        changes = destination(work, ticket, to, clerk.clerk_id if comes_back else None)
        detail = {"to": {k: v for k, v in vars(to).items() if v}, "return": comes_back}
        waiting = {**waits(work, CameBy.TRANSFER, note), **changes}
        move(work, ticket, Move.TRANSFER, State.WAITING, clerk.actor, detail, **waiting)
        end_service(work, ticket, Move.TRANSFER)
        return ticket

    return _act(office, clerk, "transfer", key, do)


def park(office: Office, clerk: ClerkAt, note: str | None, key: Key = None) -> Done:
    """Let the citizen fetch a paper: the ticket stays with this clerk, out of the queue."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        kept: dict[str, Any] = {"bound_clerk": clerk.clerk_id, "bound_counter": None}
        move(work, ticket, Move.PARK, State.PARKED, clerk.actor, **kept, **away(note))
        end_service(work, ticket, Move.PARK)
        return ticket

    return _act(office, clerk, "park", key, do)


def resume(office: Office, clerk: ClerkAt, number: str, key: Key = None) -> Done:
    """The citizen is back with the paper: served at once by the same clerk, without a new wait.

    When that clerk sits nowhere, whoever the citizen turns to takes the ticket over.
    """

    def do(work: Work) -> Ticket:
        require_free(work, clerk.counter_id)
        ticket = numbered(work, number)
        keeper = ticket.bound_clerk if ticket.state == State.PARKED else None
        if keeper not in (None, clerk.clerk_id) and keeper in seats(work.session, office.id).values():
            raise Refusal(NOT_YOURS, number=ticket.number)
        move(
            work, ticket, Move.RESUME, State.SERVING, clerk.actor,
            counter_id=clerk.counter_id, clerk_id=clerk.clerk_id, called_at=work.now, started_at=work.now,
            bound_clerk=None,
        )  # fmt: skip
        new_service(work, ticket, waiting_since=work.now, started_at=work.now, actor=clerk.actor)
        return ticket

    return _act(office, clerk, "resume", key, do)


def reinstate(office: Office, clerk: ClerkAt, number: str, key: Key = None) -> Done:
    """A no-show who came after all waits again, with the arrival they had and to whom they were bound."""
    return _act(office, clerk, "reinstate", key, lambda work: take_back(work, number, clerk.actor))


def give_priority(office: Office, clerk: ClerkAt, number: str, priority: str | None, key: Key = None) -> Done:
    """Set or take away the priority class of a ticket that is not over. Raises Refusal for an unknown class."""
    return _act(office, clerk, "priority", key, lambda work: set_priority(work, number, priority, clerk.actor))


def recall(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Call the same citizen again. Raises Refusal during the cooldown and past the limit."""
    return _act(office, clerk, "recall", key, lambda work: recall_ticket(work, _here(work, clerk), clerk.actor))


def undo(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Take back the clerk's last move at this counter."""
    return _act(office, clerk, "undo", key, lambda work: undo_last(work, clerk.actor))


def _promise(work: Work, outcome: Outcome, day: dt.date | None) -> dict[str, str]:
    """What the journal says of the day promised for the result. Raises Refusal when it can't be promised."""
    if day is None:
        return {}
    require_possible(day, work.day, outcome)
    return {"return_on": day.isoformat()}


def _act(office: Office, clerk: ClerkAt, action: str, key: Key, do: Callable[[Work], Ticket | None]) -> Done:
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        return once(work, clerk.actor, key, action, lambda: do(work))


def _here(work: Work, clerk: ClerkAt) -> Ticket:
    ticket = at_counter(work.session, work.office.id, clerk.counter_id)
    if ticket is None:
        raise Refusal(NOBODY_HERE)
    return ticket

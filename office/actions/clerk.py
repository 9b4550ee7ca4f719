"""What a clerk does at a counter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.actions.calling import call_ticket, new_service, next_for, recall_ticket, require_free, require_open
from office.actions.moves import move
from office.actions.undoing import undo_last
from office.actions.work import Actor, Done, Work, begin, once
from office.context import Office
from office.rules.refusals import (
    NO_COUNTER,
    NO_FIELD,
    NO_NUMBER,
    NO_PROCEDURE,
    NOBODY_HERE,
    NOT_YOURS,
    Refusal,
)
from office.rules.tickets import Move, Outcome, State
from office.storage.models import Service, Ticket
from office.storage.sessions import require_signed_in
from office.storage.tickets import at_counter, by_number, open_service


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


@dataclass(frozen=True)
class Destination:
    """Where a transfer goes: exactly one of the three."""

    field: str | None = None
    procedure: str | None = None
    counter: str | None = None


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
        return call_ticket(work, _numbered(work, number), Move.CALL_OUT_OF_TURN, clerk.actor)

    return _act(office, clerk, "call", key, do)


def start(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """The citizen has come: the service begins."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        move(work, ticket, Move.START, State.SERVING, clerk.actor, started_at=work.now)
        _open_service(work, ticket).started_at = work.now
        return ticket

    return _act(office, clerk, "start", key, do)


def finish(office: Office, clerk: ClerkAt, outcome: Outcome, note: str | None, key: Key = None) -> Done:
    """The service is over. A ticket that was to come back to an earlier clerk waits for that one again."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        detail = {"outcome": str(outcome), "note": note}
        if ticket.return_clerk is not None:
            back: dict[str, Any] = {"bound_clerk": ticket.return_clerk, "return_clerk": None, "waiting_since": work.now}
            move(work, ticket, Move.FINISH, State.WAITING, clerk.actor, detail, **back, **_away(note))
        else:
            over: dict[str, Any] = {"finished_at": work.now, "outcome": str(outcome), "note": note}
            move(work, ticket, Move.FINISH, State.DONE, clerk.actor, detail, **over)
        _end_service(work, ticket, Move.FINISH, outcome)
        return ticket

    return _act(office, clerk, "finish", key, do)


def no_show(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Nobody came to the call."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        move(work, ticket, Move.NO_SHOW, State.NO_SHOW, clerk.actor, finished_at=work.now)
        _end_service(work, ticket, Move.NO_SHOW)
        return ticket

    return _act(office, clerk, "no_show", key, do)


def transfer(
    office: Office, clerk: ClerkAt, to: Destination, note: str | None, comes_back: bool, key: Key = None
) -> Done:
    """Send the citizen on, with the same number and arrival; `comes_back` brings them to this clerk afterwards."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        changes = _destination(office, to)
        detail = {"to": {k: v for k, v in vars(to).items() if v}, "note": note, "return": comes_back}
        changes["return_clerk"] = clerk.clerk_id if comes_back else None
        move(
            work, ticket, Move.TRANSFER, State.WAITING, clerk.actor, detail,
            **{"waiting_since": work.now, "bound_clerk": None, **_away(note), **changes},
        )  # fmt: skip
        _end_service(work, ticket, Move.TRANSFER)
        return ticket

    return _act(office, clerk, "transfer", key, do)


def park(office: Office, clerk: ClerkAt, note: str | None, key: Key = None) -> Done:
    """Let the citizen fetch a paper: the ticket stays with this clerk, out of the queue."""

    def do(work: Work) -> Ticket:
        ticket = _here(work, clerk)
        kept: dict[str, Any] = {"bound_clerk": clerk.clerk_id, "bound_counter": None}
        move(work, ticket, Move.PARK, State.PARKED, clerk.actor, {"note": note}, **kept, **_away(note))
        _end_service(work, ticket, Move.PARK)
        return ticket

    return _act(office, clerk, "park", key, do)


def resume(office: Office, clerk: ClerkAt, number: str, key: Key = None) -> Done:
    """The citizen is back with the paper: served at once by the same clerk, without a new wait."""

    def do(work: Work) -> Ticket:
        require_free(work, clerk.counter_id)
        ticket = _numbered(work, number)
        if ticket.state == State.PARKED and ticket.bound_clerk != clerk.clerk_id:
            raise Refusal(NOT_YOURS, number=ticket.number)
        move(
            work, ticket, Move.RESUME, State.SERVING, clerk.actor,
            counter_id=clerk.counter_id, clerk_id=clerk.clerk_id, called_at=work.now, started_at=work.now,
            bound_clerk=None,
        )  # fmt: skip
        work.session.add(new_service(work, ticket, waiting_since=work.now, started_at=work.now, actor=clerk.actor))
        return ticket

    return _act(office, clerk, "resume", key, do)


def reinstate(office: Office, clerk: ClerkAt, number: str, key: Key = None) -> Done:
    """A no-show who came after all waits again, with the arrival they had."""

    def do(work: Work) -> Ticket:
        ticket = _numbered(work, number)
        back: dict[str, Any] = {"waiting_since": work.now, "finished_at": None, **_away(ticket.note)}
        move(work, ticket, Move.REINSTATE, State.WAITING, clerk.actor, **back)
        return ticket

    return _act(office, clerk, "reinstate", key, do)


def recall(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Call the same citizen again. Raises Refusal during the cooldown and past the limit."""
    return _act(office, clerk, "recall", key, lambda work: recall_ticket(work, _here(work, clerk), clerk.actor))


def undo(office: Office, clerk: ClerkAt, key: Key = None) -> Done:
    """Take back the clerk's last move at this counter."""
    return _act(office, clerk, "undo", key, lambda work: undo_last(work, clerk.actor))


def _act(office: Office, clerk: ClerkAt, action: str, key: Key, do: Callable[[Work], Ticket | None]) -> Done:
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id)
        return once(work, clerk.actor, key, action, lambda: do(work))


def _here(work: Work, clerk: ClerkAt) -> Ticket:
    ticket = at_counter(work.session, work.office.id, clerk.counter_id)
    if ticket is None:
        raise Refusal(NOBODY_HERE)
    return ticket


def _numbered(work: Work, number: str) -> Ticket:
    ticket = by_number(work.session, work.office.id, work.day, number.strip().upper())
    if ticket is None:
        raise Refusal(NO_NUMBER, number=number[:20])
    return ticket


def _away(note: str | None) -> dict[str, Any]:
    """What a ticket sheds when it leaves a counter."""
    return {"counter_id": None, "clerk_id": None, "called_at": None, "started_at": None, "recalls": 0, "note": note}


def _destination(office: Office, to: Destination) -> dict[str, Any]:
    if to.counter is not None:
        if office.counter(to.counter) is None:
            raise Refusal(NO_COUNTER, counter=to.counter[:60])
        return {"bound_counter": to.counter}
    if to.procedure is not None:
        procedure = office.catalogue.procedure_by_id.get(to.procedure)
        if procedure is None:
            raise Refusal(NO_PROCEDURE, procedure=to.procedure[:60])
        return {"procedure": procedure.id, "field": procedure.field, "bound_counter": None}
    if to.field not in office.catalogue.field_by_id:
        raise Refusal(NO_FIELD, field=(to.field or "")[:60])
    return {"field": to.field, "bound_counter": None}


def _open_service(work: Work, ticket: Ticket) -> Service:
    service = open_service(work.session, ticket.id)
    if service is None:
        raise LookupError(f"ticket {ticket.id} is at a counter without a service row")
    return service


def _end_service(work: Work, ticket: Ticket, by: Move, outcome: Outcome | None = None) -> None:
    service = _open_service(work, ticket)
    service.ended_at, service.ended_by, service.outcome = work.now, str(by), outcome and str(outcome)

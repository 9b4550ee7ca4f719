"""Where a ticket goes from a counter, as the columns that change: back, to its next step, elsewhere, or out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from office.actions.work import Work
from office.catalogue import Field, Procedure
from office.context import Office
from office.rules.journeys import step_after, step_in
from office.rules.refusals import (
    NO_COUNTER,
    NO_FIELD,
    NO_PROCEDURE,
    RETURNS_ALREADY,
    TRANSFER_TO_HERE,
    Refusal,
)
from office.rules.tickets import CameBy, Outcome, State
from office.storage.models import Ticket

Changes = dict[str, Any]


@dataclass(frozen=True)
class Destination:
    """Where a transfer goes: exactly one of the three."""

    field: str | None = None
    procedure: str | None = None
    counter: str | None = None


def away(note: str | None) -> Changes:
    """What a ticket sheds when it leaves a counter."""
    return {
        "counter_id": None,
        "clerk_id": None,
        "called_at": None,
        "started_at": None,
        "recalls": 0,
        "recalled_at": None,
        "note": note,
    }


def waits(work: Work, came_by: CameBy, note: str | None) -> Changes:
    """A ticket that goes back into the queue, with the arrival it has."""
    unbound: Changes = {"bound_clerk": None, "bound_counter": None, "bound_since": None}
    return {"waiting_since": work.now, "came_by": str(came_by), **unbound, **away(note)}


def after_service(work: Work, ticket: Ticket, outcome: Outcome, note: str | None) -> tuple[State, Changes]:
    """Back to the clerk who asked for it; else on to the next step of the journey; else the visit is over."""
    if ticket.return_clerk is not None:
        return State.WAITING, {**waits(work, CameBy.RETURN, note), **_back(ticket)}
    over: Changes = {"finished_at": work.now, "outcome": str(outcome), "note": note}
    journey = _journey(work.office, ticket)
    if journey is None:
        return State.DONE, over
    step = step_after(_fields(journey), ticket.step or 1, ticket.field, outcome)
    if step is None:
        return State.DONE, over
    if step > len(journey.steps):
        return State.DONE, {**over, "step": step}
    return State.WAITING, {**waits(work, CameBy.JOURNEY, note), **_stop(journey, step)}


def next_procedure(office: Office, ticket: Ticket, procedure_id: str, outcome: Outcome) -> Changes:
    """The same citizen, the same counter, another procedure; a step of a journey may end or begin with it."""
    changes = _procedure(office, procedure_id)
    journey = _journey(office, ticket)
    if journey is None:
        return {**changes, **_begun_walk(office, ticket, procedure_id)}
    step = step_after(_fields(journey), ticket.step or 1, ticket.field, outcome)
    if step is None:
        return {**changes, "journey": None, "step": None}
    return {**changes, "step": step_in(_fields(journey), step, changes["field"])}


def destination(work: Work, ticket: Ticket, to: Destination, back_to: int | None) -> Changes:
    """What a transfer changes beside the wait; `back_to`: the clerk it then comes back to.

    Raises Refusal when there is no such place, or it is this counter.
    """
    changes = _place(work.office, ticket, to)
    if back_to is not None and ticket.return_clerk is not None:
        raise Refusal(RETURNS_ALREADY, number=ticket.number)
    if back_to is not None:
        came_from: Changes = {"return_field": ticket.field, "return_procedure": ticket.procedure}
        return {**changes, "return_clerk": back_to, **came_from}
    journey = _journey(work.office, ticket)
    if journey is None:
        return {**changes, **_begun_walk(work.office, ticket, to.procedure or "")}
    if ticket.return_clerk is None and "field" in changes:
        changes["step"] = step_in(_fields(journey), ticket.step or 1, changes["field"])
    return changes


def first_stop(procedure: Procedure, series: Field) -> Changes:
    """Where a ticket just taken waits: in a series for many copies, the procedure's field, or its first step's."""
    if series.bulk:
        return {"field": series.id, "procedure": procedure.id}
    if not procedure.steps:
        return {"field": procedure.field, "procedure": procedure.id}
    return {"journey": procedure.id, **_stop(procedure, 1)}


def _begun_walk(office: Office, ticket: Ticket, procedure_id: str) -> Changes:
    """A procedure with steps begins at its first, also when a clerk finds out that it is the right one."""
    procedure = office.catalogue.procedure_by_id.get(procedure_id)
    if procedure is None or not procedure.steps or ticket.return_clerk is not None:
        return {}
    return {"journey": procedure.id, **_stop(procedure, 1)}


def _journey(office: Office, ticket: Ticket) -> Procedure | None:
    """The procedure whose steps the ticket walks; None when it walks none, or the catalogue no longer has it."""
    found = office.catalogue.procedure_by_id.get(ticket.journey or "")
    return found if found and found.steps else None


def _fields(journey: Procedure) -> list[str]:
    return [step.field for step in journey.steps]


def _stop(journey: Procedure, step: int) -> Changes:
    field, procedure = journey.stops[step - 1]
    return {"step": step, "field": field, "procedure": procedure}


def _back(ticket: Ticket) -> Changes:
    returned: Changes = {"bound_clerk": ticket.return_clerk, "field": ticket.return_field or ticket.field}
    forgotten: Changes = {"return_clerk": None, "return_field": None, "return_procedure": None}
    return {**returned, "procedure": ticket.return_procedure or ticket.procedure, **forgotten}


def _place(office: Office, ticket: Ticket, to: Destination) -> Changes:
    if to.counter is not None:
        if office.counter(to.counter) is None:
            raise Refusal(NO_COUNTER, counter=to.counter[:60])
        if to.counter == ticket.counter_id:
            raise Refusal(TRANSFER_TO_HERE, number=ticket.number)
        return {"bound_counter": to.counter}
    if to.procedure is not None:
        return _procedure(office, to.procedure)
    if to.field not in office.catalogue.field_by_id:
        raise Refusal(NO_FIELD, field=(to.field or "")[:60])
    return {"field": to.field}


def _procedure(office: Office, procedure_id: str) -> Changes:
    procedure = office.catalogue.procedure_by_id.get(procedure_id)
    if procedure is None:
        raise Refusal(NO_PROCEDURE, procedure=procedure_id[:60])
    return {"procedure": procedure.id, "field": procedure.field}

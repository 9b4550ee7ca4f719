"""Where a ticket is on its walk through several fields, for every screen that shows a ticket."""

from __future__ import annotations

from typing import Any

from office.catalogue import Procedure, Step
from office.context import Office
from office.rules.tickets import State
from office.snapshots.room import TicketRow
from office.storage.models import Ticket

Json = dict[str, Any]


def journey_of(office: Office, ticket: Ticket | TicketRow) -> Procedure | None:
    """The procedure whose steps the ticket walks; None when it walks none, or the catalogue no longer has it."""
    found = office.catalogue.procedure_by_id.get(ticket.journey or "")
    return found if found and found.steps else None


def journey_view(office: Office, ticket: Ticket | TicketRow) -> Json | None:
    """The steps in order, each done, now or next. A walk that ended early leaves the rest as "next"."""
    journey = journey_of(office, ticket)
    if journey is None:
        return None
    step = ticket.step or 1
    return {
        "procedure": journey.id,
        "name": journey.name.json(),
        "step": min(step, len(journey.steps)),
        "of": len(journey.steps),
        "steps": [
            {
                "field": each.field,
                "procedure": each.procedure,
                "name": each.name.json(),
                "state": "done" if place < step else "now" if place == step and _goes_on(ticket) else "next",
            }
            for place, each in enumerate(journey.steps, start=1)
        ],
    }


def asked_for(office: Office, ticket: Ticket | TicketRow) -> str:
    """The procedure that the citizen came for: the journey itself, while the ticket is at one of its steps."""
    journey = journey_of(office, ticket)
    return journey.id if journey and _at(journey.steps, ticket) else ticket.procedure


def _at(steps: tuple[Step, ...], ticket: Ticket | TicketRow) -> bool:
    return any(step.field == ticket.field and step.procedure in (None, ticket.procedure) for step in steps)


def _goes_on(ticket: Ticket | TicketRow) -> bool:
    return ticket.state not in (State.DONE, State.CANCELLED, State.EXPIRED)

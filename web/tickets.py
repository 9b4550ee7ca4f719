"""The answer that carries a ticket, wherever it was asked for."""

from __future__ import annotations

from typing import Annotated

from flask import Response
from pydantic import Field

from office.actions.work import Done
from office.context import Office
from office.rules.refusals import NO_TICKET, Refusal
from office.rules.tickets import State
from office.snapshots.now import room_now
from office.snapshots.room import TicketRow
from office.snapshots.views import find_ticket, ticket_view
from office.storage.models import Ticket
from web.api import answer
from web.bodies import Body, Plain


class GivePriority(Body):
    """A number of today, and the priority class that it gets; null takes it away."""

    number: Annotated[Plain, Field(min_length=1, max_length=16)]
    priority: Annotated[Plain, Field(min_length=1, max_length=60)] | None


def ticket_answer(
    office: Office, ticket: Ticket | TicketRow, status: int = 200, *, since: int | None = None
) -> Response:
    """The ticket; with its place and wait while it waits. `since`: as for `room_now`."""
    if ticket.state == State.WAITING:
        return answer(ticket_view(office, ticket, room_now(office, since)), status)
    return answer(ticket_view(office, ticket), status)


def done_answer(office: Office, done: Done, created: int = 200) -> Response:
    """The ticket of an action: `created` the first time, 200 for a repeated request."""
    if done.repeated:
        return ticket_answer(office, done.moved)
    return ticket_answer(office, done.moved, created, since=done.moved.revision)


def held_ticket(office: Office, token: str) -> TicketRow:
    """The ticket of a token. Raises Refusal when there is none."""
    ticket = find_ticket(office, token) if token.isascii() and token.isprintable() else None
    if ticket is None:
        raise Refusal(NO_TICKET)
    return ticket

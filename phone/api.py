"""The calls of whoever holds a ticket: its token is the key."""

from __future__ import annotations

from typing import Annotated

from flask import Response, request
from pydantic import Field

from office.actions.citizen import cancel
from office.actions.rating import rate
from office.secrets import source_hash
from web import shapes
from web.api import Api, answer, idempotency_key
from web.bodies import Body, Plain, read_body
from web.identity import ANYONE, is_staff_browser, the_office
from web.tickets import done_answer, held_ticket, ticket_answer

api = Api("phone", __name__)


class Rate(Body):
    score: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[Plain, Field(max_length=1000)] | None = None


@api.call("GET", "/tickets/<token>", who={ANYONE}, answers={200: shapes.Ticket})
def ticket(token: str) -> Response:
    """The ticket, with its place and wait while it waits."""
    office = the_office()
    return ticket_answer(office, held_ticket(office, token))


@api.call("POST", "/tickets/<token>/cancel", who={ANYONE}, answers={200: shapes.Ticket}, idempotent=True)
def leave(token: str) -> Response:
    """The citizen leaves: the ticket is cancelled."""
    office = the_office()
    held_ticket(office, token)
    return done_answer(office, cancel(office, token, idempotency_key()))


@api.call(
    "POST",
    "/tickets/<token>/rating",
    who={ANYONE},
    body=Rate,
    answers={200: shapes.Rated, 201: shapes.Rated},
    idempotent=True,
)
def rating(token: str) -> Response:
    """Rate the service, once, after it."""
    office = the_office()
    held_ticket(office, token)
    body = read_body(Rate)
    source = f"{request.remote_addr}|{request.user_agent.string}"
    whose = source_hash(office.card_key, office.id, office.day(office.clock.now()), source)
    key = idempotency_key()
    rated = rate(office, token, body.score, body.comment, whose, by_staff=is_staff_browser(), key=key)
    return answer({"score": rated.score}, 200 if rated.repeated else 201)

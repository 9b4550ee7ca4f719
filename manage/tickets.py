"""What the manager does with a single ticket."""

from __future__ import annotations

from flask import Response

from office.actions.priority import manage_priority
from web import shapes
from web.api import Api, idempotency_key
from web.bodies import read_body
from web.identity import caller, the_office
from web.tickets import GivePriority, done_answer

api = Api("manage_tickets", __name__)


@api.call("POST", "/manage/priority", who={"manager"}, body=GivePriority, answers={200: shapes.Ticket}, idempotent=True)
def priority() -> Response:
    """Give a ticket a priority class, or take it away; it keeps its arrival."""
    office, body = the_office(), read_body(GivePriority)
    return done_answer(office, manage_priority(office, caller().actor, body.number, body.priority, idempotency_key()))

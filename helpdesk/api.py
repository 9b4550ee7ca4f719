"""The help desk's calls. A ticket is issued and printed by the calls that every staff screen has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from flask import Response, request
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from helpdesk import shapes
from office.actions import desk as actions
from office.actions.desk import Guide
from office.actions.onward import Destination
from office.actions.work import Done
from office.snapshots.desk import desk_view, found_view, line_view, where_is
from office.snapshots.now import room_now
from web.api import Api, answer, idempotency_key
from web.bodies import Body, Plain, read_body
from web.identity import CLERK, GUIDE, caller, the_office
from web.problems import WrongInput
from web.shapes import Ticket
from web.tickets import GivePriority, done_answer

api = Api("helpdesk", __name__)
# A small office has no guide: then a clerk at a counter, or the manager, stands in.
WHO = {GUIDE, CLERK, "manager"}
Number = Annotated[Plain, Field(min_length=1, max_length=16)]
Id = Annotated[Plain, Field(min_length=1, max_length=60)]


class ByNumber(Body):
    number: Number


class Redirect(Body):
    number: Number
    field: Id | None = None
    procedure: Id | None = None
    counter: Id | None = None

    @model_validator(mode="after")
    def one_destination(self) -> Redirect:
        if sum(item is not None for item in (self.field, self.procedure, self.counter)) != 1:
            raise PydanticCustomError("one_of", "one of", {"names": "field, procedure, counter"})
        return self


@api.call("GET", "/desk", who=WHO, answers={200: shapes.Desk})
def desk() -> Response:
    """Who waits for nobody, who waits longest, and what could be undone."""
    who = caller()
    view = desk_view(room_now(the_office()), who.actor.counter_id, who.actor.label)
    return answer({**view, "clerk": who.clerk.name if who.clerk else None})


QUERY = {"q": "A number as it was typed: A7, 7", "field": "Instead of a number: who waits in this field's line"}


@api.call("GET", "/desk/tickets", who=WHO, answers={200: shapes.Found}, query=QUERY)
def find() -> Response:
    """The tickets of today whose number may be meant, or a field's line."""
    office, field = the_office(), request.args.get("field")
    if field is None:
        return answer({"tickets": found_view(office, request.args.get("q", "")[:20])})
    if field not in office.catalogue.field_by_id:
        raise WrongInput([{"field": "field", "detail": ", ".join(item.id for item in office.catalogue.fields)}])
    return answer({"tickets": line_view(room_now(office), field)})


@api.call("GET", "/desk/tickets/<number>", who=WHO, answers={200: shapes.Whereabouts})
def whereabouts(number: str) -> Response:
    """Where a number is, what may be done with it, and what has happened to it today."""
    return answer(where_is(the_office(), number))


@api.call("POST", "/desk/redirect", who=WHO, body=Redirect, answers={200: Ticket}, idempotent=True)
def redirect() -> Response:
    """Put somebody who waits into another line: same number, same arrival."""
    body = read_body(Redirect)
    return _act(actions.redirect, body.number, Destination(body.field, body.procedure, body.counter))


@api.call("POST", "/desk/priority", who=WHO, body=GivePriority, answers={200: Ticket}, idempotent=True)
def priority() -> Response:
    """Give a ticket a priority class, or take it away; it keeps its arrival."""
    body = read_body(GivePriority)
    return _act(actions.prioritise, body.number, body.priority)


@api.call("POST", "/desk/cancel", who=WHO, body=ByNumber, answers={200: Ticket}, idempotent=True)
def cancel() -> Response:
    """Cancel the ticket of somebody who leaves."""
    return _act(actions.cancel_for, read_body(ByNumber).number)


@api.call("POST", "/desk/reinstate", who=WHO, body=ByNumber, answers={200: Ticket}, idempotent=True)
def reinstate() -> Response:
    """A no-show came to the desk: waits again with the old arrival."""
    return _act(actions.reinstate, read_body(ByNumber).number)


@api.call("POST", "/desk/undo", who=WHO, answers={200: Ticket}, idempotent=True)
def undo() -> Response:
    """Take back one's own last move."""
    return _act(actions.undo)


def _act(action: Callable[..., Done], *details: Any) -> Response:
    office, who = the_office(), caller()
    guide = Guide(who.actor, who.clerk.session_id if who.clerk else None)
    return done_answer(office, action(office, guide, *details, key=idempotency_key()))

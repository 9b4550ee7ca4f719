"""The clerk's calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

from flask import Response
from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from office.actions import clerk as actions
from office.actions.clerk import ClerkAt
from office.actions.onward import Destination
from office.actions.pausing import announce_break, cancel_break, open_counter, pause
from office.actions.people import change_own_pin, sign_in, sign_out
from office.actions.work import Done
from office.context import Office
from office.rules.help_desk import is_at_desk, seat_at_desk
from office.rules.refusals import NOT_HERE, WRONG_PIN, Refusal
from office.rules.tickets import Outcome
from office.snapshots.counter import counter_view
from office.snapshots.now import room_now
from office.snapshots.people import clerks_of
from web import shapes
from web.api import Api, answer, idempotency_key, nothing
from web.bodies import Body, BreakAhead, Plain, read_body
from web.cookies import COOKIE
from web.identity import CLERK, CLERK_COOKIE, GUIDE, caller, the_office
from web.problems import Denied
from web.tickets import GivePriority, done_answer

api = Api("counter", __name__)
Number = Annotated[Plain, Field(min_length=1, max_length=16)]
Note = Annotated[Plain, Field(max_length=500)]
Id = Annotated[Plain, Field(min_length=1, max_length=60)]


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class SignIn(Body):
    # An id is text in our answers; whoever sends it as the number that it looks like is understood.
    clerk: Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=20)]
    pin: Annotated[Plain, Field(min_length=1, max_length=20)]
    # False: refused as `seat-taken` while somebody else sits there. Programs, which ask nobody, leave it out.
    take_over: bool = True


class NewPin(Body):
    pin: Annotated[Plain, Field(min_length=1, max_length=20)]
    new_pin: Annotated[Plain, Field(min_length=1, max_length=20)]


class CallNumber(Body):
    number: Number


class Finish(Body):
    outcome: Outcome
    note: Note | None = None
    # The day told for the result of the dossier accepted; the ticket shows it.
    return_on: dt.date | None = None


class NextProcedure(Body):
    procedure: Id
    outcome: Outcome
    note: Note | None = None
    return_on: dt.date | None = None


class Transfer(Body):
    field: Id | None = None
    procedure: Id | None = None
    counter: Id | None = None
    note: Note | None = None
    comes_back: Annotated[bool, Field(alias="return")] = False

    @model_validator(mode="after")
    def one_destination(self) -> Transfer:
        if sum(item is not None for item in (self.field, self.procedure, self.counter)) != 1:
            raise PydanticCustomError("one_of", "one of", {"names": "field, procedure, counter"})
        return self


class Park(Body):
    note: Note | None = None


class Pause(Body):
    reason: Annotated[Plain, Field(min_length=1, max_length=60)]


class SeatedClerk(shapes.ClerkRef):
    counter: shapes.CounterRef | None


class Clerks(TypedDict):
    edition: int
    clerks: list[SeatedClerk]
    counter: shapes.CounterRef | None


def the_clerk() -> ClerkAt:
    """The clerk who calls. Raises Denied for everybody else."""
    clerk = caller().clerk
    if clerk is None:
        raise Denied(401)
    return clerk


@api.call("GET", "/clerks", who={"counter", "manager"}, answers={200: Clerks})
def clerks() -> Response:
    """The clerks who can sign in, where each sits now, and the counter of this device."""
    office, device = the_office(), caller().device
    return answer({"edition": office.edition, **clerks_of(office, device.counter_id if device else None)})


@api.call("POST", "/clerk-sessions", who={"counter"}, body=SignIn, answers={201: shapes.Token})
def begin_session() -> Response:
    """Sign in at this device's counter with a PIN."""
    office, device, body = the_office(), caller().device, read_body(SignIn)
    if device is None or device.counter_id is None or not office.is_place(device.counter_id):
        raise Refusal(NOT_HERE)
    here = seat_at_desk(device.id) if is_at_desk(device.counter_id) else device.counter_id
    seat = sign_in(office, _clerk_id(body.clerk), body.pin, here, device.id, take_over=body.take_over)
    response = answer({"token": seat.token}, 201)
    response.set_cookie(CLERK_COOKIE, seat.token, **COOKIE)
    return response


@api.call("DELETE", "/clerk-sessions/current", who={CLERK, GUIDE}, answers={204: None})
def end_session() -> Response:
    """Leave the counter."""
    sign_out(the_office(), the_clerk().session_id)
    response = nothing()
    response.delete_cookie(CLERK_COOKIE)
    return response


@api.call("POST", "/clerk-sessions/current/pin", who={CLERK, GUIDE}, body=NewPin, answers={204: None})
def new_pin() -> Response:
    """Take another PIN, by proving the present one."""
    body = read_body(NewPin)
    change_own_pin(the_office(), the_clerk().session_id, body.pin, body.new_pin)
    return nothing()


@api.call("GET", "/counter", who={CLERK}, answers={200: shapes.Counter})
def counter() -> Response:
    """Whom this counter serves, and who waits for it, in the order of calling."""
    return _snapshot(the_office(), the_clerk())


@api.call("POST", "/counter/call-next", who={CLERK}, answers={200: shapes.Ticket, 204: None}, idempotent=True)
def call_next() -> Response:
    """Call who is next for this counter."""
    office = the_office()
    done = actions.call_next(office, the_clerk(), idempotency_key())
    return nothing() if done.ticket is None else done_answer(office, done)


@api.call("POST", "/counter/call", who={CLERK}, body=CallNumber, answers={200: shapes.Ticket}, idempotent=True)
def call() -> Response:
    """Call a number out of turn; the journal says so."""
    return _act(actions.call_out_of_turn, read_body(CallNumber).number)


@api.call("POST", "/counter/recall", who={CLERK}, answers={200: shapes.Ticket}, idempotent=True)
def recall() -> Response:
    """Call the same citizen again."""
    return _act(actions.recall)


@api.call("POST", "/counter/start", who={CLERK}, answers={200: shapes.Ticket}, idempotent=True)
def start() -> Response:
    """The citizen has come: the service begins."""
    return _act(actions.start)


@api.call("POST", "/counter/no-show", who={CLERK}, answers={200: shapes.Ticket}, idempotent=True)
def no_show() -> Response:
    """Nobody came to the call."""
    return _act(actions.no_show)


@api.call("POST", "/counter/finish", who={CLERK}, body=Finish, answers={200: shapes.Ticket}, idempotent=True)
def finish() -> Response:
    """The service is over, with its outcome."""
    body = read_body(Finish)
    return _act(actions.finish, body.outcome, body.note, return_on=body.return_on)


@api.call(
    "POST", "/counter/next-procedure", who={CLERK}, body=NextProcedure, answers={200: shapes.Ticket}, idempotent=True
)
def next_procedure() -> Response:
    """End the running service with its outcome, and begin another procedure for the same citizen."""
    body = read_body(NextProcedure)
    return _act(actions.next_procedure, body.procedure, body.outcome, body.note, return_on=body.return_on)


@api.call("POST", "/counter/priority", who={CLERK}, body=GivePriority, answers={200: shapes.Ticket}, idempotent=True)
def priority() -> Response:
    """Give a ticket a priority class, or take it away; it keeps its arrival."""
    body = read_body(GivePriority)
    return _act(actions.give_priority, body.number, body.priority)


@api.call("POST", "/counter/transfer", who={CLERK}, body=Transfer, answers={200: shapes.Ticket}, idempotent=True)
def transfer() -> Response:
    """Send the citizen to a field, a procedure or a counter, with the same number."""
    body = read_body(Transfer)
    return _act(actions.transfer, Destination(body.field, body.procedure, body.counter), body.note, body.comes_back)


@api.call("POST", "/counter/park", who={CLERK}, body=Park, answers={200: shapes.Ticket}, idempotent=True)
def park() -> Response:
    """Let the citizen fetch a paper and come back to this clerk."""
    return _act(actions.park, read_body(Park).note)


@api.call("POST", "/counter/resume", who={CLERK}, body=CallNumber, answers={200: shapes.Ticket}, idempotent=True)
def resume() -> Response:
    """The parked citizen is back."""
    return _act(actions.resume, read_body(CallNumber).number)


@api.call("POST", "/counter/reinstate", who={CLERK}, body=CallNumber, answers={200: shapes.Ticket}, idempotent=True)
def reinstate() -> Response:
    """A no-show came after all: waits again with the old arrival."""
    return _act(actions.reinstate, read_body(CallNumber).number)


@api.call("POST", "/counter/undo", who={CLERK}, answers={200: shapes.Ticket}, idempotent=True)
def undo() -> Response:
    """Take back the last move at this counter."""
    return _act(actions.undo)


@api.call("POST", "/counter/pause", who={CLERK}, body=Pause, answers={200: shapes.Counter})
def pause_counter() -> Response:
    """Stop calling for a while, with a reason."""
    office, clerk = the_office(), the_clerk()
    pause(office, clerk, read_body(Pause).reason)
    return _snapshot(office, clerk)


@api.call("POST", "/counter/open", who={CLERK}, answers={200: shapes.Counter})
def open_again() -> Response:
    """End the pause."""
    office, clerk = the_office(), the_clerk()
    open_counter(office, clerk)
    return _snapshot(office, clerk)


@api.call("POST", "/counter/announce-break", who={CLERK}, body=BreakAhead, answers={200: shapes.Counter})
def announce() -> Response:
    """Say when the clerk will be away and for how long, in place of what was announced before."""
    office, clerk = the_office(), the_clerk()
    announce_break(office, clerk, read_body(BreakAhead).wanted)
    return _snapshot(office, clerk)


@api.call("POST", "/counter/cancel-break", who={CLERK}, answers={200: shapes.Counter})
def cancel_announced() -> Response:
    """Take back the break announced."""
    office, clerk = the_office(), the_clerk()
    cancel_break(office, clerk)
    return _snapshot(office, clerk)


def _act(action: Callable[..., Done], *details: Any, **more: Any) -> Response:
    office = the_office()
    return done_answer(office, action(office, the_clerk(), *details, **more, key=idempotency_key()))


def _snapshot(office: Office, clerk: ClerkAt) -> Response:
    return answer(counter_view(room_now(office), clerk.counter_id))


def _clerk_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Refusal(WRONG_PIN)
    return int(text)

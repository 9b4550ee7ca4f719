"""What each counter serves; who waits for nobody; the end of the day."""

from __future__ import annotations

from typing import Annotated

from flask import Response
from pydantic import Field

from manage import shapes
from office.actions.assigning import assign_fields
from office.actions.ending import close_day, open_day
from office.actions.pausing import announce_break_for, cancel_break_for
from office.snapshots.alarms import unserved_alarms
from office.snapshots.now import room_now
from office.snapshots.serving import counter_fields, counters_view
from web.api import Api, answer, nothing
from web.bodies import Body, BreakAhead, Plain, read_body
from web.identity import CLERK, GUIDE, caller, the_office

api = Api("manage_counters", __name__)
MANAGER = {"manager"}
# The guide at the door sees it at the kiosk or on a tablet.
STAFF = {"manager", "kiosk", "counter", CLERK, GUIDE}


class Served(Body):
    """`fields` null: as config.toml says."""

    fields: (
        Annotated[list[Annotated[Plain, Field(min_length=1, max_length=40)]], Field(min_length=1, max_length=48)] | None
    )


class Closing(Body):
    reason: Annotated[Plain, Field(max_length=200)] | None = None


@api.call("GET", "/counters", who={"manager", "counter", CLERK}, answers={200: shapes.Counters})
def counters() -> Response:
    """Each counter with the fields and procedures that it serves, preferred first."""
    return answer({"counters": counters_view(room_now(the_office()))})


@api.call("PUT", "/counters/<counter>", who=MANAGER, body=Served, answers={200: shapes.CounterFields})
def assign(counter: str) -> Response:
    """Change what a counter serves, from the next call on; null goes back to config.toml."""
    office = the_office()
    assign_fields(office, counter, read_body(Served).fields, caller().actor)
    return answer(counter_fields(room_now(office), counter))


@api.call("PUT", "/counters/<counter>/break", who=MANAGER, body=BreakAhead, answers={204: None})
def announce(counter: str) -> Response:
    """Announce a break for the clerk who sits at the counter, in place of what was announced before."""
    announce_break_for(the_office(), counter, read_body(BreakAhead).wanted, caller().actor)
    return nothing()


@api.call("DELETE", "/counters/<counter>/break", who=MANAGER, answers={204: None})
def cancel_announced(counter: str) -> Response:
    """Take back the break announced at the counter."""
    cancel_break_for(the_office(), counter, caller().actor)
    return nothing()


@api.call("GET", "/alarms", who=STAFF, answers={200: shapes.Alarms})
def alarms() -> Response:
    """Citizens whom no open counter will call."""
    return answer({"alarms": unserved_alarms(room_now(the_office()))})


@api.call("POST", "/manage/day/close", who=MANAGER, body=Closing, answers={200: shapes.Closed})
def close() -> Response:
    """End the day: no more tickets, and those who wait or are parked expire."""
    return answer({"closed": close_day(the_office(), read_body(Closing).reason, caller().actor)})


@api.call("POST", "/manage/day/open", who=MANAGER, answers={204: None})
def reopen() -> Response:
    """Give tickets again today."""
    open_day(the_office(), caller().actor)
    return nothing()

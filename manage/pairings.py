"""The manager's calls about browsers that ask to become screens."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Response
from pydantic import Field

from manage import shapes
from office.actions.devices import usual_name
from office.actions.pairing import approve, refuse
from office.snapshots.pairing import pairings_of
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import caller, the_office

api = Api("manage_pairings", __name__)
MANAGER = {"manager"}
LARGEST_ID = 2**31 - 1


class LetIn(Body):
    """Without a name it gets the usual one of its role."""

    role: Literal["kiosk", "display", "counter", "manager", "rating"]
    counter: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None
    name: Annotated[Plain, Field(max_length=120)] | None = None


@api.call("GET", "/manage/pairings", who=MANAGER, answers={200: shapes.Pairings})
def pairings() -> Response:
    """The browsers that wait, each with the code that it shows."""
    return answer({"pairings": pairings_of(the_office())})


@api.call("POST", "/manage/pairings/<int:pairing>/approve", who=MANAGER, body=LetIn, answers={201: shapes.DeviceId})
def let_in(pairing: int) -> Response:
    """Make the browser a screen; it goes on by itself."""
    office, body = the_office(), read_body(LetIn)
    name = body.name or usual_name(office, body.role, body.counter)
    device = approve(office, min(pairing, LARGEST_ID), body.role, name, body.counter, caller().actor)
    return answer({"id": device}, 201)


@api.call("POST", "/manage/pairings/<int:pairing>/refuse", who=MANAGER, answers={204: None})
def send_away(pairing: int) -> Response:
    """The browser is told no."""
    refuse(the_office(), min(pairing, LARGEST_ID), caller().actor)
    return nothing()

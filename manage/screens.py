"""The manager's calls about screens."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from flask import Response, current_app
from pydantic import Field

from manage import shapes
from office.actions.devices import (
    LINK_HOURS,
    STAND_AT_COUNTERS,
    ask_device,
    change_device,
    new_setup_link,
    revoke_device,
)
from office.rules.help_desk import HELP_DESK
from office.rules.refusals import NEEDS_COUNTER, NO_COUNTER, Refusal
from office.snapshots.people import devices_of
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import caller, the_office
from web.qr import qr_svg
from web.static_files import SOFTWARE

api = Api("manage_screens", __name__)
MANAGER = {"manager"}
LARGEST_ID = 2**31 - 1


class NewLink(Body):
    """What the set-up page proposes; whoever opens the link can still choose otherwise, the manager's apart."""

    role: Literal["kiosk", "display", "counter", "manager", "rating"] | None = None
    counter: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None
    name: Annotated[Plain, Field(max_length=120)] | None = None


@api.call("GET", "/manage/devices", who=MANAGER, answers={200: shapes.Screens})
def devices() -> Response:
    """The screens that are set up; `here` is the one that asks, `software` what a page runs that is loaded now."""
    asking = caller().device
    here = asking.id if asking else None
    return answer({"devices": devices_of(the_office()), "here": here, "software": current_app.extensions[SOFTWARE]})


@api.call("POST", "/manage/setup-links", who=MANAGER, body=NewLink, answers={201: shapes.Link})
def setup_link() -> Response:
    """A one-time link, and its QR code, that makes a browser one of the office's screens."""
    office, body = the_office(), read_body(NewLink)
    if body.role in STAND_AT_COUNTERS and body.counter is None:
        raise Refusal(NEEDS_COUNTER)
    if body.counter is not None and body.counter != HELP_DESK and office.counter(body.counter) is None:
        raise Refusal(NO_COUNTER, counter=body.counter)
    proposed = {
        "role": body.role,
        "counter": body.counter if body.role in STAND_AT_COUNTERS else None,
        "name": body.name,
    }
    code = new_setup_link(office, caller().actor, body.role)
    query = urlencode({"token": code, **{key: value for key, value in proposed.items() if value}})
    url = f"{office.public_url}/setup?{query}"
    return answer({"url": url, "code": code, "qr": str(qr_svg(url, url)), "hours": LINK_HOURS}, 201)


class Changed(Body):
    """What stays as it is can be left out. `counter` moves a counter's machine."""

    name: Annotated[Plain, Field(min_length=1, max_length=120)] | None = None
    counter: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None


@api.call("PATCH", "/manage/devices/<int:device>", who=MANAGER, body=Changed, answers={204: None})
def change(device: int) -> Response:
    """Give a screen another name, or another counter: whoever sits at it signs in again there."""
    body = read_body(Changed)
    change_device(the_office(), min(device, LARGEST_ID), body.name, body.counter, caller().actor)
    return nothing()


@api.call("POST", "/manage/devices/<int:device>/identify", who=MANAGER, answers={204: None})
def identify(device: int) -> Response:
    """Have a screen show its own name for a while, large."""
    ask_device(the_office(), min(device, LARGEST_ID), "identify", caller().actor)
    return nothing()


@api.call("POST", "/manage/devices/<int:device>/reload", who=MANAGER, answers={204: None})
def reload(device: int) -> Response:
    """Have a screen load its page anew."""
    ask_device(the_office(), min(device, LARGEST_ID), "reload", caller().actor)
    return nothing()


@api.call("DELETE", "/manage/devices/<int:device>", who=MANAGER, answers={204: None})
def revoke(device: int) -> Response:
    """Shut a screen out."""
    revoke_device(the_office(), min(device, LARGEST_ID), caller().actor)
    return nothing()

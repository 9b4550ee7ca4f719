"""The manager's calls about screens."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from flask import Response
from pydantic import Field

from manage import shapes
from office.actions.devices import LINK_HOURS, new_setup_link, revoke_device
from office.rules.help_desk import HELP_DESK
from office.rules.refusals import NEEDS_COUNTER, NO_COUNTER, Refusal
from office.snapshots.people import devices_of
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import caller, the_office
from web.qr import qr_svg

api = Api("manage_screens", __name__)
MANAGER = {"manager"}
LARGEST_ID = 2**31 - 1


class NewLink(Body):
    """What the set-up page proposes; whoever opens the link can still choose otherwise."""

    role: Literal["kiosk", "display", "counter", "manager"] | None = None
    counter: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None
    name: Annotated[Plain, Field(max_length=120)] | None = None


@api.call("GET", "/manage/devices", who=MANAGER, answers={200: shapes.Screens})
def devices() -> Response:
    """The screens that are set up, with their last contact; `here` is the one that asks."""
    asking = caller().device
    return answer({"devices": devices_of(the_office()), "here": asking.id if asking else None})


@api.call("POST", "/manage/setup-links", who=MANAGER, body=NewLink, answers={201: shapes.Link})
def setup_link() -> Response:
    """A one-time link, and its QR code, that makes a browser one of the office's screens."""
    office, body = the_office(), read_body(NewLink)
    if body.role == "counter" and body.counter is None:
        raise Refusal(NEEDS_COUNTER)
    if body.counter is not None and body.counter != HELP_DESK and office.counter(body.counter) is None:
        raise Refusal(NO_COUNTER, counter=body.counter)
    proposed = {"role": body.role, "counter": body.counter if body.role == "counter" else None, "name": body.name}
    code = new_setup_link(office, caller().actor)
    query = urlencode({"token": code, **{key: value for key, value in proposed.items() if value}})
    url = f"{office.public_url}/setup?{query}"
    return answer({"url": url, "code": code, "qr": str(qr_svg(url, url)), "hours": LINK_HOURS}, 201)


@api.call("DELETE", "/manage/devices/<int:device>", who=MANAGER, answers={204: None})
def revoke(device: int) -> Response:
    """Shut a screen out."""
    revoke_device(the_office(), min(device, LARGEST_ID), caller().actor)
    return nothing()

"""What a screen says of itself, for the manager's list."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Response, current_app
from pydantic import Field
from typing_extensions import TypedDict

from office.rules.screens import Page
from office.storage.contact import note_shown
from web.api import Api, answer
from web.bodies import Body, Plain, read_body
from web.identity import caller, the_office
from web.static_files import SOFTWARE

api = Api("devices", __name__)
Pixels = Annotated[int, Field(ge=1, le=20_000)]


class Shown(Body):
    """`software`: the edition of the scripts that the page runs."""

    page: Page
    language: Literal["vi", "en"]
    width: Pixels
    height: Pixels
    software: Annotated[Plain, Field(min_length=1, max_length=40)]


class Present(TypedDict):
    """`software`: the edition that a page loaded now would run."""

    software: str


@api.call(
    "PUT",
    "/devices/current",
    who={"kiosk", "display", "counter", "rating", "manager"},
    body=Shown,
    answers={200: Present},
)
def shown() -> Response:
    """What stands on this screen now, and its size."""
    office, body, device = the_office(), read_body(Shown), caller().device
    if device is not None:
        shows = {"page": body.page, "language": body.language, "software": body.software}
        note_shown(office.storage, device.id, office.clock.now(), f"{body.width}×{body.height}", shows)
    return answer({"software": current_app.extensions[SOFTWARE]})

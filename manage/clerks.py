"""The manager's calls about clerks."""

from __future__ import annotations

from typing import Annotated

from flask import Response
from pydantic import Field

from manage import shapes
from office.actions.people import ClerkChange, add_clerk, change_clerk, dismiss_clerk
from office.snapshots.people import staff_of
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import caller, the_office

api = Api("manage_clerks", __name__)
MANAGER = {"manager"}
LARGEST_ID = 2**31 - 1
Name = Annotated[Plain, Field(min_length=1, max_length=120)]
Pin = Annotated[Plain, Field(min_length=1, max_length=20)]
Fields = Annotated[list[Annotated[Plain, Field(min_length=1, max_length=60)]], Field(max_length=50)]


class NewClerk(Body):
    name: Name
    pin: Pin
    fields: Fields = []


class ChangedClerk(Body):
    name: Name | None = None
    pin: Pin | None = None
    fields: Fields | None = None


@api.call("GET", "/manage/clerks", who=MANAGER, answers={200: shapes.Staff})
def staff() -> Response:
    """Clerks, what they serve and where they sit."""
    return answer({"clerks": staff_of(the_office())})


@api.call("POST", "/manage/clerks", who=MANAGER, body=NewClerk, answers={201: shapes.ClerkId})
def new_clerk() -> Response:
    """Register a clerk."""
    body = read_body(NewClerk)
    clerk = add_clerk(the_office(), body.name, body.pin, tuple(body.fields), caller().actor)
    return answer({"id": str(clerk)}, 201)


@api.call("PATCH", "/manage/clerks/<int:clerk>", who=MANAGER, body=ChangedClerk, answers={204: None})
def change(clerk: int) -> Response:
    """Another name, PIN or fields; what is left out stays."""
    body = read_body(ChangedClerk)
    fields = None if body.fields is None else tuple(body.fields)
    change_clerk(the_office(), min(clerk, LARGEST_ID), ClerkChange(body.name, body.pin, fields), caller().actor)
    return nothing()


@api.call("DELETE", "/manage/clerks/<int:clerk>", who=MANAGER, answers={204: None})
def dismiss(clerk: int) -> Response:
    """The clerk leaves the office: signed out at once, and no sign-in any more; the log keeps the name."""
    dismiss_clerk(the_office(), min(clerk, LARGEST_ID), caller().actor)
    return nothing()

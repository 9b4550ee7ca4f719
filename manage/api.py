"""The manager's calls: screens, clerks, the printer, the service log."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from flask import Response, request
from pydantic import Field
from typing_extensions import TypedDict

from office.actions.devices import new_setup_link, revoke_device
from office.actions.people import add_clerk
from office.context import Office
from office.reports import HEADINGS, ClerkDay, ServiceRow, as_csv, as_xlsx, by_clerk, service_log
from office.snapshots.people import devices_of, staff_of
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import caller, the_office
from web.problems import WrongInput

api = Api("manage", __name__)
MANAGER = {"manager"}
LONGEST_LOG_DAYS = 366


class NewClerk(Body):
    name: Annotated[Plain, Field(min_length=1, max_length=120)]
    pin: Annotated[Plain, Field(min_length=1, max_length=20)]
    fields: Annotated[list[Annotated[Plain, Field(max_length=60)]], Field(max_length=50)] = []


class Staff(TypedDict):
    clerks: list[dict[str, Any]]


class Screens(TypedDict):
    devices: list[dict[str, Any]]


class Link(TypedDict):
    url: str


class ClerkId(TypedDict):
    id: str


class Log(TypedDict):
    clerks: list[dict[str, Any]]
    services: list[dict[str, Any]]


@api.call("GET", "/manage/clerks", who=MANAGER, answers={200: Staff})
def staff() -> Response:
    """Clerks, what they serve and where they sit."""
    return answer({"clerks": staff_of(the_office())})


@api.call("POST", "/manage/clerks", who=MANAGER, body=NewClerk, answers={201: ClerkId})
def new_clerk() -> Response:
    """Register a clerk."""
    body = read_body(NewClerk)
    clerk = add_clerk(the_office(), body.name, body.pin, tuple(body.fields), caller().actor)
    return answer({"id": str(clerk)}, 201)


@api.call("GET", "/manage/devices", who=MANAGER, answers={200: Screens})
def devices() -> Response:
    """The screens that are set up, with their last contact."""
    return answer({"devices": devices_of(the_office())})


@api.call("POST", "/manage/setup-links", who=MANAGER, answers={201: Link})
def setup_link() -> Response:
    """A one-time link that makes a browser one of the office's screens."""
    office = the_office()
    return answer({"url": f"{office.public_url}/setup?token={new_setup_link(office, caller().actor)}"}, 201)


@api.call("DELETE", "/manage/devices/<int:device>", who=MANAGER, answers={204: None})
def revoke(device: int) -> Response:
    """Shut a screen out."""
    revoke_device(the_office(), min(device, 2**31 - 1), caller().actor)
    return nothing()


@api.call(
    "GET",
    "/manage/service-log",
    who=MANAGER,
    answers={200: Log},
    query={"from": "First day, e.g. 2026-11-23", "to": "Last day", "format": "json, csv or xlsx"},
)
def log() -> Response:
    """The service log of some days, and its sums by clerk."""
    office = the_office()
    first, last = _days(office)
    rows = service_log(office, first, last)
    kind = request.args.get("format", "json")
    if kind == "csv":
        return _file(as_csv(rows), "text/csv; charset=utf-8", f"service-log-{first}-{last}.csv")
    if kind == "xlsx":
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _file(as_xlsx(rows), sheet, f"service-log-{first}-{last}.xlsx")
    return answer({"clerks": [_clerk(item) for item in by_clerk(rows)], "services": [_plain(row) for row in rows]})


def _days(office: Office) -> tuple[dt.date, dt.date]:
    today = office.day(office.clock.now())
    first = _day("from", today)
    last = _day("to", max(first, today) if "from" in request.args else today)
    if last < first or (last - first).days > LONGEST_LOG_DAYS:
        raise WrongInput([{"field": "to", "detail": f"{first} ≤ to ≤ {first + dt.timedelta(days=LONGEST_LOG_DAYS)}"}])
    return first, last


def _day(name: str, otherwise: dt.date) -> dt.date:
    text = request.args.get(name)
    if text is None:
        return otherwise
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongInput([{"field": name, "detail": "YYYY-MM-DD"}]) from None


def _clerk(day: ClerkDay) -> dict[str, Any]:
    return {name: getattr(day, name) for name in ClerkDay.__dataclass_fields__} | {"clerk_id": str(day.clerk_id)}


def _plain(row: ServiceRow) -> dict[str, Any]:
    values = dict(zip(HEADINGS, row.values(), strict=True))
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in values.items()}


def _file(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, mimetype=None, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response

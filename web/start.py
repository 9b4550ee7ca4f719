"""The way in: which screen is this, and the one-time code that makes a browser one of them."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request

from office.actions.devices import ROLES, STAND_AT_COUNTERS, roles_of_link, use_setup_link, usual_name
from office.rules.refusals import Refusal
from office.snapshots.first_run import is_under_way
from office.snapshots.people import devices_of
from office.snapshots.views import places_to_sit
from web.cookies import DEVICE_COOKIE
from web.identity import device_cookie, identify_screen, the_office
from web.limits import note_wrong_code
from web.pages import ADDRESSES, Pages, house_language, plain_page

pages = Pages("start", __name__, template_folder="templates")

LONGEST_NAME = 120
# Where a new office is led to its first ticket.
FIRST_STEPS = f"{ADDRESSES['manager']}#first_run"


@pages.page("/")
def home() -> Response:
    """The screens, and which of them this browser is."""
    office, cookies = the_office(), dict(request.cookies)
    mine = {role: identify_screen(office, role, cookies).device for role in ROLES}
    return plain_page("web/home.html", language=house_language(), mine=mine, addresses=ADDRESSES)


@pages.page("/setup")
def setup() -> Response:
    return _setup_page(dict(request.args))


@pages.page("/setup", methods=("POST",))
def set_up() -> Response:
    """Make this browser the screen that was chosen, and go there."""
    form = dict(request.form)
    role = form.get("role", "")
    if role not in ROLES:
        return _setup_page(form, wrong="role", status=422)
    name = _printable(form.get("name", ""))
    counter = (form.get("counter") or None) if role in STAND_AT_COUNTERS else None
    try:
        device = use_setup_link(
            the_office(), form.get("token", ""), role, name or usual_name(the_office(), role, counter), counter
        )
    except Refusal as refusal:
        return _setup_page(form, wrong=refusal.sentence(house_language()), status=refusal.reason.status)
    response = redirect(FIRST_STEPS if role == "manager" and is_under_way(the_office()) else ADDRESSES[role], 303)
    response.set_cookie(device_cookie(role), device.token, **DEVICE_COOKIE)
    return response  # type: ignore[return-value]


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()[:LONGEST_NAME]


def _setup_page(given: dict[str, str], wrong: str = "", status: int = 200) -> Response:
    """`given`: what the link or the form already says: token, role, counter, name."""
    office, token = the_office(), given.get("token", "")
    roles = roles_of_link(office, token)
    if token and not roles:
        note_wrong_code()
    return plain_page(
        "web/setup.html",
        status,
        language=house_language(),
        given=given,
        chosen=_proposed(given.get("role", ""), roles),
        roles=roles,
        wrong=wrong,
        counters=places_to_sit(office),
    )


def _proposed(role: str, roles: tuple[str, ...]) -> str:
    """The role to begin with: as the link says, or the manager's screen while there is none."""
    if role in roles:
        return role
    taken: set[Any] = {device["role"] for device in devices_of(the_office())}
    usual = (item for item in ("manager", "kiosk", "display", "counter") if item in roles)
    return next((item for item in usual if item not in taken), "counter")

"""The way in: which screen is this, and the one-time link that makes a browser one of them."""

from __future__ import annotations

from flask import Response, redirect, request

from office.actions.devices import ROLES, link_is_good, use_setup_link
from office.rules.refusals import Refusal
from office.snapshots.views import counter_ref
from web.cookies import DEVICE_COOKIE
from web.identity import device_cookie, identify_screen, the_office
from web.language import asked_language
from web.pages import Pages, plain_page

pages = Pages("start", __name__, template_folder="templates")

ADDRESSES = {"kiosk": "/kiosk", "display": "/display", "counter": "/counter", "manager": "/manage"}
LONGEST_NAME = 120


@pages.page("/")
def home() -> Response:
    """The screens, and which of them this browser is."""
    office, cookies = the_office(), dict(request.cookies)
    mine = {role: identify_screen(office, role, cookies).device for role in ROLES}
    return plain_page("web/home.html", mine=mine, addresses=ADDRESSES)


@pages.page("/setup")
def setup() -> Response:
    return _setup_page(request.args.get("token", ""))


@pages.page("/setup", methods=("POST",))
def set_up() -> Response:
    """Make this browser the screen that was chosen, and go there."""
    form = request.form
    token, role = form.get("token", ""), form.get("role", "")
    if role not in ROLES:
        return _setup_page(token, wrong="role", status=422)
    name = "".join(filter(str.isprintable, form.get("name", ""))).strip()[:LONGEST_NAME] or role
    counter = form.get("counter") or None
    try:
        device = use_setup_link(the_office(), token, role, name, counter if role == "counter" else None)
    except Refusal as refusal:
        return _setup_page(token, wrong=refusal.sentence(asked_language()), status=refusal.reason.status)
    response = redirect(ADDRESSES[role], 303)
    response.set_cookie(device_cookie(role), device.token, **DEVICE_COOKIE)
    return response  # type: ignore[return-value]


def _setup_page(token: str, wrong: str = "", status: int = 200) -> Response:
    office = the_office()
    return plain_page(
        "web/setup.html",
        status,
        token=token,
        good=link_is_good(office, token),
        wrong=wrong,
        counters=[counter_ref(office, item.id) for item in office.settings.counters],
        lan_address=office.public_url,
    )

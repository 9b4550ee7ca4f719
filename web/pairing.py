"""A browser that is no screen yet asks to become one, and waits for the manager's answer."""

from __future__ import annotations

from typing import Any, Literal

from flask import Response, request

from office.actions.pairing import MINUTES, ask_to_pair
from office.rules.refusals import NO_PAIRING, Refusal
from office.snapshots.pairing import asked_with
from web import shapes
from web.api import Api, answer
from web.bodies import Body, read_body
from web.cookies import COOKIE, DEVICE_COOKIE
from web.identity import ANYONE, device_cookie, the_office
from web.limits import note_wrong_code
from web.pages import ADDRESSES
from web.qr import qr_svg

api = Api("pairing", __name__)


class AskToPair(Body):
    role: Literal["kiosk", "display", "counter", "manager", "rating"]


@api.call("POST", "/pairings", who={ANYONE}, body=AskToPair, answers={200: shapes.AskedToPair, 201: shapes.AskedToPair})
def ask() -> Response:
    """Ask to become a screen, or go on waiting: the code to show; the secret stays in a cookie."""
    office, role = the_office(), read_body(AskToPair).role
    standing = asked_with(office, _secret(role))
    if standing is not None and standing["state"] == "waiting":
        return answer({**standing, "address": None, "qr": _qr(standing["code"])})
    secret = ask_to_pair(office, role, request.remote_addr or "").secret
    asked: dict[str, Any] = {**(asked_with(office, secret) or {}), "address": None}
    response = answer({**asked, "qr": _qr(asked["code"])}, 201)
    response.set_cookie(pairing_cookie(role), secret, max_age=MINUTES * 60 + 60, **COOKIE)
    return response


@api.call("GET", "/pairings/<role>", who={ANYONE}, answers={200: shapes.AskedToPair})
def asked(role: str) -> Response:
    """What became of this browser's request. Once approved, the answer makes it the screen."""
    secret = _secret(role)
    found = asked_with(the_office(), secret)
    if found is None:
        if secret:
            note_wrong_code()
        raise Refusal(NO_PAIRING)
    if found["state"] != "approved":
        return answer({**found, "address": None})
    response = answer({**found, "address": ADDRESSES[found["role"]]})
    response.set_cookie(device_cookie(found["role"]), secret, **DEVICE_COOKIE)
    response.delete_cookie(pairing_cookie(role))
    return response


def pairing_cookie(role: str) -> str:
    return f"motcua_pairing_{role}"


def _secret(role: str) -> str:
    return request.cookies.get(pairing_cookie(role), "")[:200]


def _qr(code: str) -> str:
    url = f"{the_office().public_url}{ADDRESSES['manager']}#screens?pair={code}"
    return str(qr_svg(url, url))

"""The managers' door: name and password, then a code where the account asks for one; and the way out."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from flask import Response, redirect, request, session, url_for
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, PasswordField, StringField

from office.actions.sign_in_tries import place_of
from office.actions.signing_in import Proved, SignedIn, prove_password, sign_in, sign_out, still_proved
from office.rules.refusals import Refusal
from web.api import Api, nothing
from web.cookies import COOKIE
from web.forms import HouseForm
from web.identity import (
    ACCOUNT_COOKIE,
    MANAGER,
    caller,
    has_accounts,
    identify_screen,
    let_in_by_cookie,
    the_office,
)
from web.pages import ADDRESSES, DESK, Pages, basics, house_language, plain_page

pages = Pages("manage_sign_in", __name__, template_folder="templates")
api = Api("manage_sign_in", __name__)
WITHIN = dt.timedelta(minutes=5)
# Of a password that was right, until the code is: within the forms' signed cookie, which no other site's page sends.
HALF = "half_signed_in"


class PasswordForm(HouseForm):
    login = StringField(
        _("Tên đăng nhập"),
        render_kw={"maxlength": 60, "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(_("Mật khẩu"), render_kw={"maxlength": 200, "autocomplete": "current-password"})
    next = HiddenField()


class CodeForm(HouseForm):
    code = StringField(
        _("Mã xác thực"),
        render_kw={"maxlength": 20, "autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"},
    )
    next = HiddenField()


@pages.page("/manage/sign-in")
def door() -> Response:
    if not has_accounts(the_office()):
        return redirect(ADDRESSES[MANAGER], 303)  # type: ignore[return-value]
    if let_in_by_cookie(MANAGER).manager is not None:
        return redirect(where_to(request.args.get("next", "")), 303)  # type: ignore[return-value]
    return _page(PasswordForm(data={"next": where_to(request.args.get("next", ""))}))


@pages.page("/manage/sign-in", methods=("POST",))
def knock() -> Response:
    form, office = PasswordForm(), the_office()
    if not has_accounts(office):
        return redirect(ADDRESSES[MANAGER], 303)  # type: ignore[return-value]
    if not form.is_ours():
        return _page(form, status=422)
    try:
        proved = prove_password(office, form.login.data or "", form.password.data or "", place())
        if proved.asks_code:
            return _to_code(proved, where_to(form.next.data or ""))
        return _enter(sign_in(office, proved, place(), address()), form)
    except Refusal as refusal:
        return _page(form, refusal)


@pages.page("/manage/sign-in/code")
def code() -> Response:
    if _half() is None:
        return redirect(url_for(".door"), 303)  # type: ignore[return-value]
    return _page(CodeForm(data={"next": where_to(request.args.get("next", ""))}))


@pages.page("/manage/sign-in/code", methods=("POST",))
def show_code() -> Response:
    form, proved = CodeForm(), _half()
    if proved is None:
        return redirect(url_for(".door"), 303)  # type: ignore[return-value]
    if not form.is_ours():
        return _page(form, status=422)
    try:
        return _enter(sign_in(the_office(), proved, place(), address(), form.code.data or ""), form)
    except Refusal as refusal:
        return _page(form, refusal)


@api.call("DELETE", "/manager-sessions/current", who={MANAGER}, answers={204: None})
def leave() -> Response:
    """The manager signs out at this browser."""
    manager = caller().manager
    if manager is not None:
        sign_out(the_office(), manager.session_id)
    response = nothing()
    response.delete_cookie(ACCOUNT_COOKIE)
    return response


@api.call("POST", "/manager-sessions/current/alive", who={MANAGER}, answers={204: None})
def alive() -> Response:
    """Somebody touches the page: a sign of life, without which the session ends."""
    return nothing()


def place() -> str:
    """Where the guesser or the manager stands: at a manager's screen of the office, or somewhere on the network."""
    office = the_office()
    screen = identify_screen(office, MANAGER, dict(request.cookies)).device
    return place_of(screen.id if screen and screen.role == MANAGER else None, address())


def address() -> str:
    return request.remote_addr or ""


def where_to(text: str) -> str:
    """A page of the manager's to go on to; another address is nobody's business to send people to."""
    asked = urlsplit(text)
    ours = text.startswith(("/manage", DESK)) and not asked.netloc and not asked.scheme and text.isprintable()
    return text if ours and "\\" not in text and not asked.path.startswith("/manage/sign-in") else ADDRESSES[MANAGER]


def enter_with(response: Response, opened: SignedIn) -> Response:
    """A new token at each sign-in: what the browser held before opens nothing."""
    response.set_cookie(ACCOUNT_COOKIE, opened.token, **COOKIE)
    return response


def _enter(opened: SignedIn, form: PasswordForm | CodeForm) -> Response:
    session.clear()
    return enter_with(redirect(where_to(form.next.data or ""), 303), opened)  # type: ignore[arg-type]


def _to_code(proved: Proved, after: str) -> Response:
    session.clear()
    session[HALF] = {"manager": proved.manager_id, "mark": proved.mark, "at": the_office().clock.now().timestamp()}
    return redirect(url_for(".code", next=after), 303)  # type: ignore[return-value]


def _half() -> Proved | None:
    """Who has shown the password at this browser and not yet the code."""
    found: dict[str, Any] = session.get(HALF) or {}
    office = the_office()
    try:
        manager, mark, at = int(found["manager"]), str(found["mark"]), float(found["at"])
    except (KeyError, TypeError, ValueError):
        return None
    fresh = abs(office.clock.now().timestamp() - at) <= WITHIN.total_seconds()
    return Proved(manager, True, mark) if fresh and still_proved(office, manager, mark) else None


def _page(form: PasswordForm | CodeForm, refusal: Refusal | None = None, status: int = 200) -> Response:
    said = refusal.sentence(house_language()) if refusal else form.general[0] if form.general else ""
    template = "manage/sign_in_code.html" if isinstance(form, CodeForm) else "manage/sign_in.html"
    boot = {**basics("start"), "role": MANAGER}
    if isinstance(form, PasswordForm):
        form.password.data = ""
    status = refusal.reason.status if refusal else status
    response = plain_page(template, status, language=house_language(), boot=boot, form=form, said=said)
    if refusal and "seconds" in refusal.values:
        response.headers["Retry-After"] = str(refusal.values["seconds"])
    return response

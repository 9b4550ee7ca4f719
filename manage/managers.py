"""The manager's calls about managers' accounts: colleagues', and one's own."""

from __future__ import annotations

from typing import Annotated

from flask import Response, request
from pydantic import Field

from manage import managers_shapes as shapes
from manage.sign_in import address, enter_with, place
from office.actions.managers import ManagerChange, add_manager, change_manager, remove_manager, sign_manager_out
from office.actions.second_factor import begin_codes, new_recovery_codes, turn_codes_off, turn_codes_on
from office.actions.signing_in import change_own_password, prove_own_password, sign_in_directly
from office.rules.account_refusals import SIGN_IN_NEEDED
from office.rules.refusals import Refusal
from office.secrets import code_address
from office.snapshots.managers import managers_of
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import MANAGER, ManagerAt, caller, has_accounts, the_office
from web.qr import qr_svg

api = Api("manage_managers", __name__)
WHO = {MANAGER}
LARGEST_ID = 2**31 - 1
Name = Annotated[Plain, Field(min_length=1, max_length=120)]
Login = Annotated[Plain, Field(min_length=1, max_length=60)]
Password = Annotated[Plain, Field(min_length=1, max_length=200)]


class NewManager(Body):
    name: Name
    login: Login
    password: Password


class ChangedManager(Body):
    """`codes` false: no code from a phone is asked for any more."""

    name: Name | None = None
    password: Password | None = None
    codes: bool | None = None


class NewPassword(Body):
    password: Password
    new_password: Password


class OwnPassword(Body):
    password: Password


class Code(Body):
    code: Annotated[Plain, Field(min_length=1, max_length=20)]


@api.call("GET", "/manage/managers", who=WHO, answers={200: shapes.Managers})
def managers() -> Response:
    """Who has an account; `here` is the one that asks."""
    me = caller().manager
    return answer({"managers": managers_of(the_office()), "here": me.id if me else None})


@api.call("POST", "/manage/managers", who=WHO, body=NewManager, answers={201: shapes.ManagerId})
def new_manager() -> Response:
    """Make an account. Whoever makes the first one at a screen is signed in with it: the screen alone opens no more."""
    office, body = the_office(), read_body(NewManager)
    at_screen = "Authorization" not in request.headers and not has_accounts(office)
    manager = add_manager(office, body.name, body.login, body.password, caller().actor)
    response = answer({"id": manager}, 201)
    return enter_with(response, sign_in_directly(office, manager, address())) if at_screen else response


@api.call("PATCH", "/manage/managers/<int:manager>", who=WHO, body=ChangedManager, answers={204: None})
def change(manager: int) -> Response:
    """Another name; another password, which signs them out everywhere; no more codes from a phone."""
    body = read_body(ChangedManager)
    wanted = ManagerChange(body.name, body.password, body.codes)
    change_manager(the_office(), min(manager, LARGEST_ID), wanted, caller().actor)
    return nothing()


@api.call("DELETE", "/manage/managers/<int:manager>", who=WHO, answers={204: None})
def remove(manager: int) -> Response:
    """They are signed out at once and can't sign in any more; the last account stays."""
    remove_manager(the_office(), min(manager, LARGEST_ID), caller().actor)
    return nothing()


@api.call("DELETE", "/manage/managers/<int:manager>/sessions", who=WHO, answers={200: shapes.Ended})
def end_sessions(manager: int) -> Response:
    """Sign them out at every browser; one's own present one stays."""
    me = caller().manager
    keep = me.session_id if me and me.id == manager else None
    return answer({"ended": sign_manager_out(the_office(), min(manager, LARGEST_ID), caller().actor, keep)})


@api.call("POST", "/manage/account/password", who=WHO, body=NewPassword, answers={204: None})
def own_password() -> Response:
    """Another password for oneself, by proving the present one; one's other browsers are signed out."""
    body = read_body(NewPassword)
    change_own_password(the_office(), _me().session_id, place(), body.password, body.new_password)
    return nothing()


@api.call("POST", "/manage/account/codes", who=WHO, body=OwnPassword, answers={201: shapes.CodeKey})
def codes_begin() -> Response:
    """The key to put into one's phone; codes are asked for only once one has been shown."""
    office, manager = the_office(), _proved()
    key = begin_codes(office, manager)
    login = next(each["login"] for each in managers_of(office) if each["id"] == manager)
    url = code_address(key, login, office.name.vi)
    return answer({"key": key, "url": url, "qr": str(qr_svg(url, url))}, 201)


@api.call("PUT", "/manage/account/codes", who=WHO, body=Code, answers={200: shapes.RecoveryCodes})
def codes_on() -> Response:
    """A code from the phone proves that it has the key: from now on one is asked for. Gives the recovery codes."""
    code = read_body(Code).code
    return answer({"recovery_codes": turn_codes_on(the_office(), _me().id, code)})


@api.call("POST", "/manage/account/codes/off", who=WHO, body=OwnPassword, answers={204: None})
def codes_off() -> Response:
    """Ask for no more codes, by proving the password."""
    turn_codes_off(the_office(), _proved())
    return nothing()


@api.call("POST", "/manage/account/recovery-codes", who=WHO, body=OwnPassword, answers={200: shapes.RecoveryCodes})
def fresh_codes() -> Response:
    """New recovery codes in the place of all earlier ones, by proving the password."""
    return answer({"recovery_codes": new_recovery_codes(the_office(), _proved())})


def _proved() -> int:
    """The manager who is signed in here and has just shown the password again. Raises Refusal."""
    password = read_body(OwnPassword).password
    return prove_own_password(the_office(), _me().session_id, place(), password)


def _me() -> ManagerAt:
    """The manager who is signed in here. Raises Refusal for a screen: it has no password of its own."""
    me = caller().manager
    if me is None:
        raise Refusal(SIGN_IN_NEEDED)
    return me

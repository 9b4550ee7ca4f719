"""What managers do with accounts, for the walk through every action: name, kind, what prepares it, the one press."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest

from office.actions import managers, second_factor, signing_in
from office.actions.work import Actor
from office.context import Office
from office.rules.audit import Kind
from office.rules.refusals import Refusal
from tests.builders import PASSWORD

BOSS = Actor("device:1")
NEW_PASSWORD, HERE = "nắng sớm đầu thu", "10.0.0.7"


class Colleague:
    """Made when the walk comes to the first of them, and there for the others."""

    id = other = session = 0
    key = ""


def add(office: Office) -> None:
    Colleague.id = managers.add_manager(office, "Lê Thu Hà", "ha.le", PASSWORD, BOSS)


def add_another(office: Office) -> None:
    Colleague.other = managers.add_manager(office, "Trần Minh", "minh", PASSWORD, BOSS)


def wrong_password(office: Office) -> None:
    with pytest.raises(Refusal):
        signing_in.prove_password(office, "ha.le", "wrong password", HERE)


def enter(office: Office) -> None:
    proved = signing_in.prove_password(office, "ha.le", PASSWORD, HERE)
    Colleague.session = signing_in.sign_in(office, proved, HERE, HERE).session_id


def enter_directly(office: Office) -> None:
    Colleague.session = signing_in.sign_in_directly(office, Colleague.id, HERE).session_id


def ask_for_codes(office: Office) -> None:
    Colleague.key = second_factor.begin_codes(office, Colleague.id)


def codes_on(office: Office) -> None:
    second_factor.turn_codes_on(office, Colleague.id, pyotp.TOTP(Colleague.key).at(office.clock.now()))


def nothing(_office: Office) -> None:
    pass


RENAMED = managers.ManagerChange(name="Lê Thị Thu Hà")
CASES: dict[str, tuple[Kind, Any, Any]] = {
    "managers.add_manager": (Kind.PEOPLE, nothing, add),
    "signing_in.prove_password": (Kind.ACCESS, nothing, wrong_password),
    "signing_in.sign_in": (Kind.ACCESS, nothing, enter),
    "signing_in.sign_in_directly": (Kind.ACCESS, nothing, enter_directly),
    "signing_in.change_own_password": (
        Kind.PEOPLE, nothing,
        lambda o: signing_in.change_own_password(o, Colleague.session, HERE, PASSWORD, NEW_PASSWORD),
    ),
    "second_factor.turn_codes_on": (Kind.PEOPLE, ask_for_codes, codes_on),
    "second_factor.new_recovery_codes": (
        Kind.PEOPLE, nothing, lambda o: second_factor.new_recovery_codes(o, Colleague.id),
    ),
    "second_factor.turn_codes_off": (Kind.PEOPLE, nothing, lambda o: second_factor.turn_codes_off(o, Colleague.id)),
    "managers.change_manager": (
        Kind.PEOPLE, nothing, lambda o: managers.change_manager(o, Colleague.id, RENAMED, BOSS),
    ),
    "managers.sign_manager_out": (Kind.PEOPLE, nothing, lambda o: managers.sign_manager_out(o, Colleague.id, BOSS)),
    "managers.remove_manager": (
        Kind.PEOPLE, add_another, lambda o: managers.remove_manager(o, Colleague.id, BOSS),
    ),
}  # fmt: skip
LEAVE_NONE = {
    "first_run.pass_step",
    "second_factor.begin_codes", "sign_in_tries.count_try", "sign_in_tries.refuse_try", "signing_in.still_proved",
    "signing_in.sign_out", "signing_in.prove_own_password", "signing_in.require_password",
    "signing_in.end_stale_sessions",
}  # fmt: skip
SECRETS = (PASSWORD, NEW_PASSWORD, "wrong password")

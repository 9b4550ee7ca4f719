"""`manager add`, `manager list` and `manager reset`: the way in for a technician when nobody knows a password."""

from __future__ import annotations

import argparse
from typing import Any

from sqlalchemy.orm import Session

from commands.asking import asked_twice, first_line, name_from
from commands.setting_up import Trouble, open_office
from office.actions.devices import OPERATOR
from office.actions.managers import ManagerChange, add_manager, change_manager
from office.context import Office
from office.rules.passwords import plain_login
from office.rules.refusals import Refusal
from office.snapshots.managers import managers_of
from office.storage.managers import manager_of_login


def add_to(verbs: Any) -> None:
    manager = verbs.add_parser("manager", help="managers' accounts").add_subparsers(required=True, metavar="ACTION")
    new = manager.add_parser("add", help="make an account; asks for the password without showing it")
    new.add_argument("name")
    new.add_argument("--login", required=True, help="the sign-in name, e.g. lan.nguyen")
    new.set_defaults(run=run_add)
    manager.add_parser("list", help="who has an account, with the sign-in names").set_defaults(run=run_list)
    reset = manager.add_parser("reset", help="a new password for who forgot it; every session of theirs ends")
    reset.add_argument("login", help="the sign-in name; `manager list` tells them")
    reset.add_argument("--codes-off", action="store_true", help="ask for no code either: the phone is lost")
    reset.set_defaults(run=run_reset)
    for each in (new, reset):
        each.add_argument("--password-stdin", action="store_true", help="read it from the first line of stdin")


def run_add(chosen: argparse.Namespace) -> int:
    office, name = open_office(), name_from(chosen.name)
    try:
        manager = add_manager(office, name, chosen.login, _password(chosen), OPERATOR)
    except Refusal as refusal:
        raise Trouble(refusal.sentence("en")) from refusal
    print(f"{name!r} can sign in as {plain_login(chosen.login)}. The manager's id:")
    print(manager)
    return 0


def run_list(_chosen: argparse.Namespace) -> int:
    for manager in managers_of(open_office()):
        codes = "asks for a code" if manager["codes"] else "no codes"
        print(f"{manager['login']}\t{manager['name']}\tsince {manager['created_at'][:10]}\t{codes}")
    return 0


def run_reset(chosen: argparse.Namespace) -> int:
    office = open_office()
    with Session(office.storage.engine) as session:
        manager = manager_of_login(session, office.id, plain_login(chosen.login))
    if manager is None:
        raise Trouble(_nobody(office, chosen.login))
    change = ManagerChange(password=_password(chosen), codes=False if chosen.codes_off else None)
    try:
        change_manager(office, manager.id, change, OPERATOR)
    except Refusal as refusal:
        raise Trouble(refusal.sentence("en")) from refusal
    print(f"{manager.name!r} has a new password, and was signed out everywhere.")
    if manager.totp_since is not None and not chosen.codes_off:
        print("A code from the phone is still asked for; without the phone: --codes-off")
    return 0


def _nobody(office: Office, login: str) -> str:
    known = ", ".join(manager["login"] for manager in managers_of(office))
    return f"nobody signs in as {login!r}. " + (f"Known: {known}" if known else "`manager add` makes an account")


def _password(chosen: argparse.Namespace) -> str:
    if chosen.password_stdin:
        return first_line()
    return asked_twice("password", "pass it on stdin with --password-stdin")

"""`device add`, `clerk add`, `manager add` and `manager reset`."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from sqlalchemy.orm import Session

from commands.setting_up import Trouble, open_office
from office.actions.devices import OPERATOR, ROLES, add_device
from office.actions.managers import ManagerChange, add_manager, change_manager
from office.actions.people import add_clerk
from office.rules.passwords import plain_login
from office.rules.refusals import Refusal
from office.storage.managers import manager_of_login


def add_to(verbs: Any) -> None:
    device = verbs.add_parser("device", help="the office's screens").add_subparsers(required=True, metavar="ACTION")
    new_device = device.add_parser("add", help="register a screen; prints its token on the last line")
    new_device.add_argument("role", choices=ROLES)
    new_device.add_argument("name")
    new_device.add_argument("--counter", metavar="ID", help="the counter it stands at (for role counter)")
    new_device.set_defaults(run=run_device)
    clerk = verbs.add_parser("clerk", help="the office's clerks").add_subparsers(required=True, metavar="ACTION")
    new_clerk = clerk.add_parser("add", help="register a clerk; prints the id on the last line")
    new_clerk.add_argument("name")
    new_clerk.add_argument("--pin", required=True, help="4 to 12 digits")
    new_clerk.add_argument("--fields", default="", metavar="a,b", help="ids of the fields they serve; default: all")
    new_clerk.set_defaults(run=run_clerk)
    _add_manager_to(verbs)


def _add_manager_to(verbs: Any) -> None:
    manager = verbs.add_parser("manager", help="managers' accounts").add_subparsers(required=True, metavar="ACTION")
    new = manager.add_parser("add", help="make an account; asks for the password without showing it")
    new.add_argument("name")
    new.add_argument("--login", required=True, help="the sign-in name, e.g. lan.nguyen")
    new.set_defaults(run=run_manager)
    reset = manager.add_parser("reset", help="a new password for who forgot it; every session of theirs ends")
    reset.add_argument("login")
    reset.add_argument("--codes-off", action="store_true", help="ask for no code either: the phone is lost")
    reset.set_defaults(run=run_reset)
    for each in (new, reset):
        each.add_argument("--password-stdin", action="store_true", help="read it from the first line of stdin")


def run_device(chosen: argparse.Namespace) -> int:
    office = open_office()
    try:
        device = add_device(office, chosen.role, _name(chosen.name), chosen.counter)
    except Refusal as refusal:
        raise Trouble(_with_choices(refusal, [item.id for item in office.settings.counters])) from refusal
    print(f"{chosen.role} {chosen.name!r} is registered. Keep its token; it is not shown again:")
    print(device.token)
    return 0


def run_clerk(chosen: argparse.Namespace) -> int:
    office = open_office()
    fields = tuple(item.strip() for item in chosen.fields.split(",") if item.strip())
    try:
        clerk = add_clerk(office, _name(chosen.name), chosen.pin, fields, OPERATOR)
    except Refusal as refusal:
        raise Trouble(_with_choices(refusal, [item.id for item in office.catalogue.fields])) from refusal
    print(f"{chosen.name!r} is registered. The clerk's id:")
    print(clerk)
    return 0


def run_manager(chosen: argparse.Namespace) -> int:
    office, name = open_office(), _name(chosen.name)
    try:
        manager = add_manager(office, name, chosen.login, _password(chosen), OPERATOR)
    except Refusal as refusal:
        raise Trouble(refusal.sentence("en")) from refusal
    print(f"{name!r} can sign in as {plain_login(chosen.login)}. The manager's id:")
    print(manager)
    return 0


def run_reset(chosen: argparse.Namespace) -> int:
    office = open_office()
    with Session(office.storage.engine) as session:
        manager = manager_of_login(session, office.id, plain_login(chosen.login))
    if manager is None:
        raise Trouble(f"nobody signs in as {chosen.login!r}; `manager add` makes an account")
    change = ManagerChange(password=_password(chosen), codes=False if chosen.codes_off else None)
    try:
        change_manager(office, manager.id, change, OPERATOR)
    except Refusal as refusal:
        raise Trouble(refusal.sentence("en")) from refusal
    print(f"{manager.name!r} has a new password, and was signed out everywhere.")
    if manager.totp_since is not None and not chosen.codes_off:
        print("A code from the phone is still asked for; without the phone: --codes-off")
    return 0


def _password(chosen: argparse.Namespace) -> str:
    if chosen.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise Trouble("the two passwords differ; nothing was changed")
    return password


def _name(text: str) -> str:
    name = text.strip()
    if not 1 <= len(name) <= 120 or not name.isprintable():
        raise Trouble("a name has 1 to 120 printable characters")
    return name


def _with_choices(refusal: Refusal, choices: list[str]) -> str:
    sentence = refusal.sentence("en")
    unknown = refusal.reason.code in ("unknown-counter", "unknown-field", "counter-needed")
    return f"{sentence} Known: {', '.join(choices)}" if unknown else sentence

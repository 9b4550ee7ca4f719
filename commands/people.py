"""`device add` and `clerk add`."""

from __future__ import annotations

import argparse
from typing import Any

from commands.asking import asked_twice, name_from
from commands.setting_up import Trouble, open_office
from office.actions.devices import OPERATOR, ROLES, add_device
from office.actions.people import add_clerk
from office.rules.refusals import Refusal


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
    new_clerk.add_argument("--pin", help="4 to 12 digits; without it, asked for without showing it")
    new_clerk.add_argument("--fields", default="", metavar="a,b", help="ids of the fields they serve; default: all")
    new_clerk.set_defaults(run=run_clerk)


def run_device(chosen: argparse.Namespace) -> int:
    office = open_office()
    try:
        device = add_device(office, chosen.role, name_from(chosen.name), chosen.counter)
    except Refusal as refusal:
        raise Trouble(_with_choices(refusal, [item.id for item in office.settings.counters])) from refusal
    print(f"{chosen.role} {chosen.name!r} is registered. Keep its token; it is not shown again:")
    print(device.token)
    return 0


def run_clerk(chosen: argparse.Namespace) -> int:
    office = open_office()
    fields = tuple(item.strip() for item in chosen.fields.split(",") if item.strip())
    name, pin = name_from(chosen.name), chosen.pin if chosen.pin is not None else asked_twice("PIN", "write --pin PIN")
    try:
        clerk = add_clerk(office, name, pin, fields, OPERATOR)
    except Refusal as refusal:
        raise Trouble(_with_choices(refusal, [item.id for item in office.catalogue.fields])) from refusal
    print(f"{chosen.name!r} is registered. The clerk's id:")
    print(clerk)
    return 0


def _with_choices(refusal: Refusal, choices: list[str]) -> str:
    sentence = refusal.sentence("en")
    unknown = refusal.reason.code in ("unknown-counter", "unknown-field", "counter-needed")
    return f"{sentence} Known: {', '.join(choices)}" if unknown else sentence

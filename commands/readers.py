"""`report-token`: lets another program, such as the province's, read the office's figures."""

from __future__ import annotations

import argparse
from typing import Any

from commands.asking import name_from
from commands.setting_up import Trouble, open_office
from office.actions.devices import OPERATOR
from office.actions.report_tokens import add_report_token, revoke_report_token
from office.rules.refusals import Refusal
from office.snapshots.readers import readers_of


def add_to(verbs: Any) -> None:
    tokens = verbs.add_parser("report-token", help="programs that read figures").add_subparsers(
        required=True, metavar="ACTION"
    )
    new = tokens.add_parser("add", help="a token that reads figures and nothing else; prints it on the last line")
    new.add_argument("name", help="whose it is, e.g. 'Sở Nội vụ'")
    new.set_defaults(run=run_add)
    tokens.add_parser("list", help="who may read, with the ids").set_defaults(run=run_list)
    gone = tokens.add_parser("revoke", help="shut a program out")
    gone.add_argument("id", type=int)
    gone.set_defaults(run=run_revoke)


def run_add(chosen: argparse.Namespace) -> int:
    name = name_from(chosen.name)
    made = add_report_token(open_office(), name, OPERATOR)
    print(f"{name!r} may read the office's figures (id {made.id}). Keep its token; it is not shown again:")
    print(made.token)
    return 0


def run_list(_chosen: argparse.Namespace) -> int:
    for reader in readers_of(open_office()):
        used = f"read last {reader.last_used_at:%Y-%m-%d %H:%M}" if reader.last_used_at else "never read yet"
        print(f"{reader.id}\t{reader.name}\tsince {reader.created_at:%Y-%m-%d}\t{used}")
    return 0


def run_revoke(chosen: argparse.Namespace) -> int:
    try:
        revoke_report_token(open_office(), max(0, min(chosen.id, 2**31 - 1)), OPERATOR)
    except Refusal as refusal:
        raise Trouble(f"{refusal.sentence('en')} See `report-token list`.") from refusal
    print(f"{chosen.id} may read no longer")
    return 0

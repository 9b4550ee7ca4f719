"""`privacy erase`: what clerks and citizens wrote, before its time is up."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from commands.setting_up import open_office
from office.actions.devices import OPERATOR
from office.actions.erasing import erase_texts


def add_to(verbs: Any) -> None:
    privacy = verbs.add_parser("privacy", help="what is kept of people").add_subparsers(required=True, metavar="ACTION")
    erase = privacy.add_parser("erase", help="erase old notes and comments; figures stay")
    erase.add_argument(
        "--before",
        type=dt.date.fromisoformat,
        metavar="DAY",
        help="all of earlier days than this one, e.g. 2026-11-01; default: as [privacy] keep_texts_days says",
    )
    erase.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Erase, and say how many texts it were."""
    count = erase_texts(open_office(), OPERATOR, chosen.before)
    print(f"{count} texts erased")
    return 0

"""`config check`: every mistake in config.toml and the catalogue, before the server would trip over it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from commands.setting_up import Trouble, place, read_config


def add_to(verbs: Any) -> None:
    config = verbs.add_parser("config", help="look at the configuration")
    inner = config.add_subparsers(required=True, metavar="ACTION")
    check = inner.add_parser("check", help="name each mistake with file, line, key and mend")
    check.add_argument("path", nargs="?", type=Path, help="default: config.toml, or MOTCUA_CONFIG")
    check.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    path = chosen.path.absolute() if chosen.path else place().config
    try:
        settings, catalogue = read_config(path)
    except Trouble as mistakes:
        # What was asked for, not a failure of the command: so it goes where the answer goes.
        print(mistakes)
        return 1
    print(
        f"{path}: no mistakes; {len(settings.counters)} counters, "
        f"{len(catalogue.fields)} fields, {len(catalogue.procedures)} procedures"
    )
    return 0

"""`export service-log`: one row a service, as CSV or XLSX."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from commands.setting_up import Trouble, open_office
from office.figures.monthly.folder import written
from office.reports import as_csv, as_xlsx, service_log


def add_to(verbs: Any) -> None:
    export = verbs.add_parser("export", help="write figures to a file").add_subparsers(required=True, metavar="WHAT")
    log = export.add_parser("service-log", help="one row a service")
    log.add_argument("--from", dest="first", required=True, type=_day, metavar="DAY", help="e.g. 2026-11-23")
    log.add_argument("--to", dest="last", required=True, type=_day, metavar="DAY")
    log.add_argument("--format", choices=("csv", "xlsx"), default="csv")
    log.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    log.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    if chosen.last < chosen.first:
        raise Trouble(f"--to {chosen.last} is before --from {chosen.first}")
    office = open_office()
    rows = service_log(office, chosen.first, chosen.last)
    content = as_xlsx(rows) if chosen.format == "xlsx" else as_csv(rows)
    if chosen.out is None:
        sys.stdout.buffer.write(content)
        return 0
    save(chosen.out, content)
    print(f"{chosen.out}: {len(rows)} services")
    return 0


def save(out: Path, content: bytes) -> None:
    """The whole file or none. Raises Trouble where it can't be written."""
    try:
        written(out, content)
    except OSError as error:
        raise Trouble(f"{out}: {error.strerror}; give another --out") from error


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write one like 2026-11-23") from None

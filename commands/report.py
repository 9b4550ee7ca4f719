"""`report month`: the monthly report on A4, as a PDF."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from commands.export import save
from commands.setting_up import open_office


def add_to(verbs: Any) -> None:
    report = verbs.add_parser("report", help="write a report").add_subparsers(required=True, metavar="WHAT")
    month = report.add_parser("month", help="a month on A4, as a PDF")
    month.add_argument("--month", required=True, type=_month, metavar="MONTH", help="e.g. 2026-11")
    month.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    month.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    # Imported late: the other commands start faster without the letters of a PDF.
    from office.figures.monthly.month import month_of
    from office.figures.monthly.paper import as_pdf

    office = open_office()
    month = month_of(office, chosen.month, office.clock.now())
    content = as_pdf(month)
    if chosen.out is None:
        sys.stdout.buffer.write(content)
        return 0
    save(chosen.out, content)
    print(f"{chosen.out}: {month.whole.visitors if month.whole else 0} visitors")
    return 0


def _month(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month; write one like 2026-11") from None

"""`report month`: the monthly report on A4, as a PDF. `report write`: the month's files into their folder, now."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from commands.export import save
from commands.setting_up import Trouble, open_office
from office.actions.reporting import begin_report, end_report
from office.context import Office
from office.figures.monthly.folder import put
from office.rules import months


def add_to(verbs: Any) -> None:
    report = verbs.add_parser("report", help="write a report").add_subparsers(required=True, metavar="WHAT")
    month = report.add_parser("month", help="a month on A4, as a PDF")
    month.add_argument("--month", required=True, type=_month, metavar="MONTH", help="e.g. 2026-11")
    month.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    month.set_defaults(run=run)
    write = report.add_parser("write", help="a month's PDF and workbook into a folder, as the server does by itself")
    write.add_argument("--month", type=_month, metavar="MONTH", help="e.g. 2026-11; default: the last that is over")
    write.add_argument("--folder", type=Path, metavar="FOLDER", help="default: folder of [reports]")
    write.set_defaults(run=run_write)


def run(chosen: argparse.Namespace) -> int:
    # Imported late: the other commands start faster without the letters of a PDF.
    from office.figures.monthly.month import month_of, past_of
    from office.figures.monthly.paper import as_pdf

    office = open_office()
    now = office.clock.now()
    month = month_of(office, past_of(office, chosen.month, now), now)
    content = as_pdf(month)
    if chosen.out is None:
        sys.stdout.buffer.write(content)
        return 0
    save(chosen.out, content)
    print(f"{chosen.out}: {month.whole.visitors if month.whole else 0} visitors")
    return 0


SAID = {
    months.Trouble.MISSING: "there is no such folder; make it, or give another --folder",
    months.Trouble.CLOSED: "it can't be written there; allow it, or give another --folder",
    months.Trouble.FULL: "the disk is full; make room, or give another --folder",
}


def run_write(chosen: argparse.Namespace) -> int:
    from office.figures.monthly.files import month_files

    office = open_office()
    own = office.settings.reports.folder
    folder = chosen.folder or (Path(own) if own else None)
    if folder is None:
        raise Trouble("no folder is named; give --folder FOLDER, or set folder of [reports]")
    month = chosen.month or months.month_before(office.day(office.clock.now()))
    _require_begun(office, month)
    if not folder.is_dir():
        raise Trouble(f"{folder}: {SAID[months.Trouble.MISSING]}")
    begin_report(office, month)
    drawn = month_files(office, (month, office.clock.now()))
    trouble = put(folder, drawn.files)
    if trouble is not None:
        raise Trouble(f"{folder}: {SAID[trouble]}")
    if own and folder.resolve() == Path(own).resolve() and _is_over(office, month):
        # The server need not write it once more.
        end_report(office, month, drawn.visitors)
    for name in drawn.files:
        print(folder / name)
    return 0


def _require_begun(office: Office, month: dt.date) -> None:
    if month > office.day(office.clock.now()):
        raise Trouble(f"{month:%Y-%m} has not begun; write an earlier --month")


def _is_over(office: Office, month: dt.date) -> bool:
    return months.end_of_month(month) < office.day(office.clock.now())


def _month(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month; write one like 2026-11") from None

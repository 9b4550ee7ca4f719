"""Writes each finished month's report into the office's folder: nobody's cron, and never twice.

What is due is asked of the database again and again, so that a machine which was off, a share that was gone and a
server that was killed half way all come to the same: the month is written as soon as it can be. It is drawn in a
process of its own, for a second of arithmetic here would delay every call made meanwhile.
"""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from threading import Thread

from manage.rehearsing.process import Rehearser
from office.actions.reporting import begin_report, end_report, note_trouble
from office.context import Office
from office.figures.monthly.files import MonthFiles, month_files
from office.figures.monthly.folder import put
from office.figures.past import count_tickets
from office.house import House
from office.rules.months import Trouble, end_of_month, months_due, newest_due
from office.rules.refusals import Refusal
from office.storage.month_reports import month_reports

log = logging.getLogger("motcua.monthly")

TICK_SECONDS = 30.0
# To draw a month costs a second or two: one that could not be written is not drawn again at every tick.
AGAIN_SECONDS = 600.0


class MonthlyReports:
    def __init__(self, house: House, drawer: Rehearser) -> None:
        self._house, self._drawer = house, drawer
        # Which folder made trouble, and until when it is left alone.
        self._resting: tuple[str, float] = ("", 0.0)
        # What is written down already: it is said once, not at every tick.
        self._noted: tuple[str, dt.date, Trouble] | None = None

    def start(self) -> None:
        """On a thread of its own, until the storage is disposed of."""
        Thread(target=self._run, name="monthly reports", daemon=True).start()

    def _run(self) -> None:
        while not self._house.office.storage.disposed.wait(TICK_SECONDS):
            try:
                self.tick()
            except Exception:
                # A full disk or a lost database: the next tick tries again.
                log.exception("could not look after the monthly reports")

    def tick(self) -> None:
        """Write what is due now, the earliest month first; stop at the first that can't be."""
        office = self._house.office
        if not office.settings.reports.folder or self._is_resting(office):
            return
        for month in due(office):
            trouble = self._write(office, month)
            if trouble is not None:
                self._note(office, month, trouble)
                return
        self._noted = None

    def _note(self, office: Office, month: dt.date, trouble: Trouble) -> None:
        folder = office.settings.reports.folder
        if trouble is not Trouble.MISSING:
            self._resting = (folder, office.clock.steady() + AGAIN_SECONDS)
        if self._noted != (folder, month, trouble):
            log.warning("the report of %s can't be written into its folder: %s", f"{month:%Y-%m}", trouble)
            self._house.do(lambda present: note_trouble(present, month, trouble))
            self._noted = (folder, month, trouble)

    def _is_resting(self, office: Office) -> bool:
        folder, until = self._resting
        return folder == office.settings.reports.folder and office.clock.steady() < until

    def _write(self, office: Office, month: dt.date) -> Trouble | None:
        folder = Path(office.settings.reports.folder)
        if not folder.is_dir():
            return Trouble.MISSING
        self._house.do(lambda present: begin_report(present, month))
        try:
            drawn: MonthFiles = self._drawer.ask(office, month_files, (month, office.clock.now()))
        except Refusal:
            return Trouble.NOT_DRAWN  # why stands in the log
        trouble = put(folder, drawn.files)
        if trouble is None:
            self._house.do(lambda present: end_report(present, month, drawn.visitors))
            log.info("the report of %s was written", f"{month:%Y-%m}")
        return trouble


def due(office: Office) -> list[dt.date]:
    """The finished months to be written, the earliest first; a month in which nobody came has no report.

    One that was written before it was over, by a clock that had leapt ahead, is due once more.
    """
    reports, now = office.settings.reports, office.local(office.clock.now()).replace(tzinfo=None)
    newest = newest_due(now, reports.monthly_day, reports.monthly_hour)
    with office.storage.read() as connection:
        written = {row.month: row.visitors for row in month_reports(connection, office.id) if row.written_at}
    found = [month for month in months_due(newest, written) if _visitors(office, month)]
    if newest in written and _visitors(office, newest) != written[newest]:
        found.append(newest)
    return found


def _visitors(office: Office, month: dt.date) -> int:
    return count_tickets(office, month, end_of_month(month))

"""Writing down what became of a month's report."""

from __future__ import annotations

import datetime as dt

from office.actions.work import Work, begin
from office.context import Office
from office.rules.months import Trouble
from office.storage.month_reports import MonthReport


def begin_report(office: Office, month: dt.date) -> None:
    """Somebody is about to draw it. A day that nobody has closed yet, the month's last, is closed by this."""
    with begin(office) as work:
        _row(work, month).tried_at = work.now


def end_report(office: Office, month: dt.date, visitors: int) -> None:
    """It is in its folder."""
    with begin(office) as work:
        row = _row(work, month)
        row.visitors, row.written_at, row.trouble = visitors, work.now, None


def note_trouble(office: Office, month: dt.date, trouble: Trouble) -> None:
    with begin(office) as work:
        row = _row(work, month)
        row.tried_at, row.trouble = work.now, str(trouble)


def _row(work: Work, month: dt.date) -> MonthReport:
    row = work.session.get(MonthReport, (work.office.id, month))
    if row is None:
        row = MonthReport(office_id=work.office.id, month=month, visitors=0, tried_at=work.now)
        work.session.add(row)
    return row

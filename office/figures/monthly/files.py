"""The report of a month as the files that are filed and sent upwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from office.context import Office
from office.figures.monthly.drawing import month_pdf
from office.figures.past import read_past
from office.figures.workbook import workbook
from office.rules.months import end_of_month


@dataclass(frozen=True)
class MonthFiles:
    """`files`: contents by name. `visitors`: how many they tell of."""

    visitors: int
    files: dict[str, bytes]


def month_files(office: Office, asked: tuple[dt.date, dt.datetime]) -> MonthFiles:
    """Of the month that begins with the date, as it is known at the moment.

    In a folder others read it: clerks have their names there only where other programs are told them too.
    """
    first, now = asked
    last = min(end_of_month(first), max(first, office.day(now)))
    past = read_past(office, first, last)
    book = workbook(office, past, clerk_names=office.settings.province.clerk_names)
    name = f"bao-cao-{first:%Y-%m}"
    return MonthFiles(len(past.visits), {f"{name}.pdf": month_pdf(office, asked), f"{name}.xlsx": book})

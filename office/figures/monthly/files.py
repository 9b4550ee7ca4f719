"""The report of a month as the files that are filed and sent upwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from office.context import Office
from office.figures.monthly.drawing import drawn
from office.figures.monthly.month import past_of
from office.figures.workbook import workbook


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
    past = past_of(office, first, now)
    book = workbook(office, past, clerk_names=office.settings.province.clerk_names)
    name = f"bao-cao-{first:%Y-%m}"
    return MonthFiles(len(past.visits), {f"{name}.pdf": drawn(office, past, now), f"{name}.xlsx": book})

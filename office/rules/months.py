"""Which months have a report due: those that are over, since the one that was written last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import StrEnum

# A machine that was off for longer has others to tell; and a clock that leapt years ahead makes no heap of files.
MOST_MONTHS = 12


class Trouble(StrEnum):
    """Why a month's report is not in its folder."""

    MISSING = "missing"
    CLOSED = "closed"
    FULL = "full"
    NOT_DRAWN = "not_drawn"


def month_before(day: dt.date) -> dt.date:
    """The first day of the month before that of `day`."""
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def month_after(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def end_of_month(day: dt.date) -> dt.date:
    return month_after(day) - dt.timedelta(days=1)


def comes_due(month: dt.date, day: int, hour: int) -> dt.datetime:
    """When the report of the month that begins with `month` is to be written, by the office's own clock."""
    return dt.datetime.combine(month_after(month).replace(day=day), dt.time(hour))


def newest_due(now: dt.datetime, day: int, hour: int) -> dt.date:
    """The last month whose report should be there at `now`, by the office's own clock."""
    last = month_before(now.date())
    return last if now >= comes_due(last, day, hour) else month_before(last)


def months_due(newest: dt.date, written: Collection[dt.date]) -> list[dt.date]:
    """The earliest first. An office that has never written one begins with the newest."""
    if not written:
        return [newest]
    found: list[dt.date] = []
    month = newest
    while month > max(written) and len(found) < MOST_MONTHS:
        found.append(month)
        month = month_before(month)
    return found[::-1]

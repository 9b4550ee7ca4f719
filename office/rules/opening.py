"""Is the office open, and can a ticket be taken now? Times of day are local to the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Hours:
    """A week: the days worked, the stretches of such a day, and when the kiosk starts to give tickets."""

    days: Collection[str]
    sessions: Sequence[tuple[dt.time, dt.time]]
    tickets_from: dt.time


def gives_tickets(hours: Hours, local: dt.datetime) -> bool:
    """Whether the kiosk gives tickets at `local`: from `tickets_from` until the last session closes."""
    if not _works(hours, local.date()):
        return False
    return hours.tickets_from <= local.time() < closing_time(hours)


def closing_time(hours: Hours) -> dt.time:
    return max(closes for _, closes in hours.sessions)


def opens_next(hours: Hours, local: dt.datetime) -> dt.datetime | None:
    """When tickets can next be taken, at or after `local`; None if no day is worked."""
    for ahead in range(8):
        day = local.date() + dt.timedelta(days=ahead)
        start = dt.datetime.combine(day, hours.tickets_from, tzinfo=local.tzinfo)
        if _works(hours, day) and start >= local:
            return start
    return None


def _works(hours: Hours, day: dt.date) -> bool:
    return WEEKDAYS[day.weekday()] in hours.days

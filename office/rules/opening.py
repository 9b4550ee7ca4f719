"""Is the office open, and can a ticket be taken now? Times of day are local to the office.

A day is worked when it is a working day of the week or an extra day (a Saturday that makes up for a holiday), and
not a holiday: a holiday wins. Tickets are given from some time before the first session until the last one closes, the
lunch between them included: who comes at noon keeps their place, and the burst of the morning is served as it came.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Further ahead nothing is promised: an office that is closed for longer says so by a notice.
LOOK_AHEAD_DAYS = 400

Sessions = Sequence[tuple[dt.time, dt.time]]


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off, `first` and `last` included."""

    first: dt.date
    last: dt.date
    name: str
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """A week: the days worked, the stretches of such a day, and when the kiosk starts to give tickets.

    `extra` are days worked besides, each with sessions of its own, or with none for the usual ones. On such a day
    tickets begin as long before the first session as they usually do.
    """

    days: Collection[str]
    sessions: Sessions
    tickets_from: dt.time
    holidays: Sequence[Holiday] = ()
    extra: Mapping[dt.date, Sessions] = field(default_factory=dict)


def holiday_on(hours: Hours, day: dt.date) -> Holiday | None:
    return next((item for item in hours.holidays if item.first <= day <= item.last), None)


def sessions_on(hours: Hours, day: dt.date) -> Sessions:
    """The stretches in which counters work on `day`, earliest first; none when it is not worked."""
    if holiday_on(hours, day) is not None:
        return ()
    if day in hours.extra:
        return sorted(hours.extra[day] or hours.sessions)
    return sorted(hours.sessions) if WEEKDAYS[day.weekday()] in hours.days else ()


def tickets_start(hours: Hours, day: dt.date) -> dt.time | None:
    """From when tickets are given on `day`; None when it is not worked."""
    sessions = sessions_on(hours, day)
    if not sessions:
        return None
    lead = _minutes(min(hours.sessions)[0]) - _minutes(hours.tickets_from)
    start = min(max(0, _minutes(sessions[0][0]) - lead), 24 * 60 - 1)
    at = dt.time(start // 60, start % 60)
    # Where tickets begin after the doors open, a short extra day could be over by then.
    return at if at < sessions[-1][1] else sessions[0][0]


def closing_time(hours: Hours, day: dt.date) -> dt.time | None:
    """When the last session of `day` ends; None when it is not worked."""
    return max((closes for _, closes in sessions_on(hours, day)), default=None)


def gives_tickets(hours: Hours, local: dt.datetime) -> bool:
    """Whether tickets are given at `local`."""
    start, end = tickets_start(hours, local.date()), closing_time(hours, local.date())
    return start is not None and end is not None and start <= local.time() < end


def opens_next(hours: Hours, local: dt.datetime) -> dt.datetime | None:
    """When tickets next begin, at or after `local`; None if no day of the coming year is worked."""
    for ahead in range(LOOK_AHEAD_DAYS):
        day = local.date() + dt.timedelta(days=ahead)
        start = tickets_start(hours, day)
        if start is not None and (at := dt.datetime.combine(day, start, tzinfo=local.tzinfo)) >= local:
            return at
    return None


def in_session(hours: Hours, local: dt.datetime) -> dt.datetime | None:
    """When the session that is on at `local` began; None outside sessions."""
    for opens, closes in sessions_on(hours, local.date()):
        if opens <= local.time() < closes:
            return dt.datetime.combine(local.date(), opens, tzinfo=local.tzinfo)
    return None


def session_next(hours: Hours, local: dt.datetime) -> dt.datetime | None:
    """When counters begin to work again today, while none does; None in a session, and after the last one."""
    if in_session(hours, local) is not None:
        return None
    begins = (
        dt.datetime.combine(local.date(), opens, tzinfo=local.tzinfo) for opens, _ in sessions_on(hours, local.date())
    )
    return next((at for at in begins if at > local), None)


def minutes_left(hours: Mapping[str, Hours], local: dt.datetime) -> dict[frozenset[str], float]:
    """Minutes of session still to come today, by whose sessions they are: working time until closing, without lunch."""
    today = [(who, *session) for who, theirs in hours.items() for session in sessions_on(theirs, local.date())]
    stretches = [
        (
            who,
            max(local, dt.datetime.combine(local.date(), opens, tzinfo=local.tzinfo)),
            dt.datetime.combine(local.date(), closes, tzinfo=local.tzinfo),
        )
        for who, opens, closes in today
    ]
    marks = sorted({at for _, begins, ends in stretches for at in (begins, ends)})
    left: dict[frozenset[str], float] = defaultdict(float)
    for begins, ends in pairwise(marks):
        at_work = frozenset(who for who, opens, closes in stretches if opens <= begins and ends <= closes)
        if at_work:
            left[at_work] += (ends - begins).total_seconds() / 60
    return dict(left)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute

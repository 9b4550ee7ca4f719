"""A measure as a plan of the rehearsal page, which has its whole plan in its address (manage/tomorrow/address.js)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from office.context import Office
from office.figures.course import Stretch
from office.figures.stretches import minus
from office.rules.opening import sessions_on
from simulation.measures import Kind, Measure
from simulation.plan import shifts_of

PAGE = "/manage/tomorrow"
FURTHEST_DAYS, MOST_SESSIONS = 60, 4


def plan_address(office: Office, served: Mapping[str, Sequence[str]], today: dt.date, measure: Measure) -> str | None:
    """None where a plan of counters and hours can't say it, or no such day comes soon. `served`: as it is now."""
    trial = measure.trial
    if trial.kind in (Kind.PAPERS, Kind.SPREAD):
        return None
    day = _next(office, today, measure.weekday)
    if day is None:
        return None
    sessions = shifts_of(sessions_on(office.hours, day))
    parts = {"day": day.isoformat()}
    if trial.kind is Kind.TAKES:
        fields = [*served.get(trial.counter, ()), trial.field]
        parts[f"c.{trial.counter}"] = f"{'1' * len(sessions)}:{','.join(fields)}"
    elif trial.kind is Kind.OPEN:
        cut = cut_at(sessions, (trial.start, trial.end))
        inside = [trial.start <= start and end <= trial.end for start, end in cut]
        if len(cut) > MOST_SESSIONS or not any(inside):
            return None
        if cut != sessions:
            parts["hours"] = ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in cut)
        parts[f"c.{trial.counter}"] = f"{''.join(str(int(each)) for each in inside)}:{trial.field}"
    # Colons and commas are at home in a query; written plainly, the address can be read aloud.
    return f"{PAGE}?{urlencode(parts, safe=':,')}"


def _next(office: Office, today: dt.date, weekday: int | None) -> dt.date | None:
    """The next day of work after today, on that weekday if one is named."""
    days = (today + dt.timedelta(days=ahead) for ahead in range(1, FURTHEST_DAYS))
    return next((day for day in days if weekday in (None, day.isoweekday()) and sessions_on(office.hours, day)), None)


def cut_at(sessions: Sequence[Stretch], window: Stretch) -> list[Stretch]:
    """The same hours, cut where the window begins and ends."""
    cut: list[Stretch] = []
    for session in sessions:
        start, end = max(session[0], window[0]), min(session[1], window[1])
        cut += sorted([*minus(session, [window]), *([(start, end)] if start < end else [])])
    return cut


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds % 3600 // 60):02}"

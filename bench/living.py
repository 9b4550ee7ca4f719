"""Whether what citizens are told comes true: weeks of drawn days lived at a real office, by its own actions.

The office learns from one day to the next as any office does. Judged are the days after the first few, by what was
told at each ticket and when the call came, in working time; and by the hour of the day.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from sqlalchemy import select

from bench.measuring import Figure
from office.actions.clerk import ClerkAt
from office.actions.devices import OPERATOR, add_device
from office.actions.people import add_clerk, sign_in
from office.context import Office
from office.hindsight import working_seconds
from office.rules.opening import sessions_on
from office.settings_file import load_office
from office.storage.database import Storage
from office.storage.models import Service
from office.storage.upgrade import upgrade
from simulation.demand import draw
from simulation.living import MovableClock, live_day
from simulation.presets import preset
from simulation.wishes import plan_of

FIRST = dt.datetime(2026, 11, 2, 0, 0, tzinfo=dt.UTC)
DAYS, LEARNT = 9, 4
VISITS = 170.0
PIN = "2468"
PROMISED, SLACK = 0.80, 0.06
ROOT = Path(__file__).parent.parent


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        clock = MovableClock(FIRST)
        office = an_office(Path(folder), clock)
        try:
            days = live(office, clock, VISITS, DAYS)
            return judged(office, days[LEARNT])
        finally:
            office.storage.dispose()


def an_office(folder: Path, clock: MovableClock) -> Office:
    settings, catalogue = load_office(ROOT / "config.toml")
    storage = Storage(f"sqlite:///{folder / 'motcua.db'}", settings.office.id)
    upgrade(storage.engine, clock.now())
    storage.ensure_office()
    return Office(settings, catalogue, storage, clock)


def live(office: Office, clock: MovableClock, visits: float, days: int, seed: int = 1) -> list[dt.date]:
    """So many working days from the clock's present one on, a clerk at every counter; which days they were."""
    people = [
        (
            counter.id,
            add_clerk(office, f"C{counter.id}", PIN, (), OPERATOR),
            add_device(office, "counter", counter.id, counter.id).id,
        )
        for counter in office.settings.counters
    ]
    demand = replace(preset(office.catalogue, "small", office.settings.office.most_used), visits=visits)

    def seats() -> Mapping[str, ClerkAt]:
        return {
            counter: ClerkAt(sign_in(office, clerk, PIN, counter, device).session_id, clerk, "", counter)
            for counter, clerk, device in people
        }

    lived = []
    for place, day in enumerate(_working_days(office, office.day(clock.now()), days)):
        clock.at = dt.datetime.combine(day, dt.time(6), office.settings.zone).astimezone(dt.UTC)
        live_day(office, clock, plan_of(office, day), draw(demand, seed + place), seats)
        lived.append(day)
    return lived


def _working_days(office: Office, first: dt.date, count: int) -> Iterator[dt.date]:
    day = first
    while count:
        if sessions_on(office.hours, day):
            yield day
            count -= 1
        day += dt.timedelta(days=1)


def judged(office: Office, since: dt.date) -> list[Figure]:
    """What was told beside what came, from the given day on, for all who had to wait or were told of a wait."""
    with office.storage.read() as connection:
        rows = connection.execute(
            select(
                Service.waiting_since, Service.called_at, Service.told_low, Service.told_high, Service.forecast
            ).where(Service.office_id == office.id, Service.business_day >= since, Service.told_high.is_not(None))
        ).all()
    waited = np.array([working_seconds(office, row.waiting_since, row.called_at) for row in rows])
    low, likely, high = np.array([row.forecast["corrected"] for row in rows]).T
    shown = np.array([_as_told(row) for row in rows])
    use = (waited > 5) | (likely > 5)
    exact, told = ((waited >= low) & (waited <= high))[use], shown[use]
    hours = np.array([office.local(row.waiting_since).hour for row in rows])[use]
    share = float(exact.mean())
    found = [
        Figure(
            f"living office, inside low–high ({int(use.sum())} waits)", f"{share:.1%}", "80 % ± 6",
            abs(share - PROMISED) <= SLACK,
        ),
        Figure("living office, inside the minutes as told (rounded outwards)", f"{told.mean():.1%}"),
        Figure("living office, below the middle", f"{(waited < likely)[use].mean():.1%}"),
    ]  # fmt: skip
    for hour in np.unique(hours):
        at = hours == hour
        found.append(Figure(f"living office, inside, tickets of {hour} h ({int(at.sum())})", f"{exact[at].mean():.0%}"))
    return found


def _as_told(row: object) -> bool:
    waited = (row.called_at - row.waiting_since).total_seconds() / 60  # type: ignore[attr-defined]
    return bool(row.told_low <= waited <= row.told_high)  # type: ignore[attr-defined]

"""Whether what citizens are told comes true: weeks of drawn days at a real office's rules, learning and estimates.

The office learns from one day to the next as any office does. Judged are the days after the first few, by what was
told at each ticket and when the call came, in working time; and by the hour of the day. The waits of a morning hang
together (one long service moves them all), so what chance does to a share is reckoned from day to day: the figure
after ±.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.measuring import Figure
from office.actions.devices import OPERATOR
from office.actions.people import add_clerk
from office.context import Office
from office.rules.opening import sessions_on
from office.settings_file import load_office
from office.storage.database import Storage
from office.storage.upgrade import upgrade
from simulation.demand import draw
from simulation.living import MovableClock
from simulation.presets import preset
from simulation.unplanned import breaks, walking
from simulation.watching import Judged, WatchedDays
from simulation.wishes import plan_of

FIRST = dt.datetime(2026, 11, 2, 0, 0, tzinfo=dt.UTC)
LEARNT = 4
# Of one office alone chance moves the share by three points.
USUAL_OFFICES, USUAL_DAYS, USUAL_VISITS = 3, 9, 170.0
# Each office's days are its own: what chance does is reckoned from day to day.
OFFICES_APART = dt.timedelta(weeks=4)
UNPLANNED_DAYS, UNPLANNED_VISITS = 7, 110.0
JOURNEY, JOINT = "lt-khai-sinh", 0.15
PIN = "2468"
PROMISED, SLACK = 0.80, 0.06
ROOT = Path(__file__).parent.parent


def figures() -> list[Figure]:
    usual = [each for number in range(USUAL_OFFICES) for each in live(USUAL_VISITS, USUAL_DAYS, number=number)]
    return [
        *judged(f"{USUAL_OFFICES} living offices", usual),
        *by_hour("living offices", usual),
        *judged("with breaks and joint procedures", live(UNPLANNED_VISITS, UNPLANNED_DAYS, unplanned=True)),
    ]


def live(visits: float, days: int, *, unplanned: bool = False, number: int = 0) -> list[Judged]:
    """What was told on the working days after the first few, of all who had to wait or were told of a wait.

    `number`: of the office; each has other days.
    """
    seed = 1 + 30 * number
    with tempfile.TemporaryDirectory() as folder:
        clock = MovableClock(FIRST + number * OFFICES_APART)
        office = an_office(Path(folder), clock)
        try:
            found = lived(office, clock, visits, days, unplanned, seed)
            late = sorted({item.day for item in found})[LEARNT:]
            return [each for each in found if each.day in late and (each.waited > 5 or each.corrected[1] > 5)]
        finally:
            office.storage.dispose()


def an_office(folder: Path, clock: MovableClock) -> Office:
    settings, catalogue = load_office(ROOT / "config.toml")
    storage = Storage(f"sqlite:///{folder / 'motcua.db'}", settings.office.id)
    upgrade(storage.engine, clock.now())
    storage.ensure_office()
    return Office(settings, catalogue, storage, clock)


def lived(office: Office, clock: MovableClock, visits: float, days: int, unplanned: bool, seed: int) -> list[Judged]:
    clerks = {item.id: add_clerk(office, f"C{item.id}", PIN, (), OPERATOR) for item in office.settings.counters}
    demand = replace(preset(office.catalogue, "small", office.settings.office.most_used), visits=visits)
    journey, watched = office.catalogue.procedure_by_id[JOURNEY], WatchedDays(office, clock, clerks)
    found: list[Judged] = []
    for place, day in enumerate(_working_days(office, office.day(clock.now()), days), start=seed):
        clock.at = dt.datetime.combine(day, dt.time(6), office.settings.zone).astimezone(dt.UTC)
        plan = plan_of(office, day)
        coming = walking(draw(demand, place), journey, JOINT if unplanned else 0.0, place)
        found += watched.live(plan, coming, breaks(plan, place) if unplanned else None)
    return found


def _working_days(office: Office, first: dt.date, count: int) -> Iterator[dt.date]:
    day = first
    while count:
        if sessions_on(office.hours, day):
            yield day
            count -= 1
        day += dt.timedelta(days=1)


def judged(name: str, waits: Sequence[Judged]) -> list[Figure]:
    inside, chance = _share(waits)
    kept = abs(inside - PROMISED) <= SLACK
    below = np.mean([each.waited < each.corrected[1] for each in waits])
    return [
        Figure(f"{name}, inside low–high ({len(waits)} waits)", f"{inside:.1%} ± {chance:.1%}", "80 % ± 6", kept),
        Figure(f"{name}, inside the minutes as told (rounded)", f"{np.mean([each.shown for each in waits]):.1%}"),
        Figure(f"{name}, below the middle", f"{below:.1%}"),
    ]


def by_hour(name: str, waits: Sequence[Judged]) -> list[Figure]:
    found = []
    for hour in sorted({each.hour for each in waits}):
        those = [each for each in waits if each.hour == hour]
        inside, chance = _share(those)
        found.append(Figure(f"{name}, inside, tickets of {hour} h ({len(those)})", f"{inside:.0%} ± {chance:.0%}"))
    return found


def _share(waits: Sequence[Judged]) -> tuple[float, float]:
    """How many lay inside, and its standard error from day to day."""
    inside = np.array([each.corrected[0] <= each.waited <= each.corrected[2] for each in waits], dtype=float)
    days = np.array([each.day.toordinal() for each in waits])
    share = float(inside.mean())
    off = [float((inside[days == day] - share).sum()) for day in np.unique(days)]
    return share, float(np.sqrt(np.square(off).sum()) / len(waits))

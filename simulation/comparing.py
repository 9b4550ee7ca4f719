"""Tomorrow tried before it comes: plan against plan on the same drawn days, and the least staffing for a promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulation.day import run_day
from simulation.demand import Arrival, Demand, draw
from simulation.figures import Figures, Range, figures_of, range_of
from simulation.plan import Plan, Shift, Station

DAYS = 20
SEED = 1


@dataclass(frozen=True)
class Compared:
    """The same days under two plans. `saved`: minutes by which each day's p90 is shorter under the other plan."""

    present: Figures
    other: Figures
    saved: Sequence[float]

    @property
    def saved_range(self) -> Range:
        return range_of(self.saved)


def drawn(demand: Demand, days: int = DAYS, seed: int = SEED) -> list[list[Arrival]]:
    """Days to try plans on; the same for the same seed, so that two plans meet the same citizens."""
    return [draw(demand, seed + day) for day in range(days)]


def tried(plan: Plan, days: Sequence[Sequence[Arrival]]) -> Figures:
    """What the days come to under the plan. Raises ValueError when nobody comes."""
    return figures_of([run_day(plan, day) for day in days])


def compare(present: Plan, other: Plan, days: Sequence[Sequence[Arrival]]) -> Compared:
    """Both plans on the same days, day by day. Raises ValueError when nobody comes."""
    before = [run_day(present, day) for day in days]
    after = [run_day(other, day) for day in days]
    saved = [
        figures_of([one]).p90.likely - figures_of([two]).p90.likely
        for one, two in zip(before, after, strict=True)
        if one
    ]
    return Compared(figures_of(before), figures_of(after), saved)


@dataclass(frozen=True)
class Least:
    """The smallest plan found that keeps the promise, with its figures. `kept` False: even the whole plan doesn't."""

    plan: Plan
    figures: Figures
    kept: bool


def least_staffing(
    plan: Plan, days: Sequence[Sequence[Arrival]], share: float = 0.9, within: int = 15, searched: int | None = None
) -> Least:
    """Close shifts one by one, the least busy first, while `share` of the citizens wait `within` minutes or less.

    Nobody more than now is left unserved at the end of the day. It finds a small plan, not the smallest of all:
    trying every combination would take hours. `within`: 15 or 30. `searched`: how many of the days the search looks
    at; what it finds is judged on all of them, and shifts are opened again until it holds there too.
    """
    figures = tried(plan, days)
    promise = _Promise(share, within, figures.unreached.high)
    if not promise.kept_by(figures):
        return Least(plan, figures, False)
    few = days[:searched]
    found = [plan]
    for station, shift in _by_work(plan, few):
        smaller = _closed(found[-1], station, shift)
        if _serves_all(smaller, days) and promise.kept_by(tried(smaller, few)):
            found.append(smaller)
    while len(found) > 1:
        judged = tried(found[-1], days)
        if promise.kept_by(judged):
            return Least(found[-1], judged, True)
        found.pop()
    return Least(plan, figures, True)


@dataclass(frozen=True)
class _Promise:
    share: float
    within: int
    most_unreached: float

    def kept_by(self, figures: Figures) -> bool:
        return figures.within[self.within].likely >= self.share and figures.unreached.high <= self.most_unreached


def _by_work(plan: Plan, days: Sequence[Sequence[Arrival]]) -> list[tuple[str, Shift]]:
    """Every shift of every counter, the least busy first."""
    busy: dict[tuple[str, Shift], float] = {(item.id, shift): 0.0 for item in plan.stations for shift in item.shifts}
    for day in days:
        for visit in run_day(plan, day):
            for station, shift in busy:
                if station == visit.station and visit.called is not None and shift[0] <= visit.called < shift[1]:
                    busy[station, shift] += (visit.ended or visit.called) - visit.called
    return sorted(busy, key=lambda item: (busy[item] / (item[1][1] - item[1][0]), item))


def _closed(plan: Plan, station: str, shift: Shift) -> Plan:
    stations = [
        replace(item, shifts=[each for each in item.shifts if each != shift]) if item.id == station else item
        for item in plan.stations
    ]
    return replace(plan, stations=stations)


def _serves_all(plan: Plan, days: Sequence[Sequence[Arrival]]) -> bool:
    """Whether everything that is wanted is still served by some counter at some time of the day."""
    wanted = {(arrival.field, arrival.procedure) for day in days for arrival in day}
    open_ = [item for item in plan.stations if item.shifts]
    return all(any(_covers(station, *what) for station in open_) for what in wanted)


def _covers(station: Station, field: str, procedure: str) -> bool:
    return any(entry.covers(field, procedure) for entry in station.entries)

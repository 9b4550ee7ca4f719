"""Tomorrow tried before it comes: plan against plan on the same drawn days, and the least staffing for a promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulation.day import Visit, run_day
from simulation.demand import Arrival, Demand, draw
from simulation.figures import Figures, Range, figures_of, minutes_of, p90_of, range_of, share_within, unreached_of
from simulation.plan import Plan, Shift, Station

DAYS = 20
SEED = 1
Lived = Sequence[Sequence[Visit]]


@dataclass(frozen=True)
class Compared:
    """The same days under two plans. `saved`: minutes by which each day's p90 is shorter under the other plan, which
    is what `lived` them."""

    present: Figures
    other: Figures
    saved: Sequence[float]
    lived: Lived

    @property
    def saved_range(self) -> Range:
        return range_of(self.saved)


def drawn(demand: Demand, days: int = DAYS, seed: int = SEED) -> list[list[Arrival]]:
    """Days to try plans on; the same for the same seed, so that two plans meet the same citizens."""
    return [draw(demand, seed + day) for day in range(days)]


def lived(plan: Plan, days: Sequence[Sequence[Arrival]]) -> Lived:
    return [run_day(plan, day) for day in days]


def tried(plan: Plan, days: Sequence[Sequence[Arrival]]) -> Figures:
    """What the days come to under the plan. Raises ValueError when nobody comes."""
    return figures_of(lived(plan, days))


def compare(present: Plan, other: Plan, days: Sequence[Sequence[Arrival]]) -> Compared:
    """Both plans on the same days, day by day. Raises ValueError when nobody comes."""
    before = lived(present, days)
    after = before if other == present else lived(other, days)
    saved = [p90_of(one) - p90_of(two) for one, two in zip(minutes_of(before), minutes_of(after), strict=True)]
    return Compared(figures_of(before), figures_of(after), saved, after)


@dataclass(frozen=True)
class Least:
    """The smallest plan found that keeps the promise, with its figures. `kept` False: even the whole plan doesn't."""

    plan: Plan
    figures: Figures
    kept: bool


def least_staffing(
    plan: Plan,
    days: Sequence[Sequence[Arrival]],
    share: float = 0.9,
    within: int = 15,
    searched: int | None = None,
    known: Lived | None = None,
) -> Least:
    """Close shifts one by one, the least busy first, while `share` of the citizens wait `within` minutes or less.

    Nobody more than now is left unserved at the end of the day. It finds a small plan, not the smallest of all:
    trying every combination would take hours. `within`: 15 or 30. `searched`: how many of the days the search looks
    at; what it finds is judged on all of them, and shifts are opened again until it holds there too. `known`: the days
    as the plan lives them, from whoever has tried it before.
    """
    whole = known or lived(plan, days)
    promise = _Promise(share, within, unreached_of(minutes_of(whole)).high)
    if not promise.kept_by(whole):
        return Least(plan, figures_of(whole), False)
    few = days[:searched]
    found = [plan]
    for station, shift in _by_work(plan, whole[:searched]):
        smaller = _closed(found[-1], station, shift)
        if _serves_all(smaller, days) and promise.kept_by(lived(smaller, few)):
            found.append(smaller)
    while len(found) > 1:
        judged = lived(found[-1], days)
        if promise.kept_by(judged):
            return Least(found[-1], figures_of(judged), True)
        found.pop()
    return Least(plan, figures_of(whole), True)


@dataclass(frozen=True)
class _Promise:
    share: float
    within: int
    most_unreached: float

    def kept_by(self, days: Lived) -> bool:
        waits = minutes_of(days)
        return share_within(waits, self.within).likely >= self.share and unreached_of(waits).high <= self.most_unreached


def _by_work(plan: Plan, days: Lived) -> list[tuple[str, Shift]]:
    """Every shift of every counter, the least busy first; `days` as the plan lives them."""
    busy: dict[tuple[str, Shift], float] = {(item.id, shift): 0.0 for item in plan.stations for shift in item.shifts}
    shifts = {item.id: item.shifts for item in plan.stations}
    for day in days:
        for visit in day:
            if visit.station is None or visit.called is None:
                continue
            for shift in shifts[visit.station]:
                if shift[0] <= visit.called < shift[1]:
                    busy[visit.station, shift] += (visit.ended or visit.called) - visit.called
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

"""How much of a day's waiting came from what: the day is re-run with each set of causes put right.

Method. Six causes give 64 sets (fewer where a cause changes nothing on a day). For each the day is re-run whole
(simulation/rerun.py) and its waits added up. A cause's share is its Shapley value over all 64: how much less people
wait when it too is put right, averaged over all 720 orders in which the six could be put right one after the other. So
what two causes do only together is shared between them half and half, nothing depends on an order, and the shares add
up exactly to what putting everything right would save. A share can be negative: people then wait longer without it
(priority only changes who waits).

Uncertainty. There is no chance in the re-run, but two things are not known. Who of a surplus of visitors was the
surplus: it is drawn `DRAWS` times, and `low` and `high` of a share are its least and greatest value over the draws. And
what the re-run does not know (calls out of turn, a clerk who waited for somebody): `unexplained` is the actual total
less the re-run's, said beside the shares and never spread over them. Where the re-run is too far from the day,
`Fidelity.enough` is false and no shares are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import factorial

from office.figures.course import Course, Seconds
from simulation.rerun import Wait, rerun, total
from simulation.righting import CAUSES, PastDay, righted

DRAWS = 3
# The re-run may be off by so much of the total, or of the average wait, and still tell something of the day.
MOST_TOTAL_OFF, MOST_MEAN_OFF, LEAST_MEAN_OFF = 0.25, 0.5, 180.0
# A day on which each waited less than this on average has no causes to look for.
NO_WAIT_SECONDS = 60.0
NEAR_SECONDS = 300.0


@dataclass(frozen=True)
class Share:
    """Seconds of waiting that came from a cause, and its least and greatest value over the draws."""

    likely: Seconds
    low: Seconds
    high: Seconds


@dataclass(frozen=True)
class Fidelity:
    """How near the re-run comes: by how much its total is off, how far each wait on average, how many within 5 min."""

    total_off: float
    mean_off: Seconds
    mean_wait: Seconds
    near: float

    @property
    def enough(self) -> bool:
        return abs(self.total_off) <= MOST_TOTAL_OFF and self.mean_off <= max(
            LEAST_MEAN_OFF, MOST_MEAN_OFF * self.mean_wait
        )


@dataclass(frozen=True)
class Explained:
    """A day's waiting in seconds: actual = sum of the shares + unexplained + right.

    `right`: what people would have waited with everything put right. `shares` is empty when nobody waited, or the
    re-run is not near enough.
    """

    actual: Seconds
    waits: int
    fidelity: Fidelity
    base: Seconds = 0.0
    right: Seconds = 0.0
    shares: Mapping[str, Share] = field(default_factory=dict)

    @property
    def unexplained(self) -> Seconds:
        return self.actual - self.right - sum(share.likely for share in self.shares.values())

    @property
    def waited(self) -> bool:
        return self.waits > 0 and self.actual / self.waits >= NO_WAIT_SECONDS


def actual_waits(course: Course) -> dict[tuple[int, int], Seconds]:
    """Each wait that counts as it was: of who came to the call, gave up, or was not reached; by guest and leg."""
    return {
        (place, at): leg.waited
        for place, guest in enumerate(course.guests)
        for at, leg in enumerate(guest.legs)
        if leg.came
    }


def explain(day: PastDay, step: Callable[[], None] = lambda: None) -> Explained:
    """The day's waiting by cause. `step` is called after each re-run: it may raise to stop."""
    actual = actual_waits(day.course)
    base = rerun(day.scene)
    found = Explained(sum(actual.values()), len(actual), _fidelity(actual, base), total(base))
    if not found.waited or not found.fidelity.enough:
        return found
    causes = active(day)
    draws = _totals(day, causes, step)
    found_shares = [shapley(causes, totals) for totals in draws]
    shares = {cause: _share([each.get(cause, 0.0) for each in found_shares]) for cause in CAUSES}
    right = sum(totals[frozenset(causes)] for totals in draws) / len(draws)
    return Explained(found.actual, found.waits, found.fidelity, found.base, right, shares)


def active(day: PastDay) -> list[str]:
    """The causes that change anything on this day; the others' share is nothing in every set."""
    legs = [leg for guest in day.course.guests for leg in guest.legs]
    there = {
        "arrivals": bool(day.surplus),
        "counters": bool(day.missed),
        "services": bool(day.longer),
        "papers": any(leg.missing or leg.parked for leg in legs),
        "priority": any(guest.priority for guest in day.course.guests),
        "burst": bool(day.rush),
    }
    return [cause for cause in CAUSES if there[cause]]


def _totals(day: PastDay, causes: Sequence[str], step: Callable[[], None]) -> list[dict[frozenset[str], Seconds]]:
    """What is left of the waiting for each set put right, by draw; only where arrivals are put right draws differ."""
    draws: list[dict[frozenset[str], Seconds]] = [{} for _ in range(DRAWS if day.surplus else 1)]
    for chosen in _sets(causes):
        for draw, totals in enumerate(draws):
            if draw == 0 or "arrivals" in chosen:
                totals[chosen] = total(rerun(righted(day, chosen, draw)))
                step()
            else:
                totals[chosen] = draws[0][chosen]
    return draws


def _share(values: Sequence[Seconds]) -> Share:
    return Share(sum(values) / len(values), min(values), max(values))


def shapley(causes: Sequence[str], totals: Mapping[frozenset[str], Seconds]) -> dict[str, Seconds]:
    """By cause, the average saving over all orders; `totals`: what is left for each set put right."""
    count = len(causes)
    return {
        cause: sum(
            factorial(len(others))
            * factorial(count - len(others) - 1)
            / factorial(count)
            * (totals[others] - totals[others | {cause}])
            for others in _sets([each for each in causes if each != cause])
        )
        for cause in causes
    }


def _sets(causes: Sequence[str]) -> Iterable[frozenset[str]]:
    return (frozenset(chosen) for size in range(len(causes) + 1) for chosen in combinations(causes, size))


def _fidelity(actual: Mapping[tuple[int, int], Seconds], base: Sequence[Wait]) -> Fidelity:
    if not actual:
        return Fidelity(0.0, 0.0, 0.0, 1.0)
    again = {(wait.guest, wait.leg): wait.seconds for wait in base}
    off = [abs(seconds - again.get(which, 0.0)) for which, seconds in actual.items()]
    whole = sum(actual.values())
    return Fidelity(
        total_off=(total(base) - whole) / whole if whole else 0.0,
        mean_off=sum(off) / len(off),
        mean_wait=whole / len(actual),
        near=sum(each <= NEAR_SECONDS for each in off) / len(off),
    )

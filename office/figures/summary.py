"""The figures of a stretch of days, by whatever they are split: the one computation behind pages, files and the API."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from office.figures.groups import OF_SERVICES, By, Key, Split, counted, lengths, split_by
from office.figures.moments import Floats, Integers
from office.figures.past import Past

WITHIN_MINUTES = (15, 20, 30)


@dataclass(frozen=True, slots=True)
class Line:
    """One group's figures. Lengths in seconds, shares from 0 to 1; None where there is nothing to take them of.

    `visitors` to `priority` and the satisfaction are of visits: None when split by counter or clerk, for one visit may
    have been at several. What each means stands in `office/figures/definitions.py`.
    """

    key: Key
    visitors: int | None
    served_visits: int | None
    no_shows: int
    left: int | None
    priority: int | None
    transfers: int
    services: int
    missing_papers: int
    waits: int
    wait_median: float | None
    wait_p90: float | None
    within: dict[int, float | None]
    walk_median: float | None
    walk_p90: float | None
    service_times: int
    service_median: float | None
    service_p90: float | None
    parked_count: int
    parked_median: float | None
    parked_p90: float | None
    forgotten: int
    ratings: int | None
    score: float | None


def summary(past: Past, by: By) -> list[Line]:
    """One line a group, in the order of the keys."""
    visits, services = past.visits, past.services
    if by in OF_SERVICES:
        (of_services,) = split_by(by, services)
        of_visits = None
    elif by == "priority":
        (of_visits,) = split_by(by, visits)
        of_services = Split(of_visits.keys, of_visits.places[services.visit])
    else:
        of_visits, of_services = split_by(by, visits, services)
    return _lines(past, of_visits, of_services)


def _lines(past: Past, of_visits: Split | None, of_services: Split) -> list[Line]:
    services = past.services
    # A wait is over when somebody comes to the call; who doesn't come may have left long before.
    waited = lengths(
        np.where(services.came, services.waited, np.nan), of_services, [minutes * 60 for minutes in WITHIN_MINUTES]
    )
    walked = lengths(services.walked, of_services)
    served = lengths(services.served, of_services)
    parked = lengths(np.where(services.parked > 0, services.parked, np.nan), of_services)
    done, forgotten = counted(services.done, of_services), counted(services.forgotten, of_services)
    transfers = counted(services.transferred, of_services)
    missing = counted(services.missing_papers, of_services)
    absent = counted(services.absent, of_services)
    found: list[Line] = []
    of = _of_visits(past, of_visits) if of_visits is not None else None
    for place, key in enumerate(of_services.keys):
        found.append(
            Line(
                key=key,
                visitors=None if of is None else int(of.visitors[place]),
                served_visits=None if of is None else int(of.served[place]),
                no_shows=int(of.no_shows[place] if of else absent[place]),
                left=None if of is None else int(of.left[place]),
                priority=None if of is None else int(of.priority[place]),
                transfers=int(transfers[place]),
                services=int(done[place]),
                missing_papers=int(missing[place]),
                waits=int(waited.count[place]),
                wait_median=_known(waited.median[place]),
                wait_p90=_known(waited.p90[place]),
                within={minutes: _known(waited.within[minutes * 60][place]) for minutes in WITHIN_MINUTES},
                walk_median=_known(walked.median[place]),
                walk_p90=_known(walked.p90[place]),
                service_times=int(served.count[place]),
                service_median=_known(served.median[place]),
                service_p90=_known(served.p90[place]),
                parked_count=int(parked.count[place]),
                parked_median=_known(parked.median[place]),
                parked_p90=_known(parked.p90[place]),
                forgotten=int(forgotten[place]),
                ratings=None if of is None else int(of.ratings[place]),
                score=None if of is None else _known(of.score[place]),
            )
        )
    return found


@dataclass(frozen=True)
class _OfVisits:
    visitors: Integers
    served: Integers
    no_shows: Integers
    left: Integers
    priority: Integers
    ratings: Integers
    score: Floats


def _of_visits(past: Past, split: Split) -> _OfVisits:
    visits = past.visits
    rated = ~np.isnan(visits.score)
    ratings = counted(rated, split)
    with np.errstate(invalid="ignore"):
        score = np.bincount(split.places, weights=np.nan_to_num(visits.score), minlength=len(split)) / ratings
    return _OfVisits(
        visitors=counted(np.ones(len(visits)), split),
        served=counted(visits.served, split),
        no_shows=counted(visits.absent, split),
        left=counted(visits.left, split),
        priority=counted(visits.has_priority, split),
        ratings=ratings,
        score=score,
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)

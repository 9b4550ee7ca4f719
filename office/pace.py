"""How long each procedure usually takes at the counter: learnt from the log, starting from the catalogue's estimate."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from threading import Lock
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import select

from office.catalogue import Procedure
from office.context import Office
from office.rules.forecast.habits import GRID
from office.rules.forecast.visits import Floats
from office.rules.tickets import SERVED, Move
from office.storage.database import Storage
from office.storage.models import Service

DAYS = 30
MOST_SERVICES = 5_000
# The catalogue's estimate counts as much as this many services seen.
PRIOR_SERVICES = 5
# How service times spread around their mean, as a share of it, until the office's own are known.
VARIATION = 0.8
# A service this long is a forgotten "finish", not work.
LONGEST_MINUTES = 120.0
REFRESH_SECONDS = 600.0
UNKNOWN_MINUTES = 10.0
# From the call to the start, and how often nobody comes, until it is known.
WALK_SECONDS, ABSENT_SECONDS, ABSENT_SHARE = 40.0, 90.0, 0.03
# A clerk is taken to be like the others as strongly as so many services of theirs would show it.
PRIOR_CLERK = 20
PRIOR_CALLS = 100


@dataclass(frozen=True, slots=True)
class Pace:
    """Usual minutes by procedure id, and what a forecast needs beside them.

    `kinds`: procedure id to its row in `occupied` (kinds + 1, GRID): seconds from the call until the counter is free
    again, as equally likely values, those who never come included; the last row stands for an unknown procedure.
    `clerks`: how long a clerk's services last in relation to the others', by clerk id.
    """

    by_procedure: Mapping[str, float]
    kinds: Mapping[str, int]
    occupied: Floats
    clerks: Mapping[int, float]

    def minutes(self, procedure: str) -> float:
        return self.by_procedure.get(procedure, UNKNOWN_MINUTES)

    def kind(self, procedure: str) -> int:
        return self.kinds.get(procedure, len(self.kinds))


_known: WeakKeyDictionary[Storage, tuple[float, int, Pace]] = WeakKeyDictionary()
_lock = Lock()


def pace_of(office: Office) -> Pace:
    """The office's pace, learnt anew at most every ten minutes: it changes slowly and must not slow a call."""
    with _lock:
        found = _known.get(office.storage)
        if found is not None and found[1] == office.edition and monotonic() - found[0] < REFRESH_SECONDS:
            return found[2]
        pace = learn(office)
        _known[office.storage] = (monotonic(), office.edition, pace)
        return pace


def learn(office: Office) -> Pace:
    """The pace of the last 30 days, pulled towards the catalogue's estimate."""
    since = office.day(office.clock.now()) - dt.timedelta(days=DAYS)
    with office.storage.read() as connection:
        rows = connection.execute(
            select(
                Service.procedure,
                Service.clerk_id,
                Service.ended_by,
                Service.called_at,
                Service.started_at,
                Service.ended_at,
            )
            .where(
                Service.office_id == office.id,
                Service.business_day >= since,
                Service.ended_by.in_((*SERVED, str(Move.NO_SHOW))),
            )
            .order_by(Service.business_day.desc())
            .limit(MOST_SERVICES)
        ).all()
    served = [row for row in rows if row.started_at is not None and row.ended_by in SERVED]
    minutes: dict[str, list[float]] = defaultdict(list)
    occupied: dict[str, list[float]] = defaultdict(list)
    for row in served:
        took = (row.ended_at - row.started_at).total_seconds() / 60
        if 0 < took <= LONGEST_MINUTES:
            minutes[row.procedure].append(took)
            occupied[row.procedure].append((row.ended_at - row.called_at).total_seconds())
    procedures = office.catalogue.procedures
    usual = {item.id: _blend(item.typical_minutes, minutes[item.id]) for item in procedures}
    absent = _absent(len(rows) - len(served), len(rows))
    grids = [_occupied(item, occupied[item.id], absent) for item in procedures]
    return Pace(
        usual,
        {item.id: place for place, item in enumerate(procedures)},
        np.array([*grids, _start(UNKNOWN_MINUTES, absent)]),
        _clerks(served, usual),
    )


def _blend(estimate: float, seen: list[float]) -> float:
    return (estimate * PRIOR_SERVICES + sum(seen)) / (PRIOR_SERVICES + len(seen))


def _absent(absent: int, calls: int) -> float:
    return (absent + ABSENT_SHARE * PRIOR_CALLS) / (calls + PRIOR_CALLS)


def _occupied(item: Procedure, seen: list[float], absent: float) -> Floats:
    """The law of the estimate and what was seen, mixed by their weights."""
    start = _start(item.typical_minutes, absent)
    if not seen:
        return start
    values = np.concatenate([start, np.array(seen)])
    weights = np.concatenate([np.full(GRID, PRIOR_SERVICES / GRID), np.full(len(seen), 1 - absent)])
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) / weights.sum()
    shares = (np.arange(GRID) + 0.5) / GRID
    found: Floats = values[order][np.minimum(np.searchsorted(reached, shares), len(values) - 1)]
    return found


_NORMAL = np.array([NormalDist().inv_cdf((place + 0.5) / GRID) for place in range(GRID)])
_SPREAD = float(np.sqrt(np.log1p(VARIATION**2)))


def _start(minutes: float, absent: float) -> Floats:
    """Before anything was seen: a lognormal service after the walk, and some who never come."""
    law = WALK_SECONDS + minutes * 60 * np.exp(_SPREAD * _NORMAL - _SPREAD**2 / 2)
    law[: round(absent * GRID)] = ABSENT_SECONDS
    return np.sort(law)


def _clerks(served: Sequence[Any], usual: Mapping[str, float]) -> dict[int, float]:
    took: dict[int, float] = defaultdict(float)
    expected: dict[int, float] = defaultdict(float)
    services: dict[int, int] = defaultdict(int)
    for row in served:
        minutes = (row.ended_at - row.started_at).total_seconds() / 60
        if 0 < minutes <= LONGEST_MINUTES:
            took[row.clerk_id] += minutes
            expected[row.clerk_id] += usual.get(row.procedure, UNKNOWN_MINUTES)
            services[row.clerk_id] += 1
    return {
        clerk: (took[clerk] / expected[clerk] * count + PRIOR_CLERK) / (count + PRIOR_CLERK)
        for clerk, count in services.items()
    }

"""How long each procedure usually takes at the counter: learnt from the log, starting from the catalogue's estimate."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import select

from office.context import Office
from office.rules.tickets import SERVED
from office.storage.database import Storage
from office.storage.models import Service

DAYS = 30
MOST_SERVICES = 5_000
# The catalogue's estimate counts as much as this many services seen.
PRIOR_SERVICES = 5
# A service this long is a forgotten "finish", not work.
LONGEST_MINUTES = 120.0
REFRESH_SECONDS = 600.0
UNKNOWN_MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Usual minutes by procedure id."""

    by_procedure: Mapping[str, float]

    def minutes(self, procedure: str) -> float:
        return self.by_procedure.get(procedure, UNKNOWN_MINUTES)


_known: WeakKeyDictionary[Storage, tuple[float, Pace]] = WeakKeyDictionary()
_lock = Lock()


def pace_of(office: Office) -> Pace:
    """The office's pace, learnt anew at most every ten minutes: it changes slowly and must not slow a call."""
    with _lock:
        found = _known.get(office.storage)
        if found is not None and monotonic() - found[0] < REFRESH_SECONDS:
            return found[1]
        pace = learn(office)
        _known[office.storage] = (monotonic(), pace)
        return pace


def learn(office: Office) -> Pace:
    """Mean service minutes per procedure over the last 30 days, pulled towards the catalogue's estimate."""
    seen: dict[str, list[float]] = defaultdict(list)
    since = office.day(office.clock.now()) - dt.timedelta(days=DAYS)
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Service.procedure, Service.started_at, Service.ended_at)
            .where(
                Service.office_id == office.id,
                Service.business_day >= since,
                Service.ended_by.in_(SERVED),
                Service.started_at.is_not(None),
            )
            .order_by(Service.business_day.desc())
            .limit(MOST_SERVICES)
        )
        for procedure, started, ended in rows:
            if started and ended and 0 < (minutes := (ended - started).total_seconds() / 60) <= LONGEST_MINUTES:
                seen[procedure].append(minutes)
    return Pace({item.id: _blend(item.typical_minutes, seen[item.id]) for item in office.catalogue.procedures})


def _blend(estimate: float, seen: list[float]) -> float:
    return (estimate * PRIOR_SERVICES + sum(seen)) / (PRIOR_SERVICES + len(seen))

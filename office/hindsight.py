"""How far the office's own forecasts were off, learnt from what was told and what came.

Learnt once a business day, of the days before it; and what happened in the last minutes, for each forecast.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import select

from office.context import Office
from office.pace import pace_of
from office.rules.forecast.correction import Correction, learn_correction
from office.rules.forecast.lately import LATELY, Lately, drift, off_by
from office.rules.forecast.visits import Floats
from office.rules.opening import sessions_on
from office.storage.database import Storage
from office.storage.models import Service, Ticket

DAYS = 30
# The waits of a day hang together: of fewer days it is chance that would be learnt.
LEAST_DAYS = 4
# Fewer waits teach nothing; more teach nothing new, and cost time at the day's first look.
LEAST_WAITS, MOST_WAITS = 200, 2_000
LEAST_OF_KIND = 50  # of fewer a kind of wait has no level of its own
REMEMBERED = 40


@dataclass(frozen=True)
class Learnt:
    """A correction, and its classes by kind of wait."""

    correction: Correction
    classes: Mapping[str, int]

    def apply(self, rehearsed: Floats, features: Floats, kinds: Sequence[str]) -> Floats:
        """Seconds at the three shares, (n, 3), from rehearsed ones (n, 3), features (n, LATELY) and kinds (n)."""
        places = [self.classes.get(kind, len(self.classes)) for kind in kinds]
        return self.correction.apply(rehearsed, features, np.array(places, dtype=np.int64))


_known: WeakKeyDictionary[Storage, tuple[dt.date, Learnt | None]] = WeakKeyDictionary()


def hindsight_of(office: Office, day: dt.date) -> Learnt | None:
    """What the days before `day` taught; None while there are too few."""
    found = _known.get(office.storage)
    if found is None or found[0] != day:
        found = (day, learn(office, day))
        _known[office.storage] = found
    return found[1]


def kind_of(field: str, priority: bool) -> str:
    return f"{field} first" if priority else field


def learn(office: Office, day: dt.date) -> Learnt | None:
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Service.business_day, Service.waiting_since, Service.called_at, Service.forecast)
            .where(
                Service.office_id == office.id,
                Service.business_day >= day - dt.timedelta(days=DAYS),
                Service.business_day < day,
                Service.told_high.is_not(None),
            )
            .order_by(Service.id.desc())
            .limit(MOST_WAITS)
        ).all()
    rows = [row for row in rows if len(row.forecast["features"]) == LATELY]
    if len(rows) < LEAST_WAITS or len({row.business_day for row in rows}) < LEAST_DAYS:
        return None
    counts = Counter(row.forecast["kind"] for row in rows)
    classes = {kind: place for place, kind in enumerate(k for k, count in counts.items() if count >= LEAST_OF_KIND)}
    level = pace_of(office).level
    correction = learn_correction(
        np.array([working_seconds(office, row.waiting_since, row.called_at) for row in rows]),
        # As they would be rehearsed with what is known of service times now.
        np.array([[level / row.forecast["level"] * wait for wait in row.forecast["rehearsed"]] for row in rows]),
        np.array([row.forecast["features"] for row in rows]),
        np.array([classes.get(row.forecast["kind"], len(classes)) for row in rows]),
        len(classes),
    )
    return Learnt(correction, classes)


def working_seconds(office: Office, start: dt.datetime, end: dt.datetime) -> float:
    """How much of a stretch within one day counters worked: not before the doors open, nor over lunch."""
    if office.always_open:
        return float((end - start).total_seconds())
    first, last = office.local(start), office.local(end)
    sessions = [
        [dt.datetime.combine(first.date(), at, first.tzinfo) for at in session]
        for session in sessions_on(office.hours, first.date())
    ]
    if sessions:
        # Who holds a ticket at closing is served all the same.
        sessions[-1][1] = max(sessions[-1][1], last)
    return float(sum(max(0.0, (min(last, closes) - max(first, opens)).total_seconds()) for opens, closes in sessions))


_CALLED = (
    select(
        Service.field, Service.waiting_since, Service.called_at, Service.forecast,
        Ticket.priority.is_not(None).label("first"),
    )
    .join(Ticket, Ticket.id == Service.ticket_id)
    .where(Service.called_at > Service.waiting_since)
    .order_by(Service.id.desc())
    .limit(REMEMBERED)
)  # fmt: skip


@dataclass(frozen=True)
class Remembered:
    """The last calls of the day, the latest first, and what they tell of a wait that begins now."""

    now: dt.datetime
    calls: Sequence[Any]
    waited: Sequence[float]
    drift: float

    def lately(self, field: str, priority: bool, kind_longest: float, longest: float) -> Lately:
        first = [row.first == priority for row in self.calls]
        like = [same and row.field == field for same, row in zip(first, self.calls, strict=True)]
        return Lately(self._latest(like), kind_longest, self.drift, self._latest(first), longest)

    def _latest(self, chosen: Sequence[bool]) -> float:
        return next((waited for waited, mine in zip(self.waited, chosen, strict=True) if mine), 0.0)


def remembered(office: Office, now: dt.datetime, day: dt.date) -> Remembered:
    """One query."""
    with office.storage.read() as connection:
        calls = connection.execute(_CALLED.where(Service.office_id == office.id, Service.business_day == day)).all()
    waited = [working_seconds(office, row.waiting_since, row.called_at) for row in calls]
    known = [(row, wait) for row, wait in zip(calls, waited, strict=True) if row.forecast]
    errors = [off_by(wait, row.forecast["rehearsed"][1]) for row, wait in known]
    ages = [(now - row.called_at).total_seconds() for row, _ in known]
    return Remembered(now, calls, waited, drift(errors, ages))

"""What was usual in the weeks before a day: how many came for what, how long things took, which counters were open."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from office.context import Office
from office.figures.course import Stretch
from office.figures.moments import Seconds
from office.figures.past import LONGEST_SECONDS
from office.rules.opening import sessions_on
from office.rules.tickets import SERVED
from office.storage.models import ClerkSession, Service, Ticket
from office.storage.sessions import AT_A_COUNTER

DAYS = 56  # eight weeks: a weekday then stands for eight of its kind
LEAST_DAYS = 3
LEAST_SERVICES = 50
# The catalogue's estimate counts as much as this many services seen.
PRIOR = 5
# A counter is usually open in a session when it is so on as many days, for as much of the session.
OFTEN, MUCH = 0.5, 0.5


@dataclass(frozen=True)
class Usual:
    """`days`: like days it was learnt from, 0: too few, so that nothing is called unusual. `visits`: a day, by field.

    `seconds`: a service with one copy, by procedure; None while too few were seen. `open`: counter and place of the
    session, for each that usually works.
    """

    days: int
    visits: Mapping[str, float]
    seconds: Mapping[str, float] | None
    estimates: Mapping[str, float]
    per_copy: float
    open: frozenset[tuple[str, int]]

    def work(self, procedure: str, quantity: int) -> float:
        """How long a service usually takes, in seconds."""
        known = self.estimates if self.seconds is None else self.seconds
        return known.get(procedure, 600.0) + (quantity - 1) * self.per_copy


class Habits:
    """Read once for a stretch of days, then asked for each of them."""

    def __init__(self, office: Office, first: dt.date, last: dt.date) -> None:
        self._office = office
        since = first - dt.timedelta(days=DAYS)
        with office.storage.read() as connection:
            visits = connection.execute(_VISITS.where(*_of(Ticket, office, since, last))).all()
            lengths = connection.execute(_LENGTHS.where(*_of(Service, office, since, last))).all()
            seats = connection.execute(_SEATS.where(*_of(ClerkSession, office, since, last))).all()
        self._visits: dict[dt.date, dict[str, int]] = defaultdict(dict)
        for row in visits:
            self._visits[row.business_day][row.field] = row.number
        self._lengths = lengths
        self._seats: dict[dt.date, list[Any]] = defaultdict(list)
        for row in seats:
            self._seats[row.business_day].append(row)

    def before(self, day: dt.date) -> Usual:
        """What was usual in the eight weeks before the day, on its weekday if enough of them are known."""
        since = day - dt.timedelta(days=DAYS)
        known = [each for each in self._visits if since <= each < day]
        alike = [each for each in known if each.weekday() == day.weekday()]
        chosen = alike if len(alike) >= LEAST_DAYS else known
        days = len(chosen) if len(chosen) >= LEAST_DAYS else 0
        totals: dict[str, float] = defaultdict(float)
        for each in chosen:
            for field, count in self._visits[each].items():
                totals[field] += count / len(chosen)
        estimates = {item.id: item.typical_minutes * 60.0 for item in self._office.catalogue.procedures}
        per_copy = float(self._office.settings.queue.seconds_per_copy)
        seconds = self._seconds(since, day, estimates, per_copy)
        return Usual(days, totals, seconds, estimates, per_copy, self._open(day, chosen) if days else frozenset())

    def _seconds(
        self, since: dt.date, day: dt.date, estimates: Mapping[str, float], per_copy: float
    ) -> dict[str, float] | None:
        work: dict[str, float] = defaultdict(float)
        count: dict[str, int] = defaultdict(int)
        for row in self._lengths:
            if since <= row.business_day < day:
                work[row.procedure] += max(0.0, float(row.work) - float(row.copies) * per_copy)
                count[row.procedure] += row.number
        if sum(count.values()) < LEAST_SERVICES:
            return None
        expected = sum(estimates.get(name, 600.0) * number for name, number in count.items())
        level = sum(work.values()) / expected
        return {
            name: (work[name] + PRIOR * level * estimate) / (count[name] + PRIOR)
            for name, estimate in estimates.items()
        }

    def _open(self, day: dt.date, like: Sequence[dt.date]) -> frozenset[tuple[str, int]]:
        """By the place of the session in `day`: the hours of other days are cut alike."""
        sessions = _sessions(self._office, day)
        seen: dict[tuple[str, int], int] = defaultdict(int)
        for each in like:
            midnight = dt.datetime.combine(each, dt.time(), self._office.settings.zone)
            for place, session in enumerate(sessions):
                for counter in {row.counter_id for row in self._seats[each]}:
                    there = [row for row in self._seats[each] if row.counter_id == counter]
                    if _within(there, midnight, session) >= MUCH * (session[1] - session[0]):
                        seen[counter, place] += 1
        return frozenset(what for what, times in seen.items() if times >= OFTEN * len(like))


_VISITS: Any = select(Ticket.business_day, Ticket.field, func.count().label("number")).group_by(
    Ticket.business_day, Ticket.field
)
_WORK = Seconds(Service.ended_at) - Seconds(Service.started_at)
_LENGTHS: Any = (
    select(
        Service.business_day, Service.procedure, func.count().label("number"), func.sum(_WORK).label("work"),
        func.sum(Service.quantity - 1).label("copies"),
    )
    .where(Service.ended_by.in_([str(move) for move in SERVED]), Service.started_at.is_not(None))
    .where(_WORK.between(0, LONGEST_SECONDS))
    .group_by(Service.business_day, Service.procedure)
)  # fmt: skip
_SEATS: Any = select(
    ClerkSession.business_day, ClerkSession.counter_id, ClerkSession.started_at, ClerkSession.ended_at
).where(AT_A_COUNTER, ClerkSession.ended_at.is_not(None))


def _of(table: Any, office: Office, first: dt.date, last: dt.date) -> list[Any]:
    return [table.office_id == office.id, table.business_day >= first, table.business_day < last]


def _sessions(office: Office, day: dt.date) -> list[Stretch]:
    return [
        (opens.hour * 3600.0 + opens.minute * 60, closes.hour * 3600.0 + closes.minute * 60)
        for opens, closes in sessions_on(office.hours, day)
    ]


def _within(rows: Iterable[Any], midnight: dt.datetime, session: Stretch) -> float:
    """Seconds of the session in which one of the seats was taken."""
    spans = [((row.started_at - midnight).total_seconds(), (row.ended_at - midnight).total_seconds()) for row in rows]
    return float(sum(max(0.0, min(end, session[1]) - max(start, session[0])) for start, end in spans))


def most_waited(office: Office, first: dt.date, last: dt.date, count: int = 2) -> list[str]:
    """The fields that people waited for longest altogether, the worst first."""
    waited = func.sum(Seconds(Service.called_at) - Seconds(Service.waiting_since))
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Service.field)
            .where(Service.office_id == office.id, Service.business_day.between(first, last))
            .group_by(Service.field)
            .order_by(waited.desc(), Service.field)
            .limit(count)
        )
        return [row.field for row in rows]

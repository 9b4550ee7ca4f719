"""How long each procedure usually takes at the counter: learnt from the log, starting from the catalogue's estimate."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import select

from office.comers import Comer, comers_of
from office.context import Office
from office.rules.forecast.habits import GRID
from office.rules.forecast.laws import VARIATION, exponential, lognormal, mixed
from office.rules.forecast.visits import Floats
from office.rules.journeys import CARRIES_ON
from office.rules.tickets import SERVED, Move
from office.storage.database import Storage
from office.storage.models import Journal, Service

DAYS = 30
MOST_SERVICES = 5_000
# The catalogue's estimate counts as much as this many services seen.
PRIOR_SERVICES = 5
# All of them together are taken to be right as strongly as so many services would show it.
PRIOR_OFFICE = 20
# By how much the length of a day's services differs from that of other days.
DAYS_DIFFER = 0.08
# A service this long is a forgotten "finish", not work.
LONGEST_MINUTES = 120.0
REFRESH_SECONDS = 600.0
UNKNOWN_MINUTES = 10.0
# From the call to the start, and how often nobody comes, until it is known.
WALK_SECONDS, ABSENT_SECONDS, ABSENT_SHARE = 40.0, 90.0, 0.03
# How often a clerk makes a pause after a call, until it is known.
PAUSING = 0.03
# A clerk is taken to be like the others as strongly as so many services of theirs would show it.
PRIOR_CLERK = 20
PRIOR_CALLS = 100
# How often who is called at a step of a journey goes on to the next, until it is known.
CARRIED_ON = 0.85
# Between two citizens, and how long a clerk is away who has said so, until it is known.
GAP_SECONDS, BREAK_SECONDS, PRIOR_GAPS = 15.0, 900.0, 20
LONGEST_GAP_SECONDS, LONGEST_BREAK_SECONDS, MOST_PAUSES = 900.0, 2 * 3600.0, 1_000
# How far a break is from the minutes that were announced, as a share of them, until it is known.
ANNOUNCED_VARIATION = 0.3
# The setting for a further copy counts as much as so many services of two copies.
PRIOR_COPIES, MOST_COPIES = 50, 50
# However many copies, at least this share of the service was for the first.
LEAST_OF_COPIES = 0.1


@dataclass(frozen=True, slots=True)
class Pace:
    """Usual minutes by procedure id, and what a forecast needs beside them.

    `level`: see `_level`. `kinds`: procedure id to its row in `occupied` (kinds + 1, GRID): seconds from the call until
    the counter is free again, as equally likely values, those who never come included; the last row stands for an
    unknown procedure. `clerks`: how long a clerk's services last in relation to the others', by clerk id.
    `seconds_per_copy`: what each copy after the first adds. `gaps` (GRID): seconds from one citizen to the next while
    somebody waits; `breaks` (GRID): how long pauses last, and by their reason; `kept` (GRID): how long those that were
    announced, as a share of what was said; `pausing`: the chance of one after a call. `carries_on`: the chance that who
    is called goes on to a further step of a journey. `doubt`: see `_doubt`. `comers`: who is still to come (see there).
    """

    level: float
    by_procedure: Mapping[str, float]
    kinds: Mapping[str, int]
    occupied: Floats
    clerks: Mapping[int, float]
    seconds_per_copy: float
    gaps: Floats
    breaks: Floats
    breaks_for: Mapping[str, Floats]
    kept: Floats
    pausing: float
    carries_on: float
    doubt: float
    comers: Sequence[Comer]

    def minutes(self, procedure: str) -> float:
        return self.by_procedure.get(procedure, UNKNOWN_MINUTES)

    def break_of(self, reason: str) -> Floats:
        return self.breaks_for.get(reason, self.breaks)

    def announced_of(self, seconds: float) -> Floats:
        """How long a break lasts that was announced to last so long."""
        return seconds * self.kept

    def kind(self, procedure: str) -> int:
        return self.kinds.get(procedure, len(self.kinds))


_known: WeakKeyDictionary[Storage, tuple[float, int, Pace]] = WeakKeyDictionary()
_lock = Lock()


def pace_of(office: Office) -> Pace:
    """The office's pace, learnt anew at most every ten minutes: it changes slowly and must not slow a call."""
    with _lock:
        found = _known.get(office.storage)
        now = office.clock.steady()
        if found is not None and found[1] == office.edition and 0 <= now - found[0] < REFRESH_SECONDS:
            return found[2]
        pace = learn(office)
        _known[office.storage] = (now, office.edition, pace)
        return pace


def learn(office: Office) -> Pace:
    """The pace of the last 30 days, pulled towards the catalogue's estimate."""
    since = office.day(office.clock.now()) - dt.timedelta(days=DAYS)
    with office.storage.read() as connection:
        rows = connection.execute(
            select(
                Service.procedure,
                Service.quantity,
                Service.counter_id,
                Service.clerk_id,
                Service.business_day,
                Service.waiting_since,
                Service.ended_by,
                Service.outcome,
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
        moves = connection.execute(
            select(Journal.counter_id, Journal.move, Journal.at, Journal.detail)
            .where(Journal.office_id == office.id, Journal.business_day >= since, Journal.move.in_(("pause", "open")))
            .order_by(Journal.id.desc())
            .limit(MOST_PAUSES)
        ).all()
    served = [row for row in rows if row.started_at is not None and row.ended_by in SERVED]
    per_copy = _seconds_per_copy(office, served)
    minutes: dict[str, list[float]] = defaultdict(list)
    occupied: dict[str, list[float]] = defaultdict(list)
    for row in served:
        took = _one(row, per_copy)
        if took is not None:
            minutes[row.procedure].append(took)
            occupied[row.procedure].append((row.started_at - row.called_at).total_seconds() + 60 * took)
    procedures = office.catalogue.procedures
    level = _level(office, minutes)
    starts = {item.id: item.typical_minutes * level for item in procedures}
    usual = {item.id: _blend(starts[item.id], minutes[item.id]) for item in procedures}
    absent = _absent(len(rows) - len(served), len(rows))
    grids = [
        mixed(_start(starts[item.id], absent), occupied[item.id], PRIOR_SERVICES, 1 - absent) for item in procedures
    ]
    return Pace(
        level,
        usual,
        {item.id: place for place, item in enumerate(procedures)},
        np.array([*grids, _start(UNKNOWN_MINUTES, absent)]),
        _clerks(served, usual, per_copy),
        per_copy,
        mixed(exponential(GAP_SECONDS), _gaps(rows), PRIOR_GAPS),
        *_breaks(moves),
        (sum(row.move == "pause" for row in moves) + PAUSING * PRIOR_CALLS) / (len(rows) + PRIOR_CALLS),
        (sum(row.outcome in CARRIES_ON for row in rows) + CARRIED_ON * PRIOR_CALLS) / (len(rows) + PRIOR_CALLS),
        _doubt(served),
        comers_of(office),
    )


def _doubt(served: Sequence[Any]) -> float:
    """How far a counter's services may be off on the whole today, as a standard deviation of the logarithm.

    Days differ, however many were seen; and few services tell little of how long a clerk's last.
    """
    of_each = len(served) / max(1, len({row.clerk_id for row in served}))
    return float(np.hypot(DAYS_DIFFER, VARIATION / np.sqrt(PRIOR_CLERK + of_each)))


def _level(office: Office, minutes: Mapping[str, Sequence[float]]) -> float:
    """How long this office's services last on the whole, in relation to the catalogue's estimates.

    Most procedures are seldom asked for, and would otherwise keep an estimate that is wrong everywhere.
    """
    known = [(item.typical_minutes, minutes[item.id]) for item in office.catalogue.procedures if item.id in minutes]
    prior = PRIOR_OFFICE * UNKNOWN_MINUTES
    expected = prior + sum(estimate * len(seen) for estimate, seen in known)
    return float((prior + sum(sum(seen) for _, seen in known)) / expected)


def _seconds_per_copy(office: Office, served: Sequence[Any]) -> float:
    """What each copy after the first adds, by least squares, drawn towards the setting."""
    start = float(office.settings.queue.seconds_per_copy)
    single: dict[str, list[float]] = defaultdict(list)
    for row in served:
        if row.quantity <= 1 and (took := _one(row, start)) is not None:
            single[row.procedure].append(took)
    over, under = start * PRIOR_COPIES, float(PRIOR_COPIES)
    for row in served:
        if row.quantity > 1 and _one(row, start) is not None:
            estimate = office.catalogue.procedure_by_id.get(row.procedure)
            base = _blend(estimate.typical_minutes if estimate else UNKNOWN_MINUTES, single[row.procedure])
            more = (row.ended_at - row.started_at).total_seconds() - 60 * base
            # A thousand copies in one service must not outvote all the others.
            weight = min(row.quantity - 1, MOST_COPIES) ** 2
            over += weight * more / (row.quantity - 1)
            under += weight
    return max(0.0, over / under)


def _one(row: Any, per_copy: float) -> float | None:
    """Minutes that the service would have taken with one copy; None for a forgotten "finish"."""
    took = float((row.ended_at - row.started_at).total_seconds()) / 60
    copies = float(row.quantity - 1) * per_copy / 60
    if not 0 < took <= LONGEST_MINUTES + copies:
        return None
    return max(took - copies, LEAST_OF_COPIES * took)


def longest_minutes(quantity: int, per_copy: float) -> float:
    """A service longer than this is a forgotten "finish", not work."""
    return LONGEST_MINUTES + (quantity - 1) * per_copy / 60


def _blend(estimate: float, seen: list[float]) -> float:
    return (estimate * PRIOR_SERVICES + sum(seen)) / (PRIOR_SERVICES + len(seen))


def _absent(absent: int, calls: int) -> float:
    return (absent + ABSENT_SHARE * PRIOR_CALLS) / (calls + PRIOR_CALLS)


def _start(minutes: float, absent: float) -> Floats:
    """Before anything was seen: a lognormal service after the walk, and some who never come."""
    law = WALK_SECONDS + lognormal(minutes * 60)
    law[: round(absent * GRID)] = ABSENT_SECONDS
    return np.sort(law)


def _gaps(rows: Sequence[Any]) -> list[float]:
    """Seconds from a counter's last citizen to the next one, who was waiting already."""
    gaps = []
    last: dict[tuple[str, dt.date], dt.datetime] = {}
    for row in sorted(rows, key=lambda item: item.called_at):
        place = (row.counter_id, row.business_day)
        ended = last.get(place)
        if ended is not None and row.waiting_since <= ended:
            gap = (row.called_at - ended).total_seconds()
            if 0 <= gap <= LONGEST_GAP_SECONDS:
                gaps.append(gap)
        last[place] = row.ended_at
    return gaps


def _breaks(moves: Sequence[Any]) -> tuple[Floats, Mapping[str, Floats], Floats]:
    """How long pauses lasted, in seconds, those for each reason, and those announced as a share of what was said.

    `moves`: pauses and openings, the latest first.
    """
    ends: dict[str | None, dt.datetime] = {}
    lasted: dict[str, list[float]] = defaultdict(list)
    kept: list[float] = []
    for row in moves:
        opened = ends.pop(row.counter_id, None)
        if row.move == "open":
            ends[row.counter_id] = row.at
        elif opened is not None and 0 < (seconds := (opened - row.at).total_seconds()) <= LONGEST_BREAK_SECONDS:
            detail = row.detail or {}
            lasted[detail.get("reason", "")].append(seconds)
            if detail.get("announced"):
                kept.append(seconds / (60 * detail["announced"]))
    usual = mixed(exponential(BREAK_SECONDS), [each for those in lasted.values() for each in those], PRIOR_GAPS)
    for_each = {reason: mixed(usual, those, PRIOR_GAPS) for reason, those in lasted.items()}
    return usual, for_each, mixed(lognormal(1.0, ANNOUNCED_VARIATION), kept, PRIOR_GAPS)


def _clerks(served: Sequence[Any], usual: Mapping[str, float], per_copy: float) -> dict[int, float]:
    took: dict[int, float] = defaultdict(float)
    expected: dict[int, float] = defaultdict(float)
    services: dict[int, int] = defaultdict(int)
    for row in served:
        minutes = _one(row, per_copy)
        if minutes is not None:
            took[row.clerk_id] += minutes
            expected[row.clerk_id] += usual.get(row.procedure, UNKNOWN_MINUTES)
            services[row.clerk_id] += 1
    return {
        clerk: (took[clerk] / expected[clerk] * count + PRIOR_CLERK) / (count + PRIOR_CLERK)
        for clerk, count in services.items()
    }

"""Demand learnt from the office's own past: who came when and for what, and how long it took."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import select

from office.context import Office
from office.rules.tickets import SERVED, State
from office.storage.database import Storage
from office.storage.models import Service, Ticket
from simulation.demand import HALF_HOUR, HALF_HOURS, Demand, Work
from simulation.presets import preset

DAYS = 56  # eight weeks: a weekday then stands for eight of its kind
LEAST_DAYS = 3
LEAST_VISITS = 100
LONGEST_SECONDS = 2 * 3600.0
# What is estimated counts as much as this many services seen.
PRIOR = 10
REFRESH_SECONDS = 600.0


_known: WeakKeyDictionary[Storage, tuple[float, tuple[dt.date, int], tuple[Demand, int]]] = WeakKeyDictionary()


def expected(office: Office, day: dt.date) -> tuple[Demand, int]:
    """As `demand_of`, learnt anew at most every ten minutes: a page asks with every change that is tried on it."""
    found, asked = _known.get(office.storage), (day, office.edition)
    if found is not None and found[1] == asked and monotonic() - found[0] < REFRESH_SECONDS:
        return found[2]
    learnt = demand_of(office, day)
    _known[office.storage] = (monotonic(), asked, learnt)
    return learnt


def demand_of(office: Office, day: dt.date) -> tuple[Demand, int]:
    """The demand to expect on `day`, and from how many past days it was learnt: those of the same weekday if there are
    enough, otherwise all; 0 when there are too few, and a small office's preset stands in."""
    since = day - dt.timedelta(days=DAYS)
    start = preset(office.catalogue, "small", office.settings.office.most_used)
    with office.storage.read() as connection:
        tickets = connection.execute(
            select(Ticket.business_day, Ticket.issued_at, Ticket.procedure, Ticket.priority, Ticket.state).where(
                Ticket.office_id == office.id, Ticket.business_day >= since, Ticket.business_day < day
            )
        ).all()
        services = connection.execute(
            select(Service.procedure, Service.called_at, Service.started_at, Service.ended_at).where(
                Service.office_id == office.id,
                Service.business_day >= since,
                Service.business_day < day,
                Service.ended_by.in_(SERVED),
                Service.started_at.is_not(None),
            )
        ).all()
    alike = [row for row in tickets if row.business_day.weekday() == day.weekday()]
    chosen = alike if len({row.business_day for row in alike}) >= LEAST_DAYS else tickets
    days = {row.business_day for row in chosen}
    if sum(row.procedure in start.works for row in chosen) < LEAST_VISITS:
        return start, 0
    return _learnt(office, start, chosen, len(days), services), len(days)


def _learnt(office: Office, start: Demand, tickets: Sequence[Any], days: int, services: Sequence[Any]) -> Demand:
    shape = [0.0] * HALF_HOURS
    for row in tickets:
        local = office.local(row.issued_at)
        shape[min(HALF_HOURS - 1, int((local.hour * 3600 + local.minute * 60) // HALF_HOUR))] += 1
    mix = Counter(row.procedure for row in tickets if row.procedure in start.works)
    totals = list(Counter(row.business_day for row in tickets).values())
    swing = float(np.std(totals) / np.mean(totals)) if len(totals) > 1 else start.swing
    walks = [(row.started_at - row.called_at).total_seconds() for row in services]
    return replace(
        start,
        visits=len(tickets) / days,
        shape=shape,
        mix={name: count / mix.total() for name, count in mix.items()},
        works=_works(start, services),
        priority=sum(row.priority is not None for row in tickets) / len(tickets),
        absent=sum(row.state == State.NO_SHOW for row in tickets) / len(tickets),
        walk=float(np.mean(walks)) if walks else start.walk,
        swing=swing,
    )


def _works(start: Demand, services: Sequence[Any]) -> dict[str, Work]:
    seen: dict[str, list[float]] = defaultdict(list)
    for row in services:
        seconds = (row.ended_at - row.started_at).total_seconds()
        if 0 < seconds <= LONGEST_SECONDS:
            seen[row.procedure].append(seconds / 60)
    return {name: _work(work, seen[name]) for name, work in start.works.items()}


def _work(work: Work, minutes: list[float]) -> Work:
    mean = (work.minutes * PRIOR + sum(minutes)) / (PRIOR + len(minutes))
    if len(minutes) < PRIOR:
        return replace(work, minutes=mean)
    return replace(work, minutes=mean, variation=float(np.std(minutes) / np.mean(minutes)))

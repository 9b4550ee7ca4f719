"""What was known when somebody arrived: the scene to rehearse, and what else tells of the wait."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from office.rules.forecast.habits import HALF_HOUR, HALF_HOURS, Habits
from office.rules.forecast.lately import LATELY, LOG, Lately, drift
from office.rules.forecast.scene import FREE, Scene, Stream
from office.rules.forecast.visits import Day, Floats, Ints

# A server who has had nothing to do for so long has gone home, until seen again.
HOME_SECONDS = 900.0
# Somebody may walk to the desk: only after this does a free server count as away.
WALK_SECONDS = 10.0
OVERTAKES = 10.0  # seconds of head start below which later visitors don't matter
FREE_JUST_NOW, FREE_LATELY = 60.0, 300.0


@dataclass(frozen=True)
class Columns:
    """A day's visits in the numbers of the habits."""

    day: Day
    kind: Ints
    cls: Ints
    priority: Ints
    server: Ints
    servers: int

    @classmethod
    def of(cls, day: Day, habits: Habits) -> Columns:
        priorities = {name: place for place, name in enumerate(sorted(set(day.priorities)))}
        servers = {name: place for place, name in enumerate(sorted({name or "" for name in day.servers}))}
        return cls(
            day,
            np.array([habits.kind(kind) for kind in day.kinds], dtype=np.int64),
            np.array([habits.class_of(*pair) for pair in zip(day.kinds, day.priorities, strict=True)], dtype=np.int64),
            np.array([priorities[name] for name in day.priorities], dtype=np.int64),
            np.array([servers[name or ""] for name in day.servers], dtype=np.int64),
            len(servers),
        )


@dataclass(frozen=True)
class Moment:
    """The instant of a day at which visit `who` arrives."""

    columns: Columns
    who: int

    @property
    def now(self) -> float:
        return float(self.columns.day.arrived[self.who])

    def waiting(self) -> Ints:
        """Places of those who wait, without the newcomer."""
        return np.flatnonzero(self.columns.day.left[: self.who] > self.now)

    def entered(self) -> Ints:
        """Places of those whose service has begun."""
        return np.flatnonzero(self.columns.day.reached[: self.who] <= self.now)

    def at_work(self) -> list[tuple[str, int, float]]:
        """Each server seen so far: its name, the place of its present visit (or FREE), and since when."""
        day, server = self.columns.day, self.columns.server
        entered = self.entered()
        latest = np.full(self.columns.servers, FREE)
        # Of several at one index the last assignment stands: the visit that began last.
        by_start = entered[np.argsort(day.reached[entered], kind="stable")]
        latest[server[by_start]] = by_start
        seen = []
        for place in latest[latest != FREE]:
            busy = day.done[place] > self.now
            since = day.reached[place] if busy else day.done[place]
            seen.append((day.servers[place] or "", int(place) if busy else FREE, float(since)))
        return seen


def scene_at(moment: Moment, habits: Habits) -> Scene | None:
    """The room as the newcomer finds it, the newcomer's ticket last; None when no server is there."""
    columns, day, now = moment.columns, moment.columns.day, moment.now
    tickets = np.append(moment.waiting(), moment.who)
    kind = columns.kind[tickets]
    servers = [
        (habits.kinds_of(name), doing, since)
        for name, doing, since in moment.at_work()
        if doing != FREE or now - since < HOME_SECONDS
    ]
    if not servers:
        return None
    takes = np.array([row for row, _, _ in servers])
    if not takes[:, kind[-1]].any():
        takes[:, kind[-1]] = True  # somebody will learn to do it
    present = tickets[:-1]
    absent, since = [], []
    for row, (_, doing, began) in zip(takes, servers, strict=True):
        mine = present[row[columns.kind[present]]]
        waits_for_it = now - max(began, float(day.arrived[mine].min())) if len(mine) and doing == FREE else 0.0
        absent.append(waits_for_it > WALK_SECONDS)
        since.append(now - began)
    head = habits.head_start[columns.cls[tickets]]
    count = len(tickets)
    return Scene(
        key=day.arrived[tickets] - now - head,
        waited=now - day.arrived[tickets],
        kind=kind,
        priority=np.zeros(count, dtype=bool),
        probe=np.zeros(count, dtype=bool),
        stays=np.arange(count) == count - 1,
        scale=np.ones(count),
        serves=takes[:, kind],
        takes=takes,
        doing=np.array([FREE if doing == FREE else columns.kind[doing] for _, doing, _ in servers]),
        since=np.array(since),
        pace=np.ones(len(servers)),
        absent=np.array(absent),
        run=np.zeros((len(servers), 2), dtype=np.int64),
        streams=_overtakers(habits, now, float(head[-1])),
    )


def _overtakers(habits: Habits, now: float, head: float) -> list[Stream]:
    """Visitors still to come who will go before the newcomer."""
    rates = habits.arrivals[int(min(max(now, 0) // HALF_HOUR, HALF_HOURS - 1))]
    streams = []
    for (kind, _), place in habits.classes.items():
        start = float(habits.head_start[place])
        if start - head > OVERTAKES and rates[place] > 0:
            streams.append(Stream(float(rates[place]), start - head, habits.kinds[kind], head_start=start))
    return streams


def situation_at(moment: Moment, spread: Floats, at_once: float, errors: Floats) -> Floats:
    """What tells of the newcomer's wait beside the rehearsals' `spread` (3: 10, 50 and 90 %), one row of features.

    `at_once`: share of rehearsals in which nobody waits 5 s; `errors` (visits): log of true to estimated wait of those
    who have entered (nan elsewhere).
    """
    columns, day, now, who = moment.columns, moment.columns.day, moment.now, moment.who
    entered, waiting = moment.entered(), moment.waiting()
    like, same = columns.cls[who], columns.priority[who]
    of_class = entered[columns.cls[entered] == like]
    of_priority = entered[columns.priority[entered] == same]
    of_kind = waiting[columns.kind[waiting] == columns.kind[who]]
    free = [now - since for _, doing, since in moment.at_work() if doing == FREE]
    lately = Lately(
        class_wait=_last(day, of_class),
        kind_longest=_longest(day, of_kind, now),
        drift=_drift(day, entered, now, errors),
        priority_wait=_last(day, of_priority),
        longest=_longest(day, waiting, now),
    )
    low, likely, high = np.log(spread + LOG)
    lately_free = [sum(idle < limit for idle in free) for limit in (FREE_JUST_NOW, FREE_LATELY)]
    return np.array([likely, at_once, *lately.features(), low, high, *lately_free])


FEATURES = LATELY + 6


def _last(day: Day, entered: Ints) -> float:
    """The wait of the last to enter service; 0 when none has."""
    if not len(entered):
        return 0.0
    last = entered[np.argmax(day.reached[entered])]
    return float(day.waited[last])


def _longest(day: Day, waiting: Ints, now: float) -> float:
    return float(now - day.arrived[waiting].min()) if len(waiting) else 0.0


def _drift(day: Day, entered: Ints, now: float, errors: Floats) -> float:
    known = entered[~np.isnan(errors[entered])]
    return drift(errors[known], now - day.reached[known])

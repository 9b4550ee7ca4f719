"""Everybody's wait, from one rehearsal of the room, corrected by how the office's own forecasts have turned out.

Reckoned with: who waits and who may call them, the counters and their clerks, how long each service and pause has
lasted, breaks announced, lunch and the doors, and citizens with priority still to come. Appointments: the office
gives none.

A rehearsal of three hundred waiting takes some twenty milliseconds, so it is not made for every move, and then beside
the requests that ask for it; one of a few costs little and is made when asked for. It is some seconds old at most, and
a counter that opens or pauses, or a break announced or taken back, is taken up at once.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic, thread_time
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy.exc import SQLAlchemyError

from office.hindsight import hindsight_of, kind_of, remembered, working_seconds
from office.rules.forecast.correction import shares_of
from office.rules.forecast.habits import GRID
from office.rules.forecast.lately import LATELY
from office.rules.forecast.rehearsal import rehearse
from office.rules.forecast.scene import Lengths
from office.rules.forecast.visits import Bools, Floats
from office.rules.routing import Waiting
from office.rules.waiting import Wait, steady, told
from office.snapshots.room import Room, TicketRow
from office.snapshots.scenes import Server, by_the_clock, closed_spans, scene_of, servers_of, serves_field
from office.storage.database import Storage
from office.told import Forecast, forget_but, tell

log = logging.getLogger("motcua.waits")

SAMPLES = 64
SEED = 7
CALM_SECONDS, OLDEST_SECONDS, LATE_SECONDS = 5.0, 8.0, 30.0
# While people come and go a rehearsal stands so many times what it cost, a tenth of a core at most; and for a blink.
STANDS_FOR, BLINK_SECONDS = 10, 0.1
# One that costs more than this many seconds is made beside the request.
DEAR_SECONDS = 0.02
Group = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is told, in minutes, and the forecast behind it."""

    wait: Wait
    forecast: Forecast


@dataclass(frozen=True)
class Outlook:
    """Waits by ticket id and, for a newcomer, by field; a range a ticket was told is kept as long as it is true."""

    made: float
    now: dt.datetime
    revision: int
    at_work: frozenset[str]
    tickets: dict[int, Estimate]
    fields: dict[str, Estimate]
    cost: float  # seconds of the processor
    edition: int


_known: WeakKeyDictionary[Storage, Outlook] = WeakKeyDictionary()
_rehearsing = Lock()


def wait_of(room: Room, ticket: TicketRow) -> Wait | None:
    """The ticket's wait; None when no counter serves it. The first one told is remembered, to be judged by the call."""
    outlook = _outlook(room)
    found = outlook.tickets.get(ticket.id) or outlook.fields.get(ticket.field)
    if found is None:
        return None
    tell(room.office.storage, ticket.id, ticket.waiting_since, room.now, found.wait, found.forecast)
    return found.wait


def wait_for_newcomer(room: Room, field: str) -> Wait | None:
    """The wait of somebody who takes a ticket for the field now; None when no counter serves it."""
    found = _outlook(room).fields.get(field)
    return found.wait if found else None


def _outlook(room: Room) -> Outlook:
    found = _known.get(room.office.storage)
    if found is not None and _same_counters(found, room) and found.now <= room.now:
        age = max(monotonic() - found.made, (room.now - found.now).total_seconds())
        moved = found.revision != room.revision
        if age < (max(STANDS_FOR * found.cost, BLINK_SECONDS) if moved else CALM_SECONDS):
            return found
        # On a machine at its limit the next one may be under way for longer than one should be old.
        oldest = LATE_SECONDS if _rehearsing.locked() else OLDEST_SECONDS
        if found.cost > DEAR_SECONDS and age < oldest:
            # Nobody is kept waiting for it: a moment is nothing to who waits for minutes.
            _renew(room)
            return found
    with _rehearsing:
        # Of a crowd that waited here for the same rehearsal one makes it: else each would wait for all the others' too.
        since = _known.get(room.office.storage)
        if since is not None and since is not found and _same_counters(since, room):
            return since
        return _rehearse(room)


def _same_counters(found: Outlook, room: Room) -> bool:
    return (found.edition, found.at_work) == (room.office.edition, _at_work(room))


def _renew(room: Room) -> None:
    """Rehearse beside the present request, unless that is being done already."""
    if _rehearsing.acquire(blocking=False):
        Thread(target=_renewed, args=(room,), daemon=True).start()


def _renewed(room: Room) -> None:
    try:
        _rehearse(room)
    except SQLAlchemyError as error:
        # The one from before stands until somebody asks again; a database that can't be read is told elsewhere.
        log.warning("could not rehearse the room: %s", error)
    finally:
        _rehearsing.release()


def _rehearse(room: Room) -> Outlook:
    made = _rehearsed(room, _known.get(room.office.storage))
    _known[room.office.storage] = made
    return made


def _at_work(room: Room) -> frozenset[str]:
    announced = ((each, room.announced(each)) for each in room.counters)
    return frozenset(
        [
            *(f"{desk.counter}{desk.entries}" for desk in room.desks()),
            *(f"{counter}{ahead}" for counter, ahead in announced if ahead is not None),
        ]
    )


def _rehearsed(room: Room, before: Outlook | None) -> Outlook:
    hindsight_of(room.office, room.day)  # learnt once a day: no part of what a rehearsal costs
    begun = thread_time()
    forget_but(room.office.storage, room.by_id)
    closed = closed_spans(room)
    servers = servers_of(room, planned=bool(closed) and closed[0][0] == 0)
    waiting = list(room.waiting)
    fields = [
        item.id
        for item in room.office.catalogue.fields
        if any(serves_field(room, server.desk, item.id) for server in servers)
    ]
    tickets: dict[int, Estimate] = {}
    newcomers: dict[str, Estimate] = {}
    if servers:
        forecasts = _forecasts(room, servers, waiting, fields)
        told_before = before.tickets if before else {}
        passed = (room.now - before.now).total_seconds() / 60 if before else 0.0
        for ticket, forecast in zip(waiting, forecasts, strict=False):
            if np.isfinite(forecast.corrected).all():
                known = told_before.get(ticket.id)
                minutes = by_the_clock(np.array(forecast.corrected), closed) / 60
                wait = steady(known.wait if known else None, passed, *minutes.tolist())
                tickets[ticket.id] = Estimate(wait, forecast)
        for field, forecast in zip(fields, forecasts[len(waiting) :], strict=True):
            if np.isfinite(forecast.corrected).all():
                minutes = by_the_clock(np.array(forecast.corrected), closed) / 60
                newcomers[field] = Estimate(told(*minutes.tolist()), forecast)
    cost = thread_time() - begun
    edition = room.office.edition
    return Outlook(monotonic(), room.now, room.revision, _at_work(room), tickets, newcomers, cost, edition)


def _forecasts(
    room: Room, servers: Sequence[Server], waiting: Sequence[Waiting], fields: Sequence[str]
) -> list[Forecast]:
    """Of the waiting, then of a newcomer to each field: rehearsed, then corrected by what the past days taught."""
    pace = room.pace
    stays = np.full(GRID, np.inf)
    lengths = Lengths(pace.occupied, pace.gaps, pace.breaks, stays, doubt=pace.doubt, pausing=pace.pausing)
    rehearsed = shares_of(rehearse(scene_of(room, servers, waiting, fields), lengths, SAMPLES, SEED))
    groups = [*((ticket.field, ticket.priority) for ticket in waiting), *((field, False) for field in fields)]
    features = _features(room, set(groups))
    kinds = [kind_of(*group) for group in groups]
    rows = np.array([features[group] for group in groups]).reshape(len(groups), LATELY)
    corrected = _corrected(room, rehearsed, rows, kinds)
    return [
        Forecast(*each, room.pace.level)
        for each in zip(rehearsed.tolist(), corrected.tolist(), rows.tolist(), kinds, strict=True)
    ]


def _features(room: Room, groups: Collection[Group]) -> dict[Group, Floats]:
    past = remembered(room.office, room.now, room.day)
    since: dict[str, dt.datetime] = {}
    for ticket in room.waiting:
        began = ticket.since or ticket.arrived
        since[ticket.field] = min(since.get(ticket.field, began), began)
    longest = {
        field: working_seconds(room.office, began, room.now) if began < room.now else 0.0
        for field, began in since.items()
    }
    of_all = max(longest.values(), default=0.0)
    return {group: past.lately(*group, longest.get(group[0], 0.0), of_all).features() for group in groups}


def _corrected(room: Room, rehearsed: Floats, features: Floats, kinds: Sequence[str]) -> Floats:
    """What nobody will call in any rehearsal stays so."""
    learnt = hindsight_of(room.office, room.day)
    known: Bools = np.isfinite(rehearsed[:, 1]) & np.isfinite(rehearsed[:, 2])
    if learnt is None or not known.any():
        return rehearsed
    corrected = rehearsed.copy()
    chosen = [kinds[place] for place in np.flatnonzero(known).tolist()]
    corrected[known] = learnt.apply(rehearsed[known], features[known], chosen)
    return corrected

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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock, Thread
from time import monotonic, thread_time
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy.exc import SQLAlchemyError

from office.hindsight import hindsight_of
from office.rules.waiting import Range, Wait, steady
from office.snapshots.forecasts import forecasts_of, is_known
from office.snapshots.latecomers import Latecomers
from office.snapshots.room import Room, TicketRow
from office.snapshots.scenes import by_the_clock, closed_spans, servers_of, serves_field
from office.storage.database import Storage
from office.told import Estimate, Forecast, forget_but, tell

log = logging.getLogger("motcua.waits")

CALM_SECONDS, OLDEST_SECONDS, LATE_SECONDS = 5.0, 8.0, 30.0
# While people come and go a rehearsal stands so many times what it cost, a tenth of a core at most; and for a blink.
STANDS_FOR, BLINK_SECONDS = 10, 0.1
# One that costs more than this many seconds is made beside the request.
DEAR_SECONDS = 0.02


@dataclass(frozen=True)
class Outlook:
    """Waits by ticket id, None for whom nobody calls; a range that a ticket was told is kept as long as it is true.

    Whoever came later finds a place there too, and `newcomers` is what is told who comes now, by field, until then.
    `before`: as the last outlook had it.
    """

    made: float
    now: dt.datetime
    revision: int
    at_work: frozenset[str]
    tickets: dict[int, Estimate | None]
    before: Mapping[int, Estimate | None]
    late: Latecomers
    closed: Sequence[tuple[float, float]]
    cost: float  # seconds of the processor
    edition: int
    newcomers: dict[str, Estimate | None] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_known: WeakKeyDictionary[Storage, Outlook] = WeakKeyDictionary()
_rehearsing = Lock()


def wait_of(room: Room, ticket: TicketRow) -> Wait | None:
    """The ticket's wait; None when no counter serves it. The first one told is remembered, to be judged by the call."""
    outlook = _caught_up(room)
    was_here = ticket.id in outlook.tickets
    found = outlook.tickets[ticket.id] if was_here else _newcomer(outlook, room, ticket.field)
    if found is None:
        return None
    tell(room.office.storage, ticket.id, ticket.waiting_since, room.now, found.wait, found.forecast)
    return found.wait


def wait_for_newcomer(room: Room, field_id: str) -> Wait | None:
    """The wait of somebody who takes a ticket for the field now; None when no counter serves it."""
    found = _newcomer(_caught_up(room), room, field_id)
    return found.wait if found else None


def _newcomer(outlook: Outlook, room: Room, field_id: str) -> Estimate | None:
    with outlook.lock:
        if field_id not in outlook.newcomers:
            forecast = outlook.late.next(room, field_id)
            outlook.newcomers[field_id] = _estimate(forecast, outlook.now, outlook.closed)
        return outlook.newcomers[field_id]


def _caught_up(room: Room) -> Outlook:
    """With everybody who has come since the rehearsal."""
    outlook = _outlook(room)
    with outlook.lock:
        if outlook.late.revision < room.revision:
            for ticket, forecast in outlook.late.come(room, outlook.tickets):
                before = outlook.before.get(ticket)
                outlook.tickets[ticket] = _estimate(forecast, outlook.now, outlook.closed, before)
            outlook.newcomers.clear()
    return outlook


def _estimate(
    forecast: Forecast | None, now: dt.datetime, closed: Sequence[tuple[float, float]], before: Estimate | None = None
) -> Estimate | None:
    """What is told of a forecast, None where nobody will call. `before`: what was told last."""
    if forecast is None or not is_known(forecast):
        return None
    minutes = by_the_clock(np.array(forecast.corrected), closed) / 60
    range_ = steady(before.range if before else None, Range(now, *minutes.tolist()))
    return Estimate(range_.told(), range_, forecast)


def _outlook(room: Room) -> Outlook:
    found = _known.get(room.office.storage)
    if found is not None and _same_counters(found, room):
        age = max(monotonic() - found.made, (room.now - found.now).total_seconds())
        # Who looked at the room before it was rehearsed learns nothing from an older rehearsal.
        moved = found.revision < room.revision
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
    told_before = before.tickets if before else {}
    forecasts, turns = forecasts_of(room, servers, waiting, fields)
    tickets: dict[int, Estimate | None] = {}
    for ticket, forecast in zip(waiting, forecasts, strict=False):
        known = told_before.get(ticket.id)
        tickets[ticket.id] = _estimate(forecast, room.now, closed, known)
    newcomers = dict(zip(fields, forecasts[len(waiting) :], strict=True))
    return Outlook(
        made=monotonic(),
        now=room.now,
        revision=room.revision,
        at_work=_at_work(room),
        tickets=tickets,
        before=told_before,
        late=Latecomers(room, servers, newcomers, turns),
        closed=closed,
        cost=thread_time() - begun,
        edition=room.office.edition,
    )

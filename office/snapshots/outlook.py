"""Everybody's wait, from one rehearsal of the room.

A rehearsal of three hundred waiting takes some twenty milliseconds, so it is not made for every move, and then beside
the requests that ask for it; one of a few costs little and is made when asked for. It is some seconds old at most, and
a counter that opens or pauses is taken up at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic
from weakref import WeakKeyDictionary

import numpy as np

from office.rules.forecast.correction import spread_of
from office.rules.forecast.habits import GRID
from office.rules.forecast.rehearsal import FREE, Lengths, Scene, rehearse
from office.rules.forecast.visits import Bools, Floats
from office.rules.opening import sessions_on
from office.rules.routing import Desk, Waiting, may_call
from office.rules.waiting import Wait, steady, told
from office.snapshots.room import Room, TicketRow
from office.storage.database import Storage

SAMPLES = 64
SEED = 7
CALM_SECONDS, OLDEST_SECONDS = 5.0, 8.0
# While people come and go a rehearsal stands for so many times what it cost: a tenth of a core at most.
STANDS_FOR = 10
# One that costs more than this many seconds is made beside the request.
DEAR_SECONDS = 0.01
# Between two citizens, and how long a clerk is away who has said so.
GAP_SECONDS, BREAK_SECONDS = 15.0, 900.0


@dataclass(frozen=True)
class Outlook:
    """Waits by ticket id and, for a newcomer, by field; a range a ticket was told is kept as long as it is true."""

    made: float
    now: dt.datetime
    revision: int
    at_work: frozenset[str]
    tickets: dict[int, Wait]
    fields: dict[str, Wait]
    cost: float
    edition: int


_known: WeakKeyDictionary[Storage, Outlook] = WeakKeyDictionary()
_rehearsing = Lock()


def wait_of(room: Room, ticket: TicketRow) -> Wait | None:
    """The ticket's wait; None when no counter serves it."""
    outlook = _outlook(room)
    return outlook.tickets.get(ticket.id) or outlook.fields.get(ticket.field)


def wait_for_newcomer(room: Room, field: str) -> Wait | None:
    """The wait of somebody who takes a ticket for the field now; None when no counter serves it."""
    return _outlook(room).fields.get(field)


def _outlook(room: Room) -> Outlook:
    found = _known.get(room.office.storage)
    alike = found is not None and (found.edition, found.at_work) == (room.office.edition, _at_work(room))
    if found is not None and alike and found.now <= room.now:
        age = max(monotonic() - found.made, (room.now - found.now).total_seconds())
        if age < (CALM_SECONDS if found.revision == room.revision else STANDS_FOR * found.cost):
            return found
        if found.cost > DEAR_SECONDS and age < OLDEST_SECONDS:
            # Nobody is kept waiting for it: a moment is nothing to who waits for minutes.
            _renew(room)
            return found
    with _rehearsing:
        return _rehearse(room)


def _renew(room: Room) -> None:
    """Rehearse beside the present request, unless that is being done already."""
    if _rehearsing.acquire(blocking=False):
        Thread(target=_renewed, args=(room,), daemon=True).start()


def _renewed(room: Room) -> None:
    try:
        _rehearse(room)
    finally:
        _rehearsing.release()


def _rehearse(room: Room) -> Outlook:
    made = _rehearsed(room, _known.get(room.office.storage))
    _known[room.office.storage] = made
    return made


def _at_work(room: Room) -> frozenset[str]:
    return frozenset(f"{desk.counter}{desk.entries}" for desk in room.desks())


@dataclass(frozen=True)
class _Server:
    """A counter that calls, or will; `away`: for how many seconds its clerk has been on a break, None: is there."""

    desk: Desk
    ticket: TicketRow | None
    away: float | None = None


def _rehearsed(room: Room, before: Outlook | None) -> Outlook:
    begun = monotonic()
    closed = _closed_spans(room)
    servers = _servers(room, planned=bool(closed) and closed[0][0] == 0)
    waiting = list(room.waiting)
    catalogue = room.office.catalogue
    fields = [
        item.id for item in catalogue.fields if any(_serves_field(room, server.desk, item.id) for server in servers)
    ]
    tickets: dict[int, Wait] = {}
    newcomers: dict[str, Wait] = {}
    if servers:
        minutes = _by_the_clock(_spread(room, servers, waiting, fields), closed) / 60
        told_before = before.tickets if before else {}
        passed = (room.now - before.now).total_seconds() / 60 if before else 0.0
        for ticket, shares in zip(waiting, minutes, strict=False):
            if np.isfinite(shares).all():
                tickets[ticket.id] = steady(told_before.get(ticket.id), passed, *shares.tolist())
        for field, shares in zip(fields, minutes[len(waiting) :], strict=True):
            if np.isfinite(shares).all():
                newcomers[field] = told(*shares.tolist())
    made = monotonic()
    return Outlook(made, room.now, room.revision, _at_work(room), tickets, newcomers, made - begun, room.office.edition)


def _servers(room: Room, planned: bool) -> list[_Server]:
    """The counters to reckon with: where a clerk sits; `planned`, while the doors are closed: all of the plan."""
    servers = []
    for counter in room.office.settings.counters:
        if planned:
            servers.append(_Server(room.desk(counter.id), room.current.get(counter.id)))
        elif counter.id in room.seats:
            paused = room.counters[counter.id].paused_at if room.is_paused(counter.id) else None
            away = float((room.now - paused).total_seconds()) if paused else None
            servers.append(_Server(room.desk(counter.id), room.current.get(counter.id), away))
    return servers


def _closed_spans(room: Room) -> list[tuple[float, float]]:
    """When the day's counters do not work between now and its last session: seconds from now, first to last."""
    office = room.office
    local = office.local(room.now)
    if office.always_open:
        return []
    seconds = [
        tuple((dt.datetime.combine(local.date(), at, local.tzinfo) - local).total_seconds() for at in session)
        for session in sessions_on(office.hours, local.date())
    ]
    ends = [0.0, *(closes for _, closes in seconds)]
    spans = [(max(0.0, end), opens) for end, (opens, _) in zip(ends, seconds, strict=False)]
    return [(start, end) for start, end in spans if end > start]


def _by_the_clock(working: Floats, closed: Sequence[tuple[float, float]]) -> Floats:
    """Seconds of working time from now as seconds of the clock: over lunch nobody is called."""
    clock = working
    for start, end in closed:
        clock = np.where((clock > start) | (start == 0), clock + end - start, clock)
    return clock


def _spread(room: Room, servers: Sequence[_Server], waiting: Sequence[Waiting], fields: Sequence[str]) -> Floats:
    """Seconds of working time at 10, 50 and 90 %, (waiting + fields, 3)."""
    scene = _scene(room, servers, waiting, fields)
    lengths = Lengths(
        room.pace.occupied,
        gaps=_exponential(GAP_SECONDS),
        breaks=_exponential(BREAK_SECONDS),
        stays=np.full(GRID, np.inf),
    )
    return spread_of(rehearse(scene, lengths, SAMPLES, SEED))


def _scene(room: Room, servers: Sequence[_Server], waiting: Sequence[Waiting], fields: Sequence[str]) -> Scene:
    pace, count, probes = room.pace, len(waiting), len(fields)
    arrived = [(ticket.arrived - room.now).total_seconds() for ticket in waiting]
    return Scene(
        key=np.array([*arrived, *[1.0] * probes]),
        waited=np.array([*[-at for at in arrived], *[0.0] * probes]),
        kind=np.array(
            [*[pace.kind(ticket.procedure) for ticket in waiting], *[len(pace.kinds)] * probes], dtype=np.int64
        ),
        priority=np.array([*[ticket.priority for ticket in waiting], *[False] * probes], dtype=bool),
        probe=np.arange(count + probes) >= count,
        stays=np.ones(count + probes, dtype=bool),
        scale=np.array([*[_scale(room, room.by_id[ticket.id]) for ticket in waiting], *[1.0] * probes]),
        serves=_serves(room, servers, waiting, fields),
        takes=np.ones((len(servers), len(pace.kinds) + 1), dtype=bool),
        doing=np.array([FREE if item.ticket is None else pace.kind(item.ticket.procedure) for item in servers]),
        since=np.array([_since(room, item) for item in servers]),
        pace=np.array([_clerk_pace(room, item) for item in servers]),
        absent=np.array([item.away is not None for item in servers]),
        run=np.array([[item.desk.run.priority, item.desk.run.ordinary] for item in servers], dtype=np.int64),
        pattern=(room.office.pattern.priority, room.office.pattern.ordinary),
    )


def _serves(room: Room, servers: Sequence[_Server], waiting: Sequence[Waiting], fields: Sequence[str]) -> Bools:
    """Which counter may call whom. Most tickets are bound to nobody, and alike by what they are for."""
    seats = {seat.counter_id: seat.clerk_id for seat in room.seats.values()}
    overdue = room.office.overdue_before(room.now)
    rows = []
    for item in servers:
        known: dict[tuple[str, str], bool] = {}
        row = []
        for ticket in waiting:
            if ticket.bound_counter is not None or ticket.bound_clerk is not None:
                row.append(may_call(item.desk, ticket, seats, overdue))
                continue
            kind = (ticket.field, ticket.procedure)
            if kind not in known:
                known[kind] = item.desk.serves(*kind)
            row.append(known[kind])
        rows.append([*row, *(_serves_field(room, item.desk, field) for field in fields)])
    return np.array(rows, dtype=bool).reshape(len(servers), len(waiting) + len(fields))


def _serves_field(room: Room, desk: Desk, field: str) -> bool:
    return any(desk.serves(field, procedure) for procedure in room.office.catalogue.procedures_in(field))


def _since(room: Room, server: _Server) -> float:
    if server.ticket is not None and server.ticket.called_at is not None:
        return max(0.0, float((room.now - server.ticket.called_at).total_seconds()))
    return server.away or 0.0


def _clerk_pace(room: Room, server: _Server) -> float:
    return 1.0 if server.desk.clerk is None else room.pace.clerks.get(server.desk.clerk, 1.0)


def _scale(room: Room, ticket: TicketRow) -> float:
    """Many copies take longer than one."""
    if ticket.quantity <= 1:
        return 1.0
    more = (ticket.quantity - 1) * room.office.settings.queue.seconds_per_copy / 60
    return 1.0 + float(more) / room.pace.minutes(ticket.procedure)


def _exponential(mean: float) -> Floats:
    return -mean * np.log(1 - (np.arange(GRID) + 0.5) / GRID)

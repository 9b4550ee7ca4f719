"""The office's present room as a scene to rehearse, and when its counters don't work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from office.rules.breaks import Break
from office.rules.forecast.scene import FREE, Scene, Stream
from office.rules.forecast.visits import Bools, Floats
from office.rules.opening import sessions_on
from office.rules.routing import Desk, Waiting, may_call
from office.snapshots.again import returns_of
from office.snapshots.room import Room, TicketRow

# For so long ahead citizens with priority are reckoned with who have not come yet: they go first when they come.
EXPECTED_SECONDS = 3600.0


@dataclass(frozen=True)
class Server:
    """A counter that calls, or will; `away`: for how many seconds it has paused (`reason`), None: it has not.

    `meant`: the minutes that were announced for this pause, if any were; `ahead`: a break announced for later.
    """

    desk: Desk
    ticket: TicketRow | None
    away: float | None = None
    reason: str = ""
    meant: int | None = None
    ahead: Break | None = None


def servers_of(room: Room, planned: bool) -> list[Server]:
    """The counters to reckon with: where a clerk sits; `planned`, while the doors are closed: all of the plan."""
    servers = []
    for counter in room.office.settings.counters:
        found = Server(room.desk(counter.id), room.current.get(counter.id), ahead=room.announced(counter.id))
        if planned:
            servers.append(found)
        elif counter.id in room.seats:
            servers.append(_paused(room, found))
    return servers


def _paused(room: Room, server: Server) -> Server:
    row = room.counters.get(server.desk.counter)
    if row is None or row.paused_at is None:
        return server
    away = max(0.0, float((room.now - row.paused_at).total_seconds()))
    meant = row.break_minutes if row.break_at is None else None
    return replace(server, away=away, reason=row.paused_reason or "", meant=meant)


def closed_spans(room: Room) -> list[tuple[float, float]]:
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


def at_work(clock: float, closed: Sequence[tuple[float, float]]) -> float:
    """Seconds of the clock from now as seconds of working time."""
    return clock - sum(min(end, clock) - start for start, end in closed if start < clock)


def by_the_clock(working: Floats, closed: Sequence[tuple[float, float]]) -> Floats:
    """Seconds of working time from now as seconds of the clock: over lunch nobody is called."""
    clock = working
    for start, end in closed:
        clock = np.where((clock > start) | (start == 0), clock + end - start, clock)
    return clock


def scene_of(room: Room, servers: Sequence[Server], waiting: Sequence[Waiting], fields: Sequence[str]) -> Scene:
    """The waiting tickets in their order; then those who only ask: a newcomer to each field, one to each server, and
    one with priority to each server.
    """
    pace, count, asking, firsts = room.pace, len(waiting), len(fields) + len(servers), len(servers)
    probes = asking + firsts
    arrived = [(ticket.arrived - room.now).total_seconds() for ticket in waiting]
    return Scene(
        key=np.array([*arrived, *[1.0] * probes]),
        waited=np.array([*[-at for at in arrived], *[0.0] * probes]),
        kind=np.array(
            [*[pace.kind(ticket.procedure) for ticket in waiting], *[len(pace.kinds)] * probes], dtype=np.int64
        ),
        priority=np.array([*[each.priority for each in waiting], *[False] * asking, *[True] * firsts], dtype=bool),
        probe=np.arange(count + probes) >= count,
        stays=np.ones(count + probes, dtype=bool),
        scale=np.array([*[scale_of(room, room.by_id[ticket.id]) for ticket in waiting], *[1.0] * probes]),
        serves=_serves(room, servers, waiting, fields),
        takes=_takes(room, servers),
        doing=np.array([FREE if item.ticket is None else pace.kind(item.ticket.procedure) for item in servers]),
        since=np.array([_since(room, item) for item in servers]),
        pace=np.array([_clerk_pace(room, item) for item in servers]),
        absent=np.zeros(len(servers), dtype=bool),
        run=np.array([[item.desk.run.priority, item.desk.run.ordinary] for item in servers], dtype=np.int64).reshape(
            -1, 2
        ),
        pattern=(room.office.pattern.priority, room.office.pattern.ordinary),
        streams=_first_to_come(room),
        returns=returns_of(
            room, [item.desk for item in servers], [item.ticket for item in servers], waiting, count + probes
        ),
        pauses={row: (item.away, _lasts(room, item)) for row, item in enumerate(servers) if item.away is not None},
        breaks=_announced(room, servers),
    )


def _lasts(room: Room, server: Server) -> Floats:
    return room.pace.break_of(server.reason) if server.meant is None else room.pace.announced_of(60.0 * server.meant)


def _announced(room: Room, servers: Sequence[Server]) -> dict[int, tuple[float, Floats]]:
    """By server, when its break begins in seconds of working time, and how long it lasts; what lunch covers is none."""
    closed, found = closed_spans(room), {}
    for row, item in enumerate(servers):
        if item.ahead is not None:
            begins = float((item.ahead.at - room.now).total_seconds())
            first = max(0.0, begins)
            works = at_work(first + 60.0 * item.ahead.minutes, closed) - at_work(first, closed)
            if works > 0:
                found[row] = (at_work(first, closed), room.pace.announced_of(works))
    return found


def serves_field(room: Room, desk: Desk, field: str) -> bool:
    return any(desk.serves(field, procedure) for procedure in room.office.catalogue.procedures_in(field))


def _serves(room: Room, servers: Sequence[Server], waiting: Sequence[Waiting], fields: Sequence[str]) -> Bools:
    """Which counters may call whom. Most tickets are bound to nobody, and alike by what they are for."""
    seats = {seat.counter_id: seat.clerk_id for seat in room.seats.values()}
    overdue = room.office.overdue_before(room.now)
    rows = []
    for place, item in enumerate(servers):
        known: dict[tuple[str, str], bool] = {}
        row = []
        for ticket in waiting:
            if ticket.is_bound:
                row.append(may_call(item.desk, ticket, seats, overdue))
                continue
            kind = (ticket.field, ticket.procedure)
            if kind not in known:
                known[kind] = item.desk.serves(*kind)
            row.append(known[kind])
        asked = [serves_field(room, item.desk, field) for field in fields]
        own = [place == other for other in range(len(servers))]
        rows.append([*row, *asked, *own, *own])
    return np.array(rows, dtype=bool).reshape(len(servers), len(waiting) + len(fields) + 2 * len(servers))


def _takes(room: Room, servers: Sequence[Server]) -> Bools:
    """Which procedures each counter serves, for those who have not come yet."""
    takes = np.zeros((len(servers), len(room.pace.kinds) + 1), dtype=bool)
    for comer in room.pace.comers:
        for row, item in enumerate(servers):
            takes[row, room.pace.kind(comer.procedure)] = item.desk.serves(comer.field, comer.procedure)
    return takes


def _first_to_come(room: Room) -> list[Stream]:
    """Citizens with priority still to come. Others come behind all who wait, so they change nobody's wait."""
    local = room.office.local(room.now)
    rates = [(comer, comer.rate_at(local.time())) for comer in room.pace.comers]
    return [
        Stream(rate, EXPECTED_SECONDS, room.pace.kind(comer.procedure), priority=True)
        for comer, rate in rates
        if rate > 0
    ]


def _since(room: Room, server: Server) -> float:
    if server.ticket is not None and server.ticket.called_at is not None:
        return max(0.0, float((room.now - server.ticket.called_at).total_seconds()))
    return 0.0


def _clerk_pace(room: Room, server: Server) -> float:
    return 1.0 if server.desk.clerk is None else room.pace.clerks.get(server.desk.clerk, 1.0)


def scale_of(room: Room, ticket: TicketRow) -> float:
    """Many copies take longer than one."""
    if ticket.quantity <= 1:
        return 1.0
    more = (ticket.quantity - 1) * room.pace.seconds_per_copy / 60
    return 1.0 + float(more) / room.pace.minutes(ticket.procedure)

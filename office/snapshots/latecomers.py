"""Who has come since the room was rehearsed: each waits behind those who came in between.

A rehearsal stands for a blink, with hundreds waiting for seconds, and ten citizens may come in that time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from office.rules.forecast.turns import Turns
from office.rules.forecast.visits import Bools
from office.rules.routing import Waiting, may_call
from office.snapshots.again import further_stops, who_serve
from office.snapshots.forecasts import at_another_turn, forecast_as
from office.snapshots.room import Room
from office.snapshots.scenes import Server, scale_of, serves_field
from office.told import Estimate, Forecast

Known = Mapping[int, Estimate | None]


class Latecomers:
    """Those who wait in later rooms than the one that was rehearsed.

    `newcomers`: by field, the forecast of who came next; `turns`: of the servers (see `forecasts_of`).
    """

    def __init__(self, room: Room, servers: Sequence[Server], newcomers: Mapping[str, Forecast], turns: Turns) -> None:
        self.newcomers = newcomers
        self.revision = room.revision
        self._desks = [each.desk for each in servers]
        self._turns = turns
        self._anybody = False

    def come(self, room: Room, known: Known) -> Iterator[tuple[int, Forecast | None]]:
        """Those who are not among the known, first to last, with their forecasts; None: nobody calls them.

        Each is to be known before the next is asked for.
        """
        came = sorted((ticket for ticket in room.waiting if ticket.id not in known), key=lambda ticket: ticket.id)
        for ticket in came:
            able = self._able(room, ticket)
            yield ticket.id, self._forecast(room, ticket, able, known)
            self._take(room, ticket, able)
            self._anybody = True
        self.revision = room.revision

    def next(self, room: Room, field: str) -> Forecast | None:
        """Of who comes now."""
        if not self._anybody:
            return self.newcomers.get(field)
        return self._behind(
            room, field, np.array([serves_field(room, desk, field) for desk in self._desks], dtype=bool)
        )

    def _behind(self, room: Room, field: str, able: Bools) -> Forecast | None:
        newcomer = self.newcomers.get(field)
        return None if newcomer is None else at_another_turn(room, newcomer, self._turns.wait(able))

    def _forecast(self, room: Room, ticket: Waiting, able: Bools, known: Known) -> Forecast | None:
        if ticket.priority:
            behind: Forecast | None = forecast_as(room, self._turns.wait(able, priority=True), (ticket.field, True))
        else:
            behind = self._behind(room, ticket.field, able)
        ways = [behind, self._overtaking(room, ticket, able, known)]
        return min((each for each in ways if each), key=lambda each: each.rehearsed[1], default=None)

    def _overtaking(self, room: Room, ticket: Waiting, able: Bools, known: Known) -> Forecast | None:
        """Whoever came before others of the class is called when the first of those would have been."""
        turns = room.lines.turn_of
        later = [
            other
            for other in room.waiting
            if other.arrived > ticket.arrived and other.priority == ticket.priority and known.get(other.id)
        ]
        for other in sorted(later, key=lambda other: turns[other.id]):
            estimate = known[other.id]
            if estimate and turns[other.id] > turns[ticket.id] and (able & self._able(room, other)).any():
                return estimate.forecast
        return None

    def _take(self, room: Room, ticket: Waiting, able: Bools) -> None:
        """The ticket has come, and will keep those busy who call it, now and at its further stops."""
        row, pace = room.by_id[ticket.id], room.pace
        ends = self._turns.come(able, pace.kind(ticket.procedure), scale_of(room, row), ticket.priority)
        for clerk, field, procedure in further_stops(room, row):
            able = who_serve(self._desks, clerk, field, procedure)
            if able.any():
                kind = pace.kind(procedure)
                ends = self._turns.come_again(able, kind, ends, pace.carries_on, ticket.priority)

    def _able(self, room: Room, ticket: Waiting) -> Bools:
        """Which servers may call the ticket."""
        seats = {seat.counter_id: seat.clerk_id for seat in room.seats.values()}
        overdue = room.office.overdue_before(room.now)
        return np.array([may_call(desk, ticket, seats, overdue) for desk in self._desks], dtype=bool)

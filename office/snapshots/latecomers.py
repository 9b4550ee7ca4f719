"""Who has come since the room was rehearsed: each waits behind those who came in between.

A rehearsal stands for a blink, with hundreds waiting for seconds, and ten citizens may come in that time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from office.hindsight import kind_of
from office.rules.forecast.turns import Turns
from office.rules.forecast.visits import Bools
from office.rules.routing import Waiting, may_call
from office.snapshots.forecasts import at_another_turn, corrected_as
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
            yield ticket.id, self._in_their_turn(room, ticket, able, known) or self._behind(room, ticket.field, able)
            scale = scale_of(room, room.by_id[ticket.id])
            self._turns.come(able, room.pace.kind(ticket.procedure), scale)
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

    def _in_their_turn(self, room: Room, ticket: Waiting, able: Bools, known: Known) -> Forecast | None:
        """Whoever goes before others is called when the first of those would have been."""
        if not ticket.priority and all(other.arrived <= ticket.arrived for other in room.waiting):
            return None
        line = room.line(ticket.field)
        for other in line[line.index(ticket.id) + 1 :]:
            estimate = known.get(other)
            if estimate is not None and (able & self._able(room, room.queue[other])).any():
                group, forecast = (ticket.field, ticket.priority), estimate.forecast
                return forecast if forecast.kind == kind_of(*group) else corrected_as(room, forecast.rehearsed, group)
        return None

    def _able(self, room: Room, ticket: Waiting) -> Bools:
        """Which servers may call the ticket."""
        seats = {seat.counter_id: seat.clerk_id for seat in room.seats.values()}
        overdue = room.office.overdue_before(room.now)
        return np.array([may_call(desk, ticket, seats, overdue) for desk in self._desks], dtype=bool)

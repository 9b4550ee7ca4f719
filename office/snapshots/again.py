"""Who of those present will wait once more: with the arrival that they have, before many who wait behind them now."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from office.rules.forecast.scene import Return
from office.rules.forecast.visits import Bools
from office.rules.journeys import stops_left
from office.rules.routing import Desk, Waiting
from office.snapshots.journeys import journey_of
from office.snapshots.room import Room, TicketRow


def returns_of(
    room: Room, desks: Sequence[Desk], served: Sequence[TicketRow | None], waiting: Sequence[Waiting], asking: int
) -> list[Return]:
    """Of who is served at each desk, then of the waiting, in their order. `asking`: tickets in the scene."""
    found: list[Return] = []
    present = [*((-1 - place, row) for place, row in enumerate(served) if row is not None)]
    present += [(place, room.by_id[ticket.id]) for place, ticket in enumerate(waiting)]
    for first, ticket in present:
        for place, (clerk, field, procedure) in enumerate(further_stops(room, ticket)):
            found.append(
                Return(
                    after=asking + len(found) - 1 if place else first,
                    key=float((ticket.issued_at - room.now).total_seconds()),
                    kind=room.pace.kind(procedure),
                    priority=ticket.priority is not None,
                    serves=who_serve(desks, clerk, field, procedure),
                    chance=room.pace.carries_on,
                )
            )
    return found


def further_stops(room: Room, ticket: TicketRow) -> list[tuple[int | None, str, str]]:
    """Where it will wait after the present service: back at a clerk, then at the further steps of its journey."""
    stops: list[tuple[int | None, str, str]] = []
    field = ticket.field
    if ticket.return_clerk is not None:
        field = ticket.return_field or field
        stops.append((ticket.return_clerk, field, ticket.return_procedure or ticket.procedure))
    journey = journey_of(room.office, ticket)
    if journey is not None:
        stops += [(None, *stop) for stop in stops_left(journey.stops, ticket.step or 1, field)]
    return stops


def who_serve(desks: Sequence[Desk], clerk: int | None, field: str, procedure: str) -> Bools:
    """Which of the desks call for such a stop."""
    own = [clerk is not None and desk.clerk == clerk for desk in desks]
    return np.array(own if any(own) else [desk.serves(field, procedure) for desk in desks], dtype=bool)

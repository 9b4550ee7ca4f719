"""Who waits for nobody: the tickets that no counter now open may call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from office.rules.routing import Desk, Waiting, may_call


@dataclass(frozen=True, slots=True)
class Unserved:
    """Tickets of one field, or bound to one counter, that nobody may call. `later`: a counter that is to open will."""

    field: str
    counter: str | None
    tickets: tuple[int, ...]
    since: dt.datetime
    later: bool


def unserved(
    waiting: Iterable[Waiting],
    open_desks: Collection[Desk],
    planned: Collection[Desk],
    seats: Mapping[str, int],
    overdue_before: dt.datetime,
) -> list[Unserved]:
    """What needs somebody, the longest wait first.

    `planned`: the counters that will open by themselves soon (before the doors open, over lunch); none while counters
    should be at work.
    """
    groups: dict[tuple[str, str | None, bool], list[Waiting]] = {}
    for ticket in waiting:
        if any(may_call(desk, ticket, seats, overdue_before) for desk in open_desks):
            continue
        later = any(may_call(desk, ticket, seats, overdue_before) for desk in planned)
        groups.setdefault((ticket.field, ticket.bound_counter, later), []).append(ticket)
    found = [
        Unserved(
            field, counter, tuple(ticket.id for ticket in tickets), min(ticket.arrived for ticket in tickets), later
        )
        for (field, counter, later), tickets in groups.items()
    ]
    return sorted(found, key=lambda each: (each.later, each.since, each.field))

"""Who has come since the room was rehearsed: each waits behind those who came in between.

A rehearsal stands for a blink, on a machine at its limit for seconds, and ten citizens may come in that time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from office.rules.forecast.behind import Comer, Counters, behind
from office.rules.routing import Waiting
from office.snapshots.room import Room
from office.snapshots.scenes import Server, scale_of, serves_field
from office.told import Forecast


def calls_of(room: Room, servers: Sequence[Server]) -> dict[str, frozenset[str]]:
    """By field, the counters that call from it."""
    return {
        item.id: frozenset(each.desk.counter for each in servers if serves_field(room, each.desk, item.id))
        for item in room.office.catalogue.fields
    }


class Latecomers:
    """Those of the rooms that are looked at after the one that was rehearsed; `first`: by field, of who comes next."""

    def __init__(
        self,
        room: Room,
        servers: Sequence[Server],
        calls: Mapping[str, frozenset[str]],
        first: Mapping[str, Forecast],
    ) -> None:
        self.first = first
        self.revision = room.revision
        free = [each.desk.counter for each in servers if each.ticket is None and each.away is None]
        self._counters = Counters(calls, {field: each.corrected[1] for field, each in first.items()}, free)
        for ticket in room.waiting:
            if not self._counters.free:
                break
            self._counters.take(calls[ticket.field])
        self._newest = max(room.by_id, default=0)
        self._doubt = room.pace.doubt
        self._gap = float(room.pace.gaps.mean())
        self._lengths: dict[str, tuple[float, float]] = {}

    def come(self, room: Room) -> Iterator[tuple[int, Forecast]]:
        """Those who have come since the last look, first to last, with what is to be told them."""
        came = sorted((ticket for ticket in room.waiting if ticket.id > self._newest), key=lambda ticket: ticket.id)
        for ticket in came:
            if ticket.field in self.first:
                yield ticket.id, self.next(ticket.field)
            self._counters.come(self._comer(room, ticket))
            self._newest = ticket.id
        self.revision = room.revision

    def next(self, field: str) -> Forecast:
        """Of who comes now."""
        first, more = self.first[field], self._counters.added(field)
        if not more.seconds:
            return first
        rehearsed, corrected = (behind(each, more, self._doubt) for each in (first.rehearsed, first.corrected))
        return replace(first, rehearsed=rehearsed, corrected=corrected)

    def _comer(self, room: Room, ticket: Waiting) -> Comer:
        if ticket.procedure not in self._lengths:
            lengths = room.pace.occupied[room.pace.kind(ticket.procedure)]
            self._lengths[ticket.procedure] = float(lengths.mean()), float(lengths.std())
        mean, spread = self._lengths[ticket.procedure]
        scale = scale_of(room, room.by_id[ticket.id])
        return Comer(self._counters.calls[ticket.field], scale * mean + self._gap, scale * spread)

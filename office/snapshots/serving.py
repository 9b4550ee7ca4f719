"""What each counter serves, for the page that changes it."""

from __future__ import annotations

from typing import Any

from office.snapshots.room import Room
from office.snapshots.views import counter_ref

Json = dict[str, Any]


def counters_view(room: Room) -> list[Json]:
    return [counter_fields(room, item.id) for item in room.office.settings.counters]


def counter_fields(room: Room, counter_id: str) -> Json:
    """`fields`: ids of fields and procedures served now, preferred first; `configured`: those of config.toml."""
    configured = room.office.known_counter(counter_id).fields
    served, seat = room.fields_of(counter_id), room.seats.get(counter_id)
    return {
        **(counter_ref(room.office, counter_id) or {}),
        "fields": list(served),
        "configured": list(configured),
        "changed": served != configured,
        "state": "open" if room.is_open(counter_id) else "paused" if seat else "closed",
        "clerk": {"id": str(seat.clerk_id), "name": seat.clerk_name} if seat else None,
    }

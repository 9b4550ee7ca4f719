"""The room as it is, shared by all who ask within the same revision."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from office.context import Office
from office.snapshots.room import Room, look
from office.storage.database import Storage

# Waits and "has waited past the target" change with the clock alone; this old they are still true.
FRESH_SECONDS = 1.0

_rooms: WeakKeyDictionary[Storage, tuple[float, Room]] = WeakKeyDictionary()
_lock = Lock()


def room_now(office: Office) -> Room:
    """The present room. Never older than the last commit that the caller knows of."""
    revision = office.storage.revision()
    with _lock:
        found = _rooms.get(office.storage)
    if found is not None and found[1].revision >= revision and monotonic() - found[0] < FRESH_SECONDS:
        return found[1]
    room = look(office)
    with _lock:
        known = _rooms.get(office.storage)
        if known is None or known[1].revision <= room.revision:
            _rooms[office.storage] = (monotonic(), room)
    return room

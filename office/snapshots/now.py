"""The room as it is, shared by all who ask within the same revision."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from office.context import Office
from office.snapshots.looking import look
from office.snapshots.room import Room
from office.storage.database import Storage

# Waits and "has waited past the target" change with the clock alone; this old they are still true.
FRESH_SECONDS = 1.0

_rooms: WeakKeyDictionary[Storage, tuple[float, Room]] = WeakKeyDictionary()
# One look at a time: when many ask at once, those who waited for it are served by the look of whoever went before.
_looking = Lock()


def room_now(office: Office, since: int | None = None) -> Room:
    """The present room, never older than the last commit that the caller knows of.

    `since`: the revision of the caller's own commit, just made; it saves asking the database how far it has come.
    """
    revision = office.storage.revision() if since is None else since
    return _known(office, revision) or _look(office, revision)


def _look(office: Office, revision: int) -> Room:
    with _looking:
        room = _known(office, revision)
        if room is None:
            earlier = _rooms.get(office.storage)
            # What is shown of a ticket names what the settings name: with others it is made anew.
            alike = earlier is not None and earlier[1].office is office
            room = look(office, earlier[1] if earlier and alike else None)
            _rooms[office.storage] = (monotonic(), room)
        return room


def _known(office: Office, revision: int) -> Room | None:
    found = _rooms.get(office.storage)
    if found is None or found[1].office is not office:
        return None
    if found[1].revision < revision or monotonic() - found[0] >= FRESH_SECONDS:
        return None
    return found[1]

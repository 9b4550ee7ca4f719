"""Whether what citizens were told of their waits was true: the last seven days, as the counters' calls decided."""

from __future__ import annotations

import datetime as dt
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select

from office.context import Office
from office.snapshots.room import Room
from office.storage.database import Storage
from office.storage.models import Service

Json = dict[str, Any]
DAYS = 7
# Fewer waits than this tell nothing.
LEAST_WAITS = 50

_known: WeakKeyDictionary[Storage, tuple[dt.date, Json | None]] = WeakKeyDictionary()


def promises(room: Room) -> Json | None:
    """How many waits were told, and which shares came within what was told, later and earlier; None: too few.

    Of the days before today, and counted once a day.
    """
    storage = room.office.storage
    found = _known.get(storage)
    if found is None or found[0] != room.day:
        found = (room.day, promises_before(room.office, room.day))
        _known[storage] = found
    return found[1]


def promises_before(office: Office, day: dt.date) -> Json | None:
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Service.told_low, Service.told_high, Service.waiting_since, Service.called_at).where(
                Service.office_id == office.id,
                Service.business_day >= day - dt.timedelta(days=DAYS),
                Service.business_day < day,
                Service.told_high.is_not(None),
            )
        ).all()
    if len(rows) < LEAST_WAITS:
        return None
    minutes = [(row, (row.called_at - row.waiting_since).total_seconds() / 60) for row in rows]
    later = sum(waited > row.told_high for row, waited in minutes) / len(rows)
    earlier = sum(waited < row.told_low for row, waited in minutes) / len(rows)
    return {
        "days": DAYS,
        "waits": len(rows),
        "within": round(1 - later - earlier, 3),
        "later": round(later, 3),
        "earlier": round(earlier, 3),
    }

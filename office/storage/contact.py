"""When each screen was last heard of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import or_, update
from sqlalchemy.exc import DBAPIError

from office.storage.database import Storage
from office.storage.models import Device

NOTED_EVERY = dt.timedelta(seconds=30)


def note_contact(storage: Storage, devices: Collection[int], now: dt.datetime) -> None:
    """Written seldom, without the office's lock; left when the disk is full, which must keep no screen from reading."""
    stale = or_(Device.last_seen_at.is_(None), Device.last_seen_at <= now - NOTED_EVERY)
    with suppress(DBAPIError), storage.engine.execution_options(motcua_write=True).begin() as connection:
        connection.execute(update(Device).where(Device.id.in_(devices), stale).values(last_seen_at=now))

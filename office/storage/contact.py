"""When each screen was last heard of, and what it said then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from sqlalchemy import or_, update
from sqlalchemy.exc import DBAPIError

from office.storage.database import Storage, writing
from office.storage.models import Device
from office.storage.ratings import ReportToken

NOTED_EVERY = dt.timedelta(seconds=30)


# An open line is noted every half minute, in rounds that may be ten seconds apart.
IN_CONTACT_FOR = dt.timedelta(seconds=90)


def is_in_contact(last_seen_at: dt.datetime | None, left_at: dt.datetime | None, now: dt.datetime) -> bool:
    return last_seen_at is not None and left_at is None and now - last_seen_at < IN_CONTACT_FOR


def is_stale(last_seen_at: dt.datetime | None, left_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether it is time to write down that the screen was heard of."""
    return last_seen_at is None or left_at is not None or now - last_seen_at >= NOTED_EVERY


def note_contact(storage: Storage, devices: Collection[int], now: dt.datetime) -> None:
    """Written seldom; an end of the line that was noted too late, after the screen came back, is put right by it."""
    stale = or_(Device.last_seen_at.is_(None), Device.left_at.is_not(None), Device.last_seen_at <= now - NOTED_EVERY)
    _note(storage, Device.id.in_(devices) & stale, last_seen_at=now, left_at=None)


def note_left(storage: Storage, device: int, now: dt.datetime) -> None:
    """The screen's last line has ended: heard of until now, and no longer."""
    _note(storage, Device.id == device, last_seen_at=now, left_at=now)


def note_shown(storage: Storage, device: int, now: dt.datetime, glass: str, shows: dict[str, Any]) -> None:
    """What the screen says of itself."""
    _note(storage, Device.id == device, last_seen_at=now, left_at=None, glass=glass, shows=shows)


def _note(storage: Storage, which: Any, **values: Any) -> None:
    """Without the office's lock; left when the disk is full, which must keep no screen from reading."""
    with suppress(DBAPIError), writing(storage.engine).begin() as connection:
        connection.execute(update(Device).where(which).values(**values))


def note_reading(storage: Storage, token_id: int, now: dt.datetime) -> None:
    """That another program has just asked for figures."""
    with suppress(DBAPIError), writing(storage.engine).begin() as connection:
        connection.execute(update(ReportToken).where(ReportToken.id == token_id).values(last_used_at=now))

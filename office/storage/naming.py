"""Which procedures, fields and letters the tickets name: what is named stays in the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from office.storage.database import Storage
from office.storage.models import SeriesRow, Ticket


def procedures_named(storage: Storage, ids: Collection[str]) -> set[str]:
    """Those of `ids` that a ticket of any day names."""
    return {id_ for id_ in ids if _any(storage, or_(*(column == id_ for column in _PROCEDURES)))}


def fields_named(storage: Storage, ids: Collection[str]) -> set[str]:
    return {id_ for id_ in ids if _any(storage, or_(Ticket.field == id_, Ticket.return_field == id_))}


def letters_of(storage: Storage, day: dt.date) -> set[str]:
    """The letters with which numbers of that day begin."""
    with storage.read() as connection:
        mine = (SeriesRow.office_id == storage.office_id, SeriesRow.business_day == day)
        return set(connection.scalars(select(SeriesRow.prefix).where(*mine)))


_PROCEDURES = (Ticket.procedure, Ticket.journey, Ticket.return_procedure)


def _any(storage: Storage, named: ColumnElement[bool]) -> bool:
    with storage.read() as connection:
        found = select(Ticket.id).where(Ticket.office_id == storage.office_id, named).limit(1)
        return connection.scalar(found) is not None

"""The programs that may read the office's figures, for the page that lists them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from office.context import Office
from office.storage.ratings import ReportToken


@dataclass(frozen=True, slots=True)
class Reader:
    id: int
    name: str
    created_at: dt.datetime
    last_used_at: dt.datetime | None


def readers_of(office: Office) -> list[Reader]:
    """Those that may read now, by name. Times are in the office's zone."""
    query = select(ReportToken.id, ReportToken.name, ReportToken.created_at, ReportToken.last_used_at)
    mine = (ReportToken.office_id == office.id, ReportToken.revoked_at.is_(None))
    with office.storage.read() as connection:
        rows = connection.execute(query.where(*mine).order_by(ReportToken.name, ReportToken.id)).all()
    return [
        Reader(row.id, row.name, office.local(row.created_at), row.last_used_at and office.local(row.last_used_at))
        for row in rows
    ]

"""A clerk's own figures of the day."""

from __future__ import annotations

import datetime as dt
from statistics import median

from sqlalchemy import select

from office.context import Office
from office.rules.tickets import SERVED
from office.storage.models import Service


def today_at(office: Office, day: dt.date, clerk_id: int | None) -> dict[str, int | None]:
    """How many services the clerk finished on `day`, and their median length in seconds (None before the first)."""
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Service.started_at, Service.ended_at).where(
                Service.office_id == office.id,
                Service.business_day == day,
                Service.clerk_id == clerk_id,
                Service.ended_by.in_(SERVED),
                Service.started_at.is_not(None),
            )
        ).all()
    seconds = [max(0.0, (ended - started).total_seconds()) for started, ended in rows if started and ended]
    return {"served": len(seconds), "median_service_seconds": round(median(seconds)) if seconds else None}

"""Seats that nobody uses any more are given up: idle for long, or of a day that is over."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, or_, select

from office.actions.people import end_seat
from office.actions.work import begin
from office.context import Office
from office.rules.events import ClerkSessionEnded, CounterChanged
from office.storage.models import ClerkSession


def end_stale_seats(office: Office) -> int:
    """Sign out who made no move for `clerks.idle_minutes`, and whoever is left from an earlier day; how many."""
    now = office.clock.now()
    last = func.coalesce(ClerkSession.moved_at, ClerkSession.started_at)
    idle = last < now - dt.timedelta(minutes=office.settings.clerks.idle_minutes)
    stale = select(ClerkSession).where(
        ClerkSession.office_id == office.id,
        ClerkSession.ended_at.is_(None),
        or_(idle, ClerkSession.business_day < office.day(now)),
    )
    with office.storage.read() as connection:
        found = {row.id: row.counter_id for row in connection.execute(stale)}
    if not found:
        return 0
    # The first work of a new day ends what is left of earlier ones by itself; its lines are cut all the same.
    with begin(office) as work:
        for seat in work.session.scalars(stale.where(ClerkSession.id.in_(found))):
            end_seat(work, seat, "idle")
        for session_id, counter_id in found.items():
            work.tx.tell(ClerkSessionEnded(session_id), CounterChanged(counter_id))
    return len(found)

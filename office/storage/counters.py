"""A counter's row of the day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from office.storage.models import CounterRow


def counter_row(session: Session, office_id: str, counter_id: str) -> CounterRow:
    """The counter's row, made when it is first needed (the office's lock is held, so only once)."""
    row = session.get(CounterRow, (office_id, counter_id))
    if row is None:
        row = CounterRow(office_id=office_id, counter_id=counter_id, priority_run=0, ordinary_run=0)
        session.add(row)
    return row

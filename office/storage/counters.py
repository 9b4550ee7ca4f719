"""A counter's row of the day."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from office.storage.models import CounterRow

NO_BREAK = {"break_at": None, "break_minutes": None, "break_reason": None}
NO_PAUSE = {"paused_at": None, "paused_reason": None, **NO_BREAK}


def counter_row(session: Session, office_id: str, counter_id: str) -> CounterRow:
    """The counter's row, made when it is first needed (the office's lock is held, so only once)."""
    row = session.get(CounterRow, (office_id, counter_id))
    if row is None:
        row = CounterRow(office_id=office_id, counter_id=counter_id, priority_run=0, ordinary_run=0)
        session.add(row)
    # The session forgets what nobody holds: three asks of one move would be three statements.
    session.info[office_id, counter_id] = row
    return row


def no_pause(row: CounterRow) -> None:
    """Neither one that runs nor one that was announced."""
    for name, value in NO_PAUSE.items():
        setattr(row, name, value)


def forget_break(session: Session, office_id: str, counter_id: str) -> None:
    """The clerk who announced it has left. A pause that runs goes on."""
    announced = update(CounterRow).where(
        CounterRow.office_id == office_id, CounterRow.counter_id == counter_id, CounterRow.break_at.is_not(None)
    )
    session.execute(announced.values(**NO_BREAK))

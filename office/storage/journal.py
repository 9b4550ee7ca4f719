"""Reading the journal: which move of a clerk stands last, and has the ticket moved since?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import Session

from office.rules.tickets import UNDOABLE, Move
from office.storage.models import Journal, Ticket

JournalRow = Row[Any]
# Rows that leave a ticket where it was: an undo looks through them.
TRANSPARENT = {Move.UNDO, Move.RECALL, "rate"}


def last_undoable(
    database: Session | Connection, office_id: str, day: dt.date, counter_id: str | None, actor: str, since: dt.datetime
) -> JournalRow | None:
    """The actor's last move at the counter (None: at none) that can be undone; None when there is none since then."""
    mine = (Journal.counter_id == counter_id, Journal.actor == actor, Journal.at >= since)
    rows = _standing(database, Journal.office_id == office_id, Journal.business_day == day, *mine)
    return next((row for row in rows if row.move in UNDOABLE), None)


def moved_since(database: Session | Connection, last: JournalRow) -> bool:
    """Whether the ticket has gone elsewhere. A class given meanwhile stays, and stands only in its own kind's way."""
    later = _standing(database, Journal.ticket_id == last.ticket_id, Journal.id > last.id)
    return any(row.move != Move.PRIORITY or last.move == Move.PRIORITY for row in later)


def _standing(database: Session | Connection, *where: Any) -> Sequence[JournalRow]:
    """The ticket moves that match, each with its ticket's number, newest first, without what was undone."""
    query = select(Journal.__table__, Ticket.number).join(Ticket, Ticket.id == Journal.ticket_id).where(*where)
    rows = database.execute(query.order_by(Journal.id.desc()).limit(50)).all()
    undone = {(row.detail or {}).get("undoes") for row in rows if row.move == Move.UNDO}
    return [row for row in rows if row.move not in TRANSPARENT and row.id not in undone]

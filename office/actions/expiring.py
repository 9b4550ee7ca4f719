"""Closing many tickets at once, each with its row in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, TextClause, insert, literal, select, update

from office.rules.replay import plain
from office.rules.tickets import LIVE, Move, State
from office.storage.database import Transaction
from office.storage.models import Journal, Ticket


def expire(
    tx: Transaction, which: Sequence[ColumnElement[bool] | TextClause], reason: str, actor: str = "office"
) -> int:
    """Expire the office's tickets that match, all of them live, each with its row in the journal. Gives how many."""
    stale: list[Any] = [Ticket.office_id == tx.office_id, *which]
    found = set(tx.session.scalars(select(Ticket.state).where(*stale).distinct()))
    if not found:
        return 0
    for state in (each for each in LIVE if each in found):
        changed = {"state": [str(state), str(State.EXPIRED)], "finished_at": [None, plain(tx.now)]}
        tx.session.execute(
            insert(Journal).from_select(
                ["office_id", "business_day", "revision", "at", "move", "ticket_id", "counter_id", "clerk_id",
                 "actor", "from_state", "to_state", "detail"],
                select(
                    Ticket.office_id, Ticket.business_day, literal(tx.revision), literal(tx.now, Journal.at.type),
                    literal(str(Move.EXPIRE)), Ticket.id, Ticket.counter_id, Ticket.clerk_id,
                    literal(actor), Ticket.state, literal(str(State.EXPIRED)),
                    literal({"reason": reason, "changed": changed}, Journal.detail.type),
                ).where(*stale, Ticket.state == str(state)),
            )
        )  # fmt: skip
    result = tx.session.execute(
        update(Ticket)
        .where(*stale)
        .values(state=str(State.EXPIRED), finished_at=tx.now, revision=tx.revision)
        .execution_options(synchronize_session=False)
    )
    return int(result.rowcount)  # type: ignore[attr-defined]

"""A counter's pause and its end."""

from __future__ import annotations

from office.actions.clerk import ClerkAt
from office.actions.moves import record
from office.actions.work import begin
from office.context import Office
from office.rules.events import CounterChanged
from office.storage.counters import counter_row
from office.storage.sessions import require_signed_in


def pause(office: Office, clerk: ClerkAt, reason: str) -> None:
    """Stop calling for a while; whoever is at the counter is still served."""
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        row = counter_row(work.session, office.id, clerk.counter_id)
        row.paused_reason, row.paused_at = reason, row.paused_at or work.now
        record(work, "pause", clerk.actor, detail={"reason": reason})
        work.tx.tell(CounterChanged(clerk.counter_id))


def open_counter(office: Office, clerk: ClerkAt) -> None:
    """End a pause."""
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        row = counter_row(work.session, office.id, clerk.counter_id)
        if row.paused_at is not None:
            row.paused_reason = row.paused_at = None
            record(work, "open", clerk.actor)
        work.tx.tell(CounterChanged(clerk.counter_id))

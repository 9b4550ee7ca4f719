"""A counter's pause and its end, and a break that is announced ahead."""

from __future__ import annotations

from dataclasses import replace

from office.actions.clerk import ClerkAt
from office.actions.moves import record
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.break_refusals import NOBODY_SITS
from office.rules.breaks import Break, require_ahead
from office.rules.events import CounterChanged
from office.rules.refusals import NO_SUCH_COUNTER, Refusal
from office.storage.counters import counter_row
from office.storage.models import CounterRow
from office.storage.sessions import open_at_counter, require_signed_in


def pause(office: Office, clerk: ClerkAt, reason: str) -> None:
    """Stop calling for a while; whoever is at the counter is still served. The break announced for now has begun."""
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        row = counter_row(work.session, office.id, clerk.counter_id)
        row.paused_reason, row.paused_at = reason, row.paused_at or work.now
        detail: dict[str, object] = {"reason": reason}
        announced = _announced_in(row)
        if announced is not None and announced.begins_with(work.now):
            row.break_at = row.break_reason = None
            detail["announced"] = announced.minutes
        record(work, "pause", clerk.actor, detail=detail)
        work.tx.tell(CounterChanged(clerk.counter_id))


def open_counter(office: Office, clerk: ClerkAt) -> None:
    """End a pause."""
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        row = counter_row(work.session, office.id, clerk.counter_id)
        if row.paused_at is not None:
            row.paused_reason = row.paused_at = None
            if row.break_at is None:
                row.break_minutes = None
            record(work, "open", clerk.actor)
        work.tx.tell(CounterChanged(clerk.counter_id))


def announce_break(office: Office, clerk: ClerkAt, wanted: Break) -> None:
    """Say when the clerk will be away and for how long, in place of what was announced before. Raises Refusal."""
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        _announce(work, wanted, clerk.actor)


def cancel_break(office: Office, clerk: ClerkAt) -> None:
    """Take back the break announced, if one is."""
    with begin(office) as work:
        require_signed_in(work.session, clerk.session_id, work.now)
        _cancel(work, clerk.actor)


def announce_break_for(office: Office, counter_id: str, wanted: Break, actor: Actor) -> None:
    """The manager announces it for who sits at the counter. Raises Refusal when nobody does."""
    _require_counter(office, counter_id)
    with begin(office) as work:
        if open_at_counter(work.session, office.id, counter_id) is None:
            name = office.counter_name(counter_id)
            raise Refusal(NOBODY_SITS, vi=name.vi, en=name.en or name.vi)
        _announce(work, wanted, replace(actor, counter_id=counter_id))


def cancel_break_for(office: Office, counter_id: str, actor: Actor) -> None:
    """The manager takes back the break announced at the counter, if one is. Raises Refusal for an unknown counter."""
    _require_counter(office, counter_id)
    with begin(office) as work:
        _cancel(work, replace(actor, counter_id=counter_id))


def _announced_in(row: CounterRow) -> Break | None:
    if row.break_at is None:
        return None
    return Break(row.break_at, row.break_minutes or 0, row.break_reason or "")


def _announce(work: Work, wanted: Break, actor: Actor) -> None:
    require_ahead(wanted.at, work.now, work.office.midnight(work.day))
    row = counter_row(work.session, work.office.id, actor.at_counter)
    row.break_at, row.break_minutes, row.break_reason = wanted.at, wanted.minutes, wanted.reason
    detail = {"at": wanted.at.isoformat(), "minutes": wanted.minutes, "reason": wanted.reason}
    record(work, "announce_break", actor, detail=detail)
    work.tx.tell(CounterChanged(actor.at_counter))


def _cancel(work: Work, actor: Actor) -> None:
    row = counter_row(work.session, work.office.id, actor.at_counter)
    if row.break_at is None:
        return
    row.break_at = row.break_minutes = row.break_reason = None
    record(work, "cancel_break", actor)
    work.tx.tell(CounterChanged(actor.at_counter))


def _require_counter(office: Office, counter_id: str) -> None:
    if office.counter(counter_id) is None:
        raise Refusal(NO_SUCH_COUNTER, counter=counter_id[:60])

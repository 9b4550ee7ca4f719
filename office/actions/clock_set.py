"""The clock was set while the office worked: the people in the room keep their numbers and their order.

docs/decisions/time.md says why each thing is done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update

from office.actions.expiring import expire
from office.rules.replay import plain
from office.rules.tickets import AT_COUNTER, LIVE, Move, State
from office.storage.database import Transaction
from office.storage.models import Call, ClerkSession, Journal, PinTry, SeriesRow, Service, Ticket
from office.storage.tickets import IS_LIVE

STAMPS = ("issued_at", "waiting_since", "called_at", "started_at", "recalled_at", "bound_since")


def stamp_anew(tx: Transaction, gap: dt.timedelta) -> None:
    """A wrong clock was mended backwards by `gap`: what it stamped on those still here is moved by as much.

    Otherwise newcomers would come before them.
    """
    for ticket in tx.session.scalars(select(Ticket).where(Ticket.office_id == tx.office_id, IS_LIVE)):
        if shifted := _shifted(ticket, STAMPS, tx.now, gap):
            _change(tx, ticket, "clock_set", shifted)
    for service in tx.session.scalars(
        select(Service).where(Service.office_id == tx.office_id, Service.ended_at.is_(None))
    ):
        for name, at in _shifted(service, STAMPS[1:4], tx.now, gap).items():
            setattr(service, name, at)
    # Nobody is locked out until a tomorrow that is not one.
    early = delete(PinTry).where(PinTry.office_id == tx.office_id, PinTry.last_at > tx.now)
    tx.session.execute(early.execution_options(synchronize_session=False))
    tx.session.flush()


def rename_day(tx: Transaction, old: dt.date, new: dt.date) -> None:
    """The clock leapt ahead over midnight, but those who came on `old` are still here: their day is now `new`."""
    live = select(Ticket).where(Ticket.office_id == tx.office_id, Ticket.business_day == old, IS_LIVE)
    _move(tx, tx.session.scalars(live).all(), new)
    _continue_series(tx, [old], new)
    _carry(tx, ClerkSession.business_day == old, Call.business_day == old, new)
    _note(tx, "day_renamed", new, {"from": old.isoformat(), "to": new.isoformat()})


def go_back(tx: Transaction, old: dt.date, day: dt.date) -> None:
    """The clock was mended back to `day`, which had not ended: all of the days that never were belongs to it."""
    false = select(Ticket).where(Ticket.office_id == tx.office_id, Ticket.business_day > day).order_by(Ticket.id)
    days = tx.session.scalars(
        select(SeriesRow.business_day).where(SeriesRow.office_id == tx.office_id, SeriesRow.business_day > day)
    ).all()
    _move(tx, tx.session.scalars(false).all(), day)
    _continue_series(tx, days, day)
    _carry(tx, ClerkSession.business_day > day, Call.business_day > day, day)
    _reopen(tx, day)
    _note(tx, "day_renamed", day, {"from": old.isoformat(), "to": day.isoformat()})


def _move(tx: Transaction, tickets: Sequence[Ticket], day: dt.date) -> None:
    """Give the tickets to `day`. A number that the day has given already can't be given twice: it expires."""
    taken = set(
        tx.session.scalars(select(Ticket.number).where(Ticket.office_id == tx.office_id, Ticket.business_day == day))
    )
    moved = []
    for ticket in tickets:
        if ticket.number not in taken:
            taken.add(ticket.number)
            _change(tx, ticket, "day_renamed", {"business_day": day})
            moved.append(ticket.id)
    tx.session.flush()
    _set(tx, update(Service).where(Service.ticket_id.in_(moved)), business_day=day)
    doubles = [ticket.id for ticket in tickets if ticket.business_day != day and ticket.state in LIVE]
    if doubles:
        ended = update(Service).where(Service.ticket_id.in_(doubles), Service.ended_at.is_(None))
        _set(tx, ended, ended_at=tx.now, ended_by=str(Move.EXPIRE))
        expire(tx, [Ticket.id.in_(doubles)], "clock_set")


def _continue_series(tx: Transaction, days: Iterable[dt.date], into: dt.date) -> None:
    """Numbers go on where the other days stopped; a day that has no ticket left begins afresh when it comes."""
    office = tx.office_id
    rows = tx.session.scalars(
        select(SeriesRow).where(SeriesRow.office_id == office, SeriesRow.business_day.in_(list(days)))
    ).all()
    for row in rows:
        mine = tx.session.get(SeriesRow, (office, into, row.prefix))
        if mine is None:
            tx.session.add(
                SeriesRow(office_id=office, business_day=into, prefix=row.prefix, last_number=row.last_number)
            )
        else:
            mine.last_number = max(mine.last_number, row.last_number)
    tx.session.flush()
    for day in {row.business_day for row in rows if row.business_day > into}:
        left = select(func.count()).select_from(Ticket).where(Ticket.office_id == office, Ticket.business_day == day)
        if not tx.session.scalar(left):
            mine_of = delete(SeriesRow).where(SeriesRow.office_id == office, SeriesRow.business_day == day)
            tx.session.execute(mine_of.execution_options(synchronize_session="fetch"))


def _carry(tx: Transaction, sessions: Any, calls: Any, day: dt.date) -> None:
    """Clerks stay in their seats, and the lobby keeps its calls."""
    mine = ClerkSession.office_id == tx.office_id
    _set(tx, update(ClerkSession).where(mine, sessions, ClerkSession.ended_at.is_(None)), business_day=day)
    _set(tx, update(Call).where(Call.office_id == tx.office_id, calls), business_day=day)


def _reopen(tx: Transaction, day: dt.date) -> None:
    """Those whom the false end of `day` had expired wait again, with the arrival they had."""
    rows = tx.session.execute(
        select(Ticket, Journal)
        .join(Journal, Journal.ticket_id == Ticket.id)
        .where(Ticket.office_id == tx.office_id, Ticket.business_day == day, Ticket.state == str(State.EXPIRED))
        .where(Journal.move == str(Move.EXPIRE))
        .order_by(Journal.id)
    )
    last = {ticket.id: (ticket, journal) for ticket, journal in rows}
    for ticket, journal in last.values():
        if (journal.detail or {}).get("reason") != "end_of_day":
            continue
        before = State(journal.from_state or State.WAITING)
        to = State.WAITING if before in AT_COUNTER else before
        back: dict[str, Any] = {"state": str(to), "finished_at": None, "counter_id": None, "clerk_id": None}
        _change(tx, ticket, "reopen", {**back, "called_at": None, "started_at": None}, undoes=journal.id)
    tx.session.flush()


def _change(tx: Transaction, ticket: Ticket, move: str, values: dict[str, Any], **detail: Any) -> None:
    """Change the ticket and write down what changed, so that its journal still tells all of it."""
    before = ticket.state
    changed = {name: [plain(getattr(ticket, name)), plain(value)] for name, value in values.items()}
    for name, value in values.items():
        setattr(ticket, name, value)
    ticket.revision = tx.revision
    tx.session.add(_row(tx, move, ticket.business_day, {**detail, "changed": changed}, ticket, before))


def _note(tx: Transaction, move: str, day: dt.date, detail: dict[str, Any]) -> None:
    tx.session.add(_row(tx, move, day, detail))


def _row(
    tx: Transaction,
    move: str,
    day: dt.date,
    detail: dict[str, Any],
    ticket: Ticket | None = None,
    before: str | None = None,
) -> Journal:
    return Journal(
        office_id=tx.office_id,
        business_day=day,
        revision=tx.revision,
        at=tx.now,
        move=move,
        ticket_id=ticket.id if ticket else None,
        actor="office",
        from_state=before,
        to_state=ticket.state if ticket else None,
        detail=detail,
    )


def _set(tx: Transaction, statement: Any, **values: Any) -> None:
    tx.session.execute(statement.values(**values).execution_options(synchronize_session=False))


def _shifted(row: Any, names: Iterable[str], now: dt.datetime, gap: dt.timedelta) -> dict[str, dt.datetime]:
    """The row's stamps that lie ahead of `now`, as they are to be."""
    stamps = {name: getattr(row, name) for name in names}
    return {name: at - gap for name, at in stamps.items() if at is not None and at > now}

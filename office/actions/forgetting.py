"""What is kept only for a while is erased: by itself with the first business of a day, and when somebody asks.

Figures stay: an erased note or comment leaves its row, its day and its score. docs/decisions/privacy.md says why so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import delete, exists, select, update

from office.context import Office
from office.storage.database import Transaction
from office.storage.erasable import Card, Erasure, Note
from office.storage.models import Journal, Ticket
from office.storage.ratings import Rating

OFFICE = "office"


def forget(office: Office, tx: Transaction, day: dt.date, actor: str = OFFICE, before: dt.date | None = None) -> int:
    """Erase, within `tx` on `day`, the texts of days before `before` (the setting's, by itself); how many in all."""
    kept = dt.timedelta(days=office.settings.privacy.keep_texts_days)
    until = before or day - kept
    counts = {"notes": _notes(tx, until), "comments": _comments(office, tx, until)}
    _note_down(tx, day, until, counts, actor)
    return sum(counts.values())


def forget_cards(tx: Transaction, day: dt.date, *, all_of_it: bool = False, actor: str = OFFICE) -> None:
    """Drop whose cards the tickets of other days were taken with; with `all_of_it`, of `day` too: it is closed."""
    mine = [Card.office_id == tx.office_id, *([] if all_of_it else [Card.business_day != day])]
    dropped = tx.session.execute(delete(Card).where(*mine).execution_options(synchronize_session=False))
    _forget_phones(tx)
    until = day + dt.timedelta(days=1) if all_of_it else day
    _note_down(tx, day, until, {"cards": dropped.rowcount}, actor)  # type: ignore[attr-defined]


def _forget_phones(tx: Transaction) -> None:
    """From which phone a rating came is of use only while others may still come from it."""
    kept = (Rating.office_id == tx.office_id, Rating.source_hash.is_not(None))
    tx.session.execute(
        update(Rating).where(*kept).values(source_hash=None).execution_options(synchronize_session=False)
    )


def _notes(tx: Transaction, until: dt.date) -> int:
    old = (Note.office_id == tx.office_id, Note.business_day < until, Note.text.is_not(None))
    shown = exists().where(Note.id == Ticket.note_id, *old)
    asked_first = select(Note.id).where(*old).limit(1)
    if tx.session.scalar(asked_first) is None:
        return 0
    tickets = select(Note.ticket_id).where(*old)
    on_tickets = update(Ticket).where(Ticket.id.in_(tickets), shown).values(note=None)
    tx.session.execute(on_tickets.execution_options(synchronize_session=False))
    erased = tx.session.execute(update(Note).where(*old).values(text=None).execution_options(synchronize_session=False))
    return int(erased.rowcount)  # type: ignore[attr-defined]


def _comments(office: Office, tx: Transaction, until: dt.date) -> int:
    midnight = dt.datetime.combine(until, dt.time(), office.settings.zone)
    old = (Rating.office_id == tx.office_id, Rating.rated_at < midnight, Rating.comment.is_not(None))
    erased = tx.session.execute(
        update(Rating).where(*old).values(comment=None).execution_options(synchronize_session=False)
    )
    return int(erased.rowcount)  # type: ignore[attr-defined]


def _note_down(tx: Transaction, day: dt.date, until: dt.date, counts: Mapping[str, int], actor: str) -> None:
    """For the page that tells what was erased, and for the journal; nothing erased leaves no trace."""
    done = {kind: count for kind, count in counts.items() if count}
    for kind, count in done.items():
        tx.session.add(Erasure(office_id=tx.office_id, at=tx.now, kind=kind, before=until, count=count, actor=actor))
    if done:
        tx.session.add(
            Journal(
                office_id=tx.office_id,
                business_day=day,
                revision=tx.revision,
                at=tx.now,
                move="erase",
                actor=actor,
                detail={"before": until.isoformat(), **done},
            )
        )

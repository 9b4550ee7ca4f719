"""A piece of work: one write transaction at one instant of the office's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from office.actions.closing import turn_to
from office.actions.forgetting import forget, forget_cards
from office.context import Office
from office.rules.refusals import KEY_REUSED, Refusal
from office.storage.database import Transaction
from office.storage.editions import OutOfDate
from office.storage.models import IdempotencyKey, Ticket
from office.storage.rows import AnyTicket, add_row

_BY_KEY = select(IdempotencyKey.action, IdempotencyKey.ticket_id).where(
    IdempotencyKey.office_id == bindparam("office"),
    IdempotencyKey.actor == bindparam("actor"),
    IdempotencyKey.key == bindparam("key"),
)


@dataclass(frozen=True)
class Actor:
    """Who does it: a label for the journal such as "device:3", and the clerk and counter if it is one."""

    label: str
    clerk_id: int | None = None
    counter_id: str | None = None

    @property
    def at_counter(self) -> str:
        """The counter's id. Raises LookupError for somebody who is at none."""
        if self.counter_id is None:
            raise LookupError(f"{self.label} is at no counter")
        return self.counter_id


CITIZEN = Actor("citizen")


@dataclass(frozen=True)
class Work:
    office: Office
    tx: Transaction
    now: dt.datetime
    day: dt.date

    @property
    def session(self) -> Session:
        return self.tx.session


@dataclass(frozen=True)
class Done:
    """What an action came to. `repeated` when the same request had been carried out before."""

    ticket: AnyTicket | None
    repeated: bool = False

    @property
    def moved(self) -> AnyTicket:
        """The ticket of an action that always has one. Raises LookupError otherwise."""
        if self.ticket is None:
            raise LookupError("this action moved no ticket")
        return self.ticket


def holder(ticket: Ticket) -> Actor:
    """Whoever holds the ticket's address: a key of theirs means nothing for another ticket."""
    return Actor(f"ticket:{ticket.id}")


@contextmanager
def begin(office: Office) -> Iterator[Work]:
    """Open a piece of work. The first one of a new day closes what earlier days left open.

    Raises OutOfDate, having changed nothing, when the settings have changed since `office` was made.
    """
    with office.storage.write(office.clock) as tx:
        if tx.edition != office.edition:
            raise OutOfDate
        day, before = office.day(tx.now), tx.open_day
        turn_to(tx, day)
        if before != day:
            forget_cards(tx, day)
            # A clock that leapt ahead says nothing of how old a text is, and what is erased does not come back.
            if before is not None and before < day and not tx.set_forward:
                forget(office, tx, day)
        yield Work(office, tx, tx.now, day)


def once(work: Work, actor: Actor, key: str | None, action: str, do: Callable[[], AnyTicket | None]) -> Done:
    """Carry out `do` unless a request with this key already did; then give the ticket it concerned.

    Raises Refusal(KEY_REUSED) when the key belongs to another kind of request.
    """
    if key is None:
        return Done(do())
    asked = {"office": work.office.id, "actor": actor.label, "key": key}
    found = work.tx.connection.execute(_BY_KEY, asked).one_or_none()
    if found is not None:
        if found.action != action:
            raise Refusal(KEY_REUSED)
        return Done(work.session.scalar(select(Ticket).where(Ticket.id == found.ticket_id)), repeated=True)
    ticket = do()
    if ticket is not None:
        add_row(
            work.tx.connection,
            IdempotencyKey,
            office_id=work.office.id,
            actor=actor.label,
            key=key,
            action=action,
            ticket_id=ticket.id,
            created_at=work.now,
        )
    return Done(ticket)

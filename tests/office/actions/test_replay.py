"""The journal alone tells each ticket's present state, whatever happened to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions import clerk as do
from office.actions.citizen import Wish, cancel, take_ticket
from office.actions.clerk import ClerkAt
from office.actions.moves import NOT_TOLD
from office.actions.onward import Destination
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.replay import plain, replay
from office.rules.tickets import Move, Outcome, State, leads
from office.storage.models import Journal, Ticket
from office.storage.rows import AnyTicket
from tests.builders import KIOSK, SetClock, seated, ticket_for


def differences(office: Office) -> list[str]:
    """Where a ticket's row says something else than its journal."""
    found = []
    with Session(office.storage.engine) as session:
        for ticket in session.scalars(select(Ticket)).all():
            rows = session.scalars(select(Journal).where(Journal.ticket_id == ticket.id).order_by(Journal.id)).all()
            told = replay(row.detail for row in rows)
            kept = {c.name: plain(getattr(ticket, c.name)) for c in Ticket.__table__.columns if c.name not in NOT_TOLD}
            found += [f"{ticket.number}.{n}: {kept[n]!r}, not {told.get(n)!r}" for n in kept if kept[n] != told.get(n)]
    return found


def some_move(office: Office, clerk: ClerkAt, tickets: list[AnyTicket], dice: random.Random) -> None:
    number = dice.choice(tickets).number
    counter, field = dice.choice(["1", "2", "3"]), dice.choice(["ho-tich", "cu-tru", "chung-thuc"])
    outcome = dice.choice(list(Outcome))
    back = dice.random() < 0.5
    moves: list[Callable[[], object]] = [
        lambda: tickets.append(take_ticket(office, Wish(dice.choice(["khai-sinh", "lt-khai-sinh"])), KIOSK).moved),
        lambda: do.call_next(office, clerk),
        lambda: do.call_next(office, clerk),
        lambda: do.start(office, clerk),
        lambda: do.start(office, clerk),
        lambda: do.call_out_of_turn(office, clerk, number),
        lambda: do.recall(office, clerk),
        lambda: do.finish(office, clerk, outcome, "x"),
        lambda: do.next_procedure(office, clerk, "khai-tu", outcome, None),
        lambda: do.no_show(office, clerk),
        lambda: do.transfer(office, clerk, Destination(counter=counter), None, back),
        lambda: do.transfer(office, clerk, Destination(field=field), "y", back),
        lambda: do.park(office, clerk, None),
        lambda: do.resume(office, clerk, number),
        lambda: do.reinstate(office, clerk, number),
        lambda: do.give_priority(office, clerk, number, dice.choice(["75", None])),
        lambda: do.undo(office, clerk),
        lambda: cancel(office, dice.choice(tickets).token),
    ]
    dice.choice(moves)()


def strays(office: Office) -> list[str]:
    """Rows of the journal that lead where the table of moves knows no way."""
    with Session(office.storage.engine) as session:
        rows = session.scalars(select(Journal).where(Journal.ticket_id.is_not(None))).all()
    assert {Move(row.move) for row in rows} > {Move.CALL, Move.FINISH, Move.TRANSFER, Move.UNDO}
    return [f"{row.id}: {row.move} from {row.from_state} to {row.to_state}" for row in rows if not _is_a_way(row)]


def _is_a_way(row: Journal) -> bool:
    before, after = row.from_state or "", row.to_state or ""
    if row.move == Move.UNDO:
        return leads(Move((row.detail or {})["move"]), State(after), State(before))
    return row.move == Move.ISSUE or leads(Move(row.move), State(before), State(after))


# Days that have every kind of move.
@pytest.mark.parametrize("seed", [7, 13, 14, 25])
def test_the_journal_keeps_to_the_table_of_moves_and_replays_to_the_tickets_as_they_are(
    office: Office, clock: SetClock, seed: int
) -> None:
    dice = random.Random(seed)
    clerks = [seated(office, counter, f"Lan {counter}") for counter in ("1", "2", "3")]
    tickets = [ticket_for(office) for _ in range(3)]
    for _ in range(120):
        clock.forward(seconds=dice.choice([1, 5, 40]))
        with suppress(Refusal):
            some_move(office, dice.choice(clerks), tickets, dice)
    assert strays(office) == []
    assert differences(office) == []


def test_a_day_that_ends_by_itself_is_told_too(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    ticket_for(office)
    ticket_for(office)
    do.call_next(office, clerk)
    clock.forward(days=1)
    ticket_for(office)
    assert differences(office) == []


@pytest.mark.parametrize("length", [{"hours": -6}, {"days": 1}, {"days": -1}])
def test_a_clock_that_was_set_is_told_too(office: Office, clock: SetClock, length: dict[str, float]) -> None:
    clerk = seated(office)
    ticket_for(office)
    ticket_for(office)
    do.call_next(office, clerk)
    clock.set_forward(**length)
    ticket_for(office)
    with Session(office.storage.engine) as session:
        assert session.scalars(select(Journal).where(Journal.move.in_(["clock_set", "day_renamed", "reopen"]))).all()
    assert differences(office) == []

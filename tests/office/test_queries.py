"""What a move and a look cost, in statements: the same few, whether three wait or ninety."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from office.actions import desk
from office.actions.assigning import assign_fields
from office.actions.citizen import Wish, cancel, take_ticket
from office.actions.clerk import (
    ClerkAt,
    call_next,
    call_out_of_turn,
    finish,
    give_priority,
    next_procedure,
    no_show,
    park,
    recall,
    reinstate,
    resume,
    start,
    transfer,
    undo,
)  # fmt: skip
from office.actions.onward import Destination
from office.actions.pausing import open_counter, pause
from office.actions.people import sign_in, sign_out
from office.actions.priority import manage_priority
from office.actions.work import Actor
from office.context import Office
from office.hindsight import hindsight_of
from office.pace import pace_of
from office.rules.tickets import Outcome
from office.snapshots import outlook
from office.snapshots.counter import counter_view
from office.snapshots.looking import look
from office.snapshots.room import Room
from office.snapshots.views import board_view
from tests.builders import KIOSK, PIN, seated, ticket_for

MANAGER = Actor("manager")
GUIDE = desk.Guide(Actor("device:9", counter_id="help-desk:9"))
FEW, MANY = 3, 90


@contextmanager
def counted(office: Office) -> Iterator[list[str]]:
    """The statements that the block sends, without those that only begin and end a transaction."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(office.storage.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(office.storage.engine, "before_cursor_execute", note)


def waiting(office: Office, count: int) -> None:
    for place in range(count):
        ticket_for(office, priority="75" if place % 5 == 0 else None)


def cost(office: Office, act: Callable[[], object]) -> int:
    with counted(office) as sent:
        act()
    return len(sent)


@pytest.fixture
def clerk(office: Office) -> ClerkAt:
    """Signed in, and past what the first move of a day does once."""
    clerk = seated(office)
    ticket_for(office)
    call_next(office, clerk)
    no_show(office, clerk)
    pace_of(office)
    hindsight_of(office, office.day(office.clock.now()))
    return clerk


def test_taking_a_ticket_costs_the_same_however_many_wait(office: Office, clerk: ClerkAt) -> None:
    def costs(count: int) -> list[int]:
        waiting(office, count)
        return [
            cost(office, lambda: take_ticket(office, Wish("khai-sinh"), KIOSK)),
            cost(office, lambda: take_ticket(office, Wish("khai-sinh"), KIOSK, f"tap-{count}")),
        ]

    few = costs(FEW)
    assert few == costs(MANY)
    assert not exceeding(few, [6, 8])


# What each move takes in statements: those that find, those that write, and the office's own row.
MOST = {
    "call next": 15, "start": 7, "next procedure": 8, "finish": 7, "call out of turn": 11, "recall": 7, "park": 7,
    "resume": 7, "transfer": 7, "no-show": 7, "undo": 10, "reinstate": 5, "redirect": 4, "priority": 5,
    "priority by the manager": 4, "cancel": 5, "pause": 5, "open": 5, "assign": 4, "sign out": 5, "sign in": 13,
}  # fmt: skip


def test_every_move_costs_the_same_however_many_wait(office: Office, clerk: ClerkAt) -> None:
    few = costs_of_moves(office, clerk, FEW)
    again = replace(clerk, session_id=clerk.session_id + 1)
    assert few == costs_of_moves(office, again, MANY)
    assert set(few) == set(MOST)
    assert {move: cost for move, cost in few.items() if cost > MOST[move]} == {}


def costs_of_moves(office: Office, clerk: ClerkAt, count: int) -> dict[str, int]:
    """What each move costs that a person can make, beside taking a ticket."""
    waiting(office, count)
    one, other = ticket_for(office), ticket_for(office)
    costs: dict[str, int] = {}

    def move(name: str, act: Callable[[], object]) -> None:
        costs[name] = cost(office, act)

    move("call next", lambda: call_next(office, clerk, f"call-{count}"))
    move("start", lambda: start(office, clerk))
    move("next procedure", lambda: next_procedure(office, clerk, "khai-tu", Outcome.ACCEPTED, None))
    move("finish", lambda: finish(office, clerk, Outcome.ACCEPTED, None))
    move("call out of turn", lambda: call_out_of_turn(office, clerk, one.number))
    move("recall", lambda: recall(office, clerk))
    move("park", lambda: park(office, clerk, None))
    move("resume", lambda: resume(office, clerk, one.number))
    move("transfer", lambda: transfer(office, clerk, Destination(field="dat-dai"), None, True))
    call_out_of_turn(office, clerk, other.number)
    move("no-show", lambda: no_show(office, clerk))
    move("undo", lambda: undo(office, clerk))
    no_show(office, clerk)
    move("reinstate", lambda: reinstate(office, clerk, other.number))
    move("redirect", lambda: desk.redirect(office, GUIDE, other.number, Destination(field="ho-tich")))
    move("priority", lambda: give_priority(office, clerk, other.number, "75"))
    move("priority by the manager", lambda: manage_priority(office, MANAGER, other.number, None))
    move("cancel", lambda: cancel(office, other.token))
    move("pause", lambda: pause(office, clerk, "nghỉ"))
    move("open", lambda: open_counter(office, clerk))
    move("assign", lambda: assign_fields(office, "5", ["cu-tru", "dat-dai"] if count == FEW else None, MANAGER))
    move("sign out", lambda: sign_out(office, clerk.session_id))
    move("sign in", lambda: sign_in(office, clerk.clerk_id, PIN, clerk.counter_id, 1))
    return costs


def test_a_first_look_at_the_room_costs_the_same_however_many_wait(office: Office, clerk: ClerkAt) -> None:
    def costs(count: int) -> int:
        waiting(office, count)
        # A rehearsal that was dear would be renewed beside the look, in statements that are counted or not by chance.
        outlook._known.clear()
        return cost(office, lambda: everything_shown(look(office)))

    few = costs(FEW)
    assert few == costs(MANY)
    # The last calls are a statement; a counter's figures of the day are one; what its clerk could undo are two.
    assert few <= 6 + len(office.settings.counters) + 2


def test_a_look_after_new_tickets_reads_nothing_but_them(office: Office, clerk: ClerkAt) -> None:
    before = look(office)
    waiting(office, FEW)
    assert cost(office, lambda: look(office, before)) == 2


def exceeding(costs: list[int], most: list[int]) -> list[tuple[int, int]]:
    return [(cost, limit) for cost, limit in zip(costs, most, strict=True) if cost > limit]


def everything_shown(room: Room) -> None:
    board_view(room)
    for counter in room.office.settings.counters:
        counter_view(room, counter.id)

"""What a move and a look cost, in statements: the same few, whether three wait or ninety."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt, call_next, finish, no_show, start
from office.context import Office
from office.pace import pace_of
from office.rules.tickets import Outcome
from office.snapshots.counter import counter_view
from office.snapshots.looking import look
from office.snapshots.room import Room
from office.snapshots.views import board_view
from tests.builders import KIOSK, seated, ticket_for

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


def test_the_way_of_a_ticket_costs_the_same_however_many_wait(office: Office, clerk: ClerkAt) -> None:
    def costs(count: int) -> list[int]:
        waiting(office, count)
        return [
            cost(office, lambda: call_next(office, clerk, f"call-{count}")),
            cost(office, lambda: start(office, clerk)),
            cost(office, lambda: finish(office, clerk, Outcome.ACCEPTED, None)),
        ]

    few = costs(FEW)
    assert few == costs(MANY)
    assert not exceeding(few, [18, 8, 8])


def test_a_first_look_at_the_room_costs_the_same_however_many_wait(office: Office, clerk: ClerkAt) -> None:
    def costs(count: int) -> int:
        waiting(office, count)
        return cost(office, lambda: everything_shown(look(office)))

    few = costs(FEW)
    assert few == costs(MANY)
    # A counter's figures of the day are a statement; what its clerk could undo are two.
    assert few <= 6 + len(office.settings.counters) + 2


def exceeding(costs: list[int], most: list[int]) -> list[tuple[int, int]]:
    return [(cost, limit) for cost, limit in zip(costs, most, strict=True) if cost > limit]


def everything_shown(room: Room) -> None:
    board_view(room)
    for counter in room.office.settings.counters:
        counter_view(room, counter.id)

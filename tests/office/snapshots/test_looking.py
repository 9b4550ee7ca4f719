"""A look takes over what did not move since the one before; it must show what a look at everything shows."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from office.actions import clerk as counter
from office.actions.citizen import cancel
from office.actions.clerk import ClerkAt
from office.actions.onward import Destination
from office.actions.pausing import open_counter, pause
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from office.snapshots.counter import counter_view
from office.snapshots.looking import look
from office.snapshots.now import room_now
from office.snapshots.room import Room
from office.snapshots.views import board_view, phone_view
from tests.builders import SetClock, seated, ticket_for
from tests.soak import TIMES

MOVES = 60


def shown(room: Room) -> Any:
    """Everything that any screen shows of it but the waits, which are rehearsed beside it and may be older."""
    counters = [counter_view(room, item.id) for item in room.office.settings.counters]
    return _without_waits(
        [board_view(room), *counters, *(phone_view(room, room.by_id[id_]) for id_ in sorted(room.by_id))]
    )


def _without_waits(view: Any) -> Any:
    if isinstance(view, dict):
        return {key: _without_waits(value) for key, value in view.items() if key != "wait_minutes"}
    return [_without_waits(each) for each in view] if isinstance(view, list) else view


def some_move(room: Room, clerks: list[ClerkAt], chance: random.Random) -> Callable[[], object]:
    office, at = room.office, chance.choice(clerks)
    number = chance.choice([ticket.number for ticket in room.tickets] or ["A001"])
    field = chance.choice(office.catalogue.fields).id
    procedure = chance.choice(office.catalogue.procedures).id
    token = chance.choice([ticket.token for ticket in room.tickets] or ["none"])
    moves: list[Callable[[], object]] = [
        lambda: ticket_for(office, procedure, chance.choice([None, office.settings.priority[0].id])),
        lambda: counter.call_next(office, at),
        lambda: counter.call_out_of_turn(office, at, number),
        lambda: counter.recall(office, at),
        lambda: counter.start(office, at),
        lambda: counter.finish(office, at, Outcome.ACCEPTED, None),
        lambda: counter.no_show(office, at),
        lambda: counter.reinstate(office, at, number),
        lambda: counter.transfer(office, at, Destination(field=field), "sang đó", chance.random() < 0.5),
        lambda: counter.park(office, at, "lấy giấy"),
        lambda: counter.resume(office, at, number),
        lambda: counter.undo(office, at),
        lambda: cancel(office, token),
        lambda: pause(office, at, "nghỉ"),
        lambda: open_counter(office, at),
    ]
    # A room fills before it empties.
    return chance.choices(moves, weights=[6, 4, *[1] * (len(moves) - 2)])[0]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(TIMES))
def test_after_any_moves_an_incremental_look_shows_what_a_fresh_one_shows(
    office: Office, clock: SetClock, seed: int
) -> None:
    chance = random.Random(seed)
    clerks = [seated(office, item.id, f"Clerk {item.id}") for item in office.settings.counters[:3]]
    room = look(office)
    for _ in range(MOVES):
        clock.forward(seconds=chance.randrange(90))
        with suppress(Refusal):
            some_move(room, clerks, chance)()
        room = look(office, room)
        assert shown(room) == shown(look(office))
    assert len(room.by_id) > 3


def test_a_room_asked_for_after_a_commit_is_at_least_that_new(office: Office) -> None:
    before = room_now(office)
    ticket = ticket_for(office)
    assert ticket.id not in before.by_id
    assert ticket.id in room_now(office, ticket.revision).by_id

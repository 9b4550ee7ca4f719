"""Undo: the last move of a clerk at their counter, for a while, as long as the ticket has not gone elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions import clerk as do
from office.actions.clerk import ClerkAt
from office.actions.desk import Guide, cancel_for, redirect
from office.actions.onward import Destination
from office.actions.priority import manage_priority
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import UNDOABLE, Move, Outcome, State
from office.snapshots.counter import counter_view
from office.snapshots.now import room_now
from office.snapshots.views import board_view
from office.storage.models import CounterRow, Service, Ticket
from office.storage.rows import AnyTicket
from tests.builders import SetClock, journal, seated, stored, ticket_for

Act = Callable[[Office, ClerkAt, AnyTicket], object]


def nothing(*_: object) -> None: ...


def call(office: Office, clerk: ClerkAt, _: AnyTicket) -> None:
    do.call_next(office, clerk)


def serve(office: Office, clerk: ClerkAt, _: AnyTicket) -> None:
    do.call_next(office, clerk)
    do.start(office, clerk)


def park(office: Office, clerk: ClerkAt, ticket: AnyTicket) -> None:
    serve(office, clerk, ticket)
    do.park(office, clerk, "giấy")


def miss(office: Office, clerk: ClerkAt, ticket: AnyTicket) -> None:
    call(office, clerk, ticket)
    do.no_show(office, clerk)


def serve_second(office: Office, clerk: ClerkAt, ticket: AnyTicket) -> None:
    serve(office, clerk, ticket)
    do.next_procedure(office, clerk, "khai-tu", Outcome.GUIDED, None)


UNDONE: list[tuple[Move, str, Act, Act]] = [
    (Move.CALL, "khai-sinh", nothing, lambda o, c, t: do.call_next(o, c)),
    (Move.CALL_OUT_OF_TURN, "khai-sinh", nothing, lambda o, c, t: do.call_out_of_turn(o, c, t.number)),
    (Move.START, "khai-sinh", call, lambda o, c, t: do.start(o, c)),
    (Move.FINISH, "khai-sinh", serve, lambda o, c, t: do.finish(o, c, Outcome.ACCEPTED, "xong")),
    (Move.FINISH, "lt-khai-sinh", serve, lambda o, c, t: do.finish(o, c, Outcome.ACCEPTED, None)),
    (Move.FINISH, "khai-sinh", serve_second, lambda o, c, t: do.finish(o, c, Outcome.REFUSED, None)),
    (
        Move.NEXT_PROCEDURE,
        "khai-sinh",
        serve,
        lambda o, c, t: do.next_procedure(o, c, "khai-tu", Outcome.ACCEPTED, "x"),
    ),
    (
        Move.NEXT_PROCEDURE,
        "lt-khai-sinh",
        serve,
        lambda o, c, t: do.next_procedure(o, c, "thuong-tru", Outcome.ACCEPTED, None),
    ),
    (Move.NO_SHOW, "khai-sinh", call, lambda o, c, t: do.no_show(o, c)),
    (Move.TRANSFER, "khai-sinh", serve, lambda o, c, t: do.transfer(o, c, Destination(field="cu-tru"), "x", True)),
    (Move.TRANSFER, "lt-khai-sinh", call, lambda o, c, t: do.transfer(o, c, Destination(counter="3"), None, False)),
    (Move.PARK, "khai-sinh", serve, lambda o, c, t: do.park(o, c, "x")),
    (Move.PARK, "khai-sinh", call, lambda o, c, t: do.park(o, c, None)),
    (Move.RESUME, "khai-sinh", park, lambda o, c, t: do.resume(o, c, t.number)),
    (Move.REINSTATE, "khai-sinh", miss, lambda o, c, t: do.reinstate(o, c, t.number)),
    (
        Move.REDIRECT,
        "khai-sinh",
        nothing,
        lambda o, c, t: redirect(o, Guide(c.actor), t.number, Destination(counter="3")),
    ),
    (Move.CANCEL, "khai-sinh", park, lambda o, c, t: cancel_for(o, Guide(c.actor), t.number)),
    (Move.PRIORITY, "khai-sinh", nothing, lambda o, c, t: do.give_priority(o, c, t.number, "75")),
]


def picture(office: Office, ticket: AnyTicket) -> tuple[object, ...]:
    """All that a move may touch: the ticket, its services, the counter's run, the board."""
    with Session(office.storage.engine) as session:
        columns = [name for name in Ticket.__table__.columns.keys() if name != "revision"]  # noqa: SIM118
        row = session.get_one(Ticket, ticket.id)
        services = session.execute(select(Service.__table__).order_by(Service.id)).all()
        runs = session.execute(select(CounterRow.priority_run, CounterRow.ordinary_run)).all()
    board = board_view(room_now(office))
    return {name: getattr(row, name) for name in columns}, services, runs, board["calls"], board["serving"]


@pytest.mark.parametrize(("move", "procedure", "before", "act"), UNDONE)
def test_an_undone_move_leaves_everything_as_it_was(
    office: Office, clock: SetClock, move: Move, procedure: str, before: Act, act: Act
) -> None:
    clerk = seated(office)
    ticket = ticket_for(office, procedure)
    before(office, clerk, ticket)
    was = picture(office, ticket)
    clock.forward(seconds=10)
    act(office, clerk, ticket)
    assert picture(office, ticket) != was
    assert journal(office)[-1].move == move
    clock.forward(seconds=10)
    do.undo(office, clerk)
    assert picture(office, ticket) == was


def test_every_undoable_move_is_tried_above() -> None:
    assert {move for move, *_ in UNDONE} == UNDOABLE


def test_moves_are_undone_one_after_another(office: Office) -> None:
    clerk = seated(office)
    ticket = ticket_for(office)
    serve_second(office, clerk, ticket)
    states = [do.undo(office, clerk).moved for _ in range(3)]
    assert [(item.state, item.procedure) for item in states] == [
        ("serving", "khai-sinh"), ("called", "khai-sinh"), ("waiting", "khai-sinh"),
    ]  # fmt: skip


def test_a_move_can_be_undone_only_for_a_while(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    ticket_for(office)
    do.call_next(office, clerk)
    clock.forward(seconds=office.settings.queue.undo_seconds + 1)
    with pytest.raises(Refusal) as caught:
        do.undo(office, clerk)
    assert caught.value.reason.code == "nothing-to-undo"


def test_a_ticket_that_a_colleague_has_called_since_stays_with_them(office: Office) -> None:
    clerk, other = seated(office), seated(office, "5", "Hùng")
    ticket = ticket_for(office)
    serve(office, clerk, ticket)
    do.transfer(office, clerk, Destination(field="cu-tru"), None, False)
    do.call_next(office, other)
    with pytest.raises(Refusal) as caught:
        do.undo(office, clerk)
    assert caught.value.reason.code == "moved-since"
    assert stored(office, ticket).counter_id == "5"


def test_an_undo_back_to_the_counter_waits_until_it_is_free(office: Office) -> None:
    clerk = seated(office)
    first = ticket_for(office)
    ticket_for(office)
    miss(office, clerk, first)
    do.call_next(office, clerk)
    assert do.undo(office, clerk).moved.state == State.WAITING
    assert do.undo(office, clerk).moved.number == first.number
    assert stored(office, first).state == State.CALLED


def test_a_call_is_undone_after_a_recall_too_and_leaves_the_board(office: Office) -> None:
    clerk = seated(office)
    ticket_for(office)
    do.call_next(office, clerk)
    do.recall(office, clerk)
    assert len(board_view(room_now(office))["calls"]) == 2
    assert do.undo(office, clerk).moved.recalls == 0
    board = board_view(room_now(office))
    assert (board["calls"], board["serving"]) == ([], [])
    do.call_next(office, clerk)
    assert [item["seq"] for item in board_view(room_now(office))["calls"]] == [3]


def test_a_class_given_meanwhile_by_the_manager_stays_and_stands_in_nobodys_way(office: Office) -> None:
    clerk = seated(office)
    ticket = ticket_for(office)
    do.call_next(office, clerk)
    manage_priority(office, Actor("device:9"), ticket.number, "75")
    assert do.undo(office, clerk).moved.priority == "75"
    assert counter_view(room_now(office), "1")["current"] is None

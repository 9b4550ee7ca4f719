"""Every way that a visit takes, at the level of what people do."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions import clerk as do
from office.actions.citizen import cancel
from office.actions.clerk import ClerkAt
from office.actions.onward import Destination
from office.actions.people import sign_out
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import Move, Outcome, State
from office.snapshots.counter import counter_view
from office.snapshots.now import room_now
from office.snapshots.views import board_view
from office.storage.models import Service, Ticket
from office.storage.rows import AnyTicket
from tests.builders import SetClock, journal, seated, stored, ticket_for


def services(office: Office, ticket: AnyTicket) -> list[tuple[str, str | None, str | None]]:
    """The ticket's rows of the service log: procedure, how it ended, outcome."""
    with Session(office.storage.engine) as session:
        rows = session.scalars(select(Service).where(Service.ticket_id == ticket.id).order_by(Service.id))
        return [(row.procedure, row.ended_by, row.outcome) for row in rows]


def called(office: Office, clerk: ClerkAt) -> str | None:
    ticket = do.call_next(office, clerk).ticket
    return ticket.number if ticket else None


def serve(office: Office, clerk: ClerkAt) -> AnyTicket:
    do.call_next(office, clerk)
    return do.start(office, clerk).moved


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.reason.code == code)


# ---- Calling ------------------------------------------------------------------------------------------------------


def test_a_call_out_of_turn_is_written_down_as_such(office: Office) -> None:
    clerk = seated(office)
    ticket_for(office)
    second = ticket_for(office)
    assert do.call_out_of_turn(office, clerk, "a2").moved.number == second.number
    assert journal(office)[-1].move == Move.CALL_OUT_OF_TURN


def test_recalls_wait_for_the_cooldown_and_then_propose_a_no_show(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    ticket_for(office)
    do.call_next(office, clerk)
    queue = office.settings.queue
    for _ in range(queue.recall_limit):
        do.recall(office, clerk)
        with refused("recall-limit" if stored_recalls(office) == queue.recall_limit else "recall-too-soon"):
            do.recall(office, clerk)
        clock.forward(seconds=queue.recall_cooldown_seconds)
    current = counter_view(room_now(office), clerk.counter_id)["current"]
    assert current["proposes"] == "no_show"
    assert "recall" not in current["moves"]


def stored_recalls(office: Office) -> int:
    with Session(office.storage.engine) as session:
        return session.scalars(select(Ticket.recalls)).one()


# ---- No-shows -----------------------------------------------------------------------------------------------------


def test_a_reinstated_no_show_keeps_its_arrival_as_often_as_it_takes(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    late = ticket_for(office)
    for _ in range(2):
        clock.forward(minutes=1)
        ticket_for(office)
        assert called(office, clerk) == late.number
        do.no_show(office, clerk)
        do.reinstate(office, clerk, late.number)
    assert stored(office, late).issued_at == late.issued_at
    assert called(office, clerk) == late.number


# ---- Parking ------------------------------------------------------------------------------------------------------


def test_a_parked_citizen_comes_back_to_the_same_clerk_without_a_new_wait(office: Office) -> None:
    clerk, colleague = seated(office), seated(office, "2", "Mai")
    ticket = serve_new(office, clerk)
    do.park(office, clerk, "thiếu giấy chứng sinh")
    with refused("not-your-ticket"):
        do.resume(office, colleague, ticket.number)
    back = do.resume(office, clerk, ticket.number).moved
    assert (back.number, back.state, back.clerk_id) == (ticket.number, State.SERVING, clerk.clerk_id)


def serve_new(office: Office, clerk: ClerkAt, procedure: str = "khai-sinh") -> AnyTicket:
    ticket_for(office, procedure)
    return serve(office, clerk)


def test_a_colleague_resumes_what_was_parked_by_a_clerk_who_left(office: Office) -> None:
    clerk, colleague = seated(office), seated(office, "2", "Mai")
    ticket = serve_new(office, clerk)
    do.park(office, clerk, None)
    assert counter_view(room_now(office), "2")["parked"] == []
    sign_out(office, clerk.session_id)
    shown = counter_view(room_now(office), "2")["parked"]
    assert [(item["number"], item["anybodys"]) for item in shown] == [(ticket.number, True)]
    assert do.resume(office, colleague, ticket.number).moved.clerk_id == colleague.clerk_id


# ---- Transfers ----------------------------------------------------------------------------------------------------


def test_a_transfer_keeps_number_and_arrival(office: Office, clock: SetClock) -> None:
    clerk, other = seated(office), seated(office, "5", "Hùng")
    sent = serve_new(office, clerk)
    clock.forward(minutes=5)
    ticket_for(office, "thuong-tru")
    do.transfer(office, clerk, Destination(field="cu-tru"), "xem hộ khẩu", False)
    assert called(office, other) == sent.number
    assert stored(office, sent).note == "xem hộ khẩu"


def test_a_transfer_with_return_comes_back_to_the_clerk_for_the_first_matter(office: Office) -> None:
    clerk, other = seated(office), seated(office, "5", "Hùng")
    sent = serve_new(office, clerk)
    do.transfer(office, clerk, Destination(procedure="thuong-tru"), None, True)
    serve(office, other)
    do.finish(office, other, Outcome.ACCEPTED, None)
    assert called(office, other) is None
    assert called(office, clerk) == sent.number
    assert (stored(office, sent).field, stored(office, sent).procedure) == ("ho-tich", "khai-sinh")


def test_a_return_to_a_clerk_who_left_is_anybodys_who_serves_the_first_matter(office: Office) -> None:
    clerk, other, third = seated(office), seated(office, "5", "Hùng"), seated(office, "2", "Mai")
    sent = serve_new(office, clerk)
    do.transfer(office, clerk, Destination(procedure="thuong-tru"), None, True)
    serve(office, other)
    sign_out(office, clerk.session_id)
    do.finish(office, other, Outcome.ACCEPTED, None)
    assert called(office, other) is None
    assert called(office, third) == sent.number


def test_an_open_return_survives_a_further_transfer_and_can_not_be_replaced(office: Office) -> None:
    clerk, other, third = seated(office), seated(office, "5", "Hùng"), seated(office, "3", "Mai")
    sent = serve_new(office, clerk)
    do.transfer(office, clerk, Destination(procedure="thuong-tru"), None, True)
    serve(office, other)
    with refused("returns-already"):
        do.transfer(office, other, Destination(counter="3"), None, True)
    do.transfer(office, other, Destination(counter="3"), None, False)
    serve(office, third)
    do.finish(office, third, Outcome.ACCEPTED, None)
    assert called(office, clerk) == sent.number


def test_a_transfer_to_a_counter_where_nobody_sits_waits_for_it_and_is_never_lost(
    office: Office, clock: SetClock
) -> None:
    clerk = seated(office)
    sent = serve_new(office, clerk)
    do.transfer(office, clerk, Destination(counter="3"), None, False)
    assert called(office, clerk) is None
    clock.forward(minutes=office.settings.queue.waiting_target_minutes)
    assert called(office, clerk) == sent.number


def test_a_counter_that_opens_finds_whoever_was_sent_to_it(office: Office) -> None:
    clerk = seated(office)
    sent = serve_new(office, clerk)
    do.transfer(office, clerk, Destination(counter="3"), None, False)
    assert called(office, seated(office, "3", "Mai")) == sent.number


@pytest.mark.parametrize(
    ("to", "code"),
    [
        (Destination(counter="1"), "transfer-to-here"),
        (Destination(counter="99"), "unknown-counter"),
        (Destination(field="x"), "unknown-field"),
        (Destination(procedure="x"), "unknown-procedure"),
    ],
)
def test_a_transfer_to_nowhere_is_refused_and_changes_nothing(office: Office, to: Destination, code: str) -> None:
    clerk = seated(office)
    ticket = serve_new(office, clerk)
    with refused(code):
        do.transfer(office, clerk, to, None, False)
    assert stored(office, ticket).state == State.SERVING


def test_what_a_colleague_called_is_served_and_sent_back_under_the_name_of_who_serves(office: Office) -> None:
    gone = seated(office)
    ticket = ticket_for(office)
    do.call_next(office, gone)
    clerk, other = seated(office, "1", "Mai"), seated(office, "5", "Hùng")
    assert do.start(office, clerk).moved.clerk_id == clerk.clerk_id
    do.transfer(office, clerk, Destination(field="cu-tru"), None, True)
    serve(office, other)
    assert do.finish(office, other, Outcome.ACCEPTED, None).moved.bound_clerk == clerk.clerk_id
    with Session(office.storage.engine) as session:
        rows = session.scalars(select(Service.clerk_id).where(Service.ticket_id == ticket.id).order_by(Service.id))
        assert list(rows) == [clerk.clerk_id, other.clerk_id]


# ---- Several procedures -------------------------------------------------------------------------------------------


def test_several_procedures_in_one_visit_have_a_log_row_each(office: Office) -> None:
    clerk = seated(office)
    ticket = serve_new(office, clerk)
    after = do.next_procedure(office, clerk, "chung-thuc-ban-sao", Outcome.ACCEPTED, None).moved
    assert (after.number, after.state, after.counter_id) == (ticket.number, State.SERVING, "1")
    do.finish(office, clerk, Outcome.RETURNED, None)
    assert services(office, ticket) == [
        ("khai-sinh", "next_procedure", "accepted"),
        ("chung-thuc-ban-sao", "finish", "returned"),
    ]
    assert counter_view(room_now(office), "1")["today"]["served"] == 2


def test_the_next_procedure_needs_a_running_service_and_a_known_name(office: Office) -> None:
    clerk = seated(office)
    ticket_for(office)
    do.call_next(office, clerk)
    with refused("move-not-allowed"):
        do.next_procedure(office, clerk, "khai-tu", Outcome.ACCEPTED, None)
    do.start(office, clerk)
    with refused("unknown-procedure"):
        do.next_procedure(office, clerk, "khong-co", Outcome.ACCEPTED, None)


# ---- Priority -----------------------------------------------------------------------------------------------------


def test_staff_set_and_take_away_priority_and_the_journal_says_so(office: Office) -> None:
    clerk = seated(office)
    first, second = ticket_for(office), ticket_for(office)
    do.give_priority(office, clerk, second.number, "75")
    view = counter_view(room_now(office), "1")["waiting"]
    assert [item["number"] for item in view] == [second.number, first.number]
    assert view[0]["why"]["vi"] == "Ưu tiên: Người từ đủ 75 tuổi trở lên · Theo thứ tự đến"
    assert journal(office)[-1].move == Move.PRIORITY
    do.give_priority(office, clerk, second.number, None)
    assert called(office, clerk) == first.number
    with refused("unknown-priority"):
        do.give_priority(office, clerk, second.number, "vip")


# ---- The citizen --------------------------------------------------------------------------------------------------


def test_a_citizen_who_leaves_while_called_frees_the_counter(office: Office) -> None:
    clerk = seated(office)
    leaver, stayer = ticket_for(office), ticket_for(office)
    do.call_next(office, clerk)
    cancel(office, leaver.token)
    assert services(office, leaver) == [("khai-sinh", "cancel", None)]
    assert board_view(room_now(office))["serving"] == []
    with refused("moved-since"):
        do.undo(office, clerk)
    assert called(office, clerk) == stayer.number


def test_a_citizen_who_is_being_served_can_not_cancel(office: Office) -> None:
    ticket = serve_new(office, seated(office))
    with refused("move-not-allowed"):
        cancel(office, ticket.token)


def test_an_undone_call_takes_no_turn_from_its_class(office: Office) -> None:
    clerk = seated(office)
    ordinary, first, second = ticket_for(office), ticket_for(office, priority="75"), ticket_for(office, priority="75")
    assert called(office, clerk) == first.number
    do.undo(office, clerk)
    assert called(office, clerk) == first.number
    do.no_show(office, clerk)
    assert called(office, clerk) == ordinary.number
    do.undo(office, clerk)
    assert called(office, clerk) == ordinary.number
    do.no_show(office, clerk)
    assert called(office, clerk) == second.number

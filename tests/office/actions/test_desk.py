"""What a guide does for people who wait, and what stays the counters'."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from office.actions import clerk as do
from office.actions import desk
from office.actions.desk import Guide
from office.actions.devices import add_device
from office.actions.onward import Destination
from office.actions.people import add_clerk, sign_in, sign_out
from office.actions.work import Actor
from office.context import Office
from office.rules.help_desk import HELP_DESK, seat_at_desk
from office.rules.refusals import Refusal
from office.snapshots.counter import counter_view
from office.snapshots.desk import desk_view, found_view, where_is
from office.snapshots.looking import look
from office.snapshots.now import room_now
from office.storage.models import CounterRow
from tests.builders import PIN, SetClock, journal, seated, stored, ticket_for

MANAGER = Guide(Actor("device:77"))


@pytest.fixture
def guide(office: Office) -> Guide:
    clerk = add_clerk(office, "Hướng", PIN, (), Actor("test"))
    device = add_device(office, "counter", "Bàn hướng dẫn", HELP_DESK).id
    seat = sign_in(office, clerk, PIN, seat_at_desk(device), device)
    return Guide(Actor(f"clerk:{clerk}", clerk, seat_at_desk(device)), seat.session_id)


def waiting_at(office: Office, counter: str) -> list[str]:
    return [item["number"] for item in counter_view(look(office), counter)["waiting"]]


def test_a_redirected_ticket_keeps_number_arrival_and_the_wait_it_has_had(
    office: Office, clock: SetClock, guide: Guide
) -> None:
    seated(office, "5")
    ticket = ticket_for(office)
    clock.forward(minutes=30)
    later = ticket_for(office, "hkd-thanh-lap")
    desk.redirect(office, guide, "a1", Destination(procedure="hkd-thanh-lap"))

    moved = stored(office, ticket)
    assert (moved.number, moved.issued_at, moved.waiting_since) == ("A001", ticket.issued_at, ticket.issued_at)
    assert waiting_at(office, "5") == ["A001", later.number]
    assert journal(office)[-1].counter_id == guide.actor.counter_id


def test_a_counter_to_which_somebody_is_sent_has_its_time_to_call_them(
    office: Office, clock: SetClock, guide: Guide
) -> None:
    seated(office, "1")
    ticket_for(office, "chung-thuc-ban-sao")
    clock.forward(minutes=40)
    desk.redirect(office, guide, "B001", Destination(counter="2"))
    # Nobody sits there yet: it is kept for them as long as a wait may be, however long it has been already.
    assert (waiting_at(office, "1"), waiting_at(office, "2")) == ([], ["B001"])
    why = counter_view(room_now(office), "2")["waiting"][0]["why"]["vi"]
    assert why == "Được chuyển đến quầy này, giữ giờ đến"
    clock.forward(minutes=16)
    assert waiting_at(office, "1") == ["B001"]


def test_a_no_show_who_was_sent_to_a_counter_is_kept_for_it_anew(office: Office, clock: SetClock, guide: Guide) -> None:
    seated(office, "1")
    ticket = ticket_for(office, "chung-thuc-ban-sao")
    desk.redirect(office, guide, ticket.number, Destination(counter="2"))
    second = seated(office, "2", "Minh")
    do.call_next(office, second)
    clock.forward(minutes=10)
    do.no_show(office, second)
    sign_out(office, second.session_id)
    desk.reinstate(office, guide, ticket.number)
    clock.forward(minutes=14)
    assert waiting_at(office, "1") == []
    clock.forward(minutes=2)
    assert waiting_at(office, "1") == [ticket.number]


def test_who_is_at_a_counter_is_the_counters(office: Office, guide: Guide) -> None:
    clerk = seated(office)
    ticket_for(office)
    do.call_next(office, clerk)
    with pytest.raises(Refusal) as called:
        desk.cancel_for(office, guide, "A001")
    assert "Quầy 1" in called.value.sentence("vi")
    with pytest.raises(Refusal):
        desk.redirect(office, guide, "A001", Destination(counter="2"))
    do.start(office, clerk)
    with pytest.raises(Refusal):
        desk.cancel_for(office, guide, "A001")


def test_undo_takes_back_ones_own_last_move_and_nobody_elses(office: Office, guide: Guide) -> None:
    ticket, other = ticket_for(office), ticket_for(office)
    desk.cancel_for(office, guide, "A001")
    desk.prioritise(office, MANAGER, "A002", "75")
    assert desk_view(room_now(office), guide.actor.counter_id, guide.actor.label)["undo"]["move"] == "cancel"
    desk.undo(office, guide)
    assert (stored(office, ticket).state, stored(office, other).priority) == ("waiting", "75")
    desk.undo(office, MANAGER)
    assert stored(office, other).priority is None
    with pytest.raises(Refusal):
        desk.undo(office, guide)


def test_the_desk_is_no_counter(office: Office, guide: Guide) -> None:
    ticket_for(office)
    room = room_now(office)
    assert room.seats == {}
    assert [alarm["numbers"] for alarm in desk_view(room, None, "x")["alarms"]] == [["A001"]]
    with Session(office.storage.engine) as session:
        assert session.get(CounterRow, (office.id, guide.actor.counter_id)) is None


def test_two_guides_have_a_seat_each(office: Office, guide: Guide) -> None:
    second = add_device(office, "counter", "Bàn 2", HELP_DESK).id
    sign_in(office, add_clerk(office, "Dẫn", PIN, (), Actor("test")), PIN, seat_at_desk(second), second)
    ticket_for(office)
    desk.prioritise(office, guide, "A001", "75")


def test_digits_alone_find_the_number_in_every_series(office: Office) -> None:
    ticket_for(office)
    ticket_for(office, "chung-thuc-ban-sao")
    assert {line["number"] for line in found_view(office, "1")} == {"A001", "B001"}
    assert [line["number"] for line in found_view(office, " b 01")] == ["B001"]
    assert found_view(office, "khai sinh") == []


def test_where_a_number_is_and_what_happened_to_it_is_told_without_names(office: Office, guide: Guide) -> None:
    clerk = seated(office, "2", "Nguyễn Thị Lan")
    ticket_for(office)
    desk.prioritise(office, guide, "A001", "75")
    do.call_next(office, clerk)
    do.undo(office, clerk)
    do.call_next(office, clerk)
    do.no_show(office, clerk)
    told = where_is(office, "A001")

    assert [(row["what"]["vi"], row["by"]["vi"], row["undone"]) for row in told["history"][1:]] == [
        ("Diện ưu tiên: Người từ đủ 75 tuổi trở lên", "Bàn hướng dẫn", False),
        ("Gọi đến Quầy 2", "Quầy 2", True),
        ("Hoàn tác: Gọi đến", "Quầy 2", False),
        ("Gọi đến Quầy 2", "Quầy 2", False),
        ("Vắng khi gọi", "Quầy 2", False),
    ]
    assert told["moves"] == ["reinstate"]
    assert "Lan" not in str(told)

"""When a ticket is given, when not, and what is said then."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from office.actions.assigning import assign_fields
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import call_next
from office.actions.ending import close_day, open_day
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import BULK_CLOSED, CLOSED, DAY_CLOSED, FIELD_FULL, NO_FIELD, NO_SUCH_COUNTER, Refusal
from office.rules.tickets import State
from office.settings import BulkSettings, Session
from office.snapshots.kiosk import kiosk_view
from office.snapshots.looking import look
from tests.builders import KIOSK, SetClock, journal, seated, stored, ticket_for

MANAGER = Actor("device:manager")
COPIES = "chung-thuc-ban-sao"


@pytest.fixture
def by_hours(office: Office) -> Office:
    """The sample office, which keeps its hours."""
    return replace(office, always_open=False)


def at(clock: SetClock, hour: int, minute: int = 0) -> None:
    """Move on to this time of the same Monday."""
    local = clock.at + dt.timedelta(hours=7)
    clock.at += dt.timedelta(hours=hour - local.hour, minutes=minute - local.minute)


def refusal(office: Office, wish: Wish) -> Refusal:
    with pytest.raises(Refusal) as refused:
        take_ticket(office, wish, KIOSK)
    return refused.value


def bulk_at_two(office: Office) -> Office:
    sessions = (Session(opens=dt.time(14), closes=dt.time(16)),)
    bulk = BulkSettings.model_validate({**office.settings.bulk[0].model_dump(), "sessions": sessions})
    return replace(office, settings=office.settings.model_copy(update={"bulk": (bulk,)}))


def test_who_comes_too_early_hears_when_to_come_back(by_hours: Office, clock: SetClock) -> None:
    at(clock, 6, 30)
    refused = refusal(by_hours, Wish("khai-sinh"))
    assert refused.reason is CLOSED
    assert refused.sentence("vi") == "Hiện chưa phát số. Mời ông/bà quay lại lúc 7:00 sáng nay."
    assert refused.sentence("en") == "Tickets are not given now. Please come back at 7:00 am today."


def test_the_burst_before_opening_is_served_as_it_came(by_hours: Office, clock: SetClock) -> None:
    at(clock, 7)
    early = [take_ticket(by_hours, Wish("khai-sinh"), KIOSK).moved.number for _ in range(3)]
    at(clock, 7, 30)
    clerk = seated(by_hours, "2")
    assert call_next(by_hours, clerk).moved.number == early[0]


def test_tickets_are_given_over_lunch(by_hours: Office, clock: SetClock) -> None:
    at(clock, 12)
    assert take_ticket(by_hours, Wish("khai-sinh"), KIOSK).moved.state == State.WAITING
    assert kiosk_view(look(by_hours), [])["open"]["serves_from"]["vi"] == "13:30 chiều nay"


def fill(office: Office, procedure: str = "khai-sinh", quantity: int = 1) -> int:
    """Take tickets until the office says no. How many there were."""
    for count in range(400):
        try:
            take_ticket(office, Wish(procedure, quantity=quantity), KIOSK)
        except Refusal as refused:
            if refused.reason is not FIELD_FULL:
                raise
            return count
    raise AssertionError("never full")


def test_a_field_is_full_when_its_counters_can_serve_nobody_more(by_hours: Office, clock: SetClock) -> None:
    at(clock, 16)
    seated(by_hours, "1")
    seated(by_hours, "2", "Minh")
    minutes = by_hours.catalogue.procedure_by_id["khai-sinh"].typical_minutes
    assert fill(by_hours) == int(2 * 60 * 1.1 / minutes)
    sentence = refusal(by_hours, Wish("khai-sinh")).sentence("vi")
    assert sentence.endswith("Mời ông/bà quay lại lúc 7:00 sáng mai, thứ Ba 24/11.")


def test_a_full_field_leaves_others_open_and_the_kiosk_knows_before_the_choice(
    by_hours: Office, clock: SetClock
) -> None:
    at(clock, 16)
    for counter, name in (("1", "Lan"), ("2", "Minh"), ("4", "Hoa")):
        seated(by_hours, counter, name)
    shown = kiosk_view(look(by_hours), by_hours.catalogue.procedures)
    assert not any(item["full"] for item in [*shown["fields"], *shown["procedures"]])
    for procedure in by_hours.catalogue.procedures:
        if procedure.field == "ho-tich":
            fill(by_hours, procedure.id)
    shown = kiosk_view(look(by_hours), by_hours.catalogue.procedures)
    fields = {field["id"]: field for field in shown["fields"]}
    assert all(item["full"] for item in shown["procedures"] if item["field"] == "ho-tich")
    assert fields["ho-tich"]["full"]
    assert fields["ho-tich"]["reopens"]["vi"] == "7:00 sáng mai, thứ Ba 24/11"
    assert not fields["bao-tro"]["full"]
    assert fields["bao-tro"]["reopens"] is None


def test_another_open_counter_makes_room_again(by_hours: Office, clock: SetClock) -> None:
    at(clock, 16, 30)
    seated(by_hours, "2")
    few = fill(by_hours)
    seated(by_hours, "1", "Minh")
    assert fill(by_hours) >= few - 1 > 0


def test_before_opening_the_counters_of_the_config_are_expected(by_hours: Office, clock: SetClock) -> None:
    at(clock, 7)
    minutes = by_hours.catalogue.procedure_by_id["khai-sinh"].typical_minutes
    assert fill(by_hours) == int(2 * 7.5 * 60 * 1.1 / minutes)


def test_a_counter_nobody_sits_at_closes_no_field(by_hours: Office, clock: SetClock) -> None:
    at(clock, 10)
    seated(by_hours, "4")
    assert take_ticket(by_hours, Wish("khai-sinh"), KIOSK).moved.state == State.WAITING


def test_many_copies_need_their_time(by_hours: Office, clock: SetClock) -> None:
    at(clock, 16)
    seated(by_hours, "1")
    assert fill(by_hours, COPIES, 49) < fill_afresh(by_hours)


def fill_afresh(office: Office) -> int:
    return int(66 / office.catalogue.procedure_by_id[COPIES].typical_minutes)


def test_staff_may_go_above_the_cap(by_hours: Office, clock: SetClock) -> None:
    at(clock, 16, 50)
    seated(by_hours, "2")
    fill(by_hours)
    assert take_ticket(by_hours, Wish("khai-sinh", over_cap=True), MANAGER).moved.state == State.WAITING


def test_the_cap_can_be_switched_off(by_hours: Office, clock: SetClock) -> None:
    at(clock, 16, 59)
    queue = by_hours.settings.queue.model_copy(update={"cap": False})
    office = replace(by_hours, settings=by_hours.settings.model_copy(update={"queue": queue}))
    for _ in range(20):
        assert take_ticket(office, Wish("khai-sinh"), KIOSK).moved.state == State.WAITING


def test_many_copies_go_to_a_series_of_their_own(office: Office) -> None:
    ordinary, many = (take_ticket(office, Wish(COPIES, quantity=count), KIOSK).moved for count in (49, 1000))
    assert ordinary.field == "chung-thuc"
    assert (many.number, many.field, many.procedure) == ("S001", "ban-sao-nhieu", COPIES)


def test_a_thousand_copies_block_no_counter_but_their_own(office: Office) -> None:
    many = take_ticket(office, Wish(COPIES, quantity=1000), KIOSK).moved
    ordinary = ticket_for(office, COPIES)
    assert call_next(office, seated(office, "1")).moved.number == ordinary.number
    assert call_next(office, seated(office, "2", "Minh")).ticket is None
    assert call_next(office, seated(office, "3", "Hoa")).moved.number == many.number


def test_outside_its_hours_many_copies_are_told_when_to_come(by_hours: Office, clock: SetClock) -> None:
    office = bulk_at_two(by_hours)
    refused = refusal(office, Wish(COPIES, quantity=50))
    assert refused.reason is BULK_CLOSED
    assert "2:00 pm today" in refused.sentence("en")
    copies = kiosk_view(look(office), [office.catalogue.procedure_by_id[COPIES]])["procedures"][0]
    assert copies["bulk"]["from"] == 50
    assert not copies["bulk"]["open"]
    assert copies["bulk"]["notice"]["vi"] == "Từ 50 bản trở lên được nhận riêng, lúc 14:00 chiều nay."
    assert take_ticket(office, Wish(COPIES, quantity=49), KIOSK).moved.field == "chung-thuc"
    at(clock, 14)
    assert take_ticket(office, Wish(COPIES, quantity=50), KIOSK).moved.number == "S001"


def test_a_series_with_hours_of_its_own_is_full_when_those_are(by_hours: Office, clock: SetClock) -> None:
    office = bulk_at_two(by_hours)
    at(clock, 14)
    seated(office, "3")
    minutes = office.catalogue.procedure_by_id[COPIES].typical_minutes + 49 * 10 / 60
    assert fill(office, COPIES, 50) == int(120 * 1.1 / minutes)
    refused = refusal(office, Wish(COPIES, quantity=50))
    assert "2:00 pm tomorrow" in refused.sentence("en")
    # The counter's other hours are still its other fields'.
    assert (
        0
        < fill(office, "cap-gcn-lan-dau")
        <= 60 * 1.1 / office.catalogue.procedure_by_id["cap-gcn-lan-dau"].typical_minutes
    )


def test_the_later_steps_of_who_is_already_here_take_their_room(by_hours: Office, clock: SetClock) -> None:
    at(clock, 15)
    for counter, name in (("2", "Lan"), ("4", "Minh"), ("5", "Hoa")):
        seated(by_hours, counter, name)
    minutes = by_hours.catalogue.procedure_by_id["cap-lai-so-bhxh"].typical_minutes
    walkers = [ticket_for(by_hours, "lt-khai-sinh") for _ in range(2)]
    assert {walker.field for walker in walkers} == {"ho-tich"}
    assert fill(by_hours, "cap-lai-so-bhxh") < int(132 / minutes)


def test_a_joint_procedure_is_full_when_one_of_its_steps_is(by_hours: Office, clock: SetClock) -> None:
    at(clock, 16)
    for counter, name in (("2", "Lan"), ("4", "Minh"), ("5", "Hoa")):
        seated(by_hours, counter, name)
    fill(by_hours, "cap-lai-so-bhxh")
    assert ticket_for(by_hours).state == State.WAITING
    refused = refusal(by_hours, Wish("lt-khai-sinh"))
    assert refused.reason is FIELD_FULL
    assert by_hours.catalogue.field_by_id["bao-hiem"].name.en in refused.sentence("en")
    shown = kiosk_view(look(by_hours), by_hours.catalogue.procedures)["procedures"]
    assert {item["id"]: item["full"] for item in shown}["lt-khai-sinh"]


def test_the_manager_ends_the_day_and_nobody_is_left_waiting(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    served, waits = ticket_for(office), ticket_for(office)
    call_next(office, clerk)
    assert close_day(office, "Mất điện", MANAGER) == 1
    assert stored(office, waits).state == State.EXPIRED
    assert stored(office, served).state == State.CALLED
    assert refusal(office, Wish("khai-sinh")).reason is DAY_CLOSED
    assert kiosk_view(look(office), [])["open"]["now"] is False
    open_day(office, MANAGER)
    assert ticket_for(office).number == "A003"
    close_day(office, None, MANAGER)
    clock.forward(days=1)
    assert ticket_for(office).number == "A001"


def test_a_counter_serves_what_the_manager_gave_it_from_the_next_call_on(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "4")
    birth, land = ticket_for(office), ticket_for(office, "chung-thuc-ban-sao")
    assert call_next(office, clerk).ticket is None
    assign_fields(office, "4", ["khai-sinh"], MANAGER)
    assert [turn.ticket for turn in look(office).order("4")] == [birth.id]
    assert call_next(office, clerk).moved.number == birth.number
    row = next(row for row in journal(office) if row.move == "assign")
    assert row.detail == {"counter": "4", "changed": {"fields": [None, ["khai-sinh"]]}}
    assert stored(office, land).state == State.WAITING
    clock.forward(days=1)
    assert look(office).fields_of("4") == ("khai-sinh",)
    seated(office, "5", "Minh")
    assert look(office).fields_of("4") == ("khai-sinh",)
    assign_fields(office, "4", None, MANAGER)
    assert look(office).fields_of("4") == office.known_counter("4").fields


def test_what_does_not_exist_can_not_be_given_to_a_counter(office: Office) -> None:
    with pytest.raises(Refusal) as unknown:
        assign_fields(office, "4", ["khai-sinhh"], MANAGER)
    assert unknown.value.reason is NO_FIELD
    with pytest.raises(Refusal) as nowhere:
        assign_fields(office, "9", ["khai-sinh"], MANAGER)
    assert nowhere.value.reason is NO_SUCH_COUNTER

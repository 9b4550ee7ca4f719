"""Who waits for nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from office.actions.assigning import assign_fields
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import call_next, start, transfer
from office.actions.onward import Destination
from office.actions.pausing import pause
from office.actions.people import sign_out
from office.actions.work import Actor
from office.context import Office
from office.snapshots.alarms import Json, unserved_alarms
from office.snapshots.looking import look
from tests.builders import KIOSK, SetClock, seated, ticket_for


def alarms(office: Office) -> list[Json]:
    return unserved_alarms(look(office))


def said(office: Office) -> list[tuple[str, str, list[str]]]:
    return [(each["subject"], each["level"], each["numbers"]) for each in alarms(office)]


def test_nobody_waits_nobody_is_alarmed(office: Office) -> None:
    assert alarms(office) == []


def test_a_ticket_that_no_open_counter_serves_raises_an_alarm(office: Office) -> None:
    seated(office, "4")
    ticket = ticket_for(office)
    assert said(office) == [("ho-tich", "stop", [ticket.number])]
    assert alarms(office)[0]["mend"]["vi"] == "Mời cán bộ đăng nhập ở Quầy 1, Quầy 2."
    seated(office, "1", "Minh")
    assert alarms(office) == []


def test_the_alarm_goes_when_an_open_counter_is_given_the_field(office: Office) -> None:
    seated(office, "4")
    ticket_for(office)
    assign_fields(office, "4", ["ho-tich"], Actor("device:manager"))
    assert alarms(office) == []


def test_a_clerk_without_the_skill_does_not_count(office: Office) -> None:
    seated(office, "1", skills=("chung-thuc",))
    ticket = ticket_for(office)
    assert said(office) == [("ho-tich", "stop", [ticket.number])]


def test_a_paused_counter_is_asked_to_open_again(office: Office) -> None:
    clerk = seated(office, "1")
    ticket_for(office)
    pause(office, clerk, "break")
    assert alarms(office)[0]["mend"]["en"] == "Ask Counter 1 to open again."


def test_a_ticket_bound_to_an_empty_counter_is_named_with_it(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "1")
    ticket = ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    transfer(office, clerk, Destination(counter="5"), None, False)
    alarm = alarms(office)[0]
    assert (alarm["numbers"], alarm["counter"]["id"]) == ([ticket.number], "5")


def test_before_opening_and_over_lunch_it_is_said_quietly(office: Office, clock: SetClock) -> None:
    by_hours = replace(office, always_open=False)
    clock.at = dt.datetime(2026, 11, 23, 0, 10, tzinfo=dt.UTC)
    ticket = take_ticket(by_hours, Wish("khai-sinh"), KIOSK).moved
    assert said(by_hours) == [("ho-tich", "now", [ticket.number])]
    clock.forward(hours=1)
    assert said(by_hours) == [("ho-tich", "stop", [ticket.number])]
    clock.forward(hours=4)
    assert said(by_hours) == [("ho-tich", "now", [ticket.number])]


def test_what_no_counter_is_to_serve_is_urgent_even_before_opening(office: Office, clock: SetClock) -> None:
    by_hours = replace(office, always_open=False)
    clock.at = dt.datetime(2026, 11, 23, 0, 10, tzinfo=dt.UTC)
    for counter in ("1", "2"):
        assign_fields(by_hours, counter, ["chung-thuc"], Actor("device:manager"))
    ticket = take_ticket(by_hours, Wish("khai-sinh"), KIOSK).moved
    assert said(by_hours) == [("ho-tich", "stop", [ticket.number])]
    assert "Giao lĩnh vực này" in alarms(by_hours)[0]["mend"]["vi"]


def test_a_clerk_who_leaves_leaves_an_alarm(office: Office) -> None:
    clerk = seated(office, "5")
    take_ticket(office, Wish("hkd-thanh-lap"), KIOSK)
    assert alarms(office) == []
    sign_out(office, clerk.session_id)
    assert [each["level"] for each in alarms(office)] == ["stop"]

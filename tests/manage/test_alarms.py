"""What the manager's screen says needs somebody."""

from __future__ import annotations

from office.actions import clerk as moves
from office.actions.devices import add_device, revoke_device
from office.actions.work import Actor
from office.context import Office
from office.snapshots.now import room_now
from office.snapshots.overview import overview
from office.storage.contact import note_contact
from tests.builders import SetClock, seated, ticket_for


def alarms(office: Office) -> list[tuple[str, str]]:
    # A room is looked at anew when its revision moves: a screen that is added moves it.
    add_device(office, "manager", "look again", None)
    return [(alarm["code"], alarm["level"]) for alarm in overview(room_now(office))["alarms"]]


def test_a_screen_that_fell_silent_is_an_alarm_until_it_is_heard_or_revoked(office: Office, clock: SetClock) -> None:
    lobby = add_device(office, "display", "TV sảnh", None).id
    assert alarms(office) == []  # never heard of: it was only just registered
    note_contact(office.storage, [lobby], clock.now())
    clock.forward(seconds=90)
    assert alarms(office) == []
    clock.forward(seconds=60)
    assert alarms(office) == [("device-silent", "now")]
    note_contact(office.storage, [lobby], clock.now())
    assert alarms(office) == []
    clock.forward(minutes=5)
    revoke_device(office, lobby, Actor("test"))
    assert alarms(office) == []


def test_a_tablet_may_sleep_unless_a_clerk_sits_at_it(office: Office, clock: SetClock) -> None:
    tablet = add_device(office, "counter", "Máy quầy 1", "1").id
    note_contact(office.storage, [tablet], clock.now())
    clock.forward(minutes=5)
    assert alarms(office) == []
    seated(office, "1")
    assert alarms(office) == [("device-silent", "now")]


def test_those_who_wait_twice_the_promise_are_one_alarm_though_a_counter_is_open(
    office: Office, clock: SetClock
) -> None:
    clerk = seated(office, "1")
    ticket_for(office, "khai-sinh")
    ticket_for(office, "chung-thuc-ban-sao")
    ticket_for(office, "khai-sinh")
    clock.forward(minutes=31)
    assert alarms(office) == [("waiting-too-long", "now")]
    (alarm,) = overview(room_now(office))["alarms"]
    assert alarm["title"]["vi"] == "3 người đã chờ quá 30 phút: Hộ tịch (2), Chứng thực (1)"
    moves.call_next(office, clerk)
    (alarm,) = overview(room_now(office))["alarms"]
    assert alarm["title"]["en"].startswith("2 have waited more than 30 minutes")


def test_a_service_far_over_its_usual_time_is_an_alarm_until_it_is_taken_for_forgotten(
    office: Office, clock: SetClock
) -> None:
    clerk = seated(office, "1")
    number = ticket_for(office, "chung-thuc-ban-sao").number
    moves.call_next(office, clerk)
    moves.start(office, clerk)
    clock.forward(minutes=19)
    assert alarms(office) == []
    clock.forward(minutes=41)
    assert alarms(office) == [("service-long", "now")]
    (alarm,) = overview(room_now(office))["alarms"]
    assert alarm["numbers"] == [number]
    assert alarm["title"]["vi"].startswith(f"Quầy 1: số {number} đã phục vụ 60 phút, thường khoảng ")
    clock.forward(minutes=61)
    assert alarms(office) == [("finish-forgotten", "now")]

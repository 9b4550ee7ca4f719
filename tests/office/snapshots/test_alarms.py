"""What needs the manager: a service that nobody has finished."""

from __future__ import annotations

import pytest

from office.actions.clerk import call_next, start
from office.context import Office
from office.snapshots.alarms import forgotten_alarms
from office.snapshots.now import room_now
from tests.builders import SetClock, seated, ticket_for


@pytest.mark.parametrize(
    ("minutes", "titles"), [(119, []), (120, ["Quầy 2: số A001 đang phục vụ 2 giờ, quên bấm Hoàn thành?"])]
)
def test_a_service_of_two_hours_is_asked_about(
    office: Office, clock: SetClock, minutes: int, titles: list[str]
) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    clock.forward(minutes=minutes)

    assert [alarm["title"]["vi"] for alarm in forgotten_alarms(room_now(office))] == titles


def test_a_citizen_called_long_ago_and_not_yet_served_is_no_forgotten_service(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    call_next(office, clerk)
    clock.forward(hours=3)

    assert forgotten_alarms(room_now(office)) == []

"""Numbers per field and day, from a configured start, past 999."""

from __future__ import annotations

from dataclasses import replace

from office.actions.clerk import call_out_of_turn
from office.context import Office
from office.snapshots.now import room_now
from office.snapshots.views import board_view
from tests.builders import SetClock, seated, ticket_for


def starting_at(office: Office, first: int) -> Office:
    queue = office.settings.queue.model_copy(update={"first_number": first})
    return replace(office, settings=office.settings.model_copy(update={"queue": queue}))


def test_each_field_and_each_day_count_for_themselves(office: Office, clock: SetClock) -> None:
    assert [ticket_for(office, each).number for each in ("khai-sinh", "khai-sinh", "thuong-tru")] == [
        "A001", "A002", "G001",
    ]  # fmt: skip
    clock.forward(days=1)
    assert ticket_for(office).number == "A001"


def test_numbers_begin_where_the_office_says(office: Office) -> None:
    assert ticket_for(starting_at(office, 501)).number == "A501"


def test_past_999_the_order_stays_that_of_arrival_and_the_number_is_found(office: Office, clock: SetClock) -> None:
    office = starting_at(office, 998)
    clerk = seated(office)
    for _ in range(4):
        ticket_for(office)
        clock.forward(seconds=1)
    line = next(item for item in board_view(room_now(office))["waiting"] if item["field"] == "ho-tich")
    assert line["next"] == ["A998", "A999", "A1000", "A1001"]
    assert call_out_of_turn(office, clerk, "a1000").moved.number == "A1000"

"""The end of a day, by nobody's cron; and clocks that somebody sets."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions.clerk import call_next, finish, recall, start
from office.context import Office
from office.rules.refusals import SIGNED_OUT, Refusal
from office.rules.tickets import Outcome, State
from office.snapshots.looking import look
from office.snapshots.views import board_view, phone_view
from office.storage.models import Ticket
from tests.builders import MONDAY, SetClock, journal, seated, stored, ticket_for

TODAY = dt.date(2026, 11, 23)
TOMORROW = dt.date(2026, 11, 24)


def numbers_waiting(office: Office) -> list[str]:
    room = look(office)
    return [room.by_id[item].number for item in room.line("ho-tich")]


def test_what_yesterday_left_open_expires_with_the_first_move_of_the_day(office: Office, clock: SetClock) -> None:
    left = ticket_for(office)
    clock.forward(days=1)
    assert ticket_for(office).number == "A001"
    assert stored(office, left).state == State.EXPIRED
    row = next(row for row in journal(office) if row.move == "expire")
    assert (row.ticket_id, row.from_state, (row.detail or {})["reason"]) == (left.id, "waiting", "end_of_day")


def test_a_machine_off_for_a_week_closes_what_it_left(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    served = ticket_for(office)
    call_next(office, clerk)
    clock.forward(days=7)
    ticket_for(office)
    assert stored(office, served).state == State.EXPIRED
    with pytest.raises(Refusal) as refused:
        call_next(office, clerk)
    assert refused.value.reason is SIGNED_OUT


def test_screens_show_a_new_morning_before_anything_is_written(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    waiting, called = ticket_for(office), ticket_for(office)
    call_next(office, clerk)
    clock.forward(days=1)
    room = look(office)
    board = board_view(room)
    assert board["calls"] == board["serving"] == []
    assert {field["count"] for field in board["waiting"]} == {0}
    assert {counter["state"] for counter in board["counters"]} == {"closed"}
    for ticket in (waiting, called):
        assert phone_view(room, stored(office, ticket))["state"] == "expired"


def test_after_an_hour_back_newcomers_still_come_last(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    first = ticket_for(office)
    clock.set_forward(hours=-1)
    second = ticket_for(office)
    assert second.issued_at >= first.issued_at
    assert (second.business_day, second.number) == (TODAY, "A002")
    assert call_next(office, clerk).moved.number == first.number
    stamps = [row.at for row in journal(office)]
    assert stamps == sorted(stamps)


def test_after_an_hour_back_a_cooldown_still_ends(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    ticket_for(office)
    call_next(office, clerk)
    recall(office, clerk)
    clock.set_forward(hours=-1)
    ticket_for(office)
    clock.forward(seconds=21)
    assert recall(office, clerk).moved.recalls == 2


def test_an_hour_back_over_midnight_stays_in_the_new_day(office: Office, clock: SetClock) -> None:
    clock.forward(hours=14, minutes=10)
    assert ticket_for(office).business_day == TOMORROW
    clock.set_forward(hours=-1)
    again = ticket_for(office)
    assert (again.business_day, again.number) == (TOMORROW, "A002")


def test_a_clock_set_a_day_ahead_sends_nobody_home(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    first, second = ticket_for(office), ticket_for(office)
    call_next(office, clerk)
    clock.set_forward(days=1)
    third = ticket_for(office)
    assert (third.business_day, third.number) == (TOMORROW, "A003")
    assert stored(office, second).state == State.WAITING
    start(office, clerk)
    assert finish(office, clerk, Outcome.ACCEPTED, None).moved.number == first.number
    assert numbers_waiting(office) == ["A002", "A003"]


def test_when_it_is_set_right_again_the_day_goes_on(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    first = ticket_for(office)
    clock.set_forward(days=1)
    second = ticket_for(office)
    clock.forward(minutes=20)
    clock.set_forward(days=-1)
    third = ticket_for(office)
    assert [(t.business_day, t.number) for t in (second, third)] == [(TOMORROW, "A002"), (TODAY, "A003")]
    assert numbers_waiting(office) == ["A001", "A002", "A003"]
    assert {stored(office, ticket).business_day for ticket in (first, second, third)} == {TODAY}
    assert call_next(office, clerk).moved.number == "A001"
    clock.forward(days=1)
    assert ticket_for(office).number == "A001"


def test_a_refused_move_does_not_hide_the_leap_from_the_next(office: Office, clock: SetClock) -> None:
    waiting = ticket_for(office)
    clerk = seated(office)
    clock.set_forward(days=1)
    with pytest.raises(Refusal):
        start(office, clerk)
    ticket_for(office)
    assert stored(office, waiting).state == State.WAITING


def restarted(office: Office) -> Office:
    """The server is started anew: what it knew of the clock is gone."""
    office.storage._beat = None
    return office


def test_a_day_that_ended_falsely_while_the_server_was_off_is_taken_up_again(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    waits, called = ticket_for(office), ticket_for(office)
    call_next(office, clerk)
    clock.set_forward(days=1)
    lost = ticket_for(restarted(office))
    assert lost.number == "A001"
    assert stored(office, waits).state == State.EXPIRED
    clock.set_forward(days=-1)
    newest = ticket_for(restarted(office))
    assert newest.number == "A003"
    assert {stored(office, ticket).state for ticket in (waits, called)} == {State.WAITING}
    assert stored(office, lost).state == State.EXPIRED
    assert numbers_waiting(office) == ["A001", "A002", "A003"]
    reasons = [(row.detail or {}).get("reason") for row in journal(office) if row.move == "expire"]
    assert reasons == ["end_of_day", "end_of_day", "clock_set"]


def test_a_clock_mended_back_by_six_hours_keeps_the_order_of_those_who_wait(office: Office, clock: SetClock) -> None:
    clerk = seated(office)
    first = ticket_for(office)
    clock.forward(minutes=5)
    second = ticket_for(office)
    clock.set_forward(hours=-6)
    third = ticket_for(office)
    arrivals = [stored(office, ticket).issued_at for ticket in (first, second, third)]
    assert arrivals == sorted(arrivals)
    assert arrivals[1] - arrivals[0] == dt.timedelta(minutes=5)
    assert [call_next(office, clerk).moved.number] == ["A001"]
    assert clock.at < MONDAY


def test_numbers_stay_unique_however_the_clock_is_set(office: Office, clock: SetClock) -> None:
    seen: set[tuple[dt.date, str]] = set()
    for hours in (0, 24, -24, 30, -1, -30, 48, -49, 1, -3, 25, -24):
        clock.set_forward(hours=hours)
        if hours % 2:
            restarted(office)
        ticket = ticket_for(office)
        assert (ticket.business_day, ticket.number) not in seen
        clock.forward(minutes=1)
        seen = _all_numbers(office)


def _all_numbers(office: Office) -> set[tuple[dt.date, str]]:
    with Session(office.storage.engine) as session:
        rows = session.execute(select(Ticket.business_day, Ticket.number)).all()
    assert len(rows) == len(set(rows))
    return {(day, number) for day, number in rows}

"""Breaks announced ahead: what becomes of them, and who waits longer for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from office.actions.clerk import ClerkAt, call_next
from office.actions.pausing import (
    announce_break,
    announce_break_for,
    cancel_break,
    cancel_break_for,
    open_counter,
    pause,
)
from office.actions.people import sign_out
from office.actions.work import Actor
from office.context import Office
from office.pace import learn
from office.rules.breaks import LAPSES, Break
from office.rules.refusals import Refusal
from office.snapshots import outlook
from office.snapshots.counter import counter_view
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_for_newcomer, wait_of
from office.snapshots.scenes import at_work
from tests.builders import MONDAY, SetClock, journal, seated, ticket_for

BOSS = Actor("manager:1")
QUARTER_PAST = Break(MONDAY + dt.timedelta(minutes=15), 30, "Nghỉ giải lao")


@pytest.fixture
def clerk(office: Office) -> ClerkAt:
    return seated(office, "2")


def shown(office: Office, counter: str = "2") -> Any:
    return counter_view(room_now(office), counter)["announced"]


def likely(office: Office) -> list[int]:
    room = room_now(office)
    waits = [wait_of(room, room.by_id[ticket.id]) for ticket in sorted(room.waiting, key=lambda item: item.id)]
    return [wait.likely for wait in waits if wait is not None]


def forecasts(office: Office) -> list[tuple[float, ...]]:
    """What is behind what is told: no rounding, nothing of what was told before."""
    made = outlook._rehearsed(room_now(office), None)
    return [tuple(each.forecast.corrected) for _, each in sorted(made.tickets.items()) if each is not None]


def test_it_stands_at_the_counter_until_it_is_taken_back(office: Office, clerk: ClerkAt) -> None:
    announce_break(office, clerk, QUARTER_PAST)
    assert shown(office) == {"at": "2026-11-23T10:15:00.000+07:00", "minutes": 30, "reason": "Nghỉ giải lao"}

    cancel_break(office, clerk)
    assert shown(office) is None
    cancel_break(office, clerk)
    assert [row.move for row in journal(office)][-2:] == ["announce_break", "cancel_break"]


def test_another_takes_its_place(office: Office, clerk: ClerkAt) -> None:
    announce_break(office, clerk, QUARTER_PAST)
    announce_break(office, clerk, Break(QUARTER_PAST.at, 5, "Họp gấp"))

    assert (shown(office)["minutes"], shown(office)["reason"]) == (5, "Họp gấp")


@pytest.mark.parametrize("late", [-10, 0, 20])
def test_it_begins_with_a_pause_about_its_time(office: Office, clerk: ClerkAt, clock: SetClock, late: int) -> None:
    announce_break(office, clerk, QUARTER_PAST)
    clock.forward(minutes=15 + late)
    pause(office, clerk, "Nghỉ giải lao")

    assert shown(office) is None
    assert (journal(office)[-1].detail or {})["announced"] == 30
    open_counter(office, clerk)
    assert shown(office) is None


def test_a_pause_long_before_is_another(office: Office, clerk: ClerkAt, clock: SetClock) -> None:
    announce_break(office, clerk, Break(MONDAY + dt.timedelta(hours=1), 30, "Họp gấp"))
    pause(office, clerk, "Khác")
    assert shown(office)["minutes"] == 30
    open_counter(office, clerk)

    assert shown(office)["minutes"] == 30


def test_it_goes_with_the_clerk(office: Office, clerk: ClerkAt) -> None:
    announce_break(office, clerk, QUARTER_PAST)
    sign_out(office, clerk.session_id)
    assert shown(office) is None

    seated(office, "2", "Hùng")
    assert shown(office) is None


def test_it_ends_with_the_day(office: Office, clerk: ClerkAt, clock: SetClock) -> None:
    announce_break(office, clerk, QUARTER_PAST)
    clock.forward(days=1)
    assert shown(office) is None
    ticket_for(office)

    assert room_now(office).counters["2"].break_at is None


def test_a_clerk_who_goes_on_calling_does_not_mean_it_for_ever(office: Office, clerk: ClerkAt, clock: SetClock) -> None:
    announce_break(office, clerk, QUARTER_PAST)
    clock.at = QUARTER_PAST.at + LAPSES
    assert shown(office) is None


def test_while_the_citizen_called_before_its_time_is_served_it_stands(
    office: Office, clerk: ClerkAt, clock: SetClock
) -> None:
    ticket_for(office)
    call_next(office, clerk)
    announce_break(office, clerk, QUARTER_PAST)
    clock.at = QUARTER_PAST.at + 2 * LAPSES

    assert shown(office)["minutes"] == 30


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (MONDAY - dt.timedelta(minutes=2), "break-is-over"),
        (dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))), "break-is-over"),
        (MONDAY + dt.timedelta(hours=14), "break-another-day"),
        (dt.datetime(9999, 12, 31, 23, tzinfo=dt.timezone(-dt.timedelta(hours=12))), "break-another-day"),
    ],
)
def test_only_a_time_of_today_that_is_still_to_come_is_taken(
    office: Office, clerk: ClerkAt, at: dt.datetime, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        announce_break(office, clerk, Break(at, 15, "Khác"))
    assert refused.value.reason.code == code


def test_the_manager_announces_for_who_sits_there_and_takes_back(office: Office, clerk: ClerkAt) -> None:
    announce_break_for(office, "2", QUARTER_PAST, BOSS)
    assert shown(office)["minutes"] == 30
    assert (journal(office)[-1].actor, journal(office)[-1].counter_id) == ("manager:1", "2")

    cancel_break_for(office, "2", BOSS)
    assert shown(office) is None


@pytest.mark.parametrize(("counter", "code"), [("3", "nobody-sits-there"), ("99", "no-counter")])
def test_where_nobody_sits_no_break_is_announced(office: Office, counter: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        announce_break_for(office, counter, QUARTER_PAST, BOSS)
    assert refused.value.reason.code == code


def test_who_would_be_served_in_it_is_told_at_once_and_told_as_before_when_it_is_taken_back(
    office: Office, clerk: ClerkAt
) -> None:
    for _ in range(6):
        ticket_for(office)
    before, first, newcomer = likely(office), forecasts(office), wait_for_newcomer(room_now(office), "ho-tich")

    announce_break(office, clerk, QUARTER_PAST)
    with_it, later = likely(office), wait_for_newcomer(room_now(office), "ho-tich")
    assert with_it[0] == before[0]
    assert before[-1] + 15 < with_it[-1] < before[-1] + 45
    assert newcomer is not None
    assert later is not None
    assert later.likely > newcomer.likely + 15

    cancel_break(office, clerk)
    assert forecasts(office) == first
    assert likely(office)[-1] == before[-1]


def test_one_after_the_last_service_changes_nothing(office: Office, clerk: ClerkAt) -> None:
    for _ in range(2):
        ticket_for(office)
    before = forecasts(office)
    announce_break(office, clerk, Break(MONDAY + dt.timedelta(hours=6), 60, "Họp gấp"))

    assert forecasts(office) == before


def test_a_break_that_runs_lasts_about_as_long_as_was_announced(
    office: Office, clerk: ClerkAt, clock: SetClock
) -> None:
    ticket_for(office)
    announce_break(office, clerk, Break(MONDAY, 60, "Họp gấp"))
    pause(office, clerk, "Họp gấp")

    assert 45 < likely(office)[0] < 70


def test_how_well_breaks_keep_to_what_was_said_is_learnt(office: Office, clerk: ClerkAt, clock: SetClock) -> None:
    usual = float(learn(office).kept.mean())
    for _ in range(10):
        announce_break(office, clerk, Break(clock.at, 10, "Nghỉ giải lao"))
        pause(office, clerk, "Nghỉ giải lao")
        clock.forward(minutes=20)
        open_counter(office, clerk)

    assert usual == pytest.approx(1, abs=0.02)
    assert 1.2 < float(learn(office).kept.mean()) < 1.5


def test_what_lunch_covers_of_a_break_keeps_nobody_waiting() -> None:
    lunch = [(600.0, 4200.0)]

    assert [at_work(clock, lunch) for clock in (300, 600, 2000, 4200, 5000)] == [300, 600, 600, 600, 1400]

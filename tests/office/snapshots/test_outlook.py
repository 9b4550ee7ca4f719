"""Waits as the office tells them: what they follow, and what they don't."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Lock

import pytest

from office.actions.assigning import assign_fields
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import call_next, finish, start
from office.actions.pausing import pause
from office.context import Office
from office.rules.tickets import Outcome
from office.rules.waiting import Wait
from office.snapshots import now, outlook
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_for_newcomer, wait_of
from tests.builders import KIOSK, MONDAY, SetClock, open_office, seated, ticket_for

WITHOUT_COMERS = 95  # minutes
ONE_STEP = 15


def waits(office: Office) -> list[Wait | None]:
    """Of all who wait, in the order of arrival."""
    room = room_now(office)
    return [wait_of(room, room.by_id[ticket.id]) for ticket in sorted(room.waiting, key=lambda item: item.id)]


def likely(office: Office) -> list[int]:
    return [wait.likely for wait in waits(office) if wait is not None]


def test_where_nobody_serves_there_is_no_estimate(office: Office) -> None:
    ticket_for(office)

    assert waits(office) == [None]
    assert wait_for_newcomer(room_now(office), "ho-tich") is None


def test_the_first_in_line_at_a_free_counter_hardly_waits(office: Office) -> None:
    seated(office, "2")
    ticket_for(office)

    (wait,) = waits(office)
    assert wait is not None
    assert (wait.low, wait.likely) == (0, 0)


def test_waits_rise_along_the_line(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "2")
    for _ in range(6):
        ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)

    assert likely(office) == sorted(likely(office))
    assert likely(office)[0] < likely(office)[-1]


def test_a_counter_more_is_felt_at_once(office: Office) -> None:
    seated(office, "2")
    for _ in range(8):
        ticket_for(office)
    before = likely(office)[-1]

    seated(office, "1", name="Hùng")

    assert likely(office)[-1] < before


def test_a_counter_on_a_break_is_expected_back(office: Office) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    pause(office, clerk, "break")

    (wait,) = waits(office)
    assert wait is not None
    assert wait.likely >= 3


def test_who_has_just_come_is_told_what_a_newcomer_is_told(office: Office) -> None:
    seated(office, "2")
    for _ in range(4):
        ticket_for(office)
    expected = wait_for_newcomer(room_now(office), "ho-tich")

    ticket_for(office)

    told = waits(office)[-1]
    assert expected is not None
    assert told is not None
    assert abs(told.likely - expected.likely) <= 0.2 * expected.likely


@pytest.mark.parametrize("came_first", [True, False])
def test_priority_citizens_who_come_at_this_hour_are_reckoned_with_before_they_come(
    office: Office, clock: SetClock, came_first: bool
) -> None:
    for days in (3, 2, 1):
        clock.at = MONDAY - dt.timedelta(days=days)
        for _ in range(12):
            ticket_for(office, priority="75" if came_first else None)
    clock.at = MONDAY
    seated(office, "2")
    for _ in range(6):
        ticket_for(office)

    # The sixth: some 75 minutes, and some 120 with those who go before every second of them.
    assert (likely(office)[-1] > WITHOUT_COMERS) is came_first


def test_many_copies_ahead_take_longer(office: Office) -> None:
    seated(office, "1")
    ticket_for(office, "chung-thuc-ban-sao")
    ticket_for(office, "chung-thuc-ban-sao")
    one = likely(office)[-1]

    take_ticket(office, Wish("chung-thuc-ban-sao", quantity=40), KIOSK)
    ticket_for(office, "chung-thuc-ban-sao")
    office.clock.forward(seconds=10)  # type: ignore[attr-defined]

    assert likely(office)[-1] > one + 10


@pytest.fixture
def by_the_hours(tmp_path: Path, clock: SetClock, database_url: str) -> Office:
    """The sample office with its doors: 7:30 to 11:30 and 13:30 to 17:00."""
    return open_office(tmp_path, clock, always_open=False, url=database_url)


def test_before_the_doors_open_the_wait_reaches_to_their_opening_and_nobody_need_sit_there_yet(
    by_the_hours: Office, clock: SetClock
) -> None:
    clock.at = MONDAY.replace(hour=0, minute=10)  # 7:10
    ticket_for(by_the_hours)

    (wait,) = waits(by_the_hours)
    assert wait is not None
    assert (wait.low, wait.likely) == (20, 20)


def test_a_wait_that_reaches_lunch_goes_on_after_it(by_the_hours: Office, clock: SetClock) -> None:
    clock.at = MONDAY + dt.timedelta(hours=1, minutes=25)  # 11:25
    clerk = seated(by_the_hours, "2")
    for _ in range(6):
        ticket_for(by_the_hours)
    call_next(by_the_hours, clerk)

    assert likely(by_the_hours)[-1] > 120


def test_a_counter_that_has_just_become_free_is_known_to_be(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    assert (wait_for_newcomer(room_now(office), "ho-tich") or Wait(0, 0, 0)).likely > 2

    finish(office, clerk, Outcome.ACCEPTED, None)
    clock.forward(seconds=1)

    wait = wait_for_newcomer(room_now(office), "ho-tich")
    assert wait is not None
    assert wait.likely == 0


def minutes(office: Office) -> list[tuple[int, int, int]]:
    return [(wait.low, wait.likely, wait.high) for wait in waits(office) if wait is not None]


def test_while_nothing_happens_a_range_neither_jumps_nor_creeps(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "2")
    for _ in range(7):
        ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    seen = []
    for _ in range(24):  # two minutes
        now._rooms.clear()
        seen.append(minutes(office)[-1])
        clock.forward(seconds=5)
    now._rooms.clear()
    assert outlook._outlook(room_now(office)).now > MONDAY  # it was rehearsed anew all the while

    lows, highs = [low for low, _, _ in seen], [high for _, _, high in seen]
    assert lows == sorted(lows, reverse=True)
    assert highs == sorted(highs, reverse=True)
    assert lows[0] - lows[-1] <= ONE_STEP
    assert highs[0] - highs[-1] <= ONE_STEP


def test_who_looked_at_the_room_before_it_was_rehearsed_rehearses_nothing(
    office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seated(office, "2")
    ticket_for(office)
    earlier = room_now(office)
    clock.forward(seconds=1)
    ticket_for(office)
    wait_for_newcomer(room_now(office), "ho-tich")
    monkeypatch.setattr(outlook, "_rehearsed", pytest.fail)
    monkeypatch.setattr(outlook, "BLINK_SECONDS", 0.0)
    monkeypatch.setattr(outlook, "STANDS_FOR", 0)

    assert wait_for_newcomer(earlier, "ho-tich") == wait_for_newcomer(room_now(office), "ho-tich")


def test_one_without_priority_comes_between_those_with(office: Office) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    for _ in range(6):
        ticket_for(office, priority="khuyet-tat")
    asked = wait_for_newcomer(room_now(office), "ho-tich")
    ticket = ticket_for(office)
    outlook._known.clear()
    room = room_now(office)
    rehearsed = wait_of(room, room.by_id[ticket.id])
    assert asked is not None
    assert rehearsed is not None
    assert asked.likely == pytest.approx(rehearsed.likely, rel=0.1)


def test_whom_nobody_at_work_serves_is_told_nothing_though_others_of_the_field_are(office: Office) -> None:
    seated(office, "1")
    assign_fields(office, "1", ["khai-sinh"], KIOSK)
    ticket_for(office, "khai-sinh")
    ticket_for(office, "dang-ky-lai-khai-sinh")

    served, unserved = waits(office)
    assert served is not None
    assert unserved is None


class CrowdedDoor:
    """A lock that nobody takes before the whole crowd stands at it."""

    def __init__(self, crowd: int) -> None:
        self._all_here = Barrier(crowd)
        self._lock = Lock()

    def __enter__(self) -> None:
        self._all_here.wait(timeout=20)
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def locked(self) -> bool:
        return self._lock.locked()


def test_of_a_crowd_that_asks_at_the_same_moment_one_rehearses_for_all(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seated(office, "2")
    ticket_for(office)
    room = room_now(office)
    rehearsals = []

    def rehearsed(*asked: object) -> outlook.Outlook:
        rehearsals.append(asked)
        return once(*asked)  # type: ignore[arg-type]

    once = outlook._rehearsed
    monkeypatch.setattr(outlook, "_rehearsed", rehearsed)
    monkeypatch.setattr(outlook, "_rehearsing", CrowdedDoor(4))

    with ThreadPoolExecutor(4) as crowd:
        told = list(crowd.map(lambda _: wait_for_newcomer(room, "ho-tich"), range(4)))

    assert len(rehearsals) == 1
    assert len(set(told)) == 1
    assert told[0] is not None

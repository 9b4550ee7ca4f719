"""The course of a past day, read from both databases as it was lived through the office's own actions."""

from __future__ import annotations

import datetime as dt

import pytest

from office.actions.citizen import cancel
from office.actions.clerk import call_next, finish, no_show, park, resume, start, transfer
from office.actions.onward import Destination
from office.actions.pausing import open_counter, pause
from office.actions.people import sign_out
from office.context import Office
from office.figures.course import Course, Leg
from office.figures.courses import read_course
from office.figures.habits import Habits
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for

TEN = 10 * 3600.0  # the clock of the tests


def course_of(office: Office) -> Course:
    now = office.clock.now()
    return read_course(office, office.day(now), now)


def bare(leg: Leg) -> tuple[object, ...]:
    return leg.since - TEN, leg.waited, leg.counter, leg.walk, leg.work, leg.came, leg.missing, leg.parked


def test_a_wait_its_walk_and_its_service_are_read(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    ticket_for(office)
    clock.forward(minutes=10)
    call_next(office, lan)
    clock.forward(seconds=30)
    start(office, lan)
    clock.forward(minutes=5)
    finish(office, lan, Outcome.MISSING_PAPERS, None)

    [guest] = course_of(office).guests
    assert [bare(leg) for leg in guest.legs] == [(0, 600, "1", 30, 300, True, True, False)]


def test_who_fetches_a_paper_is_one_leg_and_the_counter_is_free_meanwhile(office: Office, clock: SetClock) -> None:
    lan, ticket = seated(office), ticket_for(office)
    call_next(office, lan)
    start(office, lan)
    clock.forward(minutes=2)
    park(office, lan, None)
    clock.forward(minutes=20)
    resume(office, lan, ticket.number)
    clock.forward(minutes=3)
    finish(office, lan, Outcome.ACCEPTED, None)

    course = course_of(office)
    assert [bare(leg) for leg in course.guests[0].legs] == [(0, 0, "1", 0, 300, True, False, True)]
    assert [(item.start - TEN, item.end - TEN) for item in course.served] == [(0, 120), (1320, 1500)]


def test_who_is_sent_to_a_counter_waits_for_it_a_second_time(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    ticket_for(office)
    call_next(office, lan)
    start(office, lan)
    clock.forward(minutes=4)
    transfer(office, lan, Destination(counter="3"), None, comes_back=False)
    hung = seated(office, "3", "Hùng")
    clock.forward(minutes=6)
    call_next(office, hung)

    first, second = course_of(office).guests[0].legs
    assert (first.bound_counter, second.bound_counter, second.pause, second.waited) == (None, "3", 0, 360)


def test_who_left_and_who_did_not_come_are_told_apart(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    ticket_for(office)
    leaving = ticket_for(office)
    clock.forward(minutes=7)
    call_next(office, lan)
    no_show(office, lan)
    cancel(office, leaving.token)

    absent, left = course_of(office).guests
    assert (absent.legs[0].came, absent.leaves) == (False, None)
    assert (left.legs[0].counter, left.legs[0].waited, left.leaves) == (None, 420, TEN + 420)


def test_a_seat_counts_without_its_pauses(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    clock.forward(minutes=10)
    pause(office, lan, "Họp")
    clock.forward(minutes=20)
    open_counter(office, lan)
    clock.forward(minutes=30)
    sign_out(office, lan.session_id)
    clock.forward(minutes=5)

    course = course_of(office)
    assert [(item.counter, item.start - TEN, item.end - TEN) for item in course.shifts] == [
        ("1", 0, 600),
        ("1", 1800, 3600),
    ]
    assert [(counter, reason) for counter, _, reason in course.pauses] == [("1", "Họp")]


def test_a_day_on_which_nobody_came_is_empty(office: Office) -> None:
    course = course_of(office)

    assert (course.guests, course.shifts, course.served) == ([], [], [])


def test_what_is_usual_is_learnt_from_the_days_before(office: Office, clock: SetClock) -> None:
    monday = office.day(clock.now())
    clock.forward(days=-21)
    for _ in range(3):
        lan = seated(office, name=f"Lan {clock.at}")
        for _ in range(17):
            ticket_for(office)
            call_next(office, lan)
            start(office, lan)
            clock.forward(minutes=9)
            finish(office, lan, Outcome.ACCEPTED, None)
        sign_out(office, lan.session_id)
        clock.forward(days=7, minutes=-180)

    usual = Habits(office, monday, monday).before(monday)
    assert (usual.days, usual.visits, usual.open) == (3, {"ho-tich": 17}, frozenset())
    assert usual.work("khai-sinh", 1) == pytest.approx(540, rel=0.01)
    assert Habits(office, monday, monday).before(monday - dt.timedelta(days=20)).days == 0

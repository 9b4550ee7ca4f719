from __future__ import annotations

import datetime as dt

from office.actions.citizen import cancel
from office.actions.clerk import call_next, finish, next_procedure, no_show, park, resume, start
from office.context import Office
from office.figures.groups import By
from office.figures.past import Past, read_past
from office.figures.summary import Line, summary
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for


def the_day(office: Office) -> Past:
    day = office.day(office.clock.now())
    return read_past(office, day, day)


def whole(office: Office, past: Past | None = None) -> Line:
    [line] = summary(past or the_day(office), "all")
    return line


def test_a_visit_is_counted_with_its_wait_its_walk_and_its_service(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    ticket_for(office)
    clock.forward(minutes=10)
    call_next(office, lan)
    clock.forward(seconds=30)
    start(office, lan)
    clock.forward(minutes=5)
    finish(office, lan, Outcome.ACCEPTED, None)

    line = whole(office)
    assert (line.visitors, line.served_visits, line.services, line.waits) == (1, 1, 1, 1)
    assert (line.wait_median, line.walk_median, line.service_median) == (600, 30, 300)
    assert line.within == {15: 1, 20: 1, 30: 1}


def test_a_parked_service_is_one_service_without_the_time_it_was_parked(office: Office, clock: SetClock) -> None:
    lan, ticket = seated(office), ticket_for(office)
    clock.forward(minutes=1)
    call_next(office, lan)
    start(office, lan)
    clock.forward(minutes=2)
    park(office, lan, None)
    clock.forward(minutes=20)
    resume(office, lan, ticket.number)
    clock.forward(minutes=3)
    finish(office, lan, Outcome.ACCEPTED, None)

    line = whole(office)
    assert (line.services, line.service_median, line.parked_median, line.waits) == (1, 300, 1200, 1)


def test_who_was_sent_for_a_paper_before_the_start_was_pressed_is_served_as_long_as_anybody(
    office: Office, clock: SetClock
) -> None:
    lan, ticket = seated(office), ticket_for(office)
    call_next(office, lan)
    park(office, lan, None)
    clock.forward(minutes=20)
    resume(office, lan, ticket.number)
    clock.forward(minutes=3)
    finish(office, lan, Outcome.ACCEPTED, None)

    line = whole(office)
    assert (line.services, line.service_times, line.service_median) == (1, 1, 180)


def test_a_second_procedure_is_a_service_of_its_own_and_no_second_wait(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    ticket_for(office)
    clock.forward(minutes=4)
    call_next(office, lan)
    start(office, lan)
    clock.forward(minutes=2)
    next_procedure(office, lan, "trich-luc-ho-tich", Outcome.MISSING_PAPERS, None)
    clock.forward(minutes=6)
    finish(office, lan, Outcome.ACCEPTED, None)

    line = whole(office)
    assert (line.visitors, line.services, line.waits, line.missing_papers) == (1, 2, 1, 1)
    assert [item.service_median for item in summary(the_day(office), "procedure")] == [120, 360]


def test_who_did_not_come_or_left_is_no_service(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    ticket_for(office)
    leaving = ticket_for(office)
    clock.forward(minutes=1)
    call_next(office, lan)
    no_show(office, lan)
    cancel(office, leaving.token)

    line = whole(office)
    assert (line.visitors, line.served_visits, line.no_shows, line.left, line.waits) == (2, 0, 1, 1, 0)
    assert (line.wait_median, line.service_median, line.within[15]) == (None, None, None)


def test_a_finish_that_nobody_pressed_is_marked_and_left_out_of_the_median(office: Office, clock: SetClock) -> None:
    lan = seated(office)
    for minutes in (5, 121):
        ticket_for(office)
        call_next(office, lan)
        start(office, lan)
        clock.forward(minutes=minutes)
        finish(office, lan, Outcome.ACCEPTED, None)
    ticket_for(office)
    call_next(office, lan)
    start(office, lan)
    clock.forward(days=1)
    ticket_for(office)  # a new day begins, and closes yesterday

    yesterday = office.day(clock.now()) - dt.timedelta(days=1)
    line = whole(office, read_past(office, yesterday, yesterday))
    assert (line.forgotten, line.services, line.service_times, line.service_median) == (2, 2, 1, 300)


KEYS: dict[By, str | int] = {
    "day": "2026-11-23", "week": "2026-W48", "month": "2026-11", "quarter": "2026-Q4", "year": "2026",
    "weekday": 1, "hour": 10, "field": "ho-tich", "procedure": "khai-sinh", "priority": "",
}  # fmt: skip


def test_figures_are_split_by_each_part_of_the_day_and_by_what_was_wanted(office: Office) -> None:
    ticket_for(office)
    past = the_day(office)

    assert {by: summary(past, by)[0].key for by in KEYS} == KEYS


def test_a_day_on_which_nobody_came_has_no_lines(office: Office) -> None:
    past = the_day(office)

    assert [summary(past, by) for by in ("all", "hour", "clerk")] == [[], [], []]

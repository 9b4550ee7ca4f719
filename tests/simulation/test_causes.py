"""Days on which exactly one thing went wrong: most of the waiting is said to have come from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from simulation.causes import Explained, explain, shapley
from simulation.demand import Arrival
from simulation.plan import Station, without
from simulation.rerun import rerun
from simulation.righting import PastDay
from tests.simulation.past_days import COUNTERS, HOUR, MINUTE, OPENS, SERVICE, arrivals, past_day, plan, usual


def closed_for_two_hours() -> PastDay:
    first, *others = plan().stations
    return past_day(
        plan(Station("1", first.entries, without(first.shifts, 8.5 * HOUR, 10.5 * HOUR)), *others), arrivals()
    )


def twice_as_long() -> PastDay:
    return past_day(
        plan(), [replace(each, service=each.service * 3) if each.field == "b" else each for each in arrivals()]
    )


def a_third_more() -> PastDay:
    return past_day(plan(), arrivals(180), usual(135))


def a_burst_at_opening() -> PastDay:
    early = [replace(each, at=OPENS - 10 * MINUTE + turn) for turn, each in enumerate(arrivals()[:40])]
    return past_day(plan(), [*early, *arrivals()[40:]])


def papers_missing() -> PastDay:
    """Every third citizen is told at the counter that papers are missing, and comes again as another one."""
    day = past_day(plan(), arrivals(180), usual(180))
    guests = [
        replace(guest, legs=[replace(leg, missing=place % 3 == 0) for leg in guest.legs])
        for place, guest in enumerate(day.course.guests)
    ]
    return replace(day, course=replace(day.course, guests=guests))


@cache
def explained(day: Callable[[], PastDay]) -> Explained:
    return explain(day())


@pytest.mark.parametrize(
    ("day", "cause"),
    [
        (closed_for_two_hours, "counters"),
        (twice_as_long, "services"),
        (a_third_more, "arrivals"),
        (a_burst_at_opening, "burst"),
        (papers_missing, "papers"),
    ],
)
def test_one_thing_that_went_wrong_is_named(day: Callable[[], PastDay], cause: str) -> None:
    found = explained(day)

    assert found.shares[cause].likely > 0.75 * (found.actual - found.right) > 0


def test_the_shares_add_up_to_what_everything_put_right_would_save() -> None:
    found = explained(a_third_more)

    assert sum(share.likely for share in found.shares.values()) == pytest.approx(found.base - found.right)
    assert found.actual == pytest.approx(found.right + found.unexplained + sum(s.likely for s in found.shares.values()))


def test_the_same_day_has_the_same_causes() -> None:
    assert explain(a_third_more()) == explained(a_third_more)


def test_who_of_the_surplus_was_the_surplus_is_not_known_and_said() -> None:
    share = explained(a_third_more).shares["arrivals"]

    assert share.low < share.likely < share.high


def test_a_day_that_the_office_s_rules_made_happens_again_just_so() -> None:
    found = explained(closed_for_two_hours)

    assert (found.fidelity.total_off, found.fidelity.mean_off, found.fidelity.near) == (0, 0, 1)
    assert found.unexplained == pytest.approx(0, abs=0.001)


def test_priority_moves_the_waiting_and_hardly_adds_to_it() -> None:
    came = [replace(each, priority=turn % 6 == 0) for turn, each in enumerate(arrivals(170))]
    found = explain(past_day(plan(), came, usual(170)))

    assert abs(found.shares["priority"].likely) < 0.1 * found.actual


def test_a_day_without_waits_has_no_causes() -> None:
    found = explain(past_day(plan(), arrivals(20)))

    assert (found.waited, found.shares) == (False, {})


def test_a_day_on_which_nobody_came_has_none_either() -> None:
    assert explain(past_day(plan(), [])) == Explained(0, 0, explain(past_day(plan(), [])).fidelity)


def test_a_day_that_the_re_run_does_not_meet_is_left_unexplained() -> None:
    day = a_third_more()
    guests = [
        replace(guest, legs=[replace(leg, waited=leg.waited * 3 + 600) for leg in guest.legs])
        for guest in day.course.guests
    ]
    # Nobody sat where nobody could have waited: the log says long waits, the seats say none.
    found = explain(replace(day, course=replace(day.course, guests=guests, served=())))

    assert (found.fidelity.enough, found.shares) == (False, {})


def test_a_clerk_who_is_signed_in_and_calls_nobody_counts_as_a_closed_counter() -> None:
    idle = closed_for_two_hours()
    there = [
        replace(shift, start=8.5 * HOUR) if (shift.counter, shift.start) == ("1", 10.5 * HOUR) else shift
        for shift in idle.course.shifts
    ]
    found = replace(idle, course=replace(idle.course, shifts=there))

    assert sum(found.attended.away.values()) > HOUR
    causes = explain(found)
    assert causes.shares["counters"].likely > 0.75 * (causes.actual - causes.right) > 0


def test_a_finish_forgotten_when_nobody_waited_left_nobody_waiting() -> None:
    day = past_day(plan(), arrivals())
    *others, last = day.course.served
    guests = list(day.course.guests)
    guests[last.guest] = replace(guests[last.guest], legs=[replace(guests[last.guest].legs[0], forgotten=True)])
    served = [*others, replace(last, end=last.end + 3 * HOUR)]
    found = replace(day, course=replace(day.course, guests=guests, served=served))

    assert found.attended.away.get(last.counter, 0.0) == day.attended.away.get(last.counter, 0.0)


def test_without_a_past_nothing_is_called_more_or_longer_than_usual() -> None:
    day = past_day(plan(), arrivals(180, SERVICE * 1.2), usual(known=False))

    assert (day.surplus, day.longer) == ({}, {})


def test_two_causes_that_only_work_together_share_the_saving() -> None:
    none, one, two, both = (frozenset(each) for each in ((), ("a",), ("b",), ("a", "b")))

    assert shapley(("a", "b"), {none: 100.0, one: 100.0, two: 100.0, both: 40.0}) == {"a": 30, "b": 30}


def test_who_left_is_called_where_the_line_is_shorter() -> None:
    came = arrivals(170)
    impatient: list[Arrival] = [replace(each, leaves=each.at + 5 * MINUTE) for each in came]
    day = past_day(plan(*plan().stations[:2]), impatient, usual(170))
    more = replace(day.scene, shifts=[*day.scene.shifts, *(replace(s, counter="3") for s in day.scene.shifts[:2])])
    more = replace(more, entries={counter: plan().stations[0].entries for counter in COUNTERS})

    assert sum(wait.called for wait in rerun(more)) > sum(wait.called for wait in rerun(day.scene))

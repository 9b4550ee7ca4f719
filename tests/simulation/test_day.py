from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.routing import Entry, Pattern
from simulation.day import run_day
from simulation.demand import Arrival
from simulation.plan import Plan, Station, without

MINUTE, HOUR = 60.0, 3600.0
OPENS = 7.5 * HOUR


def citizen(minute: float, *, priority: bool = False, field: str = "a", service: float = 10, **more: object) -> Arrival:
    """Comes `minute` minutes after opening, is served for `service` minutes."""
    arrival = Arrival(OPENS + minute * MINUTE, "p", field, priority, service * MINUTE, 0.0, True, float("inf"))
    return replace(arrival, **more)  # type: ignore[arg-type]


def plan(*stations: Station, **more: object) -> Plan:
    usual = stations or (Station("1", [Entry("a")], [(OPENS, 17 * HOUR)]),)
    return replace(Plan(usual, 7 * HOUR, 17 * HOUR, Pattern(1, 2)), **more)  # type: ignore[arg-type]


def waits(found: Plan, *citizens: Arrival) -> list[float | None]:
    """Minutes from arrival to call."""
    return [None if visit.waited is None else visit.waited / MINUTE for visit in run_day(found, citizens)]


def test_who_comes_before_the_doors_open_is_called_in_turn_when_they_do() -> None:
    assert waits(plan(), citizen(-20), citizen(-10), citizen(-5)) == [20, 20, 25]


def test_whoever_comes_after_closing_is_not_served() -> None:
    assert waits(plan(), citizen(10 * 60)) == [None]


def test_who_stands_at_the_door_before_tickets_are_given_is_called_in_the_order_of_coming() -> None:
    assert waits(plan(), citizen(-50), citizen(-40), citizen(-20)) == [50, 50, 40]


def test_priority_goes_first_in_the_office_s_pattern() -> None:
    ordinary = [citizen(minute) for minute in range(5)]
    first = [citizen(4, priority=True), citizen(4.5, priority=True)]

    calls = run_day(plan(), sorted([*ordinary, *first], key=lambda item: item.at))
    order = sorted(calls, key=lambda visit: visit.called or 0)
    assert [visit.arrival.priority for visit in order] == [False, True, False, False, True, False, False]


def test_a_counter_calls_nobody_over_lunch() -> None:
    lunch = Station("1", [Entry("a")], without([(OPENS, 17 * HOUR)], 11.5 * HOUR, 13.5 * HOUR))

    assert waits(plan(lunch), citizen(4 * 60 + 10)) == [110]


def test_who_holds_a_ticket_at_closing_is_served_for_a_while_longer() -> None:
    late = [citizen(9.5 * 60 - 1, service=25) for _ in range(4)]

    assert waits(plan(overtime=30 * MINUTE), *late) == [0, 25, None, None]


def test_a_counter_serves_only_what_it_lists() -> None:
    b = Station("2", [Entry("b")], [(OPENS, 17 * HOUR)])

    assert waits(plan(b), citizen(0), citizen(0, field="b")) == [None, 0]


def test_who_does_not_come_when_called_costs_little() -> None:
    assert waits(plan(), citizen(0, comes=False), citizen(0)) == [0, 1.5]


def test_who_has_left_is_not_called() -> None:
    assert waits(plan(), citizen(0, service=30), citizen(1, leaves=OPENS + 20 * MINUTE), citizen(2)) == [0, None, 28]


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.booleans(), st.sampled_from("ab"), st.integers(1, 30)),
        min_size=1,
        max_size=40,
    ),
    st.integers(1, 4),
)
def test_nobody_is_passed_by_a_later_one_of_the_same_kind(
    rows: list[tuple[int, bool, str, int]], counters: int
) -> None:
    citizens = [citizen(at, priority=first, field=field, service=long) for at, first, field, long in sorted(rows)]
    stations = [Station(str(each), [Entry("a"), Entry("b")], [(OPENS, 17 * HOUR)]) for each in range(counters)]

    visits = run_day(plan(*stations), citizens)

    for first in (True, False):
        calls = [visit.called for visit in visits if visit.arrival.priority is first]
        assert calls == sorted(calls, key=lambda at: float("inf") if at is None else at)


@pytest.mark.parametrize("end", [9 * HOUR, 12 * HOUR])
def test_a_break_is_cut_out_of_the_shifts_it_touches(end: float) -> None:
    left = without([(7 * HOUR, 11 * HOUR), (13 * HOUR, 17 * HOUR)], 8 * HOUR, end)

    assert left == [(7 * HOUR, 8 * HOUR), *([(end, 11 * HOUR)] if end < 11 * HOUR else []), (13 * HOUR, 17 * HOUR)]


def test_a_counter_whose_shifts_touch_goes_on_with_whom_it_serves() -> None:
    touching = Station("1", [Entry("a")], [(OPENS, 8 * HOUR), (8 * HOUR, 17 * HOUR)])

    assert waits(plan(touching), citizen(25), citizen(25)) == [0, 10]

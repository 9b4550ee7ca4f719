"""Who is called next: the laws of `office.rules.routing`, over every order of arrivals and calls that chance tries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.routing import Desk, Entry, Pattern, Run, Waiting, Why, first_for, order_for

NINE = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
LONG_AGO = NINE - dt.timedelta(days=1)
A, B = Entry("a"), Entry("b")
DESK = Desk("1", (A, B), clerk=7)


def minute(count: int) -> dt.datetime:
    return NINE + dt.timedelta(minutes=count)


def ticket(id_: int, arrived: int = 0, *, field: str = "a", priority: bool = False) -> Waiting:
    return Waiting(id_, field, priority, minute(arrived))


def order(
    desk: Desk, *waiting: Waiting, overdue: dt.datetime = LONG_AGO, seats: dict[str, int] | None = None
) -> list[int]:
    return [turn.ticket for turn in order_for(desk, waiting, Pattern(), overdue, seats)]


# ---- The laws, while tickets come and are called -----------------------------------------------------------------


@dataclass
class Day:
    """A counter's day: tickets come, tickets are called; what waited and was called at each call is kept."""

    pattern: Pattern
    desk: Desk
    waiting: list[Waiting] = field(default_factory=list)
    calls: list[tuple[Waiting, list[Waiting]]] = field(default_factory=list)
    come: int = 0

    def arrive(self, priority: bool, entry: str) -> None:
        self.come += 1
        self.waiting.append(ticket(self.come, self.come, field=entry, priority=priority))

    def call(self) -> None:
        turns = order_for(self.desk, self.waiting, self.pattern, LONG_AGO)
        if not turns:
            return
        called = next(item for item in self.waiting if item.id == turns[0].ticket)
        self.calls.append((called, list(self.waiting)))
        self.waiting.remove(called)
        self.desk = replace(self.desk, run=self.desk.run.after(called.priority, self.pattern))


patterns = st.builds(Pattern, st.integers(1, 4), st.integers(1, 5))
arrival = st.tuples(st.booleans(), st.sampled_from("ab"))
happenings = st.lists(st.one_of(st.none(), arrival), max_size=80)


def live(pattern: Pattern, happens: list[tuple[bool, str] | None], run: Run = DESK.run) -> Day:
    """`None` is a call, anything else an arrival."""
    day = Day(pattern, replace(DESK, run=run))
    for each in happens:
        day.call() if each is None else day.arrive(*each)
    return day


@given(patterns, happenings)
def test_inside_a_class_who_came_first_is_called_first(
    pattern: Pattern, happens: list[tuple[bool, str] | None]
) -> None:
    for called, waited in live(pattern, happens).calls:
        assert called == min((w for w in waited if w.priority == called.priority), key=lambda w: w.arrived)


def both_waited(waited: list[Waiting]) -> bool:
    return len({w.priority for w in waited}) == 2


@given(patterns, happenings)
def test_no_more_than_n_ordinary_calls_come_between_two_priority_calls(
    pattern: Pattern, happens: list[tuple[bool, str] | None]
) -> None:
    ordinary = 0
    for called, waited in live(pattern, happens).calls:
        ordinary = ordinary + 1 if not called.priority and both_waited(waited) else 0
        assert ordinary <= pattern.ordinary


@given(patterns, happenings)
def test_no_more_than_p_priority_calls_come_between_two_runs_of_n_ordinary_ones(
    pattern: Pattern, happens: list[tuple[bool, str] | None]
) -> None:
    priority = 0
    run = 0
    for called, waited in live(pattern, happens).calls:
        if not both_waited(waited):
            priority = run = 0
            continue
        run = 0 if called.priority else run + 1
        priority = priority + 1 if called.priority else 0 if run == pattern.ordinary else priority
        assert priority <= pattern.priority


@given(patterns, happenings, st.lists(st.booleans(), max_size=40))
def test_the_kth_ordinary_citizen_is_called_within_k_plus_ceil_k_over_n_times_p_calls_whoever_comes_later(
    pattern: Pattern, happens: list[tuple[bool, str] | None], later: list[bool]
) -> None:
    day = live(pattern, happens)
    day.arrive(False, "b")
    mine = day.waiting[-1]
    k = sum(not w.priority for w in day.waiting)
    begun = len(day.calls)
    newcomers = iter(later)
    while mine in day.waiting:
        # Any class may come between any two calls; when chance has no more, a priority citizen does, the worst for us.
        day.arrive(next(newcomers, True), "a")
        day.call()
    assert len(day.calls) - begun <= k + ceil(k / pattern.ordinary) * pattern.priority


@given(
    patterns,
    st.lists(
        st.builds(ticket, st.integers(1, 999), st.integers(0, 60), priority=st.booleans()),
        max_size=40,
        unique_by=lambda w: w.id,
    ),
)
def test_the_order_shown_is_the_order_called_while_nobody_comes(pattern: Pattern, waiting: list[Waiting]) -> None:
    shown = [turn.ticket for turn in order_for(DESK, waiting, pattern, LONG_AGO)]
    day = Day(pattern, DESK, list(waiting))
    for _ in waiting:
        day.call()
    assert [called.id for called, _ in day.calls] == shown


@given(patterns, st.lists(st.booleans(), max_size=60), happenings)
def test_calls_out_of_turn_leave_a_run_from_which_the_bound_still_holds(
    pattern: Pattern, out_of_turn: list[bool], happens: list[tuple[bool, str] | None]
) -> None:
    run = Run()
    for priority in out_of_turn:
        run = run.after(priority, pattern)
    day = live(pattern, happens, run)
    day.arrive(False, "a")
    mine, begun = day.waiting[-1], len(day.calls)
    k = sum(not w.priority for w in day.waiting)
    while mine in day.waiting:
        day.arrive(True, "a")
        day.call()
    assert len(day.calls) - begun <= k + ceil(k / pattern.ordinary) * pattern.priority


# ---- Which counter ------------------------------------------------------------------------------------------------


def test_preference_decides_between_tickets_of_the_same_arrival_and_nothing_else() -> None:
    assert order(DESK, ticket(1, 5, field="b"), ticket(2, 5, field="a"), ticket(3, 4, field="b")) == [3, 2, 1]


def test_a_counter_may_serve_a_single_procedure() -> None:
    desk = Desk("1", (Entry("a", "birth"),))
    birth, death = replace(ticket(1), procedure="birth"), replace(ticket(2), procedure="death")
    assert order(desk, birth, death) == [1]


def test_a_procedure_sent_to_another_field_is_no_longer_its_own_counters() -> None:
    assert order(Desk("1", (Entry("a", "birth"),)), replace(ticket(1, field="b"), procedure="birth")) == []


def test_the_clerks_skills_narrow_what_the_counter_serves() -> None:
    assert order(replace(DESK, skills=(B,)), ticket(1, field="a"), ticket(2, field="b")) == [2]


@pytest.mark.parametrize(("counter", "called"), [("1", [1]), ("2", [])])
def test_a_ticket_bound_to_a_counter_waits_for_that_one(counter: str, called: list[int]) -> None:
    bound = replace(ticket(1), bound_counter="1", since=NINE)
    assert order(replace(DESK, counter=counter), bound, seats={"1": 7, "2": 8}) == called


def test_a_ticket_bound_to_an_attended_counter_waits_however_long() -> None:
    bound = replace(ticket(1), bound_counter="2", since=NINE)
    assert order(DESK, bound, overdue=minute(60), seats={"2": 8}) == []


def test_a_ticket_bound_to_a_counter_where_nobody_sits_is_anybodys_after_the_target() -> None:
    bound = replace(ticket(1), bound_counter="2", since=minute(10))
    assert order(DESK, bound, overdue=minute(9)) == []
    assert order(DESK, bound, overdue=minute(10)) == [1]


def test_a_ticket_bound_to_a_clerk_is_called_by_that_one_wherever_they_sit() -> None:
    bound = replace(ticket(1, field="elsewhere"), bound_clerk=7)
    assert order(DESK, bound, seats={"1": 7}) == [1]
    assert order(replace(DESK, clerk=8), bound, seats={"1": 8, "2": 7}) == []


def test_a_ticket_bound_to_a_clerk_who_sits_nowhere_is_anybodys_who_serves_its_field() -> None:
    assert order(replace(DESK, clerk=8), replace(ticket(1), bound_clerk=7), seats={"1": 8}) == [1]


# ---- Why ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waiting", "why"),
    [
        (ticket(1, 20), (Why.ARRIVAL,)),
        (ticket(1, 0), (Why.OVERDUE,)),
        (ticket(1, 20, priority=True), (Why.PRIORITY, Why.ARRIVAL)),
        (replace(ticket(1), came_by="return", bound_clerk=7), (Why.RETURNED,)),
        (replace(ticket(1), came_by="transfer"), (Why.TRANSFERRED,)),
        (replace(ticket(1), came_by="transfer", bound_counter="1"), (Why.BOUND,)),
        (replace(ticket(1, priority=True), came_by="journey"), (Why.PRIORITY, Why.JOURNEY)),
        (replace(ticket(1), came_by="reinstate"), (Why.REINSTATED,)),
    ],
)
def test_a_ticket_tells_why_it_stands_there(waiting: Waiting, why: tuple[Why, ...]) -> None:
    assert order_for(DESK, [waiting], Pattern(), minute(15))[0].why == why


@given(
    st.lists(
        st.builds(ticket, st.integers(1, 999), st.integers(0, 60), priority=st.booleans()),
        max_size=40,
        unique_by=lambda w: w.id,
    ),
    st.sampled_from([Run(), Run(1, 0), Run(1, 1)]),
)
def test_the_first_of_the_order_is_found_without_the_order(waiting: list[Waiting], run: Run) -> None:
    desk = replace(DESK, run=run)
    found = first_for(desk, waiting, Pattern(), LONG_AGO)
    order = order_for(desk, waiting, Pattern(), LONG_AGO)

    assert (found.id if found else None) == (order[0].ticket if order else None)

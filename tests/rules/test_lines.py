"""The fields' lines: that who comes is put where a fresh reckoning puts them, over whatever chance tries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from office.rules.lines import Lines, lines_of
from office.rules.routing import Desk, Entry, Pattern, Waiting
from tests.rules.test_merging import FIELDS, SEATS, open_desks, waitings
from tests.rules.test_routing import LONG_AGO, minute, patterns

# Counter 3 makes a pause: its clerk sits there, and nobody is called to it.
desks_or_none: st.SearchStrategy[list[Desk]] = st.one_of(st.just([]), open_desks().map(lambda desks: desks[:2]))
# Everybody else has come within the half hour before.
newcomers = st.lists(
    st.builds(
        lambda field, priority, after: (field, priority, after),
        st.sampled_from(FIELDS),
        st.sampled_from([False, False, False, True]),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=6,
)


def shown(lines: Lines) -> dict[str, list[tuple[int, int]]]:
    """Each field's tickets with the place that is told of them."""
    return {field: [(id_, lines.place(id_, field)) for id_ in lines.line(field)] for field in FIELDS}


@settings(max_examples=400)  # about half of them are reckoned anew
@given(desks_or_none, waitings, patterns, newcomers, st.integers(0, 40))
def test_who_comes_is_put_where_a_fresh_reckoning_puts_them(
    desks: list[Desk],
    waiting: list[Waiting],
    pattern: Pattern,
    comers: Sequence[tuple[str, bool, int]],
    overdue: int,
) -> None:
    lines = lines_of(desks, waiting, pattern, minute(overdue - 20), SEATS)
    at, came = 30, []
    for number, (field, priority, after) in enumerate(comers):
        at += after
        came.append(Waiting(1000 + number, field, priority, minute(at)))
    joined = lines.with_newcomers(came, minute(overdue))
    event("put in place" if joined else "reckoned anew")
    if joined is not None:
        assert shown(joined) == shown(lines_of(desks, [*waiting, *came], pattern, minute(overdue), SEATS))


@given(desks_or_none, waitings, patterns)
def test_everybody_stands_once_and_knows_how_many_are_before_them(
    desks: list[Desk], waiting: list[Waiting], pattern: Pattern
) -> None:
    lines = lines_of(desks, waiting, pattern, LONG_AGO, SEATS)
    for field in FIELDS:
        assert sorted(lines.line(field)) == sorted(ticket.id for ticket in waiting if ticket.field == field)
        assert [lines.place(id_, field) for id_ in lines.line(field)] == list(range(len(lines.line(field))))


@pytest.mark.parametrize("desks", [[], [Desk("1", (Entry("a"),))]], ids=["no counter is open", "one counter is open"])
def test_an_ordinary_newcomer_is_put_in_place_behind_those_who_wait(desks: list[Desk]) -> None:
    waiting = [Waiting(id_, "a", False, minute(id_)) for id_ in range(1, 10)]
    joined = lines_of(desks, waiting, Pattern(), LONG_AGO, {}).with_newcomers(
        [Waiting(id_, "a", False, minute(id_)) for id_ in (10, 11)], LONG_AGO
    )
    assert joined is not None
    assert joined.line("a") == list(range(1, 12))


def test_a_newcomer_among_enough_ordinary_tickets_is_put_in_place_though_somebody_has_priority() -> None:
    waiting = [Waiting(id_, "a", id_ == 3, minute(id_)) for id_ in range(1, 6)]
    joined = lines_of([Desk("1", (Entry("a"),))], waiting, Pattern(), LONG_AGO, {}).joined_by(
        Waiting(6, "a", False, minute(6))
    )
    assert joined is not None
    assert joined.line("a") == [3, 1, 2, 4, 5, 6]


def test_a_counter_short_of_ordinary_tickets_reckons_anew_for_it_calls_the_newcomer_before_priority() -> None:
    waiting = [Waiting(1, "a", True, minute(1)), Waiting(2, "a", True, minute(2))]
    desks, newcomer = [Desk("1", (Entry("a"),))], Waiting(3, "a", False, minute(3))
    assert lines_of(desks, waiting, Pattern(), LONG_AGO, {}).joined_by(newcomer) is None
    assert lines_of(desks, [*waiting, newcomer], Pattern(), LONG_AGO, {}).line("a") == [1, 3, 2]


def test_with_priority_waiting_for_no_open_counter_a_newcomer_is_reckoned_anew() -> None:
    waiting = [Waiting(1, "a", True, minute(1)), Waiting(2, "a", True, minute(2))]
    newcomer = Waiting(3, "a", False, minute(3))
    assert lines_of([], waiting, Pattern(), LONG_AGO, {}).joined_by(newcomer) is None
    assert lines_of([], [*waiting, newcomer], Pattern(), LONG_AGO, {}).line("a") == [1, 3, 2]


def test_a_newcomer_is_called_by_the_first_counter_that_has_nobody_left() -> None:
    desks = [Desk("1", (Entry("a", "quick"),)), Desk("2", (Entry("a"),))]
    waiting = [Waiting(id_, "a", False, minute(id_), procedure="long") for id_ in range(1, 4)]
    lines = lines_of(desks, waiting, Pattern(), LONG_AGO, {})
    came = [Waiting(id_, "a", False, minute(id_), procedure="quick") for id_ in (4, 5)]
    joined = lines.with_newcomers(came, LONG_AGO)
    assert joined is not None
    assert joined.line("a") == [4, 1, 5, 2, 3]


def test_a_newcomer_whom_nobody_may_call_stands_before_those_bound_to_a_counter_at_a_pause() -> None:
    waiting = [
        Waiting(1, "a", False, minute(1), bound_counter="3"),
        Waiting(2, "a", False, minute(2)),
        Waiting(3, "a", False, minute(3)),
    ]
    joined = lines_of([], waiting, Pattern(), LONG_AGO, {"3": 3}).joined_by(Waiting(4, "a", False, minute(4)))
    assert joined is not None
    assert joined.line("a") == [2, 3, 4, 1]


def test_of_two_who_come_at_the_same_instant_the_second_is_reckoned_anew_for_the_counter_may_prefer_it() -> None:
    desks = [Desk("1", (Entry("a", "wanted"), Entry("a")))]
    waiting = [Waiting(1, "a", False, minute(1), procedure="other")]
    newcomer = Waiting(2, "a", False, minute(1), procedure="wanted")
    assert lines_of(desks, waiting, Pattern(), LONG_AGO, {}).joined_by(newcomer) is None
    assert lines_of(desks, [*waiting, newcomer], Pattern(), LONG_AGO, {}).line("a") == [2, 1]
    later = lines_of(desks, [], Pattern(), LONG_AGO, {}).joined_by(waiting[0])
    assert later is not None
    assert later.joined_by(newcomer) is None


def test_somebody_who_is_anybodys_by_now_makes_all_reckoned_anew() -> None:
    held = replace(Waiting(1, "a", False, minute(1)), bound_counter="2", since=minute(5))
    lines = lines_of([Desk("1", (Entry("a"),))], [held], Pattern(), minute(4), {"1": 1, "2": 2})
    newcomer = [Waiting(2, "a", False, minute(6))]
    assert lines.with_newcomers(newcomer, minute(4)) is not None
    assert lines.with_newcomers(newcomer, minute(5)) is None

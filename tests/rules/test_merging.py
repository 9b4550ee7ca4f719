"""The order of all counters' calls together: what `office.rules.merging` promises, over whatever chance tries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import cycle

from hypothesis import given
from hypothesis import strategies as st

from office.rules.merging import calls_to_come
from office.rules.routing import Desk, Entry, Pattern, Run, Waiting, first_for, may_call, order_for
from tests.rules.test_routing import LONG_AGO, minute, patterns

FIELDS = "abc"
COUNTERS = ("1", "2", "3")
SEATS = {"1": 1, "2": 2, "3": 3}


@st.composite
def open_desks(draw: st.DrawFn) -> list[Desk]:
    lists = st.lists(st.sampled_from([Entry(name) for name in FIELDS]), min_size=1, max_size=3, unique=True)
    runs = st.builds(Run, st.integers(0, 2), st.integers(0, 2))
    desks = [Desk(counter, draw(lists), SEATS[counter], run=draw(runs)) for counter in COUNTERS]
    return desks[: draw(st.integers(1, 3))]


tickets = st.builds(
    lambda id_, field, priority, at, counter, clerk: Waiting(id_, field, priority, minute(at), counter, clerk),
    st.integers(1, 999),
    st.sampled_from(FIELDS),
    st.booleans(),
    st.integers(0, 30),
    st.one_of(st.none(), st.none(), st.sampled_from(COUNTERS)),
    st.one_of(st.none(), st.none(), st.sampled_from(sorted(SEATS.values()))),
)
waitings = st.lists(tickets, max_size=30, unique_by=lambda ticket: ticket.id)


def called_in_turn(
    desks: Sequence[Desk], waiting: Sequence[Waiting], pattern: Pattern, turns: Iterable[int]
) -> list[tuple[int, str]]:
    """Who is called, and where, when the counters call one after another as `turns` names them."""
    hands, left, calls, idle = list(desks), list(waiting), [], 0
    for turn in turns:
        if idle == len(hands):
            break
        at = turn % len(hands)
        ticket = first_for(hands[at], left, pattern, LONG_AGO, SEATS)
        idle = idle + 1 if ticket is None else 0
        if ticket is not None:
            left.remove(ticket)
            calls.append((ticket.id, hands[at].counter))
            hands[at] = replace(hands[at], run=hands[at].run.after(ticket.priority, pattern))
    return calls


@given(open_desks(), waitings, patterns)
def test_counters_that_call_in_turn_call_in_exactly_this_order(
    desks: list[Desk], waiting: list[Waiting], pattern: Pattern
) -> None:
    shown = [(call.ticket.id, call.counter) for call in calls_to_come(desks, waiting, pattern, LONG_AGO, SEATS).coming]
    assert called_in_turn(desks, waiting, pattern, cycle(range(len(desks)))) == shown


@given(open_desks(), waitings, patterns)
def test_one_counter_calls_in_its_own_order(desks: list[Desk], waiting: list[Waiting], pattern: Pattern) -> None:
    shown = [call.ticket.id for call in calls_to_come(desks[:1], waiting, pattern, LONG_AGO, SEATS).coming]
    assert shown == [turn.ticket for turn in order_for(desks[0], waiting, pattern, LONG_AGO, SEATS)]


@given(open_desks(), waitings, patterns, st.lists(st.integers(0, 2), max_size=40))
def test_whatever_turns_they_take_equals_are_called_as_shown(
    desks: list[Desk], waiting: list[Waiting], pattern: Pattern, turns: list[int]
) -> None:
    def kind(ticket: Waiting) -> tuple[bool, frozenset[str]]:
        able = frozenset(desk.counter for desk in desks if may_call(desk, ticket, SEATS, LONG_AGO))
        return ticket.priority, able

    # Two who came at the very same instant may be told apart by what the counter that is quicker prefers.
    waiting = list({ticket.arrived: ticket for ticket in waiting}.values())
    kinds = {ticket.id: kind(ticket) for ticket in waiting}
    shown = [call.ticket.id for call in calls_to_come(desks, waiting, pattern, LONG_AGO, SEATS).coming]
    calls = [id_ for id_, _ in called_in_turn(desks, waiting, pattern, [*turns, *range(3), *range(3)])]
    for same in set(kinds.values()):
        called = [id_ for id_ in calls if kinds[id_] == same]
        assert called == [id_ for id_ in shown if kinds[id_] == same][: len(called)]

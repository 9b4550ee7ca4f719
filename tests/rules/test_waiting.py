"""What is told of a wait: rounded for people, and steady for as long as it is true."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.waiting import Range, Wait, steady

TEN = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
minutes = st.floats(0, 600)
ranges = st.tuples(minutes, minutes, minutes).map(sorted)


def estimated(low: float, likely: float, high: float, after: float = 0.0) -> Range:
    """At ten, or so many minutes later."""
    return Range(TEN + dt.timedelta(minutes=after), low, likely, high)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ((0.2, 1.4, 3.1), (0, 1, 4)),
        ((6.3, 9.2, 13.0), (6, 9, 15)),
        ((12.0, 17.0, 24.0), (10, 17, 25)),
        ((33.0, 45.0, 61.0), (30, 45, 70)),
        ((95.0, 120.0, 170.0), (90, 120, 180)),
    ],
)
def test_a_wait_is_told_the_coarser_the_longer_it_is(
    minutes: tuple[float, float, float], said: tuple[int, int, int]
) -> None:
    assert estimated(*minutes).told() == Wait(*said)


@given(ranges)
def test_what_is_told_never_promises_more_than_is_known(known: list[float]) -> None:
    wait = estimated(*known).told()

    assert wait.low <= known[0] + 0.001
    assert wait.high >= known[2] - 0.001
    assert wait.low <= wait.likely <= wait.high


def test_a_small_change_tells_nothing_new() -> None:
    assert steady(estimated(10, 17, 25), estimated(11.5, 18, 24)).told() == Wait(10, 18, 25)


def test_the_range_counts_down_with_the_clock() -> None:
    assert steady(estimated(20, 25, 30), estimated(15.5, 20, 25, after=5)).told() == Wait(15, 20, 25)


def test_a_range_that_is_asked_for_every_few_seconds_counts_down_no_faster_than_the_clock() -> None:
    told, seen = estimated(47, 72, 102), []
    for place in range(61):  # five minutes
        passed = place * 5 / 60
        told = steady(told, estimated(47 - passed, 72 - passed, 102 - passed, after=passed))
        seen.append((told.told().low, told.told().high))

    assert set(seen) == {(40, 105)}
    assert told.low == pytest.approx(42)


def test_what_is_estimated_anew_all_the_time_moves_an_end_once_and_not_to_and_fro() -> None:
    told, lows = estimated(47, 72, 102), []
    for place in range(13 * 12):  # nothing happens in the room for thirteen minutes
        told = steady(told, estimated(47, 72, 102, after=place * 5 / 60))
        lows.append(told.told().low)

    assert lows == sorted(lows, reverse=True)
    assert set(lows) == {40, 30}


def test_a_counter_that_opens_is_told_at_once() -> None:
    opened = estimated(8, 11, 14)

    assert steady(estimated(20, 25, 30), opened) == opened


def test_a_range_that_has_run_out_is_told_anew() -> None:
    now = estimated(1, 3, 6, after=9)

    assert steady(estimated(0, 2, 5), now) == now


@given(st.one_of(st.none(), ranges), minutes, ranges)
def test_whatever_was_told_before_the_range_rises_and_holds_the_new_middle(
    before: list[float] | None, passed: float, now: list[float]
) -> None:
    wait = steady(
        None if before is None else Range(TEN, *before), Range(TEN + dt.timedelta(minutes=passed), *now)
    ).told()

    assert 0 <= wait.low <= wait.likely <= wait.high
    assert wait.low - 0.5 <= now[1] <= wait.high + 0.5

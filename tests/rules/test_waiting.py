from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.waiting import Wait, steady, told

minutes = st.floats(0, 600)
ranges = st.tuples(minutes, minutes, minutes).map(sorted)


@pytest.mark.parametrize(
    ("estimated", "said"),
    [
        ((0.2, 1.4, 3.1), (0, 1, 4)),
        ((6.3, 9.2, 13.0), (6, 9, 15)),
        ((12.0, 17.0, 24.0), (10, 17, 25)),
        ((33.0, 45.0, 61.0), (30, 45, 70)),
        ((95.0, 120.0, 170.0), (90, 120, 180)),
    ],
)
def test_a_wait_is_told_the_coarser_the_longer_it_is(
    estimated: tuple[float, float, float], said: tuple[int, int, int]
) -> None:
    assert told(*estimated) == Wait(*said)


@given(ranges)
def test_what_is_told_never_promises_more_than_is_known(estimated: list[float]) -> None:
    wait = told(*estimated)

    assert wait.low <= estimated[0] + 0.001
    assert wait.high >= estimated[2] - 0.001
    assert wait.low <= wait.likely <= wait.high


def test_a_small_change_tells_nothing_new() -> None:
    assert steady(Wait(10, 17, 25), 0.0, 11.5, 18.0, 24.0) == Wait(10, 18, 25)


def test_the_range_counts_down_with_the_clock() -> None:
    assert steady(Wait(20, 25, 30), 5.0, 15.5, 20.0, 25.0) == Wait(15, 20, 25)


def test_a_counter_that_opens_is_told_at_once() -> None:
    assert steady(Wait(20, 25, 30), 0.0, 8.0, 11.0, 14.0) == told(8.0, 11.0, 14.0)


def test_a_range_that_has_run_out_is_told_anew() -> None:
    assert steady(Wait(0, 2, 5), 9.0, 1.0, 3.0, 6.0) == told(1.0, 3.0, 6.0)


@given(st.one_of(st.none(), ranges.map(lambda item: told(*item))), minutes, ranges)
def test_whatever_was_told_before_the_range_rises_and_holds_the_new_middle(
    before: Wait | None, passed: float, estimated: list[float]
) -> None:
    wait = steady(before, passed, *estimated)

    assert 0 <= wait.low <= wait.likely <= wait.high
    assert wait.low - 0.5 <= estimated[1] <= wait.high + 0.5

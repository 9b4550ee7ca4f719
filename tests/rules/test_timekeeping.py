"""The office's time under a clock that is set."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from office.rules.timekeeping import CORRECTED, Stamp, next_stamp, set_back_by, was_set_forward

TEN = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
steps = st.lists(st.timedeltas(-CORRECTED / 2, 3 * HOUR), min_size=1, max_size=30)


@given(steps)
def test_however_the_clock_is_set_back_by_a_little_no_stamp_is_earlier_than_the_one_before(
    moved: list[dt.timedelta],
) -> None:
    clock, last = TEN, Stamp(TEN, TEN)
    for step in moved:
        # A small step back while the office is already ahead can add up to a correction, which is believed.
        clock += step
        stamp = next_stamp(clock, last)
        assert stamp.at >= last.at or set_back_by(clock, last) is not None
        assert stamp.at >= clock
        last = stamp


def test_time_runs_at_half_speed_until_the_clock_has_caught_up() -> None:
    stamp = next_stamp(TEN - HOUR, Stamp(TEN, TEN))
    assert stamp.at == TEN
    stamp = next_stamp(TEN - HOUR / 2, stamp)
    assert stamp.at == TEN + HOUR / 4
    stamp = next_stamp(TEN + HOUR, stamp)
    assert stamp.at == TEN + HOUR


def test_a_mended_clock_is_believed_at_once() -> None:
    day = dt.timedelta(days=1)
    assert next_stamp(TEN, Stamp(TEN + day, TEN + day)) == Stamp(TEN, TEN)
    assert set_back_by(TEN, Stamp(TEN + day, TEN + day)) == day
    assert set_back_by(TEN - HOUR, Stamp(TEN, TEN)) is None


def test_a_night_is_no_leap_but_a_day_within_a_minute_is() -> None:
    day, minute = dt.timedelta(days=1), dt.timedelta(minutes=1)
    assert not was_set_forward(TEN + day, TEN, day)
    assert was_set_forward(TEN + day, TEN, minute)

"""Numbers and days."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.numbering import business_day, number_meant, number_text

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(("count", "text"), [(1, "A001"), (999, "A999"), (1000, "A1000"), (12345, "A12345")])
def test_a_number_has_three_digits_and_more_past_999(count: int, text: str) -> None:
    assert number_text("A", count) == text


@pytest.mark.parametrize("typed", ["A007", "a7", " a 07 ", "A-7", "a.007", "A0007"])
def test_a_number_is_understood_however_it_is_typed(typed: str) -> None:
    assert number_meant(typed) == "A007"


@pytest.mark.parametrize("typed", ["", "7", "A", "Ạ7", "A٧", "A7B", "A" + "9" * 12])
def test_what_is_no_number_stays_what_it_is(typed: str) -> None:
    assert number_meant(typed) == typed.upper()


@given(st.sampled_from("ABLZ"), st.integers(1, 10**8))
def test_every_number_given_is_found_again(prefix: str, count: int) -> None:
    assert number_meant(number_text(prefix, count)) == number_text(prefix, count)


@given(st.integers(0, 365 * 24 * 60 - 1))
def test_the_day_turns_at_midnight_in_the_offices_zone(minute: int) -> None:
    local = dt.datetime(2026, 1, 1, tzinfo=VIETNAM) + dt.timedelta(minutes=minute)
    assert business_day(local.astimezone(dt.UTC), VIETNAM) == dt.date(2026, 1, 1) + dt.timedelta(days=minute // 1440)


def test_a_time_without_an_offset_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match="offset"):
        business_day(dt.datetime(2026, 11, 23), VIETNAM)  # noqa: DTZ001

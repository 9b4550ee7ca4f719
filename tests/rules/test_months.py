"""Which months' reports are due."""

from __future__ import annotations

import datetime as dt

import pytest

from office.rules.months import MOST_MONTHS, end_of_month, months_due, newest_due

OCTOBER, NOVEMBER, DECEMBER = (dt.date(2026, month, 1) for month in (10, 11, 12))


@pytest.mark.parametrize(
    ("now", "newest"),
    [
        ("2026-11-30T23:59", OCTOBER),
        ("2026-12-02T23:59", OCTOBER),
        ("2026-12-03T05:59", OCTOBER),
        ("2026-12-03T06:00", NOVEMBER),
        ("2027-01-01T12:00", NOVEMBER),
        ("2027-01-03T06:00", DECEMBER),
    ],
)
def test_a_month_is_due_on_its_day_and_hour_of_the_next(now: str, newest: dt.date) -> None:
    assert newest_due(dt.datetime.fromisoformat(now), day=3, hour=6) == newest


def test_an_office_that_begins_writes_the_last_month_and_not_its_whole_past() -> None:
    assert months_due(NOVEMBER, []) == [NOVEMBER]


def test_what_was_missed_is_caught_up_with_the_earliest_first() -> None:
    assert months_due(DECEMBER, [OCTOBER]) == [NOVEMBER, DECEMBER]
    assert months_due(DECEMBER, [DECEMBER]) == []


def test_a_clock_that_leaps_years_ahead_makes_no_heap_of_reports() -> None:
    assert len(months_due(dt.date(2036, 1, 1), [OCTOBER])) == MOST_MONTHS


def test_months_end_where_the_calendar_says() -> None:
    assert [end_of_month(dt.date(2028, month, 1)).day for month in (2, 4, 12)] == [29, 30, 31]

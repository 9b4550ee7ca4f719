"""When the office is open, and when it opens next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.dates import moment_en, moment_vi
from office.rules.opening import (
    WEEKDAYS,
    Holiday,
    Hours,
    gives_tickets,
    holiday_on,
    in_session,
    minutes_left,
    opens_next,
    session_next,
    sessions_on,
    tickets_start,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = (dt.time(7, 30), dt.time(11, 30))
AFTERNOON = (dt.time(13, 30), dt.time(17))
TET = Holiday(dt.date(2027, 2, 5), dt.date(2027, 2, 11), "Tết Nguyên đán")
SATURDAY = dt.date(2027, 2, 20)
HOURS = Hours(WEEKDAYS[:5], (MORNING, AFTERNOON), dt.time(7), (TET,), {SATURDAY: ((dt.time(8), dt.time(11)),)})


def at(day: int, hour: int, minute: int = 0, month: int = 2, year: int = 2027) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(("hour", "minute", "open_"), [(6, 59, False), (7, 0, True), (12, 0, True), (17, 0, False)])
def test_tickets_are_given_from_before_opening_over_lunch_until_closing(hour: int, minute: int, open_: bool) -> None:
    assert gives_tickets(HOURS, at(1, hour, minute)) is open_


def test_nobody_gets_a_ticket_on_a_holiday() -> None:
    assert not gives_tickets(HOURS, at(8, 9))
    assert opens_next(HOURS, at(4, 18)) == at(12, 7)


def test_an_extra_saturday_has_its_own_hours_and_the_usual_lead() -> None:
    assert tickets_start(HOURS, SATURDAY) == dt.time(7, 30)
    assert gives_tickets(HOURS, at(20, 10, 59))
    assert not gives_tickets(HOURS, at(20, 11))


def test_an_extra_day_without_sessions_is_like_any_other() -> None:
    assert sessions_on(Hours([], [MORNING], dt.time(7), (), {SATURDAY: ()}), SATURDAY) == [MORNING]


def alone(hours: Hours, local: dt.datetime) -> float:
    """Minutes left of these hours."""
    return sum(minutes_left({"office": hours}, local).values())


def test_lunch_is_no_working_time() -> None:
    assert alone(HOURS, at(1, 6)) == (4 + 3.5) * 60
    assert alone(HOURS, at(1, 12)) == 3.5 * 60
    assert alone(HOURS, at(1, 16, 50)) == 10
    assert alone(HOURS, at(8, 9)) == 0


def test_time_is_told_apart_by_whose_hours_it_is() -> None:
    copies = replace(HOURS, sessions=((dt.time(11), dt.time(14)),))
    both = {"office": HOURS, "copies": copies}
    office, together, alone_ = frozenset({"office"}), frozenset(both), frozenset({"copies"})
    assert minutes_left(both, at(1, 10)) == {office: 60 + 180, together: 30 + 30, alone_: 120}
    assert minutes_left(both, at(1, 13, 45)) == {office: 180, together: 15}


def test_a_session_is_known_by_when_it_began() -> None:
    assert in_session(HOURS, at(1, 14)) == at(1, 13, 30)
    assert in_session(HOURS, at(1, 12)) is None


def test_between_sessions_the_next_one_is_known() -> None:
    assert session_next(HOURS, at(1, 7)) == at(1, 7, 30)
    assert session_next(HOURS, at(1, 12)) == at(1, 13, 30)
    assert session_next(HOURS, at(1, 9)) is None
    assert session_next(HOURS, at(1, 18)) is None


times = st.integers(0, 24 * 60 - 2).map(lambda minutes: dt.time(minutes // 60, minutes % 60))
stretches = st.tuples(times, times).filter(lambda pair: pair[0] < pair[1])
sessions = st.lists(stretches, min_size=1, max_size=3)
days = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))
moments = st.builds(lambda day, time: dt.datetime.combine(day, time, ZONE), days, st.times())


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    worked = draw(sessions)
    holidays = [
        Holiday(first, first + dt.timedelta(days=draw(st.integers(0, 20))), "x") for first in draw(st.lists(days))
    ]
    extra = draw(st.dictionaries(days, sessions | st.just([]), max_size=3))
    begin = draw(times.filter(lambda time: time < max(closes for _, closes in worked)))
    return Hours(draw(st.sets(st.sampled_from(WEEKDAYS))), worked, begin, holidays, extra)


@given(hours(), moments)
def test_the_next_opening_is_ahead_gives_tickets_and_is_no_holiday(week: Hours, now: dt.datetime) -> None:
    opens = opens_next(week, now)
    if opens is None:
        assert all(not sessions_on(week, now.date() + dt.timedelta(days=n)) for n in range(1, 400))
    else:
        assert opens >= now
        assert gives_tickets(week, opens)
        assert holiday_on(week, opens.date()) is None


@given(hours(), moments)
def test_tickets_are_given_only_on_days_with_sessions_and_working_time_never_grows(
    week: Hours, now: dt.datetime
) -> None:
    if gives_tickets(week, now):
        assert sessions_on(week, now.date())
    later = now + dt.timedelta(minutes=7)
    if later.date() == now.date():
        assert alone(week, later) <= alone(week, now)


@pytest.mark.parametrize(
    ("when", "vi", "en"),
    [
        (at(23, 13, 30, 11, 2026), "13:30 chiều nay", "1:30 pm today"),
        (at(24, 7, 0, 11, 2026), "7:00 sáng mai, thứ Ba 24/11", "7:00 am tomorrow, Tuesday 24 November"),
        (at(30, 7, 0, 11, 2026), "7:00 sáng thứ Hai, 30/11", "7:00 am on Monday 30 November"),
        (at(4, 7, 5, 1, 2027), "7:05 sáng thứ Hai, 04/01/2027", "7:05 am on Monday 4 January 2027"),
    ],
)
def test_a_moment_is_said_as_people_say_it(when: dt.datetime, vi: str, en: str) -> None:
    now = at(23, 10, 0, 11, 2026)
    assert moment_vi(when, now) == vi
    assert moment_en(when, now) == en

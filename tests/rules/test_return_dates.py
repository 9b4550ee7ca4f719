"""Which days a clerk is offered to promise, and which can't be promised."""

from __future__ import annotations

import datetime as dt

import pytest

from office.rules.opening import Holiday, Hours
from office.rules.refusals import Refusal
from office.rules.return_dates import limits_named, offered, require_possible
from office.rules.tickets import Outcome

FRIDAY = dt.date(2026, 11, 27)
HOURS = Hours(
    days=("mon", "tue", "wed", "thu", "fri"),
    sessions=[(dt.time(7, 30), dt.time(11, 30))],
    tickets_from=dt.time(7),
    holidays=[Holiday(dt.date(2026, 12, 1), dt.date(2026, 12, 2), "Nghỉ")],
)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("3 ngày làm việc", {3}),
        ("10 hoặc 15 ngày làm việc", {10, 15}),
        ("17, 20 hoặc 27 ngày làm việc, tuỳ trường hợp", {17, 20, 27}),
        ("Từ 25 đến 35 ngày làm việc", {25, 35}),
        ("Trong ngày", {0}),
        ("Trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo", {0, 1}),
        ("15 ngày", set()),
        ("", set()),
    ],
)
def test_the_working_days_are_read_out_of_the_time_limit(words: str, named: set[int]) -> None:
    assert limits_named(words) == named


def test_working_days_leave_out_the_weekend_and_the_holidays() -> None:
    days = {day.working_days: day.on for day in offered(HOURS, FRIDAY, "")}

    assert days == {
        0: FRIDAY,
        1: dt.date(2026, 11, 30),
        3: dt.date(2026, 12, 4),
        5: dt.date(2026, 12, 8),
        10: dt.date(2026, 12, 15),
    }


def test_a_time_limit_that_names_its_days_offers_those_alone() -> None:
    assert [day.working_days for day in offered(HOURS, FRIDAY, "10 hoặc 15 ngày làm việc")] == [10, 15]


def test_an_office_that_works_no_days_still_answers() -> None:
    assert [day.on for day in offered(Hours((), HOURS.sessions, dt.time(7)), FRIDAY, "")] == [FRIDAY]


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (FRIDAY - dt.timedelta(days=1), Outcome.ACCEPTED),
        (FRIDAY + dt.timedelta(days=401), Outcome.ACCEPTED),
        (FRIDAY, Outcome.MISSING_PAPERS),
    ],
)
def test_what_can_t_be_promised_is_refused_with_the_field(day: dt.date, outcome: Outcome) -> None:
    with pytest.raises(Refusal) as refused:
        require_possible(day, FRIDAY, outcome)
    assert (refused.value.reason.status, refused.value.reason.field) == (422, "return_on")

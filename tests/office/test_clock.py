from __future__ import annotations

import datetime as dt

import pytest

from office.clock import ClockRefused, SystemClock, clock_from

NOW = "2026-11-23T08:00:00+07:00"
TESTING = {"MOTCUA_TESTING": "1", "MOTCUA_NOW": NOW}


def test_without_a_wish_the_clock_is_the_machine_s() -> None:
    assert isinstance(clock_from({}), SystemClock)


def test_the_clock_starts_where_it_is_told() -> None:
    passed = clock_from(TESTING).now() - dt.datetime.fromisoformat(NOW)
    assert dt.timedelta(0) <= passed < dt.timedelta(minutes=1)


def test_a_fast_clock_and_its_steady_time_run_alike() -> None:
    clock = clock_from({**TESTING, "MOTCUA_SPEED": "60"})
    before, steady = clock.now(), clock.steady()
    later = clock.now()
    while later == before:
        later = clock.now()
    assert (clock.now() - before).total_seconds() == pytest.approx(clock.steady() - steady, abs=0.5)


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"MOTCUA_NOW": NOW}, "MOTCUA_TESTING=1"),
        ({**TESTING, "MOTCUA_NOW": "noon"}, "'noon' is not an ISO time"),
        ({**TESTING, "MOTCUA_NOW": "2026-11-23T08:00:00"}, "has no offset"),
        ({**TESTING, "MOTCUA_SPEED": "fast"}, "'fast' is not a speed"),
        ({**TESTING, "MOTCUA_SPEED": "100"}, "1 to 60"),
    ],
)
def test_a_clock_that_cannot_be_had_is_refused_with_the_mend(environ: dict[str, str], named: str) -> None:
    with pytest.raises(ClockRefused, match=named):
        clock_from(environ)

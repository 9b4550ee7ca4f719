from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.rules.forecast.forecaster import Forecaster, learn
from office.rules.forecast.habits import learn_habits
from office.rules.forecast.visits import Floats, Visit, days_of
from tests.rules.forecast.days import busy_day

# One worker learns for all of them.
pytestmark = pytest.mark.xdist_group("a forecaster")


@pytest.fixture(scope="module")
def forecaster() -> Forecaster:
    return learn(days_of([visit for seed in range(4) for visit in busy_day(f"day {seed}", seed)]))


def test_the_median_lies_in_the_middle_and_the_range_holds_four_in_five(forecaster: Forecaster) -> None:
    days = days_of([visit for seed in range(10, 14) for visit in busy_day(f"day {seed}", seed)])

    inside, above = [], []
    for day in days:
        low, likely, high = forecaster.waits_on(day).T
        use = day.served & ~np.isnan(low) & (day.waited > 5)
        inside += list((day.waited[use] >= low[use]) & (day.waited[use] <= high[use]))
        above += list(day.waited[use] > likely[use])

    assert 0.7 < np.mean(inside) < 0.9
    assert 0.4 < np.mean(above) < 0.6


@pytest.fixture(scope="module")
def whole_days(forecaster: Forecaster) -> list[tuple[list[Visit], Floats]]:
    """Who came, and what was estimated of each as they came, on days that are over."""
    days = [sorted(busy_day("today", seed), key=lambda visit: visit.arrived) for seed in (20, 21)]
    return [(visits, forecaster.waits_on(days_of(visits)[0])) for visits in days]


@given(at=st.integers(5, 150), which=st.integers(0, 1))
@settings(max_examples=12)
def test_an_estimate_knows_nothing_of_what_comes_later(
    forecaster: Forecaster, whole_days: list[tuple[list[Visit], Floats]], at: int, which: int
) -> None:
    visits, known = whole_days[which]
    now = visits[at].arrived
    otherwise = [_unlike_after(visit, now) for visit in visits[: at + 1]]

    # A product of matrices adds up in another order when there are fewer rows, on some processors.
    np.testing.assert_allclose(forecaster.waits_on(days_of(otherwise)[0])[at], known[at], rtol=1e-9)


def _unlike_after(visit: Visit, now: float) -> Visit:
    """The same visit as far as it is known at `now`, with another future."""
    if visit.started is None:
        return visit if visit.finished <= now else replace(visit, finished=visit.finished + 999)
    if visit.started > now:
        return replace(visit, started=visit.started + 777, finished=visit.finished + 1777)
    return visit if visit.finished <= now else replace(visit, finished=visit.finished + 555)


def test_who_has_seen_nothing_learns_nothing() -> None:
    with pytest.raises(ValueError, match="nobody was served"):
        learn([])


def test_a_few_visits_are_not_taken_for_a_law() -> None:
    assert learn(days_of(busy_day("one day", 1)[:30])).correction is None


def test_whoever_is_called_before_those_who_came_earlier_has_a_head_start() -> None:
    days = days_of([visit for seed in range(3) for visit in busy_day(f"day {seed}", seed, head_start=300)])

    habits = learn_habits(days)

    first, rest = habits.head_start[habits.class_of("a", "first")], habits.head_start[habits.class_of("a", "rest")]
    assert 200 < first - rest < 400


def test_a_server_takes_what_it_was_seen_to_take() -> None:
    habits = learn_habits(days_of(busy_day("one day", 1)))

    assert habits.kinds_of("2")[: len(habits.kinds)].tolist() == [True, False]
    assert habits.kinds_of("stranger").all()

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from simulation.measures import Kind, Tried, best, trials, try_all
from simulation.righting import PastDay
from tests.simulation.past_days import (
    COUNTERS,
    DAY,
    HOUR,
    NOON,
    OPENS,
    SESSIONS,
    arrivals,
    past_day,
    plan,
    usual,
)  # fmt: skip

FIELDS = ("a",)


def crowded_morning() -> PastDay:
    """Twice as many as can be served come between half past eight and half past ten."""
    more = [replace(each, at=8.5 * HOUR + 2 * HOUR * turn / 45) for turn, each in enumerate(arrivals()[:45])]
    return past_day(plan(), [*arrivals(), *more], usual(180))


def on(day: dt.date, past: PastDay) -> Tried:
    found = try_all(past, trials(SESSIONS, COUNTERS, FIELDS))
    return replace(found, day=day)


def test_one_more_counter_is_proposed_for_the_hours_in_which_it_does_most() -> None:
    measure = next(each for each in best([on(DAY, crowded_morning())]) if each.trial.kind is Kind.OPEN)

    assert (measure.trial.field, measure.trial.start, measure.trial.end) == ("a", 8.5 * HOUR, 10.5 * HOUR)
    assert measure.p90_after < 0.7 * measure.p90_before


def test_a_weekday_on_its_own_is_named_when_only_it_is_crowded() -> None:
    quiet = past_day(plan(), arrivals(90))
    mondays, others = ([DAY + dt.timedelta(days=7 * week + shift) for week in range(2)] for shift in (0, 1))
    days = [*(on(day, crowded_morning()) for day in mondays), *(on(day, quiet) for day in others)]

    named = [each for each in best(days) if each.weekday is not None]
    assert [(each.weekday, each.days, each.trial.kind) for each in named] == [(1, 2, Kind.OPEN)]


def test_a_counter_that_is_free_and_could_take_the_field_is_proposed() -> None:
    stations = [replace(each, entries=each.entries[1:] if each.id == "3" else each.entries) for each in plan().stations]
    measures = best([on(DAY, past_day(plan(*stations), arrivals(170)))])

    assert [each.trial.counter for each in measures if each.trial.kind is Kind.TAKES] == ["3"]


def test_nothing_is_proposed_where_nobody_waits() -> None:
    assert best([on(DAY, past_day(plan(), arrivals(20)))]) == []


def test_windows_lie_within_a_session() -> None:
    windows = {(each.start, each.end) for each in trials(SESSIONS, (), FIELDS) if each.kind is Kind.OPEN}

    assert (OPENS, NOON) in windows
    assert all(any(opens <= start and end <= closes for opens, closes in SESSIONS) for start, end in windows)

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from office.context import Office
from simulation.comparing import compare, drawn, least_staffing, tried
from simulation.demand import Demand, draw
from simulation.plan import NotWorked, Plan
from simulation.presets import VISITS, preset
from simulation.wishes import plan_of

MONDAY = dt.date(2026, 11, 23)


@pytest.fixture
def plan(office: Office) -> Plan:
    return plan_of(office, MONDAY)


@pytest.fixture
def demand(office: Office) -> Demand:
    return preset(office.catalogue, "small", office.settings.office.most_used)


def test_a_day_is_the_same_for_the_same_seed_and_another_for_another(demand: Demand) -> None:
    assert draw(demand, 3) == draw(demand, 3)
    assert draw(demand, 3) != draw(demand, 4)


@pytest.mark.parametrize("size", VISITS)
def test_a_preset_draws_as_many_citizens_and_as_much_certification_as_its_sources_say(
    office: Office, size: str
) -> None:
    days = drawn(preset(office.catalogue, size), days=30)

    assert sum(map(len, days)) / 30 == pytest.approx(VISITS[size], rel=0.1)
    fields = [arrival.field for day in days for arrival in day]
    assert fields.count("chung-thuc") / len(fields) == pytest.approx(0.6, abs=0.05)


def test_the_plan_is_that_of_the_office(plan: Plan, office: Office) -> None:
    assert [station.id for station in plan.stations] == [counter.id for counter in office.settings.counters]
    assert plan.stations[0].shifts == [(27_000, 41_400), (48_600, 61_200)]


def test_a_closed_day_has_no_plan(office: Office) -> None:
    with pytest.raises(NotWorked):
        plan_of(office, dt.date(2026, 11, 22))


def test_two_plans_meet_the_same_citizens(plan: Plan, demand: Demand) -> None:
    days = drawn(demand, days=4)
    fewer = replace(plan, stations=plan.stations[:3])

    found = compare(plan, fewer, days)

    assert found.present.visits == found.other.visits
    assert found.present == tried(plan, days)
    assert sum(found.saved) < 0


def test_the_least_staffing_keeps_the_promise_with_fewer_hours(plan: Plan, demand: Demand) -> None:
    days = drawn(replace(demand, visits=25.0), days=4)

    least = least_staffing(plan, days)

    assert least.kept
    assert least.plan.hours < plan.hours
    assert least.figures.within[15].likely >= 0.9
    assert least.figures.unreached.likely == 0


def test_where_even_the_whole_plan_fails_it_says_so(plan: Plan, demand: Demand) -> None:
    days = drawn(replace(demand, visits=900.0), days=2)

    assert not least_staffing(plan, days).kept

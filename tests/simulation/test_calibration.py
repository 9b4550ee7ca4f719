"""Whether the estimate is true on days of several shapes: four in five inside it, half above its middle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from office.context import Office
from office.rules.forecast.forecaster import learn
from office.rules.forecast.visits import Day, Visit, days_of
from simulation.day import run_day
from simulation.demand import Demand, draw
from simulation.presets import preset
from simulation.wishes import plan_of
from tests.databases import Databases

MONDAY = dt.date(2026, 11, 23)
DAYS, LEARNT, VISITS = 10, 6, 130.0
WAITED = 5.0
EVENLY = [1.0 if 15 <= half < 22 or 27 <= half < 33 else 0.0 for half in range(48)]


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Days drawn by chance are the same on both databases: one stands for both."""
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


def peaks(usual: Demand) -> Demand:
    return usual


def even(usual: Demand) -> Demand:
    return replace(usual, shape=EVENLY)


def alike(usual: Demand) -> Demand:
    return replace(usual, works={name: replace(work, variation=0.2) for name, work in usual.works.items()})


def lived(office: Office, demand: Demand) -> list[Day]:
    plan = plan_of(office, MONDAY)
    return days_of(
        Visit(
            str(seed), visit.arrival.at, visit.called, visit.ended, visit.arrival.field,
            "priority" if visit.arrival.priority else "", visit.station,
        )
        for seed in range(DAYS)
        for visit in run_day(plan, draw(demand, 100 + seed))
        if visit.called is not None and visit.ended is not None
    )  # fmt: skip


@pytest.mark.parametrize("shape", [peaks, even, alike])
def test_four_in_five_waits_lie_inside_the_estimate_and_half_below_its_middle(office: Office, shape: object) -> None:
    assert callable(shape)
    usual = replace(preset(office.catalogue, "small", office.settings.office.most_used), visits=VISITS)
    days = lived(office, shape(usual))
    forecaster = learn(days[:LEARNT])

    inside, below = [], []
    for day in days[LEARNT:]:
        told = forecaster.waits_on(day)
        use = day.served & (day.waited > WAITED) & ~np.isnan(told[:, 0])
        waited, (low, likely, high) = day.waited[use], told[use].T
        # Waits are known to the second.
        inside += list((waited >= low - 0.5) & (waited <= high + 0.5))
        below += list(waited < likely)

    assert len(inside) > 150
    assert np.mean(inside) == pytest.approx(0.8, abs=0.08)
    assert np.mean(below) == pytest.approx(0.5, abs=0.1)

"""The simulated room against what queueing theory says of rooms simple enough to compute."""

from __future__ import annotations

from math import factorial

import numpy as np
import pytest

from office.rules.routing import Entry
from simulation.day import run_day
from simulation.demand import Arrival
from simulation.plan import Plan, Station

LONG = 40_000  # visits; the first tenth only fills the room
BATCHES = 30
SURE = 3.0  # standard errors


def waits(gaps: np.ndarray, services: np.ndarray, counters: int) -> np.ndarray:
    at = np.cumsum(gaps)
    end = float(at[-1]) + 1
    stations = [Station(str(place), [Entry("a")], [(0.0, end)]) for place in range(counters)]
    arrivals = [
        Arrival(float(time), "p", "a", False, float(service), 0.0, True, np.inf)
        for time, service in zip(at, services, strict=True)
    ]
    visits = run_day(Plan(stations, 0.0, end, overtime=1e9), arrivals)
    return np.array([visit.waited for visit in visits])[len(visits) // 10 :]


def assert_mean(found: np.ndarray, expected: float) -> None:
    """Within the confidence bounds of batch means, for waits of neighbours are alike."""
    means = found[: len(found) // BATCHES * BATCHES].reshape(BATCHES, -1).mean(axis=1)
    error = means.std(ddof=1) / np.sqrt(BATCHES)
    assert abs(found.mean() - expected) < SURE * error
    assert error < 0.1 * expected


@pytest.mark.parametrize(("counters", "load"), [(1, 0.7), (3, 0.8), (8, 0.85)])
def test_the_mean_wait_of_exponential_services_is_erlangs(counters: int, load: float) -> None:
    """M/M/c (Erlang C)."""
    rng = np.random.default_rng(counters)
    found = waits(rng.exponential(1 / (load * counters), LONG), rng.exponential(1.0, LONG), counters)

    offered = load * counters
    busy = offered**counters / factorial(counters) / (1 - load)
    delayed = busy / (sum(offered**k / factorial(k) for k in range(counters)) + busy)
    assert_mean(found, delayed / (counters * (1 - load)))


@pytest.mark.parametrize("variation", [0.0, 0.8, 1.5])
def test_the_mean_wait_at_one_counter_is_pollaczeks(variation: float) -> None:
    """M/G/1 (Pollaczek and Khinchine): load (1 + variation²) / 2 (1 - load) services."""
    load = 0.7
    rng = np.random.default_rng(9)
    spread = np.sqrt(np.log1p(variation**2))
    services = np.exp(spread * rng.standard_normal(LONG) - spread**2 / 2)
    found = waits(rng.exponential(1 / load, LONG), services, 1)

    assert_mean(found, load * (1 + variation**2) / (2 * (1 - load)))

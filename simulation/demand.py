"""Who may come on a day, and how long each may take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

HALF_HOUR = 1800.0
HALF_HOURS = 48


@dataclass(frozen=True)
class Work:
    """A procedure as the day knows it. `minutes` on average, `variation` its coefficient of variation."""

    procedure: str
    field: str
    minutes: float
    variation: float = 0.8


@dataclass(frozen=True)
class Demand:
    """`visits` on average a day; `shape` (48): their share by half-hour of arrival; `mix`: share by procedure.

    `priority`: share of citizens with priority; `absent`: share who do not come when called; `walk`: seconds from the
    call to the start; `patience`: mean seconds after which a waiting citizen leaves, None: all stay.
    `swing`: how much days differ from each other (coefficient of variation of the day's total).
    """

    visits: float
    shape: Sequence[float]
    mix: Mapping[str, float]
    works: Mapping[str, Work]
    priority: float = 0.1
    absent: float = 0.03
    walk: float = 40.0
    patience: float | None = None
    swing: float = 0.1


@dataclass(frozen=True)
class Arrival:
    """One citizen of a drawn day; seconds of the day, and of service."""

    at: float
    procedure: str
    field: str
    priority: bool
    service: float
    walk: float
    comes: bool
    leaves: float


def within(demand: Demand, opens: float, closes: float) -> Demand:
    """Those of the demand who come between two times (seconds of the day): people know when the office is open."""
    shape = [
        share if opens < (half + 1) * HALF_HOUR and half * HALF_HOUR < closes else 0.0
        for half, share in enumerate(demand.shape)
    ]
    return replace(demand, shape=shape, visits=demand.visits * sum(shape) / sum(demand.shape))


def draw(demand: Demand, seed: int) -> list[Arrival]:
    """A day, by chance but always the same for the same seed: Poisson arrivals in each half-hour."""
    rng = np.random.default_rng(seed)
    shape = np.asarray(demand.shape, dtype=float)
    total = demand.visits * max(0.0, rng.normal(1, demand.swing))
    counts = rng.poisson(total * shape / shape.sum() if shape.any() else shape)
    at = np.sort(np.concatenate([(half + rng.random(count)) * HALF_HOUR for half, count in enumerate(counts)]))
    names = list(demand.mix)
    weights = np.array([demand.mix[name] for name in names])
    chosen = rng.choice(len(names), len(at), p=weights / weights.sum())
    luck = rng.standard_normal(len(at))
    priority, comes = rng.random(len(at)) < demand.priority, rng.random(len(at)) >= demand.absent
    walk = rng.gamma(4.0, demand.walk / 4.0, len(at))
    leaves = at + (np.inf if demand.patience is None else rng.exponential(demand.patience, len(at)))
    works = [demand.works[names[place]] for place in chosen]
    return [
        Arrival(
            float(at[i]), work.procedure, work.field, bool(priority[i]), service_seconds(work, float(luck[i])),
            float(walk[i]), bool(comes[i]), float(leaves[i]),
        )
        for i, work in enumerate(works)
    ]  # fmt: skip


def service_seconds(work: Work, luck: float) -> float:
    """A lognormal service time; `luck` is a standard normal number."""
    spread = float(np.sqrt(np.log1p(work.variation**2)))
    return float(work.minutes * 60 * np.exp(spread * luck - spread**2 / 2))

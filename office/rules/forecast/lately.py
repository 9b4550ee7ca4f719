"""What has just happened in a queue, as features for the correction: nothing of it depends on the counters open now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from office.rules.forecast.visits import Floats

MEMORY = 8  # visits that tell how true the last estimates were
MEMORY_SECONDS = 600.0
SOFT = 20.0
LOG = 10.0
LATELY = 5  # features


@dataclass(frozen=True, slots=True)
class Lately:
    """Seconds; 0 where there is none. `class_wait`, `priority_wait`: the wait of the last to enter service of the same
    class, and of the same priority; `kind_longest`, `longest`: the wait so far of the first in line for the same, and
    of the first of all; `drift`: see there."""

    class_wait: float
    kind_longest: float
    drift: float
    priority_wait: float
    longest: float

    def features(self) -> Floats:
        return np.array(
            [
                np.log(self.class_wait + LOG),
                np.log(self.kind_longest + LOG),
                self.drift,
                np.log(self.priority_wait + LOG),
                np.log(self.longest + LOG),
            ]
        )


def off_by(waited: float, likely: float) -> float:
    """The logarithm of a true wait to its rehearsed middle, both in seconds."""
    return float(np.log((waited + SOFT) / (likely + SOFT)))


def drift(errors: Sequence[float] | Floats, ages: Sequence[float] | Floats) -> float:
    """How the last estimates erred (`off_by`), the latest counting most; 0 when they were right or there were none.

    `ages`: seconds since each became known. In any order.
    """
    latest = np.argsort(np.asarray(ages))[:MEMORY]
    weights = np.exp(-np.asarray(ages)[latest] / MEMORY_SECONDS)
    return float((np.asarray(errors)[latest] * weights).sum() / (weights.sum() + 1))

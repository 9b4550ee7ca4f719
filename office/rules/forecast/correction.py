"""How far rehearsals were off in situations like this one, learnt by quantile regression.

For a wait w and the rehearsals' median m the law is, for each share q of 10, 50 and 90 %,

    ln(w + A) = ln(m + A) + x . b(q)

where x describes the situation, with a level and slopes of its own for each class. b(q) minimises the pinball loss
(Koenker and Bassett 1978) with a ridge towards zero: with few visits seen the rehearsals stand as they are. Fitted
by iteratively reweighted least squares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from office.rules.forecast.visits import Floats, Ints

SHARES = (0.1, 0.5, 0.9)
SECONDS = 10.0  # A: waits shorter than this hardly differ
RIDGE = 5.0
CLASS_RIDGE = 10.0
ROUNDS = 40
SLOPES = 4  # the first features, whose slope each class may have of its own


@dataclass(frozen=True)
class Correction:
    """`means`, `spreads` (features) put features to scale; `weights` (3, columns) one row a share of SHARES."""

    means: Floats
    spreads: Floats
    weights: Floats
    classes: int

    def apply(self, medians: Floats, features: Floats, classes: Ints) -> Floats:
        """Waits at the three shares, (n, 3), rising along each row, in seconds, from medians (n), features (n, f)."""
        columns = _columns((features - self.means) / self.spreads, classes, self.classes)
        logs = np.log(medians + SECONDS)[:, None] + columns @ self.weights.T
        waits = np.exp(np.clip(logs, 0, 12)) - SECONDS
        return np.sort(np.maximum(waits, 0.0), axis=1)


def learn_correction(waits: Floats, medians: Floats, features: Floats, classes: Ints, count: int) -> Correction:
    """From visits seen: their waits (n), the rehearsals' medians (n), features (n, f), classes (n) below `count`."""
    means = features.mean(0)
    spreads = np.maximum(features.std(0), 1e-3)
    columns = _columns((features - means) / spreads, classes, count)
    off = np.log(np.maximum(waits, 0) + SECONDS) - np.log(medians + SECONDS)
    ridge = np.full(columns.shape[1], CLASS_RIDGE)
    ridge[: features.shape[1] + 1] = RIDGE
    weights = np.array([_fit(columns, off, share, ridge) for share in SHARES])
    return Correction(means, spreads, weights, count)


def _columns(features: Floats, classes: Ints, count: int) -> Floats:
    level = np.ones((len(features), 1))
    member = (classes[:, None] == np.arange(count)).astype(float)
    slopes = [member * features[:, [place]] for place in range(min(SLOPES, features.shape[1]))]
    return np.hstack([level, features, member, *slopes])


def _fit(columns: Floats, off: Floats, share: float, ridge: Floats) -> Floats:
    weights = np.zeros(columns.shape[1])
    for turn in range(ROUNDS):
        smooth = max(0.02, 0.5 * 0.8**turn)
        pull = 0.5 / np.maximum(np.abs(off - columns @ weights), smooth)
        normal = (columns.T * pull) @ columns + np.diag(ridge)
        weights = np.linalg.solve(normal, (columns.T * pull) @ off + (share - 0.5) * columns.sum(0))
    return weights


def spread_of(waits: Floats) -> Floats:
    """The three shares of rehearsed waits, (samples, n) to (n, 3)."""
    ranked = np.sort(waits, axis=0)
    places: Sequence[int] = [min(len(ranked) - 1, int(share * len(ranked))) for share in SHARES]
    return ranked[places].T

"""How far rehearsals were off in situations like this one, learnt by quantile regression.

For a wait w and the rehearsals' own wait s(q) at each share q of 10, 50 and 90 % the law is

    ln(w + A) = (1 + c(q)) ln(s(q) + A) + x . b(q)

where x describes the situation, with a level and slopes of its own for each class. b(q) and c(q) minimise the pinball
loss (Koenker and Bassett 1978) with a ridge towards zero: with few visits seen the rehearsals stand as they are. Fitted
by iteratively reweighted least squares. 1 + c(q) stays positive: where x says nothing of the present counters, what
shortens every rehearsal (a counter more) never lengthens what is told.
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
LEAST_SLOPE = 0.1


@dataclass(frozen=True)
class Correction:
    """`means`, `spreads` (features) put features to scale; `centres` (3): the logarithms of rehearsed waits around
    which `slopes` (3) turn; `weights` (3, columns) one row a share of SHARES."""

    means: Floats
    spreads: Floats
    centres: Floats
    slopes: Floats
    weights: Floats
    classes: int

    def apply(self, rehearsed: Floats, features: Floats, classes: Ints) -> Floats:
        """Waits at the three shares in seconds, rising along each row, from rehearsed ones: both (n, 3).

        `features` (n, f); `classes` (n), one that is not below the number learnt has no level of its own.
        """
        columns = _columns((features - self.means) / self.spreads, classes, self.classes)
        logs = np.log(rehearsed + SECONDS)
        logs += (self.slopes - 1) * (logs - self.centres) + columns @ self.weights.T
        waits = np.exp(np.clip(logs, 0, 12)) - SECONDS
        return np.sort(np.maximum(waits, 0.0), axis=1)


def learn_correction(waits: Floats, rehearsed: Floats, features: Floats, classes: Ints, count: int) -> Correction:
    """From visits seen: their waits (n), the rehearsals' (n, 3), features (n, f), classes (n) below `count`."""
    means = features.mean(0)
    spreads = np.maximum(features.std(0), 1e-3)
    columns = _columns((features - means) / spreads, classes, count)
    ridge = np.full(columns.shape[1], CLASS_RIDGE)
    ridge[: features.shape[1] + 1] = RIDGE
    truth, logs = np.log(np.maximum(waits, 0) + SECONDS), np.log(rehearsed + SECONDS)
    centres = logs.mean(0)
    fits = [
        _sloped(columns, truth - own, own - centre, share, ridge)
        for own, centre, share in zip(logs.T, centres, SHARES, strict=True)
    ]
    slopes, weights = zip(*fits, strict=True)
    return Correction(means, spreads, centres, np.array(slopes), np.array(weights), count)


def _sloped(columns: Floats, off: Floats, own: Floats, share: float, ridge: Floats) -> tuple[float, Floats]:
    """The slope on the rehearsals' own logarithm, kept positive, and the other columns' weights."""
    found = _fit(np.column_stack([columns, own]), off, share, np.append(ridge, RIDGE))
    slope = float(1 + found[-1])
    if slope >= LEAST_SLOPE:
        return slope, found[:-1]
    return LEAST_SLOPE, _fit(columns, off - (LEAST_SLOPE - 1) * own, share, ridge)


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


def shares_of(waits: Floats) -> Floats:
    """The three shares of the waits that stand behind rehearsed ones, (samples, n) to (n, 3).

    Between the rehearsals: the seventh of sixty-four is not yet exceeded by nine waits in ten, but by 89 in a hundred.
    """
    ranked = np.sort(waits, axis=0)
    places = np.clip((len(ranked) + 1) * np.array(SHARES) - 1, 0, len(ranked) - 1)
    below, above = np.floor(places).astype(int), np.ceil(places).astype(int)
    with np.errstate(invalid="ignore"):
        between: Floats = ranked[below] + (places - below)[:, None] * (ranked[above] - ranked[below])
    return np.where(np.isfinite(ranked[above]), between, np.inf).T


def spread_of(waits: Floats) -> Floats:
    """The three shares of rehearsed waits, (samples, n) to (n, 3)."""
    ranked = np.sort(waits, axis=0)
    places: Sequence[int] = [min(len(ranked) - 1, int(share * len(ranked))) for share in SHARES]
    return ranked[places].T

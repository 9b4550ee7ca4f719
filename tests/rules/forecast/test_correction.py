from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.correction import learn_correction


def seen(count: int, factor: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Visits whose waits are `factor` times what the rehearsals said, with a spread."""
    rng = np.random.default_rng(seed)
    medians = rng.uniform(60, 1200, count)
    waits = medians * factor * rng.lognormal(0, 0.4, count)
    features = np.stack([np.log(medians), rng.normal(size=count)], axis=1)
    return waits, medians, features, rng.integers(0, 3, count)


def test_rehearsals_that_were_too_short_are_stretched() -> None:
    waits, medians, features, classes = seen(3000, factor=1.5)

    likely = learn_correction(waits, medians, features, classes, 3).apply(medians, features, classes)[:, 1]

    assert 1.4 < np.median(likely / medians) < 1.6


def test_four_in_five_waits_fall_inside_the_range() -> None:
    correction = learn_correction(*seen(3000, factor=1.2), 3)
    waits, medians, features, classes = seen(3000, factor=1.2, seed=2)

    low, _, high = correction.apply(medians, features, classes).T

    assert 0.77 < ((waits >= low) & (waits <= high)).mean() < 0.83


def test_a_handful_of_visits_changes_little() -> None:
    waits, medians, features, classes = seen(4, factor=3.0)

    likely = learn_correction(waits, medians, features, classes, 3).apply(medians, features, classes)[:, 1]

    assert (likely < 2.5 * medians).all()


@given(seed=st.integers(0, 1000))
def test_low_likely_and_high_rise_whatever_is_asked(seed: int) -> None:
    correction = learn_correction(*seen(100, factor=0.8, seed=seed), 3)
    rng = np.random.default_rng(seed)

    shares = correction.apply(rng.uniform(0, 9000, 20), rng.normal(0, 9, (20, 2)), rng.integers(0, 3, 20))

    assert (np.diff(shares, axis=1) >= 0).all()
    assert np.isfinite(shares).all()
    assert (shares >= 0).all()

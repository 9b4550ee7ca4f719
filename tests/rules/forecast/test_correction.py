from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.correction import learn_correction


def around(medians: np.ndarray) -> np.ndarray:
    """Rehearsed shares."""
    return np.outer(medians, [0.7, 1.0, 1.3])


def seen(count: int, factor: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Visits whose waits are `factor` times what the rehearsals said, with a spread."""
    rng = np.random.default_rng(seed)
    medians = rng.uniform(60, 1200, count)
    waits = medians * factor * rng.lognormal(0, 0.4, count)
    features = np.stack([np.log(medians), rng.normal(size=count)], axis=1)
    return waits, around(medians), features, rng.integers(0, 3, count)


def test_rehearsals_that_were_too_short_are_stretched() -> None:
    waits, rehearsed, features, classes = seen(3000, factor=1.5)

    likely = learn_correction(waits, rehearsed, features, classes, 3).apply(rehearsed, features, classes)[:, 1]

    assert 1.4 < np.median(likely / rehearsed[:, 1]) < 1.6


def test_four_in_five_waits_fall_inside_the_range() -> None:
    correction = learn_correction(*seen(3000, factor=1.2), 3)
    waits, rehearsed, features, classes = seen(3000, factor=1.2, seed=2)

    low, _, high = correction.apply(rehearsed, features, classes).T

    assert 0.77 < ((waits >= low) & (waits <= high)).mean() < 0.83


def test_a_handful_of_visits_changes_little() -> None:
    waits, rehearsed, features, classes = seen(4, factor=3.0)

    likely = learn_correction(waits, rehearsed, features, classes, 3).apply(rehearsed, features, classes)[:, 1]

    assert (likely < 2.5 * rehearsed[:, 1]).all()


@given(seed=st.integers(0, 1000))
def test_low_likely_and_high_rise_whatever_is_asked(seed: int) -> None:
    correction = learn_correction(*seen(100, factor=0.8, seed=seed), 3)
    rng = np.random.default_rng(seed)

    shares = correction.apply(around(rng.uniform(0, 9000, 20)), rng.normal(0, 9, (20, 2)), rng.integers(0, 3, 20))

    assert (np.diff(shares, axis=1) >= 0).all()
    assert np.isfinite(shares).all()
    assert (shares >= 0).all()


@given(seed=st.integers(0, 1000), shorter=st.floats(0.1, 1.0))
def test_what_shortens_every_rehearsal_never_lengthens_what_is_told(seed: int, shorter: float) -> None:
    """A counter more, with the same things just past."""
    waits, rehearsed, _, classes = seen(100, factor=0.8, seed=seed)
    rng = np.random.default_rng(seed)
    # Rehearsals that say nothing, or the contrary of what comes: the slope on them stays positive all the same.
    correction = learn_correction(waits, rehearsed[::-1], rng.normal(size=(100, 2)), classes, 3)
    told = around(rng.uniform(0, 9000, 20))
    features, kinds = rng.normal(size=(20, 2)), rng.integers(0, 3, 20)

    assert (correction.apply(shorter * told, features, kinds) <= correction.apply(told, features, kinds) + 1e-6).all()

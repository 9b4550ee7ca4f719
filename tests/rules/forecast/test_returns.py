"""Who is here and will wait once more, and counters that pause: both make others wait."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.correction import shares_of, spread_of
from office.rules.forecast.rehearsal import rehearse
from office.rules.forecast.scene import FREE, Return, Scene
from tests.rules.forecast.scenes import MINUTE, a_scene, constant, lengths

SAMPLES = 100
LONG_AGO = -3600.0


def a_return(after: int, counters: int = 1, **more: Any) -> Return:
    usual: dict[str, Any] = {"key": LONG_AGO, "kind": 0, "priority": False, "serves": np.ones(counters, dtype=bool)}
    return Return(after, **{**usual, **more})


def minutes(scene: Scene, seed: int = 1) -> list[float]:
    """Mean waits, with services of ten minutes sharp."""
    found: list[float] = (rehearse(scene, lengths(constant(10 * MINUTE)), SAMPLES, seed).mean(0) / MINUTE).tolist()
    return found


def test_who_comes_back_from_the_present_service_goes_before_those_who_came_later() -> None:
    scene = a_scene(2, 1, elapsed=9 * MINUTE)

    assert minutes(scene) == pytest.approx([1, 11])
    assert minutes(a_scene(2, 1, elapsed=9 * MINUTE, returns=[a_return(-1)])) == pytest.approx([11, 21])


def test_a_journey_s_further_steps_come_one_after_the_other() -> None:
    steps = [a_return(-1), a_return(2)]

    assert minutes(a_scene(2, 1, elapsed=9 * MINUTE, returns=steps)) == pytest.approx([21, 31])


def test_the_next_step_of_one_who_waits_is_reckoned_with_after_that_one_s_call() -> None:
    scene = a_scene(3, 1, elapsed=9 * MINUTE, returns=[a_return(0)])

    assert minutes(scene) == pytest.approx([1, 21, 31])


def test_where_the_journey_may_end_some_wait_as_without_it() -> None:
    half = minutes(a_scene(1, 1, elapsed=9 * MINUTE, returns=[a_return(-1, chance=0.5)]))[0]

    assert minutes(a_scene(1, 1, elapsed=9 * MINUTE, returns=[a_return(-1, chance=0.0)])) == pytest.approx([1])
    assert 4 < half < 8


def test_a_counter_with_nobody_takes_who_comes_to_it_from_another() -> None:
    """Counter 2 serves nobody who waits, only the next step of counter 1's citizen, and then the second who waits."""
    serves = np.array([[True, False], [False, True]])
    scene = a_scene(2, 2, elapsed=9 * MINUTE, serves=serves, doing=np.array([0, FREE]))
    goes = a_return(-1, 2, serves=np.array([False, True]))

    assert minutes(scene) == pytest.approx([1, 0])
    # The second is called at once; who comes after a minute waits for counter 2, not for counter 1.
    assert minutes(replace(scene, returns=[goes])) == pytest.approx([1, 0])


def test_a_free_counter_is_taken_by_who_comes_back_to_it_before_a_later_one() -> None:
    serves = np.array([[False, False], [True, True]])
    busy = a_scene(2, 2, serves=serves, elapsed=9 * MINUTE, returns=[a_return(-1, 2, serves=np.array([False, True]))])

    # Counter 2 is busy as long as counter 1: at its end it takes who came back, then the two who wait.
    assert minutes(busy) == pytest.approx([11, 21])


@given(waiting=st.integers(1, 8), counters=st.integers(1, 4), seed=st.integers(0, 50))
def test_who_comes_back_shortens_nobody_s_wait(waiting: int, counters: int, seed: int) -> None:
    plain = rehearse(a_scene(waiting, counters), lengths(), 200, seed)[:, -1]
    more = rehearse(a_scene(waiting, counters, returns=[a_return(-1, counters)]), lengths(), 200, seed)[:, -1]

    error = float(np.hypot(plain.std(), more.std()) / np.sqrt(200))
    assert more.mean() >= plain.mean() - 4 * error


@pytest.mark.parametrize(("lasted", "calls"), [(0, 20), (15, 5), (19, 1)])
def test_a_counter_that_pauses_calls_when_the_pause_is_over_and_its_citizen_served(lasted: float, calls: float) -> None:
    pause = {0: (lasted * MINUTE, constant(20 * MINUTE))}

    assert minutes(a_scene(1, 1, elapsed=9.5 * MINUTE, pauses=pause)) == pytest.approx([calls])
    assert minutes(a_scene(1, 1, busy=False, pauses=pause)) == pytest.approx([calls])


def test_doubt_about_all_services_together_widens_a_long_line_s_range_and_leaves_its_middle() -> None:
    sure, unsure = (shares_of(rehearse(a_scene(30, 2), lengths(doubt=doubt), 1000, seed=1))[-1] for doubt in (0.0, 0.3))

    assert unsure[2] - unsure[0] > 1.3 * (sure[2] - sure[0])
    assert unsure[1] == pytest.approx(sure[1], rel=0.1)


@given(st.lists(st.floats(0, 1e4), min_size=64, max_size=64))
def test_the_shares_of_what_may_come_rise_and_lie_about_the_rehearsals_own(waits: list[float]) -> None:
    found, own = shares_of(np.array(waits)[:, None])[0], spread_of(np.array(waits)[:, None])[0]

    assert (np.diff(found) >= 0).all()
    assert found[0] <= own[0] + 1e-6
    assert found[2] >= own[2] - 1e-6


def test_where_one_rehearsal_in_five_never_calls_there_is_no_upper_end() -> None:
    waits = np.array([[1.0]] * 8 + [[np.inf]] * 2)

    assert np.isinf(shares_of(waits)[0, 2])


def test_breaks_still_to_come_lengthen_the_waits_of_those_behind_the_next_service() -> None:
    law = replace(lengths(constant(10 * MINUTE)), breaks=constant(5 * MINUTE), pausing=1.0)

    waits = rehearse(a_scene(3, 1, elapsed=9 * MINUTE), law, 4, seed=1) / MINUTE

    assert waits.mean(0) == pytest.approx([1, 16, 31])

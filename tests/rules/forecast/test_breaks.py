"""A break that was announced: those who would be served in it wait longer, and nobody else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.rehearsal import rehearse
from office.rules.forecast.scene import FREE, Return, Scene
from tests.rules.forecast.scenes import MINUTE, a_scene, constant, lengths

SAMPLES = 100
QUARTER = constant(15 * MINUTE)


def minutes(scene: Scene) -> list[float]:
    """Mean waits, with services of ten minutes sharp."""
    found: list[float] = (rehearse(scene, lengths(constant(10 * MINUTE)), SAMPLES, seed=1).mean(0) / MINUTE).tolist()
    return found


def breaks(at: float, *servers: int) -> dict[int, tuple[float, np.ndarray]]:
    return dict.fromkeys(servers or (0,), (at * MINUTE, QUARTER))


def test_the_break_begins_after_the_service_in_which_its_time_comes() -> None:
    assert minutes(a_scene(4, 1, elapsed=9 * MINUTE, breaks=breaks(15))) == pytest.approx([1, 11, 36, 46])


def test_a_break_whose_time_has_come_begins_when_the_citizen_at_the_counter_is_done() -> None:
    assert minutes(a_scene(2, 1, elapsed=9 * MINUTE, breaks=breaks(0))) == pytest.approx([16, 26])
    assert minutes(a_scene(2, 1, busy=False, breaks=breaks(0))) == pytest.approx([15, 25])


def test_a_counter_with_nobody_leaves_at_its_time_and_is_back_for_who_comes_to_it_later() -> None:
    """Counter 2 serves only who goes on from counter 1, after ten minutes; its break is from 5 to 20."""
    serves, to_two = np.array([[True, False], [False, True]]), np.array([False, True])
    goes_on: dict[str, Any] = {"key": -3600.0, "kind": 0, "priority": False, "serves": to_two}
    scene = a_scene(
        2, 2, serves=serves, doing=np.array([0, FREE]), elapsed=0.0,
        returns=[Return(-1, **goes_on), Return(2, **goes_on)],
    )  # fmt: skip

    assert minutes(scene)[1] == pytest.approx(0)
    late = a_scene(
        2, 2, serves=serves, doing=np.array([0, 0]), elapsed=9 * MINUTE, returns=[Return(-1, **goes_on)],
        breaks=breaks(5, 1),
    )  # fmt: skip
    # Called at 1, or who came back first: the other at 11 would be in the break, and is called after it.
    assert minutes(late)[1] == pytest.approx(26)


def test_a_pause_that_runs_and_a_later_break_are_both_made() -> None:
    running = {0: (5 * MINUTE, QUARTER)}

    assert minutes(a_scene(3, 1, busy=False, pauses=running, breaks=breaks(15))) == pytest.approx([10, 35, 45])


@given(at=st.floats(0, 60), waiting=st.integers(1, 12), counters=st.integers(1, 4), seed=st.integers(0, 50))
def test_a_break_announced_shortens_nobody_s_expected_wait(at: float, waiting: int, counters: int, seed: int) -> None:
    plain = rehearse(a_scene(waiting, counters), lengths(), 200, seed)
    more = rehearse(a_scene(waiting, counters, breaks=breaks(at)), lengths(), 200, seed)

    error = np.hypot(plain.std(0), more.std(0)) / np.sqrt(200)
    assert (more.mean(0) >= plain.mean(0) - 4 * error - 1e-6).all()


@given(at=st.floats(0, 200), waiting=st.integers(1, 12), elapsed=st.floats(0, 9))
def test_at_one_counter_it_lengthens_the_waits_after_it_by_its_length(at: float, waiting: int, elapsed: float) -> None:
    plain = minutes(a_scene(waiting, 1, elapsed=elapsed * MINUTE))
    more = minutes(a_scene(waiting, 1, elapsed=elapsed * MINUTE, breaks=breaks(at)))

    assert more == pytest.approx([wait + 15 if wait >= at - 1e-3 else wait for wait in plain], abs=0.01)


@given(waiting=st.integers(1, 12), counters=st.integers(1, 4), seed=st.integers(0, 50))
def test_a_break_after_all_have_been_called_changes_nothing_at_all(waiting: int, counters: int, seed: int) -> None:
    plain = rehearse(a_scene(waiting, counters), lengths(), 50, seed)
    last = float(plain.max()) / MINUTE

    later = rehearse(a_scene(waiting, counters, breaks=breaks(last + 1)), lengths(), 50, seed)
    assert (later == plain).all()

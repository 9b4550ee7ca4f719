from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.correction import spread_of
from office.rules.forecast.rehearsal import rehearse
from office.rules.forecast.scene import Stream
from tests.rules.forecast.scenes import MINUTE, a_scene, constant, lengths

SAMPLES = 2000
SMALL = 200


def standard_error(waits: np.ndarray) -> float:
    return float(waits.std() / np.sqrt(len(waits)))


@pytest.mark.parametrize(("ahead", "counters"), [(0, 1), (4, 1), (3, 2), (9, 5)])
def test_memoryless_counters_give_the_wait_that_theory_gives(ahead: int, counters: int) -> None:
    """With every counter busy, a call comes each mean / c: the (n + 1)th after (n + 1) of them (M/M/c)."""
    waits = rehearse(a_scene(ahead + 1, counters), lengths(), SAMPLES, seed=1)[:, ahead]

    expected = (ahead + 1) * 10 * MINUTE / counters
    # The law is kept as 200 values, which cuts its last half per cent of tail.
    assert abs(waits.mean() - expected) < 4 * standard_error(waits) + 0.01 * expected


def test_how_long_a_memoryless_service_has_lasted_tells_nothing() -> None:
    fresh = rehearse(a_scene(3, 2, elapsed=0.0), lengths(), SAMPLES, seed=1)[:, 2]
    old = rehearse(a_scene(3, 2, elapsed=20 * MINUTE), lengths(), SAMPLES, seed=2)[:, 2]

    assert (
        abs(fresh.mean() - old.mean()) < 4 * np.hypot(standard_error(fresh), standard_error(old)) + 0.05 * fresh.mean()
    )


def test_a_service_of_known_length_that_began_long_ago_ends_soon() -> None:
    waits = rehearse(a_scene(1, 1, elapsed=9 * MINUTE), lengths(constant(10 * MINUTE)), 10, seed=1)

    assert waits == pytest.approx(np.full((10, 1), 1 * MINUTE))


@given(waiting=st.integers(1, 12), counters=st.integers(1, 5), seed=st.integers(0, 99))
def test_another_counter_never_makes_the_wait_longer(waiting: int, counters: int, seed: int) -> None:
    fewer = rehearse(a_scene(waiting, counters), lengths(), SMALL, seed)[:, -1]
    more = rehearse(a_scene(waiting, counters + 1), lengths(), SMALL, seed)[:, -1]

    assert more.mean() <= fewer.mean() + 4 * np.hypot(standard_error(fewer), standard_error(more))


@given(waiting=st.integers(1, 12), counters=st.integers(1, 5), seed=st.integers(0, 99))
def test_the_shares_rise_and_so_do_the_waits_along_the_line(waiting: int, counters: int, seed: int) -> None:
    waits = rehearse(a_scene(waiting, counters), lengths(), SMALL, seed)

    assert (np.diff(spread_of(waits), axis=1) >= 0).all()
    assert (np.diff(waits, axis=1) >= 0).all()


def test_nobody_is_called_by_a_counter_that_does_not_serve_them() -> None:
    scene = a_scene(2, 1, serves=np.array([[True, False]]))

    assert np.isinf(rehearse(scene, lengths(), 10, seed=1)).all(axis=0).tolist() == [False, True]


def test_a_question_takes_nobodys_turn() -> None:
    asked = a_scene(3, 1, probe=np.array([False, False, True]))
    alone = a_scene(2, 1)

    waits = rehearse(asked, lengths(constant(MINUTE)), 10, seed=1)
    assert waits[0].tolist() == [60, 120, 180]
    assert (waits[:, :2] == rehearse(alone, lengths(constant(MINUTE)), 10, seed=1)).all()


def test_a_free_counter_calls_at_once() -> None:
    assert rehearse(a_scene(1, 1, busy=False), lengths(), 10, seed=1).max() == 0


def test_a_free_counter_that_lets_people_wait_is_away() -> None:
    scene = a_scene(1, 1, busy=False, absent=np.array([True]))

    assert rehearse(scene, lengths(), 100, seed=1).mean() > 10


def test_who_gives_up_makes_room() -> None:
    stays = np.array([False, False, True])
    impatient = replace(lengths(constant(10 * MINUTE)), stays=constant(MINUTE))
    waits = rehearse(a_scene(3, 1, stays=stays), impatient, 10, seed=1)

    assert waits[:, 2].max() == 10 * MINUTE


def test_visitors_to_come_with_a_head_start_go_first() -> None:
    streams = [Stream(rate=1 / MINUTE, seconds=10 * MINUTE, kind=0, head_start=20 * MINUTE)]
    without = rehearse(a_scene(1, 1), lengths(), SMALL, seed=1).mean()
    beside = rehearse(a_scene(1, 1, streams=streams), lengths(), SMALL, seed=1).mean()

    assert beside > without + 5 * MINUTE


def test_priority_and_ordinary_tickets_follow_the_pattern() -> None:
    priority = np.array([False, False, False, False, True, True])
    scene = a_scene(6, 1, priority=priority, pattern=(1, 2))

    calls = rehearse(scene, lengths(constant(MINUTE)), 3, seed=1)[0]
    assert np.argsort(calls).tolist() == [4, 0, 1, 5, 2, 3]


def test_the_same_room_and_seed_give_the_same_waits() -> None:
    assert (rehearse(a_scene(5, 2), lengths(), 20, 7) == rehearse(a_scene(5, 2), lengths(), 20, 7)).all()

"""Those who come after a rehearsal, one after the other, at the counters as they were left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.rehearsal import NEVER, Played
from office.rules.forecast.scene import Lengths
from office.rules.forecast.turns import Turns
from tests.rules.forecast.scenes import MINUTE, constant, lengths

TEN = lengths(constant(10 * MINUTE))
SAMPLES = 2000


def played(
    samples: int, counters: int, factor: float = 1.0, break_at: float = float(NEVER), lasts: float = 0.0
) -> Played:
    every = np.ones((samples, counters), dtype=np.float32)
    return Played(np.zeros((samples, 0)), np.full(samples, factor), every * break_at, every * lasts)


def turns(
    *at: float,
    first: tuple[float, ...] = (),
    of: Lengths = TEN,
    pace: Any = None,
    pattern: tuple[int, int] | None = (1, 2),
    samples: int = 3,
    **drawn: float,
) -> Turns:
    """Every rehearsal alike: in so many minutes each counter turns to somebody new, and to one with priority."""
    ordinary, priority = (np.tile(np.array(minutes) * MINUTE, (samples, 1)) for minutes in (at, first or at))
    paces = np.ones(len(at)) if pace is None else np.array(pace)
    return Turns(ordinary, priority, paces, pattern, played(samples, len(at), **drawn), of, seed=1)


def able(room: Turns, *counters: int) -> np.ndarray:
    return np.isin(np.arange(room._at[False].shape[1]), counters)


def wait(room: Turns, *counters: int, priority: bool = False) -> float:
    """Minutes, the same in every rehearsal."""
    [seconds] = set(room.wait(able(room, *counters), priority).tolist())
    return float(seconds) / MINUTE


def test_who_comes_goes_to_the_first_counter_that_turns_to_them_and_keeps_it_for_a_service() -> None:
    room = turns(0, 5)
    waits = []
    for _ in range(4):
        waits.append(wait(room, 0, 1))
        room.come(able(room, 0, 1), kind=0, scale=1.0)

    assert waits == [0, 5, 10, 15]


def test_only_the_counters_that_may_call_are_asked_and_kept() -> None:
    room = turns(0, 5, 20)
    room.come(able(room, 1), kind=0, scale=1.0)

    assert wait(room, 0, 1) == 0
    assert wait(room, 1) == 15
    assert wait(room, 1, 2) == 15


def test_where_nobody_may_call_the_wait_has_no_end_and_nothing_changes() -> None:
    room = turns(0, np.inf)
    room.come(able(room), kind=0, scale=1.0)
    room.come(able(room, 1), kind=0, scale=1.0)

    assert wait(room, 0, 1) == 0
    assert wait(room, 1) == wait(room) == np.inf


@pytest.mark.parametrize(
    ("room", "scale", "minutes"),
    [
        (turns(1), 3.0, 31),
        (turns(1, pace=[1.5]), 1.0, 16),
        (turns(1, factor=1.2), 1.0, 13),
        (turns(1, of=replace(TEN, gaps=constant(2 * MINUTE))), 1.0, 13),
        (turns(1, of=replace(TEN, breaks=constant(30 * MINUTE), pausing=1.0)), 1.0, 41),
        (turns(1, of=replace(TEN, breaks=constant(30 * MINUTE), pausing=0.0)), 1.0, 11),
        (turns(1, of=replace(TEN, services=np.array([constant(1), constant(20 * MINUTE)]))), 1.0, 1 + 1 / 60),
    ],
    ids=["copies", "slow clerk", "slow day", "gap", "pause", "no pause", "another kind"],
)
def test_a_service_lasts_as_in_a_rehearsal(room: Turns, scale: float, minutes: float) -> None:
    room.come(able(room, 0), kind=0, scale=scale)

    assert wait(room, 0) == pytest.approx(minutes)


@pytest.mark.parametrize(("came", "counters"), [(0, 1), (4, 1), (3, 2), (9, 5)])
def test_memoryless_counters_give_the_wait_that_theory_gives(came: int, counters: int) -> None:
    """With every counter busy, a call comes each mean / c: the (n + 1)th after (n + 1) of them (M/M/c)."""
    at = np.random.default_rng(2).exponential(10 * MINUTE, (SAMPLES, counters))
    room = Turns(at, at, np.ones(counters), None, played(SAMPLES, counters), lengths(), seed=3)
    for _ in range(came):
        room.come(np.ones(counters, dtype=bool), kind=0, scale=1.0)

    waits, expected = room.wait(np.ones(counters, dtype=bool)), (came + 1) * 10 * MINUTE / counters
    assert abs(waits.mean() - expected) < 4 * waits.std() / np.sqrt(SAMPLES) + 0.01 * expected


@given(
    st.lists(st.floats(0, 200), min_size=3, max_size=3),
    st.lists(st.sets(st.integers(0, 2), min_size=1), max_size=12),
    st.sets(st.integers(0, 2), min_size=1),
)
def test_nobody_waits_less_for_somebody_more_in_front(at: list[float], came: list[set[int]], mine: set[int]) -> None:
    room = turns(*at, of=lengths())
    before = room.wait(able(room, *mine))
    for counters in came:
        room.come(able(room, *counters), kind=0, scale=1.0)
        now = room.wait(able(room, *mine))
        assert (now >= before).all()
        before = now


def test_who_comes_with_priority_is_called_before_and_everybody_after_them_later() -> None:
    room = turns(60, first=(5,))
    room.come(able(room, 0), kind=0, scale=1.0, priority=True)

    assert wait(room, 0) == 70
    # While others wait, the pattern calls two of them before the next with priority.
    assert wait(room, 0, priority=True) == 5 + 10 + 20


def test_whose_turn_is_before_them_is_kept_by_nobody_with_priority() -> None:
    room = turns(3, first=(8,))
    room.come(able(room, 0), kind=0, scale=1.0, priority=True)

    assert wait(room, 0) == 3


def test_no_more_ordinary_calls_come_between_than_people_wait() -> None:
    room = turns(12, first=(5,))
    room.come(able(room, 0), kind=0, scale=1.0, priority=True)

    assert wait(room, 0, priority=True) == 5 + 10 + 7


def test_who_comes_without_priority_keeps_nobody_who_goes_before() -> None:
    room = turns(60, first=(5,))
    room.come(able(room, 0), kind=0, scale=1.0)

    assert (wait(room, 0), wait(room, 0, priority=True)) == (70, 5)


def test_where_nobody_waits_the_next_with_priority_waits_for_who_came_just_before() -> None:
    room = turns(0)
    room.come(able(room, 0), kind=0, scale=1.0)

    assert wait(room, 0, priority=True) == 10


def test_a_break_that_was_announced_begins_after_the_service_in_which_its_time_comes_and_only_once() -> None:
    room = turns(0, break_at=5 * MINUTE, lasts=60 * MINUTE)
    waits = []
    for _ in range(3):
        room.come(able(room, 0), kind=0, scale=1.0)
        waits.append(wait(room, 0))

    assert waits == [70, 80, 90]


def test_a_further_step_comes_before_who_came_later_at_a_counter_that_would_turn_to_those_after_it() -> None:
    room = turns(0, 30, 3)
    ends = room.come(able(room, 0), kind=0, scale=1.0)
    assert set(ends) == {10 * MINUTE}
    for counter in (0, 1, 2):
        room.come_again(able(room, counter), kind=0, after=ends, chance=1.0)

    assert [wait(room, counter) for counter in range(3)] == [20, 40, 3]


def test_a_further_step_of_somebody_with_priority_keeps_who_comes_with_priority() -> None:
    room = turns(60, first=(0,), pattern=None)
    ends = room.come(able(room, 0), kind=0, scale=1.0, priority=True)
    room.come_again(able(room, 0), kind=0, after=ends, chance=1.0, priority=True)

    assert (wait(room, 0), wait(room, 0, priority=True)) == (80, 20)


def test_a_further_step_to_which_it_never_comes_keeps_nobody() -> None:
    room = turns(0)
    ends = room.come(able(room, 0), kind=0, scale=1.0)
    room.come_again(able(room, 0), kind=0, after=ends, chance=0.0)
    room.come_again(able(room, 0), kind=0, after=np.full(3, np.inf), chance=1.0)

    assert wait(room, 0) == 10


def test_what_was_rehearsed_is_left_as_it_was() -> None:
    at = np.zeros((3, 1))
    room = Turns(at, at, np.ones(1), None, played(3, 1), TEN, seed=1)
    room.come(able(room, 0), kind=0, scale=1.0)

    assert (at == 0).all()

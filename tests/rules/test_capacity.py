"""Who can still be served today."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from office.rules.capacity import fits

COUNTERS = ("1", "2", "3", "4")
sets = st.frozensets(st.sampled_from(COUNTERS), min_size=1)
minutes = st.integers(0, 60).map(float)
lots = st.dictionaries(sets, minutes, max_size=6)
times = st.fixed_dictionaries(dict.fromkeys(COUNTERS, minutes))
wanted = st.integers(1, 40).map(float)


def keeps(promised: dict[frozenset[str], float], left: dict[str, float]) -> bool:
    """Hall's condition, set by set."""
    groups = chain.from_iterable(combinations(COUNTERS, size) for size in range(1, 5))
    return all(
        sum(work for counters, work in promised.items() if counters <= set(group)) <= sum(left[c] for c in group)
        for group in groups
    )


@given(wanted, sets, lots, times)
def test_a_newcomer_fits_exactly_if_every_promise_can_still_be_kept(
    new: float, by: frozenset[str], promised: dict[frozenset[str], float], left: dict[str, float]
) -> None:
    if keeps(promised, left):
        with_them = {**promised, by: promised.get(by, 0.0) + new}
        assert fits(new, by, promised, left) is keeps(with_them, left)


@given(wanted, sets, lots, times, sets, wanted)
def test_more_promised_or_less_time_never_makes_room(
    new: float,
    by: frozenset[str],
    promised: dict[frozenset[str], float],
    left: dict[str, float],
    other: frozenset[str],
    more: float,
) -> None:
    if not fits(new, by, promised, left):
        assert not fits(new, by, {**promised, other: promised.get(other, 0.0) + more}, left)
        assert not fits(new, by, promised, {counter: time / 2 for counter, time in left.items()})


def test_another_fields_crowd_fills_only_the_counters_that_it_needs() -> None:
    promised = {frozenset({"1", "2"}): 100.0}
    left = {"1": 60.0, "2": 60.0, "3": 60.0}
    assert fits(30, frozenset({"2", "3"}), promised, left)
    assert fits(20, frozenset({"2"}), promised, left)
    assert not fits(21, frozenset({"2"}), promised, left)


def test_a_crowd_that_can_not_be_served_anyway_does_not_close_other_counters() -> None:
    assert fits(60, frozenset({"3"}), {frozenset({"1"}): 500.0}, {"1": 60.0, "3": 60.0})

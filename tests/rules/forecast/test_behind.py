"""Whoever comes after the newcomer that was rehearsed: what those in between add."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from office.rules.forecast.behind import Added, Comer, Counters, behind

MINUTE = 60.0
ANY, PAPERS = "ho-tich", "chung-thuc"
CALLS = {ANY: frozenset({"1", "2"}), PAPERS: frozenset({"2", "3"})}


def citizen(field: str, minutes: float = 10, spread: float = 8) -> Comer:
    return Comer(CALLS[field], minutes * MINUTE, spread * MINUTE)


def counters(free: str = "", **likely: float) -> Counters:
    waits = {ANY: likely.get("any", 0.0) * MINUTE, PAPERS: likely.get("papers", 0.0) * MINUTE}
    return Counters(CALLS, waits, free)


def minutes(room: Counters, field: str) -> float:
    return room.added(field).seconds / MINUTE


def test_who_comes_next_waits_for_nobody_else() -> None:
    assert counters(any=20, papers=20).added(ANY) == Added(0.0, 0.0)


def test_a_service_more_is_shared_by_the_counters_that_give_it() -> None:
    room = counters(any=20, papers=90)
    room.come(citizen(ANY))

    # Counter 2 is busy with papers for long; counter 1 alone does it.
    assert minutes(room, ANY) == 10

    alike = counters(any=20, papers=20)
    alike.come(citizen(ANY))
    assert minutes(alike, ANY) == 5


def test_what_others_bring_is_felt_only_where_counters_are_shared_and_busy() -> None:
    room = counters(any=20, papers=20)
    room.come(citizen(PAPERS))

    assert minutes(room, ANY) == 0  # counter 1 is as free as before
    assert minutes(room, PAPERS) == 5


def test_free_counters_are_taken_one_by_one_and_then_one_waits_for_the_first_that_is_free_again() -> None:
    room = counters(free="12")
    room.come(citizen(ANY))
    assert minutes(room, ANY) == 0

    room.come(citizen(ANY))
    assert minutes(room, ANY) == 5
    room.come(citizen(ANY))
    assert minutes(room, ANY) == 10


def test_of_two_free_counters_the_one_that_serves_less_is_taken_first() -> None:
    room = counters(free="12")
    room.come(citizen(ANY))

    assert room.free == {"2"}


def test_a_field_that_no_counter_serves_adds_nothing() -> None:
    room = counters(any=20, papers=20)
    room.come(Comer(frozenset(), 600.0, 300.0))

    assert room.added(ANY) == Added(0.0, 0.0)


fields = st.sampled_from([ANY, PAPERS])
comers = st.lists(st.builds(citizen, fields, st.floats(1, 60), st.floats(0, 40)), max_size=12)
levels = st.floats(0, 200)


@given(st.sets(st.sampled_from("123")), levels, levels, comers)
def test_nobody_waits_less_for_somebody_more_in_front(
    free: set[str], any_: float, papers: float, came: list[Comer]
) -> None:
    room = counters("".join(free), any=any_, papers=papers)
    before = dict.fromkeys(CALLS, 0.0)
    for comer in came:
        room.come(comer)
        now = {field: minutes(room, field) for field in CALLS}
        assert all(now[field] >= before[field] - 1e-6 for field in CALLS)
        before = now


@given(levels, levels, comers)
def test_the_work_that_comes_is_done_by_somebody_and_only_once(any_: float, papers: float, came: list[Comer]) -> None:
    room = counters(any=any_, papers=papers)
    at_first = sum(level.at for level in room._levels.values())
    for comer in came:
        room.come(comer)

    poured = sum(level.at for level in room._levels.values()) - at_first
    assert abs(poured - sum(comer.mean for comer in came)) < 1e-3


@given(st.lists(levels, min_size=3, max_size=3).map(sorted), st.floats(0, 5000), st.floats(0, 1e6), st.floats(0, 0.3))
def test_low_likely_and_high_stay_in_their_order(wait: list[float], more: float, variance: float, doubt: float) -> None:
    low, likely, high = behind(wait, Added(more, variance), doubt)

    assert low <= likely <= high
    assert likely == wait[1] + more
    assert low >= wait[0]

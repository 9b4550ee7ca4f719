"""Where a ticket stands on its walk through several fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.journeys import CARRIES_ON, step_after, step_in
from office.rules.tickets import Outcome

WALK = ["a", "b", "c"]


@pytest.mark.parametrize("outcome", Outcome)
def test_a_step_carries_on_only_when_it_took_something_in(outcome: Outcome) -> None:
    assert step_after(WALK, 1, "a", outcome) == (2 if outcome in CARRIES_ON else None)


def test_after_the_last_step_the_walk_is_over() -> None:
    assert step_after(WALK, 3, "c", Outcome.ACCEPTED) == 4
    assert step_after(WALK, 4, "c", Outcome.ACCEPTED) == 4


@pytest.mark.parametrize("outcome", Outcome)
def test_a_detour_changes_nothing(outcome: Outcome) -> None:
    assert step_after(WALK, 2, "elsewhere", outcome) == 2


def test_who_is_sent_to_a_later_step_is_at_that_one_and_never_at_an_earlier() -> None:
    assert step_in(WALK, 1, "c") == 3
    assert step_in(WALK, 2, "a") == 2
    assert step_in(WALK, 2, "elsewhere") == 2


fields = st.lists(st.sampled_from("abc"), min_size=2, max_size=5)


@given(fields, st.lists(st.sampled_from(sorted(CARRIES_ON)), min_size=9, max_size=9))
def test_whoever_does_each_step_in_its_field_comes_to_the_end(walk: list[str], outcomes: list[Outcome]) -> None:
    step: int | None = 1
    for outcome in outcomes:
        if step is not None and step <= len(walk):
            step = step_after(walk, step, walk[step - 1], outcome)
    assert step == len(walk) + 1


@given(fields, st.integers(1, 6), st.sampled_from("abcd"), st.sampled_from(Outcome))
def test_a_walk_never_goes_back(walk: list[str], step: int, field: str, outcome: Outcome) -> None:
    assert (step_after(walk, step, field, outcome) or step) >= step
    assert step_in(walk, step, field) >= step

"""Liên thông: one ticket that walks through several fields in order, with one number.

A journey is the list of the fields of its steps. A ticket stands at step 1, 2, … of it; one past the last means
that the walk is over. A ticket is *at* its step while it is in that step's field; anywhere else it makes a detour
(a second procedure, a transfer), after which it goes on to the step that it has not done yet.
"""

from __future__ import annotations

from collections.abc import Sequence

from office.rules.tickets import Outcome

# The field and the procedure of a step.
Stop = tuple[str, str]
# A later step builds on what the earlier one took in: without it the walk ends.
CARRIES_ON = frozenset({Outcome.ACCEPTED, Outcome.RETURNED})


def step_after(fields: Sequence[str], step: int, served_in: str, outcome: Outcome) -> int | None:
    """The step at which a ticket stands once a service in the field `served_in` has ended; None ends the walk."""
    if step > len(fields) or served_in != fields[step - 1]:
        return step
    return step + 1 if outcome in CARRIES_ON else None


def step_in(fields: Sequence[str], step: int, field: str) -> int:
    """The step of a ticket at `step` that is sent to `field`: the next one there; a detour leaves it as it was."""
    return next((later for later in range(step, len(fields) + 1) if fields[later - 1] == field), step)


def stops_left(stops: Sequence[Stop], step: int, field: str) -> Sequence[Stop]:
    """Where a ticket at `step` that is in the field now will be served after that; on a detour the step is to come."""
    left = stops[max(0, step - 1) :]
    return left[1:] if left and left[0][0] == field else left

"""The help desk: where a guide sits who serves nobody and helps everybody.

A counter device can be set up for it instead of for a counter, under an id of its own. Each such device is a seat of
its own, so that two guides don't drive each other out.
"""

from __future__ import annotations

HELP_DESK = "help-desk"


def seat_at_desk(device_id: int) -> str:
    """The seat of whoever signs in at that device of the help desk's."""
    return f"{HELP_DESK}:{device_id}"


def is_at_desk(counter_id: str | None) -> bool:
    """Whether it is the help desk, or a seat there, and no counter."""
    return counter_id is not None and counter_id.partition(":")[0] == HELP_DESK

"""What a citizen may answer when asked how it was, and which answers are kept and not counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

# Three faces say three of the five words, and mean them: the same word is the same score on either scale.
SCORES: Mapping[int, tuple[int, ...]] = {5: (5, 4, 3, 2, 1), 3: (5, 4, 2)}
SATISFIED = 4
# Why it was so; each is said kindly of a good answer and of a bad one.
REASONS = ("waiting", "guidance", "manner", "papers")
# So many tickets rated from one phone or tablet within a minute are not so many citizens.
BURST, BURST_WITHIN = 3, dt.timedelta(seconds=60)
# The reasons are asked after the face: so long is waited for them.
REASONS_WITHIN = dt.timedelta(minutes=2)


class Doubt(StrEnum):
    """Why an answer is kept and shown, and not counted."""

    QUICK = "quick"
    STAFF = "staff"
    BURST = "burst"


def doubt_of(*, after: dt.timedelta, least_seconds: int, at_tablet: bool, by_staff: bool) -> Doubt | None:
    """`after`: from the finish to the answer. At a tablet a finger is there at once; a phone has a page to open."""
    if by_staff:
        return Doubt.STAFF
    return Doubt.QUICK if at_tablet and after < dt.timedelta(seconds=least_seconds) else None

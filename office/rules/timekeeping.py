"""The office's time: the machine's clock, but never back by a little.

A small PC's clock is set now and then: by a technician, by a time server, by a flat battery. Arrival decides who is
served first, so a clock that is set back must not put newcomers before those who wait. The law, for two stamps in
the order of their commits:

* the second is not earlier than the first, unless the clock was set back by more than `CORRECTED`;
* while the office is ahead of the clock, its time runs at half speed until the clock has caught up; it never stands
  still, for a recall's cooldown or a locked PIN would never end;
* a step back of more than `CORRECTED` is the mending of a wrong clock: the office believes it at once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CORRECTED = dt.timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment of the office, and what the clock read when it was given. Both aware."""

    at: dt.datetime
    clock: dt.datetime


def next_stamp(clock: dt.datetime, last: Stamp | None) -> Stamp:
    """The office's time when the clock reads `clock`, after it gave `last`."""
    if last is None or clock >= last.at or last.at - clock > CORRECTED:
        return Stamp(clock, clock)
    return Stamp(last.at + max(dt.timedelta(0), clock - last.clock) / 2, clock)


def set_back_by(clock: dt.datetime, last: Stamp | None) -> dt.timedelta | None:
    """How far a wrong clock was mended backwards since `last`; None when it was not."""
    return last.at - clock if last is not None and last.at - clock > CORRECTED else None


def was_set_forward(clock: dt.datetime, before: dt.datetime, elapsed: dt.timedelta) -> bool:
    """Whether the clock leapt from `before`, although by the machine's stopwatch only `elapsed` has passed."""
    return clock - before - elapsed > CORRECTED

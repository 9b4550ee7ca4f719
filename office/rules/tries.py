"""How long a wrong try makes one wait: nothing for the first few, then twice as long each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Name = TypeVar("Name")
FIRST_SECONDS = 5
LONGEST_SECONDS = 900
# Of one name at one screen: a finger slips.
FREE_AT_NAME = 5
# Of all names at one screen together: several people slip, a list of names is tried through.
FREE_AT_SCREEN = 12
# Of one name from all strange places together: who changes their address is one guesser still.
FREE_FROM_ANYWHERE = 20


@dataclass(frozen=True)
class Tries:
    """Wrong tries since the last right one, and when the last was."""

    failed: int
    last_at: dt.datetime


def locked_until(tries: Tries, free: int) -> dt.datetime:
    """From when on the next try is heard; the last try's moment itself while tries are free."""
    over = tries.failed - free
    # Twenty doublings are past the longest wait already; a larger power is work for nothing.
    seconds = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** min(over, 20)) if over >= 0 else 0
    return tries.last_at + dt.timedelta(seconds=seconds)


def locked_at(screen: Mapping[Name, Tries], name: Name) -> dt.datetime | None:
    """Until when `name` is not heard at a screen with these tries by name; None: there were none.

    Only what was tried at the screen itself counts there, so that nobody is locked out from elsewhere. A right PIN
    ends the count of its own name alone: whoever tries through the others can't begin anew with their own.
    """
    if not screen:
        return None
    together = Tries(sum(each.failed for each in screen.values()), max(each.last_at for each in screen.values()))
    ends = [locked_until(together, FREE_AT_SCREEN)]
    if name in screen:
        ends.append(locked_until(screen[name], FREE_AT_NAME))
    return max(ends)

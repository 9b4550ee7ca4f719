"""A server whose clock was set (MOTCUA_NOW) says so beside its data, and the other commands go by the same clock.

One that read the machine's clock instead would find that the office's day is over, or has not come, and end it under
the people who wait.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from office.clock import Clock, StartedClock

NAME = "clock-was-set.json"


@contextmanager
def shared(clock: Clock, folder: Path) -> Iterator[None]:
    """While the block runs, commands on the same folder go by `clock`, if it is one that was set."""
    if not isinstance(clock, StartedClock):
        yield
        return
    file = folder / NAME
    with file.open("a+") as held:
        try:
            # Whoever dies lets go of it, and then it counts no more.
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield  # another server of the same office
            return
        held.truncate(0)
        json.dump(clock.reading(), held)
        held.flush()
        try:
            yield
        finally:
            file.unlink(missing_ok=True)


def clock_shared(folder: Path) -> Clock | None:
    """The clock of the server that runs here, if it was set."""
    try:
        with (folder / NAME).open() as held:
            try:
                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return StartedClock.resumed(json.load(held))
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None

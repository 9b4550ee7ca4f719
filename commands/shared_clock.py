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
from tempfile import NamedTemporaryFile

from office.clock import Clock, StartedClock

NAMES = "clock-was-set-*.json"


@contextmanager
def shared(clock: Clock, folder: Path) -> Iterator[None]:
    """While the block runs, commands on the same folder go by `clock`, if it is one that was set."""
    if not isinstance(clock, StartedClock):
        yield
        return
    for left in folder.glob(NAMES):
        if _read(left) is None:
            left.unlink(missing_ok=True)
    # Each server has a file of its own: of two the first to end leaves the other's.
    with NamedTemporaryFile("w+", dir=folder, prefix=NAMES.partition("*")[0], suffix=".json") as held:
        # Whoever dies lets go of it, and then it counts no more.
        fcntl.flock(held, fcntl.LOCK_EX)
        json.dump(clock.reading(), held)
        held.flush()
        yield


def clock_shared(folder: Path) -> Clock | None:
    """The clock of a server that runs here, if it was set."""
    found = (_read(file) for file in sorted(folder.glob(NAMES)))
    return next((clock for clock in found if clock), None)


def _read(file: Path) -> Clock | None:
    try:
        with file.open() as held:
            try:
                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return StartedClock.resumed(json.load(held))
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None

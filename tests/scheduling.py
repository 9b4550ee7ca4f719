"""Whoever is woken waits for its turn: nobody sits before the screens of a test.

A browser and a server wake each other thousands of times in a journey, and each time the system would push aside
whoever works, which costs a twentieth of the run.
"""

from __future__ import annotations

import os
from contextlib import suppress


def wait_for_turns() -> None:
    """For this process and all that it starts; where the system forbids it everything goes on as usual."""
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))

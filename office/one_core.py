"""On which cores of the machine work is done.

Python's threads run one at a time. Where the kernel spreads them over the cores, each that takes the interpreter
over finds nothing of what it needs in its core's memory, and has to be woken on another: with eight kiosks at once a
quarter of the processor's time went there (docs/decisions/loop-and-threads.md). So those that serve stay on one core,
and what works for long without the interpreter, or in a process of its own, may use the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path

# Those that whoever started us lets us use.
ALLOWED = frozenset(os.sched_getaffinity(0))
# In /proc/…/stat, counted from the state on, which follows the program's name: the core that it runs on.
PROCESSOR = 36


def stay_on_one_core() -> None:
    """The calling thread, and those that it starts from now on, stay on the core where the kernel has it now."""
    _use({_present_core()})


@contextmanager
def on_any_core() -> Iterator[None]:
    """What the calling thread does or starts in the block may use every core."""
    before = os.sched_getaffinity(0)
    _use(ALLOWED)
    try:
        yield
    finally:
        _use(before)


def _use(cores: Set[int]) -> None:
    # Where a service's fence forbids it, all is as good as before, and slower.
    with suppress(OSError):
        os.sched_setaffinity(0, cores)


def _present_core() -> int:
    _, _, fields = Path("/proc/thread-self/stat").read_text().rpartition(") ")
    return int(fields.split()[PROCESSOR])

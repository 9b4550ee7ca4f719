"""What the server has used, as the kernel counts it: on a busy machine the wall clock alone would not be fair."""

from __future__ import annotations

import os
from pathlib import Path

from tests.running import RunningOffice

USER, SYSTEM = 11, 12


def cpu_seconds(office: RunningOffice) -> float:
    """Seconds of processor time since the server started, in the program and in the kernel for it."""
    # The name, in brackets, may hold spaces: the numbers begin behind it.
    numbers = _proc(office, "stat").rpartition(")")[2].split()
    return (int(numbers[USER]) + int(numbers[SYSTEM])) / os.sysconf("SC_CLK_TCK")


def memory_mb(office: RunningOffice) -> float:
    """Resident memory now."""
    line = next(line for line in _proc(office, "status").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _proc(office: RunningOffice, name: str) -> str:
    if office.process is None:
        raise RuntimeError("the server is not running")
    return Path(f"/proc/{office.process.pid}/{name}").read_text()

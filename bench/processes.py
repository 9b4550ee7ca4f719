"""What the server has used, as the kernel counts it: on a busy machine the wall clock alone would not be fair."""

from __future__ import annotations

import os
from pathlib import Path

from tests.running import RunningOffice

USER, SYSTEM = 11, 12


def cpu_seconds(office: RunningOffice) -> float:
    """Seconds of processor time since the server started, in the program and in the kernel for it."""
    return cpu_seconds_of(_pid(office))


def cpu_seconds_of(pid: int) -> float:
    # The name, in brackets, may hold spaces: the numbers begin behind it.
    numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(numbers[USER]) + int(numbers[SYSTEM])) / os.sysconf("SC_CLK_TCK")


def memory_mb(office: RunningOffice) -> float:
    """Resident memory now."""
    lines = Path(f"/proc/{_pid(office)}/status").read_text().splitlines()
    line = next(line for line in lines if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _pid(office: RunningOffice) -> int:
    if office.process is None:
        raise RuntimeError("the server is not running")
    return office.process.pid

"""Disks that are full, or can only be read: made real for a running server, and mended under it.

A small disk of its own where the machine lets us mount one; elsewhere the kernel's limit on the size of the server's
files, which refuses the same writes at the same places.
"""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.postgres import Cluster
from tests.running import RunningOffice

SMALL_DISK = "8m"
CHUNKS = (1 << 16, 1 << 12, 1)


class Trouble(Protocol):
    def begin(self, server: RunningOffice) -> None: ...

    def end(self, server: RunningOffice) -> None: ...


@dataclass
class SmallDisk:
    """A real file system with little room, which a file fills to the last byte."""

    ballast: Path

    def begin(self, _server: RunningOffice) -> None:
        with self.ballast.open("wb", buffering=0) as file:
            for chunk in CHUNKS:
                with suppress(OSError):
                    while file.write(b"\0" * chunk):
                        pass

    def end(self, _server: RunningOffice) -> None:
        self.ballast.unlink()


@dataclass
class NoLonger:
    """No file of the server may grow longer than its write-ahead log is now; or, with `at_all`, be written."""

    at_all: bool = False

    def begin(self, server: RunningOffice) -> None:
        log = server.data_dir / "motcua.db-wal"
        self._limit(server, 0 if self.at_all else log.stat().st_size)

    def end(self, server: RunningOffice) -> None:
        self._limit(server, resource.RLIM_INFINITY)

    def _limit(self, server: RunningOffice, size: int) -> None:
        assert server.process is not None
        _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size if hard < 0 else min(size, hard), hard))


@dataclass
class ReadOnly:
    """PostgreSQL refuses every write, as it does on a standby, or when somebody protects it."""

    postgresql: Cluster

    def begin(self, _server: RunningOffice) -> None:
        self._set("on")

    def end(self, _server: RunningOffice | None = None) -> None:
        self._set("off")

    def _set(self, value: str) -> None:
        with self.postgresql.connect() as connection:
            connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {value}".encode())
            connection.execute("SELECT pg_reload_conf()")


@contextmanager
def disk_that_fills(folder: Path) -> Iterator[tuple[Path, Trouble]]:
    """A folder for an office's data, and what fills the disk under it."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "motcua-test", str(place)]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield place, NoLonger()
        return
    try:
        yield place, SmallDisk(place / "ballast")
    finally:
        subprocess.run(["umount", str(place)], check=True)

"""`motcua.py serve` as a process: started as an office starts it, or forked from one that has read all code already.

Two hundred tests start a server of their own. Reading the code takes a second of a core each time, the start itself a
tenth: so tests fork. The child is a process like any other (its own memory, files, signals; killed as one); benchmarks,
and the tests of the command itself, start the program.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parent.parent
# Everything that `serve` imports, late imports and database drivers among it.
CODE = [
    "motcua",
    "app",
    "realtime.sockets",
    "web.serving",
    "office.storage.upgrade",
    "psycopg",
    "sqlalchemy.dialects.sqlite",
]
_forks = multiprocessing.get_context("forkserver")


class Process(Protocol):
    """What tests do with a server's process."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None:
        """Its exit code, None while it runs."""

    def kill(self) -> None: ...

    def terminate(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code. Raises TimeoutError or subprocess.TimeoutExpired."""


class Launch(Protocol):
    """Starts the server."""

    def __call__(self, environ: Mapping[str, str], log: Path) -> Process: ...


def program(environ: Mapping[str, str], log: Path) -> Process:
    """Start it as an office does."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "motcua.py", "serve"], cwd=ROOT, env=dict(environ), stdout=output, stderr=output
        )


def forked(environ: Mapping[str, str], log: Path) -> Process:
    """Start it in a process that has the code in its memory."""
    _forks.set_forkserver_preload(CODE)
    process = _forks.Process(target=_serve, args=(dict(environ), str(log)))
    process.start()
    return _Forked(process)


@dataclass
class _Forked:
    process: BaseProcess

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def kill(self) -> None:
        self.process.kill()

    def terminate(self) -> None:
        self.process.terminate()

    def wait(self, timeout: float | None = None) -> int:
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise TimeoutError(f"the server still runs after {timeout} s")
        return self.process.exitcode


def _serve(environ: dict[str, str], log: str) -> None:
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(ROOT)
    import motcua

    sys.exit(motcua.main(["serve"]))

"""`motcua.py` as a process: started as an office starts it, or forked from one that has read all code already.

Hundreds of tests start a server of their own. Reading the code takes seconds of a core each time, the start itself a
tenth of one: so tests fork. The child is a process like any other (its own memory, files, signals; killed as one);
benchmarks, and the tests of the program itself, start the program.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).parent.parent
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


def forked(environ: Mapping[str, str], log: Path, constants: Mapping[str, object] | None = None) -> Process:
    """Start it in a process that has the code in its memory.

    `constants`: some of the program's own, as "module.NAME", with another value: how long it lets pass before it looks
    again, where a test would only sit that out.
    """
    return _Forked(_begun(_serve, dict(environ), str(log), dict(constants or {})))


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


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


def command(environ: Mapping[str, str], arguments: Sequence[str], typed: str = "") -> Said:
    """Run `motcua.py ARGUMENTS` to its end, in a fork as well; `typed`: what comes on its stdin, no terminal."""
    with tempfile.TemporaryDirectory() as folder:
        out, errors = Path(folder, "out"), Path(folder, "errors")
        into = Path(folder, "in")
        into.write_text(typed, encoding="utf-8")
        process = _begun(_run, dict(environ), list(arguments), str(out), str(errors), str(into))
        process.join()
        assert process.exitcode is not None
        return Said(process.exitcode, out.read_text(), errors.read_text())


def at_terminal(environ: Mapping[str, str], arguments: Sequence[str], out: Path) -> Process:
    """Run `motcua.py ARGUMENTS` in a fork that is a group of processes, which Ctrl-C reaches. `out`: what it says."""
    return _Forked(_begun(_run_at_terminal, dict(environ), list(arguments), str(out)))


def _begun(target: Callable[..., None], *arguments: Any) -> BaseProcess:
    _forks.set_forkserver_preload(["tests.kept", "tests.warm"])
    process = _forks.Process(target=target, args=arguments)
    process.start()
    return process


def _serve(environ: dict[str, str], log: str, constants: dict[str, object]) -> None:
    for place, value in constants.items():
        module, name = place.rsplit(".", 1)
        if not hasattr(import_module(module), name):
            raise LookupError(f"the program has no constant {place}")
        setattr(import_module(module), name, value)
    _run(environ, ["serve"], log, log)


def _run_at_terminal(environ: dict[str, str], arguments: list[str], out: str) -> None:
    os.setpgid(0, 0)
    # Whoever runs the tests in the background has Ctrl-C switched off for all that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _run(environ, arguments, out, out)


def _run(environ: dict[str, str], arguments: list[str], out: str, errors: str, into: str = os.devnull) -> None:
    sys.stdin = io.StringIO(Path(into).read_text(encoding="utf-8"))
    for path, number in ((out, 1), (errors, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(ROOT)
    import motcua

    sys.exit(motcua.main(arguments))

"""The speaker's process seen from the server: started on demand, never waited for longer than a call can wait."""

from __future__ import annotations

import os
import select
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Literal

from display.voice.job import Job, Reply

_HOUSE = Path(__file__).resolve().parents[2]
_REST_SECONDS = 30.0  # after two failures in a row, calls stop waiting for it for so long


class SpeakerFailed(Exception):
    def __init__(self, how: Literal["hung", "died"]) -> None:
        super().__init__(f"the speaker's process {how}")
        self.how = how


@dataclass(frozen=True, slots=True)
class _Running:
    pid: int
    jobs: int
    replies: int


class SpeakerProcess:
    """One job at a time: whoever shares it brings the lock.

    Plain pipes and posix_spawn instead of `subprocess`: under gevent that module works in the main thread alone, and
    this is used from native threads.
    """

    def __init__(self, patience_seconds: float) -> None:
        self._patience = patience_seconds
        self._running: _Running | None = None
        self._failures = 0
        self._rests_until = 0.0

    @property
    def pid(self) -> int | None:
        return self._running.pid if self._running else None

    def ask(self, job: Job) -> Reply:
        """Raises SpeakerFailed when there is no answer in time, or none even from a second process."""
        if monotonic() < self._rests_until:
            raise SpeakerFailed("hung")
        try:
            reply = self._ask_twice(job)
        except SpeakerFailed:
            self._failures += 1
            if self._failures >= 2:
                self._rests_until = monotonic() + _REST_SECONDS
            raise
        self._failures = 0
        return reply

    def close(self) -> None:
        """End the process, whatever state it is in."""
        if self._running is None:
            return
        running, self._running = self._running, None
        for pipe in (running.jobs, running.replies):
            os.close(pipe)
        with suppress(ProcessLookupError):
            os.kill(running.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(running.pid, 0)

    def _ask_twice(self, job: Job) -> Reply:
        """A process that died is replaced at once; one that hangs has already cost the time that a call has."""
        try:
            return self._ask(job)
        except SpeakerFailed as error:
            if error.how == "hung":
                raise
        return self._ask(job)

    def _ask(self, job: Job) -> Reply:
        try:
            running = self._running = self._running or _start()
            _send(job.line(), running.jobs)
            return Reply.of(self._line_from(running.replies))
        except SpeakerFailed:
            self.close()
            raise
        except (OSError, ValueError) as error:
            self.close()
            raise SpeakerFailed("died") from error

    def _line_from(self, pipe: int) -> bytes:
        deadline = monotonic() + self._patience
        poll = select.poll()
        poll.register(pipe, select.POLLIN)
        line = b""
        while not line.endswith(b"\n"):
            if not poll.poll(max(0.0, deadline - monotonic()) * 1000):
                raise SpeakerFailed("hung")
            piece = os.read(pipe, 65536)
            if not piece:
                raise SpeakerFailed("died")
            line += piece
        return line


def _send(line: bytes, pipe: int) -> None:
    if os.write(pipe, line) != len(line):
        raise SpeakerFailed("hung")


def _start() -> _Running:
    jobs_out, jobs_in = os.pipe()
    replies_out, replies_in = os.pipe()
    paths = [str(_HOUSE), os.environ.get("PYTHONPATH", "")]
    try:
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-P", "-m", "display.voice.speaker"],
            {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)},
            file_actions=[(os.POSIX_SPAWN_DUP2, jobs_out, 0), (os.POSIX_SPAWN_DUP2, replies_in, 1)],
        )
    except OSError:
        os.close(jobs_in)
        os.close(replies_out)
        raise
    finally:
        os.close(jobs_out)
        os.close(replies_in)
    # A full pipe means that nobody reads: an error here, instead of a thread that waits for ever.
    os.set_blocking(jobs_in, False)
    return _Running(pid, jobs_in, replies_out)

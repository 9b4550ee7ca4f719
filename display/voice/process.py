"""The speaker's process seen from the server: started on demand, never waited for longer than a call can wait."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import IO, Literal, cast

from display.voice.job import Job, Reply
from office.one_core import on_any_core

_HOUSE = Path(__file__).resolve().parents[2]
_REST_SECONDS = 30.0  # after two failures in a row, calls stop waiting for it for so long


class SpeakerFailed(Exception):
    def __init__(self, how: Literal["hung", "died"]) -> None:
        super().__init__(f"the speaker's process {how}")
        self.how = how


class SpeakerProcess:
    """One job at a time: whoever shares it brings the lock."""

    def __init__(self, patience_seconds: float) -> None:
        self._patience = patience_seconds
        self._running: subprocess.Popen[bytes] | None = None
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
        running.kill()
        running.wait()
        for pipe in _pipes(running):
            pipe.close()

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
            jobs, replies = _pipes(running)
            _send(job.line(), jobs)
            return Reply.of(self._line_from(replies.fileno()))
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


def _start() -> subprocess.Popen[bytes]:
    paths = [str(_HOUSE), os.environ.get("PYTHONPATH", "")]
    with on_any_core():
        running = subprocess.Popen(
            [sys.executable, "-P", "-m", "display.voice.speaker"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
    # A full pipe means that nobody reads: an error here, instead of a thread that waits for ever.
    os.set_blocking(_pipes(running)[0].fileno(), False)
    return running


def _pipes(running: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    return cast("IO[bytes]", running.stdin), cast("IO[bytes]", running.stdout)


def _send(line: bytes, pipe: IO[bytes]) -> None:
    if pipe.write(line) != len(line):
        raise SpeakerFailed("hung")

"""The rehearsals' process seen from the server: started when it is first needed, never waited for longer than a person
waits for a page, and gone with the server."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Timer
from typing import Any, TypeVar

from manage.rehearsing.job import Answered, Job, Refused, Reply
from manage.tomorrow_view import Asked, rehearsed
from office.context import Office
from office.one_core import on_any_core
from office.rules.refusals import Reason, Refusal

Question = TypeVar("Question")
Answer = TypeVar("Answer")

log = logging.getLogger("motcua.rehearsals")

HOUSE = Path(__file__).resolve().parents[2]
# An answer takes a second or two; on a busy machine, and with the process's start, some more.
PATIENCE_SECONDS = 20.0
# The queue of the present day comes first.
NICE = 4

REHEARSAL_FAILED = Reason(
    "rehearsal-failed",
    503,
    "Chưa thử được kế hoạch này; hàng đợi hôm nay không bị ảnh hưởng. Xin thử lại, hoặc báo kỹ thuật viên.",
    "This plan could not be tried; today’s queue is not affected. Please try again, or tell the technician.",
)


class _Died(Exception):
    """The process is gone, or was never there."""


@dataclass(frozen=True)
class _Process:
    running: subprocess.Popen[bytes]
    line: Connection

    def end(self) -> None:
        self.running.kill()
        self.running.wait()


class Rehearser:
    """Safe to share between threads; rehearses for one of them at a time."""

    def __init__(self, patience_seconds: float = PATIENCE_SECONDS, nice: int = NICE) -> None:
        self.patience_seconds, self._nice = patience_seconds, nice
        self._one_at_a_time = Lock()
        self._process: _Process | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        return self._process.running.pid if self._process else None

    def warm(self) -> None:
        """Start the process, if nobody is rehearsing: whoever opens the page will ask soon."""
        if self._one_at_a_time.acquire(blocking=False):
            try:
                self._started()
            except _Died as error:
                log.warning("rehearsals can't be started: %s", error.__cause__ or error)
            finally:
                self._one_at_a_time.release()

    def rehearsed(self, office: Office, asked: Asked) -> dict[str, Any]:
        """The answer of `manage.tomorrow_view.rehearsed`. Raises Refusal, as that does, or when there is no answer."""
        return self.ask(office, rehearsed, asked)

    def ask(self, office: Office, task: Callable[[Office, Question], Answer], asked: Question) -> Answer:
        """What `task`, a function of a module, answers in the process. Raises Refusal, as that does, or without one."""
        # No longer than for an answer: a server has only so many threads to leave waiting.
        if not self._one_at_a_time.acquire(timeout=self.patience_seconds):
            raise Refusal(REHEARSAL_FAILED)
        try:
            reply = self._ask_twice(Job.of(office, task, asked))
        except _Died as error:
            log.error("no rehearsal: %s", error.__cause__ or error)  # noqa: TRY400 (the process has told its own)
            raise Refusal(REHEARSAL_FAILED) from error
        finally:
            self._one_at_a_time.release()
        if isinstance(reply, Answered):
            answer: Answer = reply.answer
            return answer
        if isinstance(reply, Refused):
            raise Refusal(reply.reason, **reply.values)
        raise Refusal(REHEARSAL_FAILED)

    def close(self) -> None:
        """End the process, whatever state it is in, and start no other."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _ask_twice(self, job: Job) -> Reply | None:
        """A process that is gone (it leaves when nobody asks for long) is replaced at once."""
        try:
            return self._ask(job)
        except _Died:
            return self._ask(job)

    def _ask(self, job: Job) -> Reply | None:
        process = self._started()
        # Whatever it does, or does not, it is ended then: that breaks off a question which it does not read to its end
        # as well as an answer which it does not write to its end.
        too_late = Timer(self.patience_seconds, process.running.kill)
        too_late.start()
        try:
            process.line.send(job)
            reply: Reply = process.line.recv()
        except (EOFError, OSError) as error:
            self._end()
            if too_late.finished.is_set():
                log.error("a rehearsal took more than %.0f s and was given up", self.patience_seconds)  # noqa: TRY400
                return None
            raise _Died from error
        finally:
            too_late.cancel()
        return reply

    def _started(self) -> _Process:
        if self._process is not None:
            return self._process
        if self._closed:
            raise _Died("the server is closing")
        try:
            self._process = self._start()
        except OSError as error:
            raise _Died from error
        return self._process

    def _start(self) -> _Process:
        ours, theirs = Pipe()
        with theirs:
            try:
                with on_any_core():
                    running = subprocess.Popen(
                        [sys.executable, "-P", "-m", "manage.rehearsing.worker", str(theirs.fileno()), str(self._nice)],
                        env={**os.environ, "PYTHONPATH": _paths()},
                        stdin=subprocess.DEVNULL,
                        stdout=subprocess.DEVNULL,
                        pass_fds=[theirs.fileno()],
                    )
            except OSError:
                ours.close()
                raise
        return _Process(running, ours)


def _paths() -> str:
    return os.pathsep.join(path for path in (str(HOUSE), os.environ.get("PYTHONPATH", "")) if path)

"""The rehearsals' process seen from the server: started when it is first needed, never waited for longer than a person
waits for a page, and gone with the server."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from manage.rehearsing.job import Answered, Job, Refused, Reply
from manage.tomorrow_view import Asked, rehearsed
from office.context import Office
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


class Rehearser:
    """Safe to share between threads; rehearses for one of them at a time."""

    def __init__(self, patience_seconds: float = PATIENCE_SECONDS, nice: int = NICE) -> None:
        self._patience, self._nice = patience_seconds, nice
        self._one_at_a_time = Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        return self._running.pid if self._running else None

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
        if not self._one_at_a_time.acquire(timeout=self._patience):
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
        running, self._running, self._line = self._running, None, None
        if running is not None:
            running.kill()
            running.wait()

    def _ask_twice(self, job: Job) -> Reply | None:
        """A process that is gone (it leaves when nobody asks for long) is replaced at once."""
        try:
            return self._ask(job)
        except _Died:
            return self._ask(job)

    def _ask(self, job: Job) -> Reply | None:
        line = self._started()
        try:
            line.send(job)
            if not line.poll(self._patience):
                log.error("a rehearsal took more than %.0f s and was given up", self._patience)
                self._end()
                return None
            reply: Reply = line.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise _Died from error
        return reply

    def _started(self) -> Connection:
        if self._line is not None:
            return self._line
        if self._closed:
            raise _Died("the server is closing")
        ours, theirs = Pipe()
        try:
            self._running = subprocess.Popen(
                [sys.executable, "-P", "-m", "manage.rehearsing.worker", str(theirs.fileno()), str(self._nice)],
                env={**os.environ, "PYTHONPATH": _paths()},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        except OSError as error:
            ours.close()
            raise _Died from error
        finally:
            theirs.close()
        self._line = ours
        return ours


def _paths() -> str:
    return os.pathsep.join(path for path in (str(HOUSE), os.environ.get("PYTHONPATH", "")) if path)

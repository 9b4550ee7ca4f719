"""It rehearses: `python -m manage.rehearsing.worker DESCRIPTOR NICE`, a job in, a reply out, on one socket.

It inherits nothing of the server but its end of that socket and opens the database by itself. It ends when the server
does, however that ends: the socket closes. It ends as well when nobody asks for long: a small PC needs the memory.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from multiprocessing.connection import Connection

from manage.rehearsing.job import Answered, Failed, Job, Refused, Reply
from office.clock import SystemClock
from office.context import Office
from office.rules.refusals import Refusal
from office.storage.database import Storage

log = logging.getLogger("motcua.rehearsals")

IDLE_SECONDS = 600.0
# Should the server be gone, or have given up, in the midst of an answer.
LAST_RESORT = 150
COLLECT_AFTER = 50_000


class Worker:
    def __init__(self) -> None:
        self._database = ""
        self._storage: Storage | None = None

    def perform(self, job: Job) -> Reply:
        try:
            return Answered(job.task(self._office(job), job.asked))
        except Refusal as refusal:
            return Refused(refusal.reason, refusal.values)
        except Exception:
            log.exception("a rehearsal failed")
            return Failed()

    def _office(self, job: Job) -> Office:
        if self._storage is None or self._database != job.database:
            if self._storage is not None:
                self._storage.dispose()
            self._storage, self._database = Storage(job.database, job.settings.office.id), job.database
        return Office(job.settings, job.catalogue, self._storage, SystemClock(), edition=job.edition)


def _answer(server: Connection, reply: Reply) -> None:
    try:
        server.send(reply)
    except OSError:
        raise
    except Exception:
        # It can't travel: nothing of it has been written.
        log.exception("a rehearsal's answer failed")
        server.send(Failed())


def main(descriptor: int, nice: int) -> None:
    # Ctrl-C in the office's terminal reaches this process too; the server decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    os.nice(nice)
    # A month is read as half a million plain values, none of which can hold another: the collector, which by itself
    # looks after every seven hundred, would spend a quarter of the time in looking through them.
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)
    worker = Worker()
    with Connection(descriptor) as server:
        try:
            while server.poll(IDLE_SECONDS):
                job = server.recv()
                signal.alarm(LAST_RESORT)
                _answer(server, worker.perform(job))
                signal.alarm(0)
        except (EOFError, OSError):
            return  # the server has gone


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

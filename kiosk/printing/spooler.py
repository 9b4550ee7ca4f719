"""Makes paper without making anybody wait: one thread, a short queue, and slips that are too late are never printed."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.printing.content import SlipContent
from kiosk.printing.state import (
    BY_BROWSER,
    CONNECTING,
    PAPER_LOW,
    READY,
    SWITCHED_OFF,
    UNEXPECTED,
    Health,
    PrinterState,
    PrinterTroubleError,
    Result,
)
from office.catalogue import Words
from office.clock import Clock, SystemClock
from office.one_core import on_any_core
from office.settings import PrinterSettings

if TYPE_CHECKING:
    from kiosk.printing.printer import Printer

log = logging.getLogger(__name__)

LONGEST_QUEUE = 50
REMEMBERED_RESULTS = 1000
RETRY_DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0)
TRY_UNTIL_SECONDS = 20.0
STALE_SECONDS = 30.0  # by then the citizen has left with the number in mind, or in a photograph
CHECK_SECONDS = 20.0
AT_REST: dict[str, tuple[Health, Words]] = {"none": ("off", SWITCHED_OFF), "browser": ("browser", BY_BROWSER)}


@dataclass(frozen=True, slots=True)
class _Job:
    key: str
    content: SlipContent
    submitted: float


class PrintSpooler:
    """`on_change` is called after the printer's health changed or a slip came to its end, from the printing thread."""

    def __init__(
        self,
        settings: PrinterSettings,
        on_change: Callable[[PrinterState], None] | None = None,
        *,
        clock: Clock | None = None,
        seconds: Callable[[], float] = time.monotonic,
        pause: Callable[[float], bool] | None = None,
        printer: Printer | None = None,
    ) -> None:
        """`pause` waits so many seconds, or until the spooler stops, which it then says."""
        self.settings = settings
        self._on_change = on_change
        self._clock = clock or SystemClock()
        self._seconds = seconds
        self._stopping = threading.Event()
        self._pause = pause or self._stopping.wait
        self._work = threading.Condition()
        self._jobs: deque[_Job] = deque()
        self._results: OrderedDict[str, Result] = OrderedDict()
        health, message = AT_REST.get(settings.kind, ("offline", CONNECTING))
        self._state = PrinterState(settings.kind, health, message, self._clock.now(), 0, None)
        self._printer = printer or _printer_of(settings)
        self._thread = threading.Thread(target=self._run, name="printing", daemon=True) if self._printer else None
        if self._thread:
            # Slips are drawn beside the requests, whoever chose the printer.
            with on_any_core():
                self._thread.start()

    def submit(self, content: SlipContent, key: str) -> None:
        """Returns at once. The same key prints once: a second copy must be asked for as a reprint."""
        if not self._thread:
            return
        with self._work:
            result = self._results.get(key, "unknown")
            if result == "waiting" or (result == "printed" and not content.reprint):
                return
            if self._stopping.is_set() or len(self._jobs) >= LONGEST_QUEUE:
                self._remember(key, "failed")
                return
            self._remember(key, "waiting")
            self._jobs.append(_Job(key, content, self._seconds()))
            self._work.notify()

    def result(self, key: str) -> Result:
        with self._work:
            return self._results.get(key, "unknown")

    def state(self) -> PrinterState:
        with self._work:
            waiting = sum(result == "waiting" for result in self._results.values())
            return replace(self._state, waiting=waiting)

    def stop(self, timeout_seconds: float = 10.0) -> None:
        """Lets a slip that is being printed come out; those still waiting fail."""
        self._stopping.set()
        with self._work:
            self._work.notify_all()
        if self._thread:
            self._thread.join(timeout_seconds)

    def _run(self) -> None:
        assert self._printer  # noqa: S101 (the thread is started for a printer only)
        self._attempt(self._printer.check)
        while not self._stopping.is_set():
            job = self._next()
            if job:
                self._print(job)
            elif not self._stopping.is_set():
                self._attempt(self._printer.check)
        while job := self._take():
            self._finish(job, "failed")
        self._printer.close()

    def _next(self) -> _Job | None:
        """None when nothing came for a while: time to look how the printer is."""
        with self._work:
            self._work.wait_for(lambda: self._jobs or self._stopping.is_set(), CHECK_SECONDS)
        return None if self._stopping.is_set() else self._take()

    def _take(self) -> _Job | None:
        with self._work:
            return self._jobs.popleft() if self._jobs else None

    def _print(self, job: _Job) -> None:
        printed = self._age(job) <= STALE_SECONDS and self._try_often(job)
        self._finish(job, "printed" if printed else "failed")

    def _try_often(self, job: _Job) -> bool:
        from kiosk.printing.escpos_job import job_bytes  # loads a database of printers: not while the server starts
        from kiosk.printing.slip import draw_slip

        data = b""

        def attempt() -> Health:
            nonlocal data
            assert self._printer  # noqa: S101
            data = data or job_bytes(draw_slip(job.content, self.settings.width_dots))
            return self._printer.print(data)

        for delay in RETRY_DELAYS:
            if self._attempt(attempt):
                return True
            if self._age(job) + delay > TRY_UNTIL_SECONDS or self._pause(delay):
                return False
        return self._attempt(attempt)

    def _attempt(self, work: Callable[[], Health]) -> bool:
        try:
            health = work()
        except PrinterTroubleError as trouble:
            self._note(trouble.health, trouble.message)
            return False
        except Exception:
            # The thread must outlive whatever a printer or a slip brings: the next citizen wants paper too.
            log.exception("printing failed in an unexpected way")
            self._note("error", UNEXPECTED)
            return False
        self._note(health, PAPER_LOW if health == "paper_low" else READY)
        return True

    def _note(self, health: Health, message: Words) -> None:
        with self._work:
            if (self._state.health, self._state.message) == (health, message):
                return
            self._state = replace(self._state, health=health, message=message, since=self._clock.now())
        log.log(logging.INFO if health == "ok" else logging.WARNING, "printer: %s", message.en)
        self._announce()

    def _finish(self, job: _Job, result: Result) -> None:
        with self._work:
            self._remember(job.key, result)
            if result == "printed":
                self._state = replace(self._state, last_printed_at=self._clock.now())
        self._announce()

    def _remember(self, key: str, result: Result) -> None:
        self._results[key] = result
        self._results.move_to_end(key)
        while len(self._results) > REMEMBERED_RESULTS:
            self._results.popitem(last=False)

    def _announce(self) -> None:
        if not self._on_change:
            return
        try:
            self._on_change(self.state())
        except Exception:
            log.exception("telling the printer's state failed")

    def _age(self, job: _Job) -> float:
        return self._seconds() - job.submitted


def _printer_of(settings: PrinterSettings) -> Printer | None:
    if settings.kind in AT_REST:
        return None
    from kiosk.printing.opening import link_opener  # python-escpos: only offices that use it wait for it
    from kiosk.printing.printer import Printer

    opener = link_opener(settings)
    return Printer(opener, settings.width_dots) if opener else None

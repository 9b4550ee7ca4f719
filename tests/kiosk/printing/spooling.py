"""A spooler under observation: its time is a number, and every change of its state wakes who waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.printing.links import NetworkLink
from kiosk.printing.printer import Printer
from kiosk.printing.spooler import PrintSpooler
from kiosk.printing.state import Health, PrinterState
from office.settings import PrinterSettings

PATIENT, SHORT = 10.0, 0.3  # seconds a printer may be silent: where it will answer, and where it won't


class Watched:
    """`during_pause` runs each time the spooler waits before it tries again; the wait itself takes no time."""

    def __init__(self, settings: PrinterSettings, printer: Printer | None) -> None:
        self.now = 0.0
        self.pauses: list[float] = []
        self.during_pause: Callable[[], None] = lambda: None
        self.told: list[PrinterState] = []
        self._changed = threading.Condition()
        self.spooler = PrintSpooler(settings, self._tell, seconds=lambda: self.now, pause=self._pause, printer=printer)

    def _tell(self, state: PrinterState) -> None:
        with self._changed:
            self.told.append(state)
            self._changed.notify_all()

    def _pause(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self.now += seconds
        self.during_pause()
        return False

    def until(self, state: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(state, 20), f"never happened; last told: {self.told[-1:]}"

    def until_health(self, health: Health) -> PrinterState:
        self.until(lambda: self.spooler.state().health == health)
        return self.spooler.state()

    def until_done(self, key: str) -> str:
        self.until(lambda: self.spooler.result(key) in ("printed", "failed"))
        return self.spooler.result(key)


@contextmanager
def spooling_to(port: int, timeout_seconds: float = PATIENT) -> Iterator[Watched]:
    """A spooler for the network printer at that port."""
    settings = PrinterSettings(kind="network", host="127.0.0.1", port=port)
    watched = Watched(settings, Printer(lambda: NetworkLink("127.0.0.1", port, timeout_seconds), settings.width_dots))
    try:
        yield watched
    finally:
        watched.spooler.stop()

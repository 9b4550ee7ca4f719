"""How long a month's report takes beside a long past, and whether it delays a call: on the crowd of history.py.

Asked as the server asks: of the process that rehearses, while threads of ours call.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event, Thread
from time import perf_counter

from bench.measuring import Figure, percentile
from bench.processes import cpu_seconds_of
from manage.figures_view import Question, figured
from manage.rehearsing.process import Rehearser
from office.context import Office
from office.figures.monthly.drawing import month_pdf
from office.figures.monthly.files import month_files
from office.figures.narrowing import Only
from office.one_core import stay_on_one_core
from web.serving import SWITCH_SECONDS

MONTH, LAST = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
BEFORE, ITS_LAST = dt.date(2026, 9, 1), dt.date(2026, 9, 30)
TIMES = 3
Taken = tuple[float, float]  # seconds on the wall, and of the processor
LIMIT_SECONDS, LIMIT_RATIO = 2.0, 1.5
BLOCKS, CALLS = 6, 40


def report_figures(office: Office, past: str, call: Callable[[int], float]) -> list[Figure]:
    """`past` says where; `call(place)` makes one call-next and gives its seconds."""
    apart = Rehearser()
    try:
        _page(apart, office)  # starts the process
        page = [_timed(apart, lambda: _page(apart, office)) for _ in range(TIMES)]
        asked = (MONTH, office.clock.now())
        paper = [_timed(apart, lambda: apart.ask(office, month_pdf, asked)) for _ in range(TIMES)]
        files = [_timed(apart, lambda: apart.ask(office, month_files, asked)) for _ in range(TIMES)]
        alone, beside = _calls(lambda: _page(apart, office), call)
    finally:
        apart.close()
    before, during = (percentile(times, 0.95) * 1000 for times in (alone, beside))
    ratio = during / before
    value = f"p95 {before:.1f} → {during:.1f} ms = {ratio:.2f} ({len(alone)})"
    return [
        _slowest(f"a month's figures beside the month before, {past}", page),
        _slowest(f"a month as a PDF, {past}", paper),
        # Made by night: nobody waits for it.
        replace(_slowest(f"a month as a PDF and as a workbook of every split, {past}", files), promised="", ok=None),
        Figure(f"call-next while reports are made, {past}", value, f"p95 ratio ≤ {LIMIT_RATIO}", ratio <= LIMIT_RATIO),
    ]


def _page(apart: Rehearser, office: Office) -> None:
    """What the page asks for: the month with a split, its course and its pictures; and the month before, in all."""
    apart.ask(office, figured, Question(MONTH, LAST, Only(), "field", "day", "json", clerk_names=True))
    apart.ask(office, figured, Question(BEFORE, ITS_LAST, Only(), "all", None, "json", clerk_names=True))


def _timed(apart: Rehearser, work: Callable[[], object]) -> Taken:
    begun, used = perf_counter(), _used(apart)
    work()
    return perf_counter() - begun, _used(apart) - used


def _used(apart: Rehearser) -> float:
    return cpu_seconds_of(apart.pid) if apart.pid else 0.0


def _slowest(name: str, taken: Sequence[Taken]) -> Figure:
    """Promised by the clock on the wall; the processor's seconds say how much of it was this machine's other work."""
    seconds = [wall for wall, _ in taken]
    slowest, best, used = max(seconds), min(seconds), min(cpu for _, cpu in taken)
    value = f"{slowest:.2f} s (best {best:.2f}, CPU {used:.2f})"
    return Figure(name, value, f"≤ {LIMIT_SECONDS:.0f} s", slowest <= LIMIT_SECONDS)


def _calls(report: Callable[[], None], call: Callable[[int], float]) -> tuple[list[float], list[float]]:
    """Seconds of calls, in turn without reports and while another thread asks for one after the other.

    In threads that stay on one core, as the server's do.
    """
    with ThreadPoolExecutor(1, initializer=stay_on_one_core) as server:
        return server.submit(_calls_in_turn, report, call).result()


def _calls_in_turn(report: Callable[[], None], call: Callable[[int], float]) -> tuple[list[float], list[float]]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    taken: tuple[list[float], list[float]] = ([], [])
    try:
        for block in range(BLOCKS):
            stop = Event()
            asking = Thread(target=_on_and_on, args=(report, stop)) if block % 2 else None
            if asking:
                asking.start()
            taken[block % 2].extend(call(place) for place in range(CALLS))
            stop.set()
            if asking:
                asking.join()
    finally:
        sys.setswitchinterval(interval)
    return taken


def _on_and_on(report: Callable[[], None], stop: Event) -> None:
    while not stop.is_set():
        report()

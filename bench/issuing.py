"""Ticket issue with eight kiosks at once, over HTTP, SQLite on disk.

The kiosks are a process of their own, as light as they can be (`simulation.actors.Api`): on two cores a heavy client
would be measured too. Each has taken a ticket before the clock runs, as on any morning but its first second.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from bench.measuring import Figure, milliseconds
from bench.processes import cpu_seconds
from simulation.actors import Api
from tests.programs import program
from tests.running import running_office

CLIENTS = 8
EACH = 60


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder), program) as office:
        token = office.device("kiosk")
        kiosks = [Api(office.url, token) for _ in range(CLIENTS)]
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(_take, kiosks))
            before = cpu_seconds(office)
            rounds = list(pool.map(lambda kiosk: [_take(kiosk) for _ in range(EACH)], kiosks))
            used = cpu_seconds(office) - before
    seconds = [each for one in rounds for each in one]
    return [
        milliseconds(f"ticket issue, {CLIENTS} clients at once", seconds, 50),
        Figure("server's processor time, each ticket", f"{used / len(seconds) * 1000:.1f} ms"),
    ]


def _take(kiosk: Api) -> float:
    """Seconds that one ticket took."""
    begun = perf_counter()
    status, answer = kiosk.post("/tickets", {"procedure": "khai-sinh"})
    taken = perf_counter() - begun
    if status != 201:
        raise RuntimeError(f"no ticket: {status} {answer.get('detail')}")
    return taken

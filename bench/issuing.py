"""Ticket issue with eight kiosks at once, over HTTP, SQLite on disk."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import requests

from bench.measuring import Figure, milliseconds
from bench.processes import cpu_seconds
from tests.running import RunningOffice, running_office

CLIENTS = 8
EACH = 60


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder)) as office:
        kiosk = office.device("kiosk")
        before = cpu_seconds(office)
        with ThreadPoolExecutor(CLIENTS) as pool:
            rounds = list(pool.map(lambda _: _client(office, kiosk), range(CLIENTS)))
        used = cpu_seconds(office) - before
    seconds = [each for one in rounds for each in one]
    return [
        milliseconds(f"ticket issue, {CLIENTS} clients at once", seconds, 50),
        Figure("server's processor time, each ticket", f"{used / len(seconds) * 1000:.1f} ms"),
    ]


def _client(office: RunningOffice, kiosk: str) -> list[float]:
    taken = []
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {kiosk}"
        for _ in range(EACH):
            key = {"Idempotency-Key": str(uuid4())}
            start = perf_counter()
            answer = session.post(f"{office.api}/tickets", json={"procedure": "khai-sinh"}, headers=key, timeout=30)
            taken.append(perf_counter() - start)
            answer.raise_for_status()
    return taken

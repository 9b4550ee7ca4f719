"""The page that tries a day: what an answer costs the processor, and that no call waits for it."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import perf_counter, process_time

from bench.measuring import Figure, percentile
from commands.setting_up import open_office
from manage.tomorrow_view import Asked, rehearsed
from office.context import Office
from simulation.actors import Api
from simulation.wishes import Wish, WishedCounter, present_wish
from tests.programs import program
from tests.running import running_office

DAY = dt.date(2026, 11, 24)
LIMIT_SECONDS = 2.0
SIZES = {"small": 2, "medium": 6, "large": 9}  # counters more than the office has, so that there is something to close
ROUNDS, CALLS = 6, 50
MOST_SLOWED = 1.5
MOST_ASKED = ("chung-thuc", "ho-kinh-doanh", "ho-tich")


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        office = open_office({**os.environ, "MOTCUA_DATA_DIR": folder})
        try:
            costs = [_figure(office, size, least) for size in SIZES for least in (False, True)]
        finally:
            office.storage.dispose()
    return [*costs, *_beside_calls()]


def _figure(office: Office, size: str, least: bool) -> Figure:
    served = {item.id: item.fields for item in office.settings.counters}
    present = present_wish(office, DAY, served)
    more = [WishedCounter(f"new{place}", MOST_ASKED, (True, True)) for place in range(1, SIZES[size] + 1)]
    tried: Wish = replace(present, counters=(*present.counters, *more))
    begun = process_time()
    rehearsed(office, Asked(DAY, size, served, tried, least))
    seconds = process_time() - begun
    what = f"rehearsal page answers, {size}{', least staffing' if least else ''}"
    return Figure(what, f"{seconds:.2f} s CPU", f"≤ {LIMIT_SECONDS:.0f} s", seconds <= LIMIT_SECONDS)


def _beside_calls() -> list[Figure]:
    """Calls by turns with and without somebody who tries one plan after the other, for noise to hit both alike."""
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder), program) as office:
        kiosk, clerk = Api(office.url, office.device("kiosk")), Api(office.url, office.signed_in("1"))
        head = Api(office.url, office.device("manager"))
        for _ in range(2 * ROUNDS * CALLS):
            kiosk.post("/tickets", {"procedure": "chung-thuc-ban-sao"})
        answers = [_rehearse(head)]  # starts the process
        calm, beside = [], []
        for _ in range(ROUNDS):
            calm += _calls(clerk)
            stop = Event()
            with ThreadPoolExecutor(1) as pool:
                trying = pool.submit(_try_on, head, stop)
                beside += _calls(clerk)
                stop.set()
                answers += trying.result()
    before, after = percentile(calm, 0.95), percentile(beside, 0.95)
    slowed = after / before
    usual = percentile(answers, 0.5)
    return [
        Figure("rehearsal page's answer over HTTP, medium", f"p50 {usual:.2f} s, first {answers[0]:.2f} s"),
        Figure(
            "call-next while plans are tried, beside without",
            f"p95 {after * 1000:.1f} ms / {before * 1000:.1f} ms = {slowed:.2f}",
            f"≤ {MOST_SLOWED:.1f} x",
            slowed <= MOST_SLOWED,
        ),
    ]


def _calls(clerk: Api) -> list[float]:
    seconds = []
    for _ in range(CALLS):
        begun = perf_counter()
        status, _ = clerk.post("/counter/call-next", {})
        seconds.append(perf_counter() - begun)
        if status != 200:
            raise RuntimeError(f"nobody was called: {status}")
        clerk.post("/counter/start", {})
        clerk.post("/counter/finish", {"outcome": "accepted"})
    return seconds


def _try_on(head: Api, stop: Event) -> list[float]:
    seconds = []
    while not stop.is_set():
        seconds.append(_rehearse(head))
    return seconds


def _rehearse(head: Api) -> float:
    begun = perf_counter()
    status, answer = head.post("/manage/rehearsals", {"demand": "medium"})
    if status != 200:
        raise RuntimeError(f"no rehearsal: {status} {answer.get('detail')}")
    return perf_counter() - begun

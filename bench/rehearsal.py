"""What an answer of the page that tries a day costs the processor: a plan beside the present one, or the least."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from dataclasses import replace
from time import process_time

from bench.measuring import Figure
from commands.setting_up import open_office
from manage.tomorrow_view import Asked, rehearsed
from office.context import Office
from simulation.wishes import Wish, WishedCounter, present_wish

DAY = dt.date(2026, 11, 24)
LIMIT_SECONDS = 2.0
SIZES = {"small": 2, "medium": 6, "large": 9}  # counters more than the office has, so that there is something to close
MOST_ASKED = ("chung-thuc", "ho-kinh-doanh", "ho-tich")


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        office = open_office({**os.environ, "MOTCUA_DATA_DIR": folder})
        try:
            return [_figure(office, size, least) for size in SIZES for least in (False, True)]
        finally:
            office.storage.dispose()


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

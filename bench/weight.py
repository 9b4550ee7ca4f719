"""What a screen's first load weighs on the wire, compressed as a proxy would."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from bench.measuring import Figure
from tests.browser import chromium, screen_context
from tests.running import running_office

LIMIT_KB = {"kiosk": 300, "phone": 60}


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder)) as office:
        ticket = office.take(office.device("kiosk"))
        with sync_playwright() as playwright, chromium(playwright) as browser:
            found = []
            for screen, address in (("kiosk", "/kiosk"), ("phone", f"/t/{ticket['token']}")):
                loaded: list[Response] = []
                page = screen_context(browser, office, "kiosk").new_page()
                page.on("response", loaded.append)
                page.goto(office.url + address, wait_until="networkidle" if screen == "kiosk" else "load")
                weight = sum(_weight(item) for item in loaded if screen == "kiosk" or "/fonts/" not in item.url) / 1024
                limit = LIMIT_KB[screen]
                kind = "with fonts" if screen == "kiosk" else "before fonts"
                found.append(
                    Figure(f"{screen}'s first load, {kind}", f"{weight:.0f} KB", f"≤ {limit} KB", weight <= limit)
                )
    return found


def _weight(response: Response) -> int:
    if response.status != 200 or "/socket.io/" in response.url:
        return 0
    body = response.body()
    return len(body) if response.url.endswith((".woff2", ".png")) else len(gzip.compress(body))

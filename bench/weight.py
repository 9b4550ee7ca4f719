"""What a screen's first load weighs on the wire: the bytes that Chromium received."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, Response, sync_playwright

from bench.measuring import Figure
from tests.browser import chromium, screen_context
from tests.programs import program
from tests.running import running_office


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder), program) as office:
        ticket = office.take(office.device("kiosk"))
        with sync_playwright() as playwright, chromium(playwright) as browser:
            context = screen_context(browser, office, "kiosk")
            kiosk = _loaded(context.new_page(), f"{office.url}/kiosk", "networkidle")
            phone = _loaded(context.new_page(), f"{office.url}/t/{ticket['token']}", "load")
            return [
                _figure("kiosk's first load, with fonts", kiosk, 300),
                _figure("phone's first load, before fonts", [item for item in phone if "/fonts/" not in item.url], 60),
            ]


def _loaded(page: Page, address: str, until: Literal["load", "networkidle"]) -> list[Response]:
    loaded: list[Response] = []

    def note(response: Response) -> None:
        loaded.append(response)

    page.on("response", note)
    page.goto(address, wait_until=until)
    return loaded


def _figure(name: str, loaded: list[Response], limit: int) -> Figure:
    weight = sum(_weight(item) for item in loaded) / 1024
    return Figure(name, f"{weight:.0f} KB", f"≤ {limit} KB", weight <= limit)


def _weight(response: Response) -> int:
    if response.status != 200 or "/socket.io/" in response.url:
        return 0
    return int(response.request.sizes()["responseBodySize"])

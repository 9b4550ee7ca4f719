"""What every journey gets: browsers set up as the office's screens, and a room that one test has for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import ADDRESSES, screen_context
from tests.databases import Databases
from tests.running import RunningOffice

OpenScreen = Callable[..., Page]


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """SQLite alone: journeys are about what people see and press; their moves are tried on both elsewhere."""
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


@pytest.fixture
def open_screen(browser: Browser) -> Iterator[OpenScreen]:
    """`open_screen(office, "kiosk", width=…, height=…, token=…, counter=…)` opens a screen; all close with the test.

    `at`: the page to open, when it is not the screen's first one. `own_clock`: the test can put its clock and its
    timers forward, instead of waiting for them.
    """
    contexts: list[BrowserContext] = []

    def opened(office: RunningOffice, role: str, *, at: str = "", own_clock: bool = False, **how: object) -> Page:
        context = screen_context(browser, office, role, **how)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        if own_clock:
            page.clock.install()
        page.goto(urljoin(office.url, at or ADDRESSES[role]))
        return page

    yield opened
    for context in contexts:
        context.close()

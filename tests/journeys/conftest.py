"""What every journey gets: browsers set up as the office's screens, and a room that one test has for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser import ADDRESSES, set_up
from tests.configs import config_at_noon
from tests.databases import Databases
from tests.running import RunningOffice, running_office
from tests.tabs import NewTab

OpenScreen = Callable[..., Page]


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """SQLite alone: journeys are about what people see and press; their moves are tried on both elsewhere."""
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


@pytest.fixture
def at_noon(tmp_path: Path, database_url: str) -> Iterator[RunningOffice]:
    """The real server of an office where it is noon, whatever the hour here."""
    config = config_at_noon(tmp_path)
    with running_office(tmp_path, MOTCUA_DATABASE_URL=database_url, MOTCUA_CONFIG=str(config)) as running:
        yield running


@pytest.fixture
def open_screen(new_tab: NewTab) -> OpenScreen:
    """`open_screen(office, "kiosk", width=…, height=…, token=…, counter=…)` opens a screen; all close with the test.

    `at`: the page to open, when it is not the screen's first one. `own_clock`: the test can put its clock and its
    timers forward, instead of waiting for them.
    """

    def opened(
        office: RunningOffice, role: str, *, width: int = 1920, height: int = 1080, at: str = "",
        own_clock: bool = False, **how: Any,
    ) -> Page:  # fmt: skip
        page = new_tab(width, height)
        set_up(page.context, office, role, **how)
        if own_clock:
            page.clock.install()
        page.goto(urljoin(office.url, at or ADDRESSES[role]))
        return page

    return opened

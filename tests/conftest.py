"""What every test gets.

Whatever touches storage runs on both databases: a test that asks for `office`, `server` or `database_url` runs once on
SQLite and once on PostgreSQL. A folder whose tests are about something else (what a browser draws) says so by a
`database_url` fixture of its own in its conftest.
"""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from office.context import Office
from tests.architecture.files import ROOT
from tests.browser import chromium, new_context
from tests.builders import SetClock, open_office
from tests.databases import KINDS, Databases
from tests.databases import databases as open_databases
from tests.light_hashes import hash_lightly
from tests.memory import write_to_memory
from tests.printers import read_printers_once
from tests.running import RunningOffice, running_office
from tests.scheduling import wait_for_turns
from tests.statements import share_statements
from tests.tabs import NewTab, Tabs, notice_what_lasts

# New objects until the collector looks through them.
LOOK_AFTER = 10_000
# Workers share few cores with browsers: a slow moment is no failure, and a run for a change must be repeatable.
expect.set_options(timeout=20_000)
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
wait_for_turns()
write_to_memory()
hash_lightly()
share_statements()
read_printers_once()
notice_what_lasts()


def pytest_configure(config: pytest.Config) -> None:
    """The screens as their sources stand now: whoever changes a script and runs one test must not see the old one."""
    if not hasattr(config, "workerinput"):
        subprocess.run(["sh", ROOT / "tools" / "install.sh", "pages"], check=True)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing of what is collected is ever thrown away: looking through it for rubbish took a third of the time.
    Nearly all that a test makes goes by itself, so it is looked through seldom afterwards.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(LOOK_AFTER, 10, 100)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: begun last, one of them would keep a single worker busy while the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("soak") is None)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    with open_databases(tmp_path_factory.mktemp("templates")) as made:
        yield made


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A fresh database with every migration applied, of each kind in turn."""
    with databases.fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def office(database_url: str, tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    """The sample office, open at any hour, on a clock that stands still."""
    opened = open_office(tmp_path, clock, url=database_url)
    yield opened
    opened.storage.dispose()


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[RunningOffice]:
    """The real server in a process of its own."""
    with running_office(tmp_path, MOTCUA_DATABASE_URL=database_url) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real Chromium for all tests of a worker: starting it takes longer than most journeys."""
    with sync_playwright() as playwright, chromium(playwright) as started:
        yield started


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    opened = Tabs(lambda: new_context(browser))
    yield opened
    opened.close()


@pytest.fixture
def new_tab(tabs: Tabs) -> Iterator[NewTab]:
    """`new_tab(width=…, height=…)`: a browser that nobody has set up; it closes with the test."""
    with tabs.lent() as take:
        yield take

"""What every test gets."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from office.context import Office
from tests.browser import chromium
from tests.builders import SetClock, open_office
from tests.running import RunningOffice, running_office

# Two workers share two cores with browsers: a slow moment is no failure, and a run for a change must be repeatable.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    """The sample office, open at any hour, on a clock that stands still."""
    opened = open_office(tmp_path, clock)
    yield opened
    opened.storage.dispose()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningOffice]:
    """The real server in a process of its own."""
    with running_office(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real Chromium for all tests of a worker: starting it takes longer than most journeys."""
    with sync_playwright() as playwright, chromium(playwright) as started:
        yield started

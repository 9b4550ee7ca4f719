"""The manager's pages in this process, as a browser asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from office.actions.devices import add_device
from office.context import Office
from tests.builders import SetClock, open_office, with_editions
from tests.databases import Databases
from tests.houses import moved_in

HIDDEN = {name: re.compile(rf'name="{name}"[^>]*value="([^"]+)"') for name in ("csrf_token", "base")}


@dataclass
class Manager:
    """A browser that is the manager's: what it sends begins with the page that it saw."""

    app: Flask
    client: FlaskClient
    seen: str = ""
    status: int = 0

    @property
    def office(self) -> Office:
        office: Office = self.app.extensions["house"].office
        return office

    @property
    def words(self) -> str:
        """The page as text."""
        return " ".join(unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", self.seen, flags=re.DOTALL)).split())

    def open(self, path: str) -> TestResponse:
        return self._take(self.client.get(path))

    def press(self, path: str, data: dict[str, Any] | MultiDict[str, str] | None = None) -> TestResponse:
        """Send what the last page's form would: its token, its edition, and `data`."""
        hidden = {name: found[1] for name, kind in HIDDEN.items() if (found := kind.search(self.seen))}
        sent: Any = {**hidden, **(data or {})}
        if isinstance(data, MultiDict):
            sent = data.copy()
            sent.update(hidden)
        return self._take(self.client.post(path, data=sent))

    def follow(self, answer: TestResponse) -> TestResponse:
        return self.open(answer.headers["Location"])

    def _take(self, answer: TestResponse) -> TestResponse:
        self.status = answer.status_code
        if answer.mimetype == "text/html":
            self.seen = answer.get_data(as_text=True)
        return answer


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """SQLite stands for both: what the pages ask of a database is tried on both elsewhere."""
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


@pytest.fixture
def office(database_url: str, tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    opened = with_editions(open_office(tmp_path, clock, url=database_url))
    yield opened
    opened.storage.dispose()


@pytest.fixture
def manager(office: Office, tmp_path: Path) -> Iterator[Manager]:
    app = moved_in(office, tmp_path)
    client = app.test_client()
    client.set_cookie("motcua_manager", add_device(office, "manager", "Máy quản lý", None).token)
    yield Manager(app, client)
    app.extensions["spooler"].stop()
    app.extensions["voice"].close()
    app.extensions["rehearser"].close()
    app.extensions["explaining"].close()

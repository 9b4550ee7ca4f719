"""The whole application in this process. Doors are the same on both databases: here SQLite stands for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from manage.rehearsing.process import Rehearser
from office.actions.devices import OPERATOR, add_device, revoke_device
from office.actions.managers import add_manager
from office.actions.people import add_clerk, sign_in
from office.actions.report_tokens import add_report_token
from office.actions.signing_in import sign_in_directly
from office.context import Office
from office.rules.help_desk import HELP_DESK, seat_at_desk
from tests.builders import PASSWORD, PIN, open_office, ticket_for, with_editions
from tests.databases import Databases
from tests.houses import moved_in
from web.identity import ACCOUNT_COOKIE

ROLES = ("nobody", "kiosk", "display", "counter", "clerk", "guide", "manager", "rating", "province", "revoked")


@pytest.fixture
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    # Letting everybody come takes longer than most tests: they come once, and stand before each test's own copy.
    come = let_everybody_come if "door" in request.fixturenames else None
    with databases.fresh("sqlite", tmp_path, come) as url:
        yield url


@pytest.fixture
def office(office: Office) -> Office:
    """With its settings stored, as every office has that was opened by its command."""
    return with_editions(office)


@pytest.fixture(scope="session")
def rehearser() -> Iterator[Rehearser]:
    """One process for all tests: starting it takes longer than most of them. It shares the processor as they do."""
    shared = Rehearser(nice=0)
    yield shared
    shared.close()


@pytest.fixture
def app(office: Office, tmp_path: Path, rehearser: Rehearser) -> Iterator[Flask]:
    made = moved_in(office, tmp_path)
    made.extensions["rehearser"] = made.extensions["explaining"] = rehearser
    yield made
    made.extensions["spooler"].stop()
    made.extensions["voice"].close()


@dataclass
class Door:
    """The application with somebody of each role before it."""

    app: Flask
    office: Office
    tokens: dict[str, str | None]
    # Of those who come as a browser does: the manager's screen, and who is signed in at it.
    cookies: dict[str, str] = field(default_factory=dict)

    def knock(self, role: str, method: str, path: str, **how: Any) -> TestResponse:
        """The answer to `role`; how: json=…, data=…, headers=…"""
        headers = {**self._shows(role), **how.pop("headers", {})}
        return self.app.test_client(use_cookies=False).open(path, method=method, headers=headers, **how)

    def _shows(self, role: str) -> dict[str, str]:
        if role in self.cookies:
            return {"Cookie": self.cookies[role], "Motcua-Screen": "manager"}
        return {"Authorization": f"Bearer {self.tokens[role]}"} if self.tokens[role] else {}

    def give_accounts(self) -> int:
        """From now on the office's managers have accounts: "account" is signed in at the screen, at "locked" nobody."""
        manager = add_manager(self.office, "Lê Thị Thu Hà", "ha.le", PASSWORD, OPERATOR)
        opened = sign_in_directly(self.office, manager, "127.0.0.1")
        screen = f"motcua_manager={self.tokens['manager']}"
        self.cookies = {"account": f"{screen}; {ACCOUNT_COOKIE}={opened.token}", "locked": screen}
        return manager


@pytest.fixture
def door(app: Flask, office: Office) -> Door:
    """Somebody of each role, with a ticket waiting and the clerk at counter 2."""
    return Door(app, office, dict(_tokens))


_tokens: dict[str, str | None] = {}


def let_everybody_come(url: str) -> None:
    """Fills the database that each door's is a copy of, and `_tokens` with what they show."""
    office = with_editions(open_office(Path(), url=url))
    devices = {role: add_device(office, role, role, None) for role in ("kiosk", "display", "manager")}
    tablet, gone = add_device(office, "counter", "counter", "2"), add_device(office, "manager", "gone", None)
    revoke_device(office, gone.id, OPERATOR)
    seat = sign_in(office, add_clerk(office, "Lan", PIN, (), OPERATOR), PIN, "2", tablet.id)
    facing = add_device(office, "rating", "facing", "2")
    reader = add_report_token(office, "Tỉnh", OPERATOR)
    door_tablet = add_device(office, "counter", "desk", HELP_DESK)
    guide = sign_in(
        office, add_clerk(office, "Hoa", PIN, (), OPERATOR), PIN, seat_at_desk(door_tablet.id), door_tablet.id
    )
    ticket_for(office)
    office.storage.dispose()
    _tokens.update({role: device.token for role, device in devices.items()})
    _tokens.update({
        "counter": tablet.token,
        "rating": facing.token,
        "province": reader.token,
        "clerk": seat.token,
        "guide": guide.token,
        "nobody": None,
        "revoked": gone.token,
    })  # fmt: skip

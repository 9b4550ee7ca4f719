"""A short day in an office that nobody sees: what its statements, pages and forecasts cost at first is paid here."""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask.testing import FlaskClient

from commands.setting_up import open_office
from office.actions.devices import OPERATOR, add_device
from office.actions.people import add_clerk
from office.context import Office
from tests.builders import PIN
from tests.houses import moved_in

API = "/api/v1"
PAGES = {"kiosk": "/kiosk", "counter": "/counter", "display": "/display", "manager": "/manage", "rating": "/rate"}


def live_through_a_first_day() -> None:
    """Raises RuntimeError when it left a thread behind, which a process forked from here would miss."""
    with TemporaryDirectory() as folder:
        office = open_office({"MOTCUA_DATA_DIR": folder, "MOTCUA_TESTING": "1"})
        try:
            _walk(office, moved_in(office, Path(folder)).test_client())
        finally:
            office.storage.dispose()
    if threading.active_count() > 1:
        raise RuntimeError(f"the first day left threads behind: {threading.enumerate()}")


def _walk(office: Office, visitor: FlaskClient) -> None:
    counter = add_device(office, "counter", "counter", "1").token
    clerk = add_clerk(office, "Nguyễn Thị Lan", PIN, (), OPERATOR)
    kiosk = add_device(office, "kiosk", "kiosk", None).token

    def asked(path: str, token: str, body: Any = None, key: str = "") -> Any:
        headers = {"Authorization": f"Bearer {token}", **({"Idempotency-Key": key} if key else {})}
        answer = visitor.open(API + path, method="GET" if body is None else "POST", json=body, headers=headers)
        assert answer.status_code < 300, (path, answer.get_data(as_text=True))
        return answer.get_json(silent=True)

    for number in range(3):
        ticket = asked("/tickets", kiosk, {"procedure": "khai-sinh"}, f"first-{number}")
    seat = asked("/clerk-sessions", counter, {"clerk": str(clerk), "pin": PIN})["token"]
    for move, body in (
        ("call-next", {}), ("start", {}), ("finish", {"outcome": "accepted"}), ("call-next", {}), ("no-show", {}),
        ("call-next", {}), ("undo", {}), ("pause", {"reason": "x"}), ("open", {}),
    ):  # fmt: skip
        asked(f"/counter/{move}", seat, body)
    asked("/counter", seat)
    asked("/board", kiosk)
    asked("/procedures?q=khai", kiosk)
    visitor.get(f"/t/{ticket['token']}")
    for role, page in PAGES.items():
        at = "2" if role in ("counter", "rating") else None
        visitor.set_cookie(f"motcua_{role}", add_device(office, role, role, at).token)
        assert visitor.get(page).status_code == 200, page

"""A whole pairing through the real server: what opens the doors is in a cookie, and nowhere that anybody could read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.running import PATIENCE_SECONDS, RunningOffice, running_office

PAGES = {"kiosk": "/kiosk", "counter": "/counter"}


@dataclass
class Browser:
    """Keeps its cookies, and everything that the server ever told it but them."""

    office: RunningOffice
    cookies: requests.Session = field(default_factory=requests.Session)
    told: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, screen: str = "start", **how: Any) -> requests.Response:
        headers = {"Motcua-Screen": screen, "Origin": self.office.url}
        answer = self.cookies.request(method, self.office.url + path, headers=headers, timeout=PATIENCE_SECONDS, **how)
        for each in (*answer.history, answer):
            seen = {name: value for name, value in each.headers.items() if name.lower() != "set-cookie"}
            self.told += [each.url, str(seen), each.text]
        return answer

    def secrets(self) -> list[str]:
        return [str(cookie.value) for cookie in self.cookies.cookies if len(str(cookie.value)) > 20]


@pytest.mark.parametrize("role", PAGES)
def test_neither_log_nor_page_nor_address_nor_answer_holds_what_opens_the_doors(tmp_path: Path, role: str) -> None:
    with running_office(tmp_path) as office:
        manager, machine = office.device("manager"), Browser(office)
        machine.ask("GET", PAGES[role])
        assert machine.ask("POST", "/api/v1/pairings", json={"role": role}).status_code == 201
        secrets = machine.secrets()
        machine.ask("GET", f"/api/v1/pairings/{role}")
        listed = office.get("/manage/pairings", manager)
        (waiting,) = listed.json()["pairings"]
        body = {"role": role, "counter": "2" if role == "counter" else None, "name": None}
        said_yes = office.post(f"/manage/pairings/{waiting['id']}/approve", manager, body)
        assert machine.ask("GET", f"/api/v1/pairings/{role}").json()["address"] == PAGES[role]
        assert f'data-screen="{role}"' in machine.ask("GET", PAGES[role]).text
        shown = {"page": "loading", "language": "vi", "width": 800, "height": 600, "software": "x"}
        assert machine.ask("PUT", "/api/v1/devices/current", screen=role, json=shown).status_code == 200
        machine.ask("GET", "/")
        secrets += machine.secrets()
        devices = office.get("/manage/devices", manager)
        office.delete(f"/manage/devices/{said_yes.json()['id']}", manager)
        assert machine.ask("PUT", "/api/v1/devices/current", screen=role, json=shown).status_code == 401
        log = office.log.read_text(encoding="utf-8")

    assert len(set(secrets)) == 1, "the browser's secret became the screen's token"
    everything = "\n".join([*machine.told, listed.text, said_yes.text, devices.text, log])
    assert [secret for secret in (*secrets, manager) if secret in everything] == []

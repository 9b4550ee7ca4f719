"""A full disk, a disk or a database that can only be read: said clearly, read on, and over without a restart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from urllib3.util import Retry

from tests.crowds.truth import whole
from tests.databases import POSTGRESQL, SQLITE, Databases
from tests.failing_disks import NoLonger, ReadOnly, Trouble, disk_that_fills
from tests.running import PIN, RunningOffice, running_office

MOST_TICKETS = 500
TROUBLES = ["a full disk", "a disk that can only be read", "a PostgreSQL that can only be read"]


@dataclass
class Room:
    server: RunningOffice
    trouble: Trouble
    kiosk: str
    manager: str
    device: str
    clerk: str
    token: str
    clerk_id: str

    def begin(self) -> None:
        """Until a ticket is refused: a full disk may have room for some more."""
        self.trouble.begin(self.server)
        for _ in range(MOST_TICKETS):
            answer = self.server.post("/tickets", self.kiosk, {"procedure": "khai-sinh"}, key=str(uuid4()))
            if answer.status_code != 201:
                return
        raise AssertionError("the disk never filled")

    def end(self) -> None:
        self.trouble.end(self.server)
        with requests.Session() as session:
            again = Retry(300, status_forcelist=[503], backoff_factor=0.02, backoff_max=0.1)
            session.mount("http://", requests.adapters.HTTPAdapter(max_retries=again))
            assert session.get(f"{self.server.url}/healthz", timeout=30).json() == {"status": "ok"}

    def health(self) -> tuple[int, object]:
        answer = requests.get(f"{self.server.url}/healthz", timeout=30)
        return answer.status_code, answer.json()


@pytest.fixture(params=TROUBLES)
def room(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[Room]:
    """One citizen is called to counter 1, others wait; then the trouble can begin."""
    with ExitStack() as keeps:
        kind = POSTGRESQL if request.param == TROUBLES[2] else SQLITE
        trouble: Trouble = ReadOnly(databases.postgresql) if kind == POSTGRESQL else NoLonger(at_all=True)
        folder = tmp_path
        if request.param == TROUBLES[0]:
            folder, trouble = keeps.enter_context(disk_that_fills(tmp_path))
        url = keeps.enter_context(databases.fresh(kind, folder))
        if isinstance(trouble, ReadOnly):
            keeps.callback(trouble.end)
        server = keeps.enter_context(running_office(folder, MOTCUA_DATABASE_URL=url))
        kiosk, manager, device = server.device("kiosk"), server.device("manager"), server.device("counter", "1")
        clerk_id = server.clerk()
        clerk = server.post("/clerk-sessions", device, {"clerk": clerk_id, "pin": PIN}).json()["token"]
        token = [server.take(kiosk) for _ in range(3)][2]["token"]
        assert server.post("/counter/call-next", clerk).json()["number"] == "A001"
        yield Room(server, trouble, kiosk, manager, device, clerk, token, clerk_id)


def said(answer: requests.Response) -> tuple[int, str, str]:
    problem = answer.json()
    return answer.status_code, problem["type"], problem["detail"]


def test_every_call_that_writes_says_that_the_data_cant_be_written(room: Room) -> None:
    room.begin()
    calls: list[tuple[str, str | None, object]] = [
        ("/tickets", room.kiosk, {"procedure": "khai-sinh"}),
        (f"/tickets/{room.token}/cancel", None, None),
        ("/clerk-sessions", room.device, {"clerk": room.clerk_id, "pin": PIN}),
        ("/counter/recall", room.clerk, None),
        ("/counter/start", room.clerk, None),
        ("/counter/no-show", room.clerk, None),
        ("/counter/transfer", room.clerk, {"counter": "2"}),
        ("/counter/park", room.clerk, {}),
        ("/counter/undo", room.clerk, None),
        ("/counter/priority", room.clerk, {"number": "A002", "priority": "75"}),
        ("/counter/pause", room.clerk, {"reason": "Nghỉ giải lao"}),
        ("/manage/priority", room.manager, {"number": "A002", "priority": "75"}),
        ("/desk/redirect", room.manager, {"number": "A002", "counter": "2"}),
        ("/desk/priority", room.manager, {"number": "A002", "priority": "75"}),
        ("/desk/cancel", room.manager, {"number": "A002"}),
        ("/manage/day/close", room.manager, {}),
        ("/manage/setup-links", room.manager, {}),
        ("/manage/clerks", room.manager, {"name": "Trần Văn Bình", "pin": "1357"}),
    ]
    for path, token, body in calls:
        status, kind, detail = said(room.server.post(path, token, body, key=str(uuid4())))
        assert (path, status, kind) == (path, 503, "urn:motcua:storage-unavailable")
        assert "ổ đĩa đầy hoặc chỉ đọc" in detail


def test_the_watch_is_told_and_reads_go_on(room: Room) -> None:
    room.begin()
    server = room.server
    assert room.health() == (503, {"status": "storage-unavailable"})
    assert server.get("/counter", room.clerk).json()["current"]["number"] == "A001"
    assert server.get(f"/tickets/{room.token}").json()["state"] == "waiting"
    assert server.get("/board", room.device).json()["calls"][0]["number"] == "A001"
    for path, token in (("/procedures", room.kiosk), ("/manage/now", room.manager), ("/counters", room.manager)):
        assert (path, server.get(path, token).status_code) == (path, 200)
    for page in ("/kiosk", "/counter", "/display", "/desk", "/manage", f"/t/{room.token}"):
        assert (page, requests.get(server.url + page, timeout=30).status_code) == (page, 200)


def test_it_works_again_without_a_restart_and_what_was_refused_has_left_nothing(room: Room) -> None:
    server, wish = room.server, {"procedure": "khai-sinh"}
    room.begin()
    before = len(whole(server.engine).tickets)
    assert server.post("/tickets", room.kiosk, wish, key="one wish").status_code == 503
    room.end()
    first, again = (server.post("/tickets", room.kiosk, wish, key="one wish") for _ in range(2))
    assert (first.status_code, first.json()["number"]) == (201, f"A{before + 1:03d}")
    assert (again.status_code, again.json()["token"]) == (200, first.json()["token"])
    assert server.post("/counter/start", room.clerk).json()["state"] == "serving"
    assert len(whole(server.engine).tickets) == before + 1

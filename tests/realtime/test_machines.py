"""The line of each machine itself: what the manager asks of it comes at once, also by way of another server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from time import monotonic
from typing import Any

import pytest
import socketio

from office.actions.devices import OPERATOR
from office.actions.settings import Draft, change_settings
from tests.running import PATIENCE_SECONDS, RunningOffice

Json = dict[str, Any]
ENDED: Json = {"ask": "the line has ended"}


@contextmanager
def line_of(server: RunningOffice, **auth: Any) -> Iterator[Queue[Json]]:
    """What a machine hears; its first greeting has been taken."""
    heard: Queue[Json] = Queue()
    client = socketio.Client(reconnection=False)
    client.on("device", heard.put)
    client.on("disconnect", lambda *_: heard.put(ENDED))
    client.connect(server.url, auth={"follow": "device", **auth}, transports=["websocket"], wait_timeout=30)
    try:
        greeting = heard.get(timeout=PATIENCE_SECONDS)
        assert (greeting["ask"], greeting["edition"]) == (None, 1)
        yield heard
    finally:
        client.disconnect()


def screens(server: RunningOffice, manager: str) -> dict[str, Json]:
    return {item["name"]: item for item in server.get("/manage/devices", manager).json()["devices"]}


def test_a_machine_hears_what_is_asked_of_it_and_of_no_other(server: RunningOffice) -> None:
    manager, kiosk, lobby = server.device("manager"), server.device("kiosk"), server.device("display")
    ids = {name: item["id"] for name, item in screens(server, manager).items()}
    with line_of(server, token=kiosk) as heard, line_of(server, token=lobby) as others:
        server.post(f"/manage/devices/{ids['kiosk']}/identify", manager)
        assert heard.get(timeout=PATIENCE_SECONDS) == {
            "ask": "identify", "name": "kiosk", "counter": None, "edition": 1,
        }  # fmt: skip
        server.post(f"/manage/devices/{ids['kiosk']}/reload", manager)
        assert heard.get(timeout=PATIENCE_SECONDS)["ask"] == "reload"
        server.post(f"/manage/devices/{ids['display']}/identify", manager)
        assert others.get(timeout=PATIENCE_SECONDS)["name"] == "display"
        assert heard.empty()
    # A fresh page has nothing to do: it was loaded just now.
    with line_of(server, token=kiosk) as heard:
        server.post(f"/manage/devices/{ids['kiosk']}/identify", manager)
        assert heard.get(timeout=PATIENCE_SECONDS)["ask"] == "identify"


def test_every_machine_hears_of_another_edition_and_what_was_asked_before_is_not_asked_again(
    server: RunningOffice,
) -> None:
    manager, kiosk, tablet = server.device("manager"), server.device("kiosk"), server.device("counter", "5")
    with line_of(server, token=kiosk) as heard, line_of(server, token=tablet) as others:
        server.post(f"/manage/devices/{screens(server, manager)['kiosk']['id']}/reload", manager)
        assert heard.get(timeout=PATIENCE_SECONDS)["ask"] == "reload"
        # Beside the server, as the command line does.
        change_settings(server.opened(), rename, OPERATOR)
        for line in (heard, others):
            said = line.get(timeout=PATIENCE_SECONDS)
            assert (said["ask"], said["edition"]) == (None, 2)
        assert heard.empty()


def rename(draft: Draft) -> None:
    draft.settings["office"]["name"] = "UBND xã Mỹ Phước"


def test_a_revoked_machine_is_told_so_and_cut_off_at_another_server_too(
    servers: tuple[RunningOffice, RunningOffice],
) -> None:
    here, there = servers
    manager, kiosk = here.device("manager"), here.device("kiosk")
    with line_of(there, token=kiosk) as heard, line_of(here, token=kiosk) as heard_here:
        revoked = screens(here, manager)["kiosk"]["id"]
        assert here.post(f"/manage/devices/{revoked}/identify", manager).status_code == 204
        assert heard.get(timeout=PATIENCE_SECONDS)["ask"] == "identify"
        assert heard_here.get(timeout=PATIENCE_SECONDS)["ask"] == "identify"
        assert here.delete(f"/manage/devices/{revoked}", manager).status_code == 204
        for line in (heard, heard_here):
            assert line.get(timeout=PATIENCE_SECONDS)["ask"] == "revoked"
            assert line.get(timeout=PATIENCE_SECONDS) == ENDED
    with pytest.raises(socketio.exceptions.ConnectionError), line_of(there, token=kiosk):
        pass


def test_the_end_of_a_machine_s_last_line_is_noted(server: RunningOffice) -> None:
    manager, kiosk = server.device("manager"), server.device("kiosk")
    with line_of(server, token=kiosk):
        with line_of(server, token=kiosk):
            pass
        assert screens(server, manager)["kiosk"]["in_contact"]
    until = monotonic() + PATIENCE_SECONDS
    while screens(server, manager)["kiosk"]["in_contact"]:
        assert monotonic() < until

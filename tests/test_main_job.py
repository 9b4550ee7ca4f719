"""The main job through the real server: a ticket is taken, called, served, and stands in the log."""

from __future__ import annotations

import csv
import io

from tests.running import RunningOffice


def test_a_ticket_goes_from_the_kiosk_to_the_log(server: RunningOffice) -> None:
    kiosk, display, clerk = server.device("kiosk"), server.device("display"), server.signed_in("1")
    taken = server.take(kiosk)
    assert (taken["number"], taken["state"], taken["ahead"]) == ("A001", "waiting", 0)

    called = server.post("/counter/call-next", clerk).json()
    assert (called["number"], called["state"], called["counter"]["id"]) == ("A001", "called", "1")
    board = server.get("/board", display).json()
    assert board["calls"][0]["number"] == "A001"
    assert board["serving"] == [{"counter": called["counter"], "number": "A001"}]

    assert server.post("/counter/start", clerk).json()["state"] == "serving"
    assert server.post("/counter/finish", clerk, {"outcome": "accepted"}).json()["state"] == "done"
    assert server.get(f"/tickets/{taken['token']}").json()["state"] == "done"
    assert server.post("/counter/call-next", clerk).status_code == 204

    day = taken["business_day"]
    log = server.command("export", "service-log", "--from", day, "--to", day).stdout
    rows = list(csv.DictReader(io.StringIO(log.removeprefix("\ufeff"))))
    assert [(row["number"], row["clerk"], row["outcome"]) for row in rows] == [("A001", "Nguyễn Thị Lan", "accepted")]


def test_the_same_key_gives_the_same_ticket(server: RunningOffice) -> None:
    kiosk = server.device("kiosk")
    first = server.post("/tickets", kiosk, {"procedure": "khai-sinh"}, key="one-tap")
    again = server.post("/tickets", kiosk, {"procedure": "khai-sinh"}, key="one-tap")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["token"] == again.json()["token"]


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    taken = [server.take(kiosk)["number"] for _ in range(3)]
    called = server.post("/counter/call-next", clerk).json()["number"]
    server.kill()
    server.start()
    counter = server.get("/counter", clerk).json()
    assert counter["current"]["number"] == called
    assert sorted([called, *(ticket["number"] for ticket in counter["waiting"])]) == taken

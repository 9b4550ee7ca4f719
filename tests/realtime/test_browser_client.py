"""What the outside relies on, heard by the client that it will use: the JavaScript socket.io-client."""

from __future__ import annotations

from time import time

from office.actions.devices import OPERATOR, add_device, revoke_device
from tests.realtime.browser_client import Json, listening
from tests.running import RunningOffice

TURN_SECONDS = 2


STRANGERS: list[Json] = [
    {},
    {"token": "unknown"},
    {"ticket": "unknown"},
    {"token": None},
    {"token": ["x"]},
    {"last_seq": 1},
]


def test_unknown_callers_are_refused_at_connect(server: RunningOffice) -> None:
    heard = []
    for auth in STRANGERS:
        with listening(server, **auth) as stranger:
            said = stranger.next()
            heard.append((said["event"], said["view"]["tries_again"]))
    # Refused by the server: the client does not knock again by itself, as it would after a broken line.
    assert heard == [("connect_error", False)] * len(STRANGERS)


def test_a_display_is_sent_the_board_at_once_and_on_every_change(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    with listening(server, token=server.device("display")) as lobby:
        first = lobby.until("board")["view"]
        assert {"revision", "office", "now", "calls", "serving", "waiting"} <= first.keys()
        server.take(kiosk)
        lobby.until("board", lambda view: any(field["next"] == ["A001"] for field in view["waiting"]))
        server.post("/counter/call-next", clerk)
        board = lobby.until("board", lambda view: view["calls"])["view"]
        assert [(call["number"], call["counter"]["id"], call["recalls"]) for call in board["calls"]] == [
            ("A001", "1", 0)
        ]
        assert board["serving"] == [{"counter": board["calls"][0]["counter"], "number": "A001"}]


def test_a_display_that_was_away_is_sent_every_call_since(server: RunningOffice) -> None:
    kiosk, clerk, display = server.device("kiosk"), server.signed_in("1"), server.device("display")
    seqs = []
    for _ in range(12):
        server.take(kiosk)
        server.post("/counter/call-next", clerk)
        seqs.append(server.get("/board", display).json()["calls"][0]["seq"])
        server.post("/counter/start", clerk)
        server.post("/counter/finish", clerk, {"outcome": "accepted"})
    with listening(server, token=display, last_seq=seqs[0]) as lobby:
        assert [call["seq"] for call in lobby.until("board")["view"]["calls"]] == seqs[:0:-1]


def test_a_clerk_is_sent_the_counter_at_once_and_what_changes_there(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    with listening(server, token=clerk) as tablet:
        assert tablet.until("counter")["view"]["waiting"] == []
        server.take(kiosk)
        tablet.until("counter", lambda view: [ticket["number"] for ticket in view["waiting"]] == ["A001"])
        server.post("/counter/call-next", clerk)
        tablet.until("counter", lambda view: view["current"] and view["current"]["number"] == "A001")


def test_a_phone_hears_of_its_own_move_and_of_its_turn_in_time(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    server.take(kiosk)
    mine = server.take(kiosk)
    with listening(server, ticket=mine["token"]) as phone:
        assert phone.until("ticket")["view"]["ahead"] == 1
        server.post("/counter/call-next", clerk)
        answered = time()
        nearer = phone.until("ticket", lambda view: view["ahead"] == 0)
        assert nearer["at"] / 1000 - answered < TURN_SECONDS
        server.post("/counter/no-show", clerk)
        server.post("/counter/call-next", clerk)
        called = phone.until("ticket", lambda view: view["state"] == "called")["view"]
        assert called["counter"]["id"] == "1"


def test_no_revision_goes_back_while_many_move(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    last = server.take(kiosk)
    with (
        listening(server, token=server.device("display")) as lobby,
        listening(server, token=clerk) as tablet,
        listening(server, ticket=last["token"]) as phone,
    ):
        lobby.until("board")
        tablet.until("counter")
        phone.until("ticket")
        for _ in range(8):
            server.take(kiosk)
            server.post("/counter/call-next", clerk)
            server.post("/counter/no-show", clerk)
        # Each `until` holds every snapshot on its way against the law.
        lobby.until("board", lambda view: len(view["calls"]) == 8)
        tablet.until("counter", lambda view: len(view["waiting"]) == 1 and view["current"] is None)
        phone.until("ticket", lambda view: view["state"] == "no_show")


def test_a_revoked_screen_is_cut_off_and_refused(server: RunningOffice) -> None:
    display = add_device(server.opened(), "display", "TV", None)
    with listening(server, token=display.token) as lobby:
        lobby.until("board")
        revoke_device(server.opened(), display.id, OPERATOR)
        assert lobby.until("disconnect")["view"]["reason"] == "io server disconnect"
    with listening(server, token=display.token) as lobby:
        assert lobby.next()["event"] == "connect_error"

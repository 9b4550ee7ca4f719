"""What each screen hears, through a real socket to the real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from typing import Any

import pytest
import socketio

from tests.running import PATIENCE_SECONDS, RunningOffice

Json = dict[str, Any]


class Listener:
    """A connected client that keeps what it hears."""

    def __init__(self, url: str, auth: Json) -> None:
        self.client = socketio.Client(reconnection=False)
        self.heard: Queue[tuple[str, Json]] = Queue()
        for event in ("board", "counter", "ticket"):
            self.client.on(event, lambda view, event=event: self.heard.put((event, view)))
        self.client.connect(url, auth=auth, transports=["websocket"], wait_timeout=PATIENCE_SECONDS)

    def next(self) -> Json:
        return self.heard.get(timeout=PATIENCE_SECONDS)[1]

    def until(self, wanted: Any) -> Json:
        """The first snapshot for which `wanted` holds; every one before it must not be of a later revision."""
        revision = 0
        while True:
            view = self.next()
            assert view["revision"] >= revision, "a revision went back"
            revision = view["revision"]
            if wanted(view):
                return view


@contextmanager
def listening(server: RunningOffice, **auth: Any) -> Iterator[Listener]:
    listener = Listener(server.url, auth)
    try:
        yield listener
    finally:
        listener.client.disconnect()


def test_the_lobby_hears_the_board_at_once_and_on_every_call(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    with listening(server, token=server.device("display")) as lobby:
        assert lobby.next()["calls"] == []
        server.take(kiosk)
        server.post("/counter/call-next", clerk)
        board = lobby.until(lambda view: view["calls"])
        assert [(call["number"], call["counter"]["id"]) for call in board["calls"]] == [("A001", "1")]


def test_a_lobby_that_was_away_gets_every_call_since_the_last_it_showed(server: RunningOffice) -> None:
    kiosk, clerk, display = server.device("kiosk"), server.signed_in("1"), server.device("display")
    for _ in range(12):
        server.take(kiosk)
        server.post("/counter/call-next", clerk)
        server.post("/counter/start", clerk)
        server.post("/counter/finish", clerk, {"outcome": "accepted"})
    with listening(server, token=display, last_seq=1) as lobby:
        assert [call["seq"] for call in lobby.next()["calls"]] == list(range(12, 1, -1))
    with listening(server, token=display) as lobby:
        assert len(lobby.next()["calls"]) == 10


def test_a_clerk_hears_who_waits(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    with listening(server, token=clerk) as counter:
        assert counter.next()["waiting"] == []
        server.take(kiosk)
        view = counter.until(lambda view: view["waiting"])
        assert view["waiting"][0]["number"] == "A001"
        assert view["waiting"][0]["why"]["vi"]


def test_a_phone_hears_its_own_call_and_that_its_turn_comes_nearer(server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    server.take(kiosk)
    mine = server.take(kiosk)
    with listening(server, ticket=mine["token"]) as phone:
        assert phone.next()["ahead"] == 1
        server.post("/counter/call-next", clerk)
        phone.until(lambda view: view["ahead"] == 0)
        server.post("/counter/no-show", clerk)
        server.post("/counter/call-next", clerk)
        assert phone.until(lambda view: view["state"] == "called")["counter"]["id"] == "1"


STRANGERS: list[Json] = [{}, {"token": "unknown"}, {"ticket": "unknown"}, {"token": 7}, {"screen": "display"}]


def test_unknown_callers_are_refused(server: RunningOffice) -> None:
    for auth in STRANGERS:
        with pytest.raises(socketio.exceptions.ConnectionError):
            Listener(server.url, auth)


def test_a_clerk_who_signed_out_hears_nothing_more(server: RunningOffice) -> None:
    clerk = server.signed_in("1")
    with listening(server, token=clerk) as counter:
        counter.next()
        gone: Queue[bool] = Queue()
        counter.client.on("disconnect", lambda *_: gone.put(True))
        server.delete("/clerk-sessions/current", clerk)
        assert gone.get(timeout=PATIENCE_SECONDS)
    with pytest.raises(socketio.exceptions.ConnectionError):
        Listener(server.url, {"token": clerk})

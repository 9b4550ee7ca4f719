"""Whatever is sent along a socket, or from wherever: the server stays, and the lobby hears its calls."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
import requests
import websocket

from realtime.crowds import no_flood
from tests.realtime.test_sockets import listening
from tests.running import PATIENCE_SECONDS, RunningOffice
from tests.soak import TIMES

WEIRD = [
    "",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "9",
    "40",
    "41",
    "42",
    "43",
    "45",
    "46",
    "40{",
    "40[]",
    "40null",
    '40{"token":1}',
    '40{"token":{"a":[]}}',
    '40{"ticket":"\\ud800"}',
    '40{"ticket":"' + "x" * 5000 + '"}',
    '40{"screen":"manager"}',
    '40{"token":"\' OR 1=1"}',
    '40/admin,{"token":"x"}',
    "40/../,",
    '42["board"]',
    '42["connect",{}]',
    "42[]",
    "42{}",
    "42[1,2",
    '42["__proto__",{"a":1}]',
    '451-["x",{"_placeholder":true,"num":0}]',
    "4599999-[]",
    "42999999999999999999[]",
    "\x00",
    "🎫" * 100,
    '40{"last_seq":1e999}',
    '40{"token":null,"last_seq":-1}',
    '42["disconnect"]',
    "41/",
    "44{}",
]


@pytest.fixture
def database_url(databases: object, tmp_path: object) -> str:
    """Lines are the same on both databases."""
    return f"sqlite:///{tmp_path}/motcua.db"


def line(server: RunningOffice, **how: Any) -> websocket.WebSocket:
    address = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
    return websocket.create_connection(address, timeout=PATIENCE_SECONDS, **how)


def messages(chance: random.Random) -> list[str | bytes]:
    """Some of the weird ones, some broken ones, some bytes."""
    found: list[str | bytes] = []
    for _ in range(12):
        text = chance.choice(WEIRD)
        cut = chance.randrange(len(text) + 1)
        found.append(chance.choice([text, text[:cut], text[:cut] + chr(chance.randrange(1, 0x2FFF)) + text[cut:]]))
        if chance.random() < 0.2:
            found.append(chance.randbytes(chance.randrange(200)))
    return found


@pytest.mark.soak
def test_no_message_hurts_the_server_or_the_others(server: RunningOffice) -> None:
    chance, sent, closed = random.Random(4), 0, 0
    with listening(server, token=server.device("display")) as lobby:
        lobby.next()
        for _ in range(40 * TIMES):
            enemy = line(server)
            for message in messages(chance):
                try:
                    if isinstance(message, bytes):
                        enemy.send_binary(message)
                    else:
                        enemy.send(message)
                    sent += 1
                except (OSError, websocket.WebSocketException):
                    closed += 1
                    break
            enemy.close(timeout=0)
        server.take(server.device("kiosk"))
        assert lobby.until(lambda view: any(item["count"] for item in view["waiting"]))
    log = server.log.read_text()
    assert "round failed" not in log
    assert server.get("/board", server.device("display")).status_code == 200
    print(f"sockets: {sent} hostile messages on {40 * TIMES} lines, {closed} lines cut by the server, 0 harm")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_can_not_listen(server: RunningOffice, origin: str) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        line(server, origin=origin)

    assert refused.value.status_code == 400


def test_a_page_of_ours_and_a_program_can(server: RunningOffice) -> None:
    for how in ({"origin": server.url}, {"suppress_origin": True}):
        opened = line(server, **how)
        assert json.loads(str(opened.recv())[1:])["sid"]
        opened.close()


def test_a_line_that_begins_wrong_ends_at_once_and_leaves_no_traceback(server: RunningOffice) -> None:
    address = f"127.0.0.1:{server.port}/socket.io/?EIO=4&transport="
    half = {"Upgrade": "websocket", "Connection": "Upgrade"}
    assert requests.get(f"http://{address}websocket", headers=half, timeout=PATIENCE_SECONDS).status_code == 400

    for words in ("nonsense", "2probe"):
        sid = json.loads(requests.get(f"http://{address}polling", timeout=PATIENCE_SECONDS).text[1:])["sid"]
        upgraded = websocket.create_connection(f"ws://{address}websocket&sid={sid}", timeout=PATIENCE_SECONDS)
        upgraded.send(words)
        if words == "2probe":
            assert upgraded.recv() == "3probe"
            upgraded.send("nonsense")
        # Hung up, without the HTTP answer that browsers call an invalid frame.
        with pytest.raises((websocket.WebSocketConnectionClosedException, ConnectionError)):
            upgraded.recv()
    assert "Traceback" not in server.log.read_text()


def test_an_address_holds_only_so_many_lines() -> None:
    said: list[str] = []
    lines = {str(place): {"REMOTE_ADDR": "10.0.0.5"} for place in range(3)}
    guarded = no_flood(lambda *_: [b"in"], lines, most=3)

    def ask(address: str, query: str = "EIO=4") -> list[bytes]:
        asked = {"PATH_INFO": "/socket.io/", "QUERY_STRING": query, "REMOTE_ADDR": address}
        return list(guarded(asked, lambda status, _headers: said.append(status)))

    assert ask("10.0.0.5") != [b"in"]
    assert said == ["429 Too Many Requests"]
    assert ask("10.0.0.5", "EIO=4&sid=abc") == [b"in"]
    assert ask("10.0.0.6") == [b"in"]

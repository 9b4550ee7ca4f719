"""Who hears what on a socket: every way to ask for a line, tried by everybody. A way that is not in the table fails."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import socketio
import websocket

from tests.programs import ROOT
from tests.running import PATIENCE_SECONDS, RunningOffice, running_office
from tests.web.callers import ACCOUNTS, DEVICES, EVERYBODY, STAFF, callers
from web.identity import ACCOUNT_COOKIE, CLERK_COOKIE, device_cookie

HERE = "tests/web/test_lines.py"
BOARD, COUNTER, TICKET, DEVICE = "board", "counter", "ticket", "device"
BY_WHO_THEY_ARE: dict[str, str | None] = {**dict.fromkeys(DEVICES, BOARD), "guide": BOARD, "clerk": COUNTER}
# How a line is asked for, and what each caller hears on it first. Whoever is not named is refused.
HEARS: dict[str, Mapping[str, str | None]] = {
    "with a token": BY_WHO_THEY_ARE,
    "with a token, since a call": BY_WHO_THEY_ARE,
    "with a token, for the device's own line": dict.fromkeys(DEVICES, DEVICE),
    "with a ticket": {"ticket": TICKET},
    # Where managers have accounts, their screen's cookie alone opens nothing; its token does, for programs.
    "with a cookie, as its screen": {**BY_WHO_THEY_ARE, "account": BOARD, "manager": None},
    # Whatever browser says that it is the manager's is asked who is signed in at it, whichever key it shows.
    "with a cookie, as the manager's screen": {"account": BOARD},
    "with a cookie, at the help desk": {"account": BOARD, "guide": BOARD, "clerk": COUNTER, "counter": BOARD},
    # A machine's own line is the machine's, whoever is signed in at it.
    "with a cookie, for the device's own line": dict.fromkeys(DEVICES, DEVICE),
    "with a cookie, and no word of which screen": {},
    "with nothing": {},
}
# What may stand in `auth`, and what a caller may send afterwards: nothing.
WORDS = {"token", "ticket", "screen", "follow", "last_seq"}
HEARD_FROM_OUTSIDE = {"connect", "disconnect"}


def auth_and_cookie(way: str, who: str, key: str) -> tuple[dict[str, Any], str]:
    screen = who if who in DEVICES else "manager" if who in ACCOUNTS else "counter"
    name = CLERK_COOKIE if who in STAFF else ACCOUNT_COOKIE if who in ACCOUNTS else device_cookie(screen)
    cookie = f"{name}={key}"
    as_manager = f"{ACCOUNT_COOKIE if who in ACCOUNTS else device_cookie('manager')}={key}"
    ways: dict[str, tuple[dict[str, Any], str]] = {
        "with a token": ({"token": key}, ""),
        "with a token, since a call": ({"token": key, "last_seq": 0}, ""),
        "with a token, for the device's own line": ({"token": key, "follow": "device"}, ""),
        "with a ticket": ({"ticket": key}, ""),
        "with a cookie, as its screen": ({"screen": screen}, cookie),
        "with a cookie, as the manager's screen": ({"screen": "manager"}, as_manager),
        "with a cookie, at the help desk": ({"screen": "desk"}, cookie),
        "with a cookie, for the device's own line": ({"screen": screen, "follow": "device"}, cookie),
        "with a cookie, and no word of which screen": ({}, cookie),
        "with nothing": ({}, ""),
    }
    return ways[way]


def heard(running: RunningOffice, auth: dict[str, Any], cookie: str) -> str | None:
    """The first event that the server sends; None when it refuses the line."""
    address = f"ws://127.0.0.1:{running.port}/socket.io/?EIO=4&transport=websocket"
    line = websocket.create_connection(address, timeout=PATIENCE_SECONDS, cookie=cookie or None)
    try:
        line.recv()  # the engine's own greeting
        line.send(f"40{json.dumps(auth)}")
        while True:
            said = str(line.recv())
            if said.startswith("44"):
                return None
            if said.startswith("42"):
                return str(json.loads(said[2:])[0])
    finally:
        line.close(timeout=0)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("lines")) as office:
        yield office


def test_every_way_tried_by_everybody_gives_what_is_theirs_and_nothing_else(running: RunningOffice) -> None:
    keys = callers(running)
    assert set(keys) == set(EVERYBODY)
    wrong = []
    for way, table in HEARS.items():
        for who in EVERYBODY:
            got = heard(running, *auth_and_cookie(way, who, keys[who]))
            if got != table.get(who):
                wrong.append(f"{who} {way}: heard {got}, not {table.get(who)}")

    assert wrong == []
    print(f"lines: {len(HEARS)} ways × {len(EVERYBODY)} callers: {len(wrong)} wrong")


def test_no_event_from_outside_is_listened_to(running: RunningOffice) -> None:
    """Sockets only tell: whatever is sent along one is dropped, and the line stays."""
    with socketio.SimpleClient() as client:
        client.connect(running.url, auth={"token": running.device("display")}, transports=["websocket"])
        client.receive(timeout=PATIENCE_SECONDS)
        for event in ("board", "counter", "ticket", "call-next", "join", "message"):
            client.emit(event, {"token": "x", "number": "A001"})
        running.take(running.device("kiosk"))
        assert client.receive(timeout=PATIENCE_SECONDS)[0] == "board"


def test_no_way_to_ask_and_no_event_from_outside_is_missing_here() -> None:
    words, events = set(), set()
    for file in (ROOT / "realtime").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                first = node.args[0]
                called = (getattr(node.func.value, "id", ""), node.func.attr)
                if called == ("auth", "get"):
                    words.add(ast.literal_eval(first))
                elif called[1] in ("on", "on_event"):
                    events.add(ast.literal_eval(first))

    assert (words, events) == (WORDS, HEARD_FROM_OUTSIDE), f"say in {HERE} who may use it"

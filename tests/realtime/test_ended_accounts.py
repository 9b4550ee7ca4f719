"""A manager's session that ends takes its lines with it, however it ends: nothing more is heard on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import requests
import websocket
from sqlalchemy import update

from office.actions.devices import OPERATOR
from office.actions.managers import ManagerChange, add_manager, change_manager, remove_manager, sign_manager_out
from office.actions.signing_in import SignedIn, sign_in_directly
from office.context import Office
from office.storage.managers import ManagerSession
from tests.builders import PASSWORD
from tests.databases import Databases
from tests.programs import forked
from tests.running import PATIENCE_SECONDS, RunningOffice, running_office
from web.identity import ACCOUNT_COOKIE

SCREEN = '40{"screen":"manager"}'
CONNECTED, BOARD, CUT, REFUSED = "40{", '42["board"', "41", "44{"
# Six seconds apart.
PINGS = 10
# How often the server looks for sessions that went idle or whose day is over; an office's looks every five seconds.
LOOKS = {"realtime.sockets.STALE_SEATS_SECONDS": 0.1}


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Lines are the same on both databases."""
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


@pytest.fixture
def server(tmp_path: Path, database_url: str) -> Iterator[RunningOffice]:
    with running_office(tmp_path, partial(forked, constants=LOOKS), MOTCUA_DATABASE_URL=database_url) as running:
        yield running


def manager(office: Office, login: str) -> int:
    return add_manager(office, f"Quản lý {login}", login, PASSWORD, OPERATOR)


def line(server: RunningOffice, signed_in: SignedIn) -> websocket.WebSocket:
    """As a browser listens in which somebody is signed in."""
    address = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
    opened = websocket.create_connection(
        address, timeout=PATIENCE_SECONDS, cookie=f"{ACCOUNT_COOKIE}={signed_in.token}", origin=server.url
    )
    opened.recv()
    opened.send(SCREEN)
    return opened


def said_on(line: websocket.WebSocket) -> str:
    """What the server says next, beside its pings; CUT when it has hung up. Raises AssertionError for mere pings."""
    for _ in range(PINGS):
        said = str(line.recv())
        if said != "2":
            return said
        line.send("3")
    raise AssertionError("nothing was said but pings")


def until_cut(line: websocket.WebSocket) -> list[str]:
    """What was told on the line before it was cut."""
    told: list[str] = []
    while (said := said_on(line)) != CUT:
        told.append(said)
    return told


def sign_out_at_the_browser(server: RunningOffice, signed_in: SignedIn) -> None:
    headers = {"Cookie": f"{ACCOUNT_COOKIE}={signed_in.token}", "Motcua-Screen": "manager"}
    left = requests.delete(f"{server.api}/manager-sessions/current", headers=headers, timeout=PATIENCE_SECONDS)
    assert left.status_code == 204


def age(office: Office, session: int, **values: object) -> None:
    with office.storage.engine.begin() as connection:
        connection.execute(update(ManagerSession).where(ManagerSession.id == session).values(**values))


def test_every_end_of_a_session_cuts_its_line_and_leaves_the_others(server: RunningOffice) -> None:
    office = server.opened()
    now = office.clock.now()
    who = {
        name: manager(office, f"{name}.le") for name in ("stays", "out", "reset", "removed", "idle", "day", "by-all")
    }
    seats = {name: sign_in_directly(office, each, "127.0.0.1") for name, each in who.items()}
    lines = {name: line(server, seat) for name, seat in seats.items()}
    for each in lines.values():
        assert said_on(each).startswith(CONNECTED)
        assert said_on(each).startswith(BOARD)
    ends: dict[str, Callable[[], object]] = {
        "out": lambda: sign_out_at_the_browser(server, seats["out"]),
        "by-all": lambda: sign_manager_out(office, who["by-all"], OPERATOR),
        "reset": lambda: change_manager(office, who["reset"], ManagerChange(password=f"{PASSWORD} mới"), OPERATOR),
        "removed": lambda: remove_manager(office, who["removed"], OPERATOR),
        "idle": lambda: age(office, seats["idle"].session_id, moved_at=now - dt.timedelta(hours=9)),
        "day": lambda: age(office, seats["day"].session_id, business_day=office.day(now) - dt.timedelta(days=1)),
    }
    for end in ends.values():
        end()
    heard = {name: until_cut(lines[name]) for name in ends}
    server.take(server.device("kiosk"))

    assert heard == {name: [] for name in ends}
    assert '"A001"' in said_on(lines["stays"])
    assert said_on(line(server, seats["out"])).startswith(REFUSED)
    for each in lines.values():
        each.close(timeout=0)

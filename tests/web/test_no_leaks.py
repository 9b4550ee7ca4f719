"""A day of moves with names, notes and an ID card's data in it: none comes out where strangers could see it."""

from __future__ import annotations

import socket
from pathlib import Path
from queue import Queue
from typing import Any

import socketio

from tests.configs import config_with
from tests.running import PATIENCE_SECONDS, RunningOffice, running_office

NAME, NOTE, COMMENT, NUMBER = "Trần Thị Ngọc Bích", "quên hộ khẩu gốc", "cán bộ rất tận tình", "001050123456"
CARD = f"{NUMBER}|012345678|LÊ VĂN ĐỊNH|01011950|Nam|Phường X|15042021"
PLANTED = (NAME, NOTE, COMMENT, NUMBER, "012345678", "LÊ VĂN ĐỊNH", "01011950")


def listening(office: RunningOffice, frames: Queue[str], **auth: Any) -> socketio.Client:
    client = socketio.Client(reconnection=False)
    client.on("*", lambda event, view: frames.put(f"{event} {view!r}"))
    client.connect(office.url, auth=auth, transports=["websocket"], wait_timeout=PATIENCE_SECONDS)
    return client


def a_day_of_moves(office: RunningOffice, kiosk: str, clerk: str, guide: str) -> list[str]:
    """Every answer that a stranger's screen is given."""
    told = []
    scanned = office.post("/kiosk/card", kiosk, {"text": CARD})
    told += [scanned.text, office.post("/kiosk/card", kiosk, {"text": CARD[1:]}).text]
    first = office.take(kiosk, card=scanned.json()["card"])
    told.append(office.post("/tickets", kiosk, {"procedure": "khai-sinh", "card": scanned.json()["card"]}).text)
    office.take(kiosk)
    for move, body in (
        ("call-next", None), ("start", None), ("park", {"note": NOTE}), ("resume", {"number": first["number"]}),
        ("transfer", {"counter": "2", "note": NOTE, "return": True}), ("undo", None),
        ("finish", {"outcome": "missing_papers", "note": NOTE}), ("call-next", None), ("pause", {"reason": "Họp"}),
    ):  # fmt: skip
        assert office.post(f"/counter/{move}", clerk, body).ok, move
    assert office.post(f"/tickets/{first['token']}/rating", None, {"score": 5, "comment": COMMENT}).ok
    told += [
        office.get(path, guide).text for path in ("/desk", f"/desk/tickets/{first['number']}", "/desk/tickets?q=1")
    ]
    told += [office.get("/board", kiosk).text, office.get(f"/tickets/{first['token']}").text]
    return told


def requests_gone_wrong(office: RunningOffice, token: str) -> list[bytes]:
    """Answers to what is no HTTP, or breaks off, about a ticket: its address is the key to it."""
    address = f"/t/{token}"
    wrong = (
        f"GET {address} HTTP/9.9\r\nHost: x\r\n\r\n",
        f"GET  {address} and more HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET {address} HTTP/1.1\r\nHost: x\r\nContent-Length: {token}\r\n\r\n",
        f"POST {address} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{token}\r\n",
        f"POST {address} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{token}",
    )
    answers = []
    for words in wrong:
        with socket.create_connection(("127.0.0.1", office.port), timeout=PATIENCE_SECONDS) as line:
            line.sendall(words.encode())
            line.shutdown(socket.SHUT_WR)
            answers.append(line.recv(12))
    return answers


def test_neither_log_nor_frames_nor_strangers_answers_hold_what_people_said_or_are(tmp_path: Path) -> None:
    config = config_with(tmp_path, "identity", one_ticket="true")
    frames: Queue[str] = Queue()
    with running_office(tmp_path, MOTCUA_CONFIG=str(config)) as office:
        kiosk, clerk, guide = office.device("kiosk"), office.signed_in("1", NAME), office.signed_in("help-desk", "Hoa")
        waiting = office.take(kiosk, "hkd-thanh-lap")
        listeners = [
            listening(office, frames, token=office.device("display")),
            listening(office, frames, token=guide),
            listening(office, frames, ticket=waiting["token"]),
        ]
        told = a_day_of_moves(office, kiosk, clerk, guide)
        # The last of the day's changes has been sent to all once this one was.
        office.post("/desk/cancel", guide, {"number": waiting["number"]})
        heard: list[str] = []
        while not any(frame.startswith("ticket") and "cancelled" in frame for frame in heard):
            heard.append(frames.get(timeout=PATIENCE_SECONDS))
        for listener in listeners:
            listener.disconnect()
        broken = requests_gone_wrong(office, waiting["token"])
        log = office.log.read_text(encoding="utf-8")

    leaks = [(where, word) for where, text in (("log", log), ("sockets", "".join(heard)), ("answers", "".join(told)))
             for word in (*PLANTED, "Traceback") if word in text]  # fmt: skip
    print(f"{len(heard)} frames, {len(told)} answers, {len(log.splitlines())} lines of log: {len(leaks)} leaks")
    assert leaks == []
    assert waiting["token"] not in log
    assert broken == [b"HTTP/1.1 400"] * 4 + [b""]

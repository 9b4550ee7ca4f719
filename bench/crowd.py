"""A crowd of displays and phones on real sockets, for the benchmarks: python -m bench.crowd URL DISPLAY_TOKEN COUNT.

Phones' tickets come on standard input, a line each. Says "ready" once all have a first snapshot; lives until killed.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore
from typing import Any

import socketio

AT_ONCE = 8


def main(url: str, display: str, displays: int, phones: list[str]) -> None:
    arrived = Semaphore(0)
    wishes: list[tuple[str, dict[str, Any]]] = [("board", {"token": display})] * displays
    wishes += [("ticket", {"ticket": token}) for token in phones]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        clients = list(pool.map(lambda wish: _join(url, wish[0], wish[1], arrived), wishes))
    for _ in clients:
        arrived.acquire()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    Event().wait()


def _join(url: str, event: str, auth: dict[str, Any], arrived: Semaphore) -> socketio.Client:
    client = socketio.Client(reconnection=False)
    client.on(event, lambda _view: arrived.release())
    client.connect(url, auth=auth, transports=["websocket"], wait_timeout=30)
    return client


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.stdin.read().split())

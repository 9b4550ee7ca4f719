"""A crowd of displays and phones on real sockets, for the benchmarks: python -m bench.crowd URL DISPLAY_TOKEN COUNT.

Phones' tickets come on standard input, a line each. Says "ready" once all have a first snapshot; lives until killed.
What comes is received and not read: the crowd is somewhere else in an office, and here it shares the server's cores.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore, Thread
from typing import Any

from websocket import WebSocket, create_connection

AT_ONCE = 8
PATIENCE_SECONDS = 30
# The protocols' own words: engine.io's ping and pong, socket.io's connect and event.
PING, PONG, CONNECT, EVENT = "2", "3", "40", "42"


def main(url: str, display: str, displays: int, phones: list[str]) -> None:
    arrived = Semaphore(0)
    wishes: list[tuple[str, dict[str, Any]]] = [("board", {"token": display})] * displays
    wishes += [("ticket", {"ticket": token}) for token in phones]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        lines = list(pool.map(lambda wish: _join(url, wish[1]), wishes))
    for line, (event, _) in zip(lines, wishes, strict=True):
        Thread(target=_listen, args=(line, event, arrived), daemon=True).start()
    for _ in lines:
        arrived.acquire()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    Event().wait()


def _join(url: str, auth: dict[str, Any]) -> WebSocket:
    address = url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    line = create_connection(address, timeout=PATIENCE_SECONDS, skip_utf8_validation=True)
    line.send(CONNECT + json.dumps(auth))
    return line


def _listen(line: WebSocket, event: str, arrived: Semaphore) -> None:
    first = f'{EVENT}["{event}"'
    is_here = False
    while True:
        said = str(line.recv())
        if said == PING:
            line.send(PONG)
        elif not is_here and said.startswith(first):
            is_here = True
            arrived.release()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.stdin.read().split())

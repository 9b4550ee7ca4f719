"""The real JavaScript socket.io-client in a Node.js process, heard from Python."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any, cast

from tests.programs import ROOT
from tests.running import PATIENCE_SECONDS, RunningOffice

Json = dict[str, Any]
PROGRAM = Path(__file__).with_name("browser_client.mjs")
SNAPSHOTS = ("board", "counter", "ticket")


class BrowserClients:
    """One process for the clients of all tests, started with the first: starting it takes longer than most of them."""

    def __init__(self) -> None:
        # Where the machine has no Node.js, the environment's own stands beside its Python.
        environ = {**os.environ, "PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        # It ends when its stdin does: with this process.
        process = subprocess.Popen(["node", str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ)
        self._orders = cast("IO[bytes]", process.stdin)
        self._said: dict[int, Queue[Json]] = {}
        self._numbers = count()
        Thread(target=self._read, args=(cast("IO[bytes]", process.stdout),), daemon=True).start()

    def _read(self, lines: IO[bytes]) -> None:
        for line in lines:
            said = json.loads(line)
            self._said[said.pop("client")].put(said)

    def open(self, url: str, auth: Json) -> tuple[int, Queue[Json]]:
        """Its number, and where it says what it hears."""
        number, said = next(self._numbers), Queue[Json]()
        self._said[number] = said
        self._order(client=number, url=url, auth=auth)
        return number, said

    def close(self, number: int) -> None:
        self._order(client=number)

    def _order(self, **order: Any) -> None:
        self._orders.write(json.dumps(order).encode() + b"\n")
        self._orders.flush()


@cache
def the_clients() -> BrowserClients:
    return BrowserClients()


class BrowserClient:
    """What the client says, in order. Every snapshot is held against the law that a revision never goes back."""

    def __init__(self, url: str, auth: Json) -> None:
        self._number, self._said = the_clients().open(url, auth)
        self.revision = 0

    def next(self) -> Json:
        """{"event", "view", "at": milliseconds since 1970}"""
        said = self._said.get(timeout=PATIENCE_SECONDS)
        if said["event"] in SNAPSHOTS:
            assert said["view"]["revision"] >= self.revision, "a revision went back"
            self.revision = said["view"]["revision"]
        return said

    def until(self, event: str, wanted: Any = lambda _view: True) -> Json:
        """The first such event for whose view `wanted` holds."""
        while True:
            said = self.next()
            if said["event"] == event and wanted(said["view"]):
                return said

    def close(self) -> None:
        the_clients().close(self._number)


@contextmanager
def listening(server: RunningOffice, **auth: Any) -> Iterator[BrowserClient]:
    client = BrowserClient(server.url, auth)
    try:
        yield client
    finally:
        client.close()

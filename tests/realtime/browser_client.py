"""The real JavaScript socket.io-client in a Node.js process, heard from Python."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any, cast

from tests.programs import ROOT
from tests.running import PATIENCE_SECONDS, RunningOffice

Json = dict[str, Any]
PROGRAM = Path(__file__).with_name("browser_client.mjs")
SNAPSHOTS = ("board", "counter", "ticket")


class BrowserClient:
    """What the client says, in order. Every snapshot is held against the law that a revision never goes back."""

    def __init__(self, url: str, auth: Json) -> None:
        # Where the machine has no Node.js, the environment's own stands beside its Python.
        environ = {**os.environ, "PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        self._process = subprocess.Popen(
            ["node", str(PROGRAM), url, json.dumps(auth)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ
        )
        self._said: Queue[Json] = Queue()
        self._reader = Thread(target=self._read, args=(cast("IO[bytes]", self._process.stdout),), daemon=True)
        self._reader.start()
        self.revision = 0

    def _read(self, lines: IO[bytes]) -> None:
        for line in lines:
            self._said.put(json.loads(line))

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
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is self._process.stdout:
                self._process.wait(timeout=PATIENCE_SECONDS)
                self._reader.join()
            cast("IO[bytes]", pipe).close()


@contextmanager
def listening(server: RunningOffice, **auth: Any) -> Iterator[BrowserClient]:
    client = BrowserClient(server.url, auth)
    try:
        yield client
    finally:
        client.close()

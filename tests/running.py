"""A real office for tests: the server in a process of its own, on a free port, with its own data."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests
from sqlalchemy import Engine

from commands.setting_up import open_office
from office.actions.devices import OPERATOR, add_device
from office.actions.people import add_clerk
from office.context import Office
from tests.databases import migrated_file
from tests.ports import lent_port, take_back_port
from tests.programs import Launch, Process, Said, command, forked

PIN = "2468"
PATIENCE_SECONDS = 30
# 503: a crowd that has waited for the server takes every turn to write for the first moment.
WAIT_FOR_IT = requests.adapters.Retry(
    PATIENCE_SECONDS * 10, backoff_factor=0.05, backoff_max=0.1, status_forcelist=[503], raise_on_status=False
)
logging.getLogger("urllib3").setLevel(logging.ERROR)


@dataclass
class RunningOffice:
    """Starts, kills and restarts `motcua.py serve`, and knows its screens' tokens."""

    data_dir: Path
    port: int = field(default_factory=lent_port)
    environ: dict[str, str] = field(default_factory=dict)
    launch: Launch = forked
    process: Process | None = None
    inside: Office | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> str:
        return f"{self.url}/api/v1"

    @property
    def log(self) -> Path:
        return self.data_dir / "server.log"

    def _environ(self) -> dict[str, str]:
        return {
            **os.environ,
            "MOTCUA_DATA_DIR": str(self.data_dir),
            "MOTCUA_TESTING": "1",
            "MOTCUA_HOST": "127.0.0.1",
            "MOTCUA_PORT": str(self.port),
            **self.environ,
        }

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.process = self.launch(self._environ(), self.log)
        try:
            answers = self._answers()
        except requests.exceptions.ConnectionError:
            answers = False
        if not answers:
            raise AssertionError(f"the server did not start ({self.process.poll()}):\n{self.log.read_text()}")

    def _answers(self) -> bool:
        # Waits for a state, the listening socket, instead of a while.
        with requests.Session() as session:
            adapter = requests.adapters.HTTPAdapter(max_retries=WAIT_FOR_IT)
            session.mount("http://", adapter)
            return session.get(f"{self.url}/healthz", timeout=PATIENCE_SECONDS).status_code == 200

    def kill(self) -> None:
        """SIGKILL: what a power cut does to a process."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def freeze(self) -> None:
        """It stays and says nothing more: what a cut cable is to the other side. `thaw` ends it."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        assert self.process is not None
        os.kill(self.process.pid, number)

    def stop(self) -> int:
        assert self.process is not None
        # In this order: once told to end it may be gone before the second signal.
        self.thaw()
        self.process.terminate()
        return self.process.wait(timeout=PATIENCE_SECONDS)

    def command(self, *arguments: str, check: bool = True, typed: str = "") -> Said:
        """Run `motcua.py ARGUMENTS` beside the server; `typed`: what comes on its stdin."""
        done = command(self._environ(), arguments, typed)
        if check and done.returncode != 0:
            raise AssertionError(f"{arguments} failed: {done.stderr}{done.stdout}")
        return done

    def opened(self) -> Office:
        """The same office opened in this process: quicker than a command for each screen."""
        if self.inside is None:
            self.inside = open_office(self._environ())
        return self.inside

    @property
    def engine(self) -> Engine:
        """To look into the same database from outside."""
        return self.opened().storage.engine

    def device(self, role: str, counter: str | None = None) -> str:
        """Register a screen; its token."""
        return add_device(self.opened(), role, f"{role} {counter or ''}".strip(), counter).token

    def clerk(self, name: str = "Nguyễn Thị Lan", pin: str = PIN) -> str:
        return str(add_clerk(self.opened(), name, pin, (), OPERATOR))

    def signed_in(self, counter: str, name: str = "Nguyễn Thị Lan") -> str:
        """A clerk at the counter; the session's token."""
        device, clerk = self.device("counter", counter), self.clerk(name)
        answer = self.post("/clerk-sessions", device, {"clerk": clerk, "pin": PIN})
        return str(answer.json()["token"])

    def post(self, path: str, token: str | None = None, body: Any = None, key: str | None = None) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if key:
            headers["Idempotency-Key"] = key
        return requests.post(self.api + path, json=body, headers=headers, timeout=PATIENCE_SECONDS)

    def get(self, path: str, token: str | None = None) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.get(self.api + path, headers=headers, timeout=PATIENCE_SECONDS)

    def delete(self, path: str, token: str) -> requests.Response:
        return requests.delete(self.api + path, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE_SECONDS)

    def take(self, kiosk: str, procedure: str = "khai-sinh", **more: Any) -> dict[str, Any]:
        answer = self.post("/tickets", kiosk, {"procedure": procedure, **more}, key=str(uuid4()))
        assert answer.status_code == 201, answer.text
        ticket: dict[str, Any] = answer.json()
        return ticket


@contextmanager
def running_office(data_dir: Path, launch: Launch = forked, **environ: str) -> Iterator[RunningOffice]:
    office = RunningOffice(data_dir, environ=environ, launch=launch)
    database = data_dir / "motcua.db"
    if launch is forked and "MOTCUA_DATABASE_URL" not in environ and not database.exists():
        # As after its first start, which has tests of its own.
        database.write_bytes(migrated_file())
    office.start()
    try:
        yield office
    finally:
        if office.process is not None and office.process.poll() is None:
            office.stop()
        if office.inside is not None:
            office.inside.storage.dispose()
    take_back_port(office.port)

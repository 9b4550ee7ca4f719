"""A PostgreSQL server of our own for tests: Debian's programs, in a folder that is thrown away, on a unix socket.

It runs under another user where we are root, for PostgreSQL refuses to be root. It dies with the process that
started it, also when that is killed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic, time

import psycopg

PROGRAMS = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"
PATIENCE_SECONDS = 30
PREFIX = "motcua-pg-"
ABANDONED_SECONDS = 600
# Nothing here outlives the run: waiting for the disk would prove nothing and cost most of the time.
FORGETFUL = ("fsync=off", "full_page_writes=off", "synchronous_commit=on")


@dataclass
class Cluster:
    """A running server. `durable` writes to the disk as an office's does."""

    folder: Path
    durable: bool = False
    process: subprocess.Popen[bytes] | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> str:
        """As MOTCUA_DATABASE_URL takes it."""
        return f"postgresql+psycopg://{SERVER_USER}@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """A new database, a copy of `template`; its name."""
        name = f"test_{next(self.numbers)}"
        # As files: 7 MB copied are quicker than 7 MB logged.
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, database: str) -> None:
        """Throw the database away, whoever is still connected."""
        self._run(f"DROP DATABASE {database} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with self.connect() as connection:
            connection.execute(statement.encode())

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(host=str(self.folder), user=SERVER_USER, dbname=database, autocommit=True)

    def start(self) -> None:
        """Start the server on what its folder holds, and wait until it answers: after a power cut, recovered."""
        program, until = _program("pg_isready"), monotonic() + PATIENCE_SECONDS
        while monotonic() < until:
            # After a power cut it may find its own old processes still dying, and leave at once.
            if self.process is None or self.process.poll() is not None:
                self._launch()
            if subprocess.run([program, "-q", "-h", str(self.folder)], check=False).returncode == 0:
                return
        raise AssertionError(f"PostgreSQL did not start:\n{self._log.read_text()}")

    def stop(self) -> None:
        self._end(signal.SIGINT)

    def stop_at_once(self) -> None:
        """As Debian's "immediate": every process leaves where it stands, and the next start recovers."""
        self._end(signal.SIGQUIT)

    def kill(self) -> None:
        """SIGKILL to every one of its processes: what a power cut does to them."""
        assert self.process is not None
        main = self.process.pid
        others = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        self._end(signal.SIGKILL)
        for pid in others:
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)

    @property
    def _log(self) -> Path:
        return self.folder / "server.log"

    def _launch(self) -> None:
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={self.folder}",
            "max_connections=300",
            # A zone far from the office's and from UTC: whoever relies on the server's own is found out.
            "timezone=America/St_Johns",
            *(() if self.durable else FORGETFUL),
        ]
        options = [part for setting in settings for part in ("-c", setting)]
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [*_as_server(), _program("postgres"), "-D", self.folder / "data", *options],
                stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip

    def _end(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(timeout=PATIENCE_SECONDS)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """A server that lives as long as the block."""
    # A short path of its own: a socket's address has room for a hundred letters, and the folders above pytest's
    # are closed to other users.
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, SERVER_USER)
        data = folder / "data"
        made = subprocess.run(
            [*_as_server(), _program("initdb"), "-D", data, "-U", SERVER_USER, "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            capture_output=True, check=False, cwd=folder,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr.decode()
        running = Cluster(folder, durable)
        try:
            running.start()
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder)


def _sweep() -> None:
    """Throw away what a killed run left behind: its server died with it, but nobody removed the folder."""
    for old in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # Another run may be sweeping the same corner.
        with suppress(FileNotFoundError):
            if not (old / "data" / "postmaster.pid").exists() and time() - old.stat().st_mtime > ABANDONED_SECONDS:
                shutil.rmtree(old, ignore_errors=True)


def _as_server() -> list[str]:
    if os.getuid() != 0:
        return ["setpriv", "--pdeathsig", "INT"]
    user = pwd.getpwnam(SERVER_USER)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig", "INT"]


def _program(name: str) -> str:
    """Of the newest version that is installed. Debian keeps these out of the PATH."""
    found = sorted(PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    program = str(found[-1]) if found else shutil.which(name)
    assert program, f"there is no {name}: run tools/install.sh test"
    return program

"""Commands are tried on an office's own folder. Their storage is SQLite's: the tests of storage use both kinds."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import motcua
from tests.databases import Databases


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


@pytest.fixture
def before_the_first_start(database_url: str, tmp_path: Path) -> None:
    """The office's folder holds nothing yet."""
    (tmp_path / "motcua.db").unlink()


@dataclass(frozen=True)
class Said:
    """What a command said on its two channels, and with which code it ended."""

    code: int
    out: str
    wrong: str

    @property
    def last_line(self) -> str:
        return self.out.splitlines()[-1]


Run = Callable[..., Said]


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("device", "add", "kiosk", "Ki-ốt")` in this process, in an office that has run before.

    `MOTCUA_…=value` sets the environment for it; `typed` is what comes on its stdin, which is no terminal.
    """
    monkeypatch.setenv("MOTCUA_DATA_DIR", str(tmp_path))
    for name in ("CONFIG", "DATABASE_URL", "REDIS_URL", "HOST", "PORT", "NOW", "TESTING"):
        monkeypatch.delenv(f"MOTCUA_{name}", raising=False)

    def ran(*arguments: str, typed: bytes = b"", **environ: str) -> Said:
        with monkeypatch.context() as changed:
            changed.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8"))
            for name, value in environ.items():
                changed.setenv(name, value)
            try:
                code = motcua.main(arguments)
            except SystemExit as end:  # argparse
                code = int(end.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return ran

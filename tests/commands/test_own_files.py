"""What is secret is the server's own user's alone: from the first start on, whatever umask it was started with."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from commands.setting_up import open_office
from office.secrets import kept_secret
from office.storage.upgrade import put_aside
from tests.builders import MONDAY
from tests.commands.conftest import Run


@pytest.fixture(params=[0o000, 0o022, 0o177, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Every file's mode; the voice's sounds are no secret."""
    return {
        file.name: oct(stat.S_IMODE(file.stat().st_mode))
        for file in folder.rglob("*")
        if (file.is_file() and file.suffix in (".db", ".key")) or "-wal" in file.name
    }


@pytest.mark.usefixtures("umask")
def test_the_first_start_closes_folder_database_and_keys(tmp_path: Path) -> None:
    data = tmp_path / "data"
    office = open_office({"MOTCUA_DATA_DIR": str(data)})
    app = create_app(office, data)
    copy = put_aside(office.storage.engine, "0001", MONDAY)
    found = modes(data)
    app.extensions["spooler"].stop()
    app.extensions["voice"].close()
    office.storage.dispose()

    assert oct(stat.S_IMODE(data.stat().st_mode)) == "0o700"
    assert {"motcua.db", "forms.key", "identity.key", copy.name if copy else ""} <= found.keys()
    assert set(found.values()) == {"0o600"}


def test_backups_and_what_a_restore_puts_aside_are_closed_too(run: Run, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert run("backup", str(tmp_path / "copy.db")).code == 0
        assert run("restore", str(tmp_path / "copy.db")).code == 0
    finally:
        os.umask(before)

    found = modes(tmp_path)
    assert len([name for name in found if name.endswith(".db")]) == 3
    assert set(found.values()) == {"0o600"}


def test_an_older_version_s_open_files_are_closed_at_the_next_start(tmp_path: Path) -> None:
    open_office({"MOTCUA_DATA_DIR": str(tmp_path)}).storage.dispose()
    for file in ("motcua.db", "identity.key"):
        (tmp_path / file).chmod(0o644)
    open_office({"MOTCUA_DATA_DIR": str(tmp_path)}).storage.dispose()

    assert set(modes(tmp_path).values()) == {"0o600"}


def test_a_folder_that_somebody_made_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o750)
    open_office({"MOTCUA_DATA_DIR": str(tmp_path / "shared")}).storage.dispose()

    assert oct(stat.S_IMODE((tmp_path / "shared").stat().st_mode)) == "0o750"


def test_a_secret_is_random_and_stays(tmp_path: Path) -> None:
    first, second = kept_secret(tmp_path / "a.key"), kept_secret(tmp_path / "b.key")

    assert len(first) == 32
    assert first != second
    assert kept_secret(tmp_path / "a.key") == first

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from office.context import Office
from office.uploads import Uploads
from tests.builders import ticket_for, with_editions
from tests.commands.conftest import Run
from tests.running import RunningOffice


def tickets_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM tickets ORDER BY id")]


def test_a_backup_made_while_the_server_runs_brings_back_that_moment(server: RunningOffice, tmp_path: Path) -> None:
    kiosk, copy = server.device("kiosk"), tmp_path / "copy.db"
    server.take(kiosk)
    server.command("backup", str(copy))
    server.take(kiosk)

    refused = server.command("restore", str(copy), check=False)
    assert (refused.returncode, refused.stderr.strip()) == (1, "the server is running: stop it, then restore")
    assert tickets_in(tmp_path / "motcua.db") == ["A001", "A002"]

    server.stop()
    assert server.inside is not None
    server.inside.storage.dispose()
    assert "What was there before is in" in server.command("restore", str(copy)).stdout
    assert tickets_in(tmp_path / "motcua.db") == ["A001"]
    server.start()
    assert server.take(kiosk)["number"] == "A002"


def test_after_a_restore_screens_hear_of_higher_revisions_and_later_calls_than_before(
    server: RunningOffice, tmp_path: Path
) -> None:
    kiosk, display, copy = server.device("kiosk"), server.device("display"), tmp_path / "copy.db"
    clerk = server.signed_in("2")
    server.command("backup", str(copy))
    for _ in range(2):
        server.take(kiosk)
        server.post("/counter/call-next", clerk)
        server.post("/counter/no-show", clerk)
    before = server.get("/board", display).json()
    server.stop()
    assert server.inside is not None
    server.inside.storage.dispose()
    server.command("restore", str(copy))
    server.start()

    server.take(kiosk)
    server.post("/counter/call-next", clerk)
    after = server.get("/board", display).json()
    assert after["revision"] > before["revision"]
    assert after["calls"][0]["seq"] > before["calls"][0]["seq"]


def test_a_file_that_is_no_database_any_more_is_put_aside_and_the_backup_comes_back(
    run: Run, office: Office, tmp_path: Path
) -> None:
    office = with_editions(office)
    ticket_for(office)
    copy, database = tmp_path / "copy.db", tmp_path / "motcua.db"
    run("backup", str(copy))
    office.storage.dispose()
    database.write_bytes(b"no database at all" * 1000)

    assert run("restore", str(copy)).code == 0
    (aside,) = tmp_path.glob("motcua-before-restore-*.db")
    assert aside.read_bytes() == b"no database at all" * 1000
    assert tickets_in(database) == ["A001"]


@pytest.mark.usefixtures("before_the_first_start")
def test_backup_works_before_the_first_start(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    assert run("backup", str(copy)).code == 0
    assert tickets_in(copy) == []


def test_what_was_there_is_kept_beside_the_restored(run: Run, office: Office, tmp_path: Path) -> None:
    office = with_editions(office)
    copy = tmp_path / "copy.db"
    run("backup", str(copy))
    ticket_for(office)
    office.storage.dispose()

    assert run("restore", str(copy)).code == 0
    (aside,) = tmp_path.glob("motcua-before-restore-*.db")
    assert (tickets_in(aside), tickets_in(tmp_path / "motcua.db")) == (["A001"], [])


def test_pictures_and_recordings_are_in_the_backup_and_come_back(run: Run, office: Office, tmp_path: Path) -> None:
    with_editions(office).storage.dispose()
    uploads, copy = Uploads(tmp_path / "uploads"), tmp_path / "copy.db"
    names = [uploads.keep(b"a picture", "jpg"), uploads.keep(b"a voice", "wav")]
    run("backup", str(copy))
    for name in names:
        (uploads.folder / name).unlink()

    assert run("restore", str(copy)).code == 0
    assert [(uploads.folder / name).read_bytes() for name in names] == [b"a picture", b"a voice"]
    with closing(sqlite3.connect(tmp_path / "motcua.db")) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'enclosed'").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be looked at" * 20])
def test_a_file_that_is_no_backup_is_refused_and_the_office_stays(
    run: Run, office: Office, tmp_path: Path, content: bytes
) -> None:
    ticket_for(office)
    office.storage.dispose()
    file = tmp_path / "other.db"
    file.write_bytes(content)
    said = run("restore", str(file))

    assert (said.code, "give a file that `backup` made" in said.wrong) == (1, True), said
    assert tickets_in(tmp_path / "motcua.db") == ["A001"]


def test_a_backup_of_a_newer_version_is_refused_and_the_office_stays(run: Run, office: Office, tmp_path: Path) -> None:
    office = with_editions(office)
    copy = tmp_path / "copy.db"
    run("backup", str(copy))
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    ticket_for(office)
    office.storage.dispose()
    said = run("restore", str(copy))

    assert (said.code, "newer version" in said.wrong) == (1, True), said
    assert tickets_in(tmp_path / "motcua.db") == ["A001"]


def test_where_nothing_can_be_written_the_mend_is_said(run: Run, tmp_path: Path) -> None:
    for file, words in (("/nowhere/copy.db", "give another FILE"), (str(tmp_path), "is a folder")):
        said = run("backup", file)
        assert (said.code, words in said.wrong) == (1, True), said
    said = run("restore", str(tmp_path / "missing.db"))
    assert (said.code, "there is no file" in said.wrong) == (1, True), said


def test_on_postgresql_its_own_tools_are_named(run: Run) -> None:
    said = run("restore", "/tmp/x.db", MOTCUA_DATABASE_URL="postgresql+psycopg://motcua@127.0.0.1:1/motcua")

    assert (said.code, "pg_dump and pg_restore" in said.wrong) == (1, True), said

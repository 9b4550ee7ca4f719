"""`backup` while the server runs, `restore` on a stopped one.

A backup is one file: a copy of the database with a table more, which holds the pictures and recordings of the office.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from commands.setting_up import Trouble, open_office, place
from office.clock import SystemClock
from office.own_files import own_file, own_folder
from office.storage.enclosed import put_files_in, take_files_out
from office.storage.upgrade import copy_sqlite, knows
from office.uploads import FOLDER, Uploads, is_ours


def add_to(verbs: Any) -> None:
    for verb, run, text in (
        ("backup", run_backup, "copy database, pictures and recordings to FILE, also while the server runs"),
        ("restore", run_restore, "put FILE in the database's place; stop the server first"),
    ):
        command = verbs.add_parser(verb, help=text)
        command.add_argument("file", type=Path, metavar="FILE")
        command.set_defaults(run=run)


def run_backup(chosen: argparse.Namespace) -> int:
    # Opening it first makes the command work before the first start as well.
    open_office().storage.dispose()
    target = chosen.file.absolute()
    if target.is_dir():
        raise Trouble(f"{target} is a folder; give the name of a FILE to write, e.g. {target / 'motcua-backup.db'}")
    try:
        copy_sqlite(_database(), target)
        put_files_in(target, _uploads().all())
    except (OSError, sqlite3.Error) as error:
        raise Trouble(f"{target}: {error}; give another FILE, or free some space") from error
    print(f"{target}: {target.stat().st_size} bytes")
    return 0


def run_restore(chosen: argparse.Namespace) -> int:
    source, database = chosen.file.absolute(), _database()
    _require_backup(source)
    _require_stopped(database)
    own_folder(database.parent)
    counts = _counts(database)
    if database.exists():
        aside = database.with_name(f"{database.stem}-before-restore-{SystemClock().now():%Y%m%d-%H%M%S}.db")
        _put_aside(database, aside)
        print(f"What was there before is in {aside}")
    # First: a log of the old file that is left beside the new one would be played into it.
    for rest in ("-wal", "-shm"):
        database.with_name(database.name + rest).unlink(missing_ok=True)
    copy_sqlite(source, database)
    _bring_back_files(database)
    try:
        open_office().storage.dispose()
    finally:
        # Also where config.toml has to be mended first: by then nobody would know any more how far it had counted.
        _count_on(database, counts)
    print(f"{database} is restored from {source}")
    return 0


def _put_aside(database: Path, aside: Path) -> None:
    """A copy of what is there, or the file as it stands where it is no database any more, which may be why."""
    try:
        copy_sqlite(database, aside)
    except sqlite3.DatabaseError:
        own_file(aside)
        shutil.copyfile(database, aside)


def _counts(database: Path) -> list[tuple[int, int, str]]:
    """How far each office has counted its changes and its calls; nothing where that can't be read any more."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            return connection.execute("SELECT revision, last_call_seq, id FROM offices").fetchall()
        except sqlite3.Error:
            return []


def _count_on(database: Path, counts: list[tuple[int, int, str]]) -> None:
    """Screens that were on go by these: one that went back would take what is new for old."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany(
            "UPDATE offices SET revision = max(revision, ?) + 1, last_call_seq = max(last_call_seq, ?) WHERE id = ?",
            counts,
        )


def _uploads() -> Uploads:
    return Uploads(place().data_dir / FOLDER)


def _bring_back_files(database: Path) -> None:
    """Out of the restored copy into the data folder; what is there besides stays, for its names tell it apart."""
    try:
        for name, content in take_files_out(database):
            if is_ours(name):
                _uploads().keep(content, name.rpartition(".")[2])
    except OSError as error:
        raise Trouble(f"{_uploads().folder}: {error.strerror}; make it writable, then restore again") from error


def _database() -> Path:
    url = make_url(place().database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Trouble("this command is for SQLite; for PostgreSQL use pg_dump and pg_restore")
    return Path(url.database).absolute()


def _require_backup(file: Path) -> None:
    if not file.is_file():
        raise Trouble(f"there is no file {file}; give a FILE that `backup` made")
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            healthy = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            ours = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'offices'").fetchone() == (1,)
            written_by = connection.execute("SELECT version_num FROM alembic_version").fetchone() if ours else None
    except sqlite3.Error as error:
        raise Trouble(f"{file}: {error}; give a file that `backup` made") from error
    if not (healthy and written_by):
        raise Trouble(f"{file} is damaged or is not a backup of Motcua; give a file that `backup` made")
    if not knows(written_by[0]):
        raise Trouble(f"{file} was made by a newer version of Motcua: install that version, then restore")


def _require_stopped(database: Path) -> None:
    """A running server holds the database open in WAL mode; an exclusive lock can be had only when nobody does."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database, timeout=0.5)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
        except sqlite3.OperationalError as error:
            raise Trouble("the server is running: stop it, then restore") from error
        except sqlite3.DatabaseError:
            pass  # no database any more, so nobody's either

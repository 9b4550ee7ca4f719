"""Bring the database to this version of Motcua, after putting a copy of it aside."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from office.own_files import own_file
from office.storage.database import writing

# Alembic is read late, by those who need it: a start nearly always finds the database at the last migration.
if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"
# The last of them; a test holds it against the files.
LAST = "0019"
KEPT_COPIES = 5
# Any number that no other program takes for a lock of its own in our database.
MIGRATION_LOCK = 0x6D6F7463


class NewerDatabase(Exception):
    """The database was written by a newer Motcua; this one would not understand it."""


class BrokenReferences(Exception):
    """A migration that would leave rows without what they refer to: a mistake in the migration, never in the data."""


def upgrade(engine: Engine, now: dt.datetime, to: str = "head") -> Path | None:
    """Run the missing migrations. Gives the path of the copy that was put aside, if one was made.

    Raises NewerDatabase when the database is ahead of this program.
    """
    if to == "head" and _is_at_last(engine):
        return None
    from alembic import command

    with changing_schema(engine) as connection:
        # Asked again: a process that started at the same moment may have been first.
        present = _present(connection)
        copy = None if present in (None, _script().get_current_head()) else put_aside(engine, present, now)
        command.upgrade(config_for(connection), to)
    return copy


def _is_at_last(engine: Engine) -> bool:
    with engine.connect() as connection:
        try:
            present = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
        except (OperationalError, ProgrammingError):  # SQLite's and PostgreSQL's word for a table that is not there
            return False
    return present == [LAST]


def _present(connection: Connection) -> str | None:
    """The database's revision; None before the first migration. Raises NewerDatabase."""
    from alembic.runtime.migration import MigrationContext

    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and not knows(present):
        raise NewerDatabase(
            f"the database is at revision {present}, which this version of Motcua does not know: "
            "install the newer version again, or restore a backup made with this one"
        )
    return present


def knows(revision: str) -> bool:
    """Whether this version of Motcua can read a database of that revision."""
    return revision in {item.revision for item in _script().walk_revisions()}


@cache
def _script() -> ScriptDirectory:
    """The migrations, each a file that is read and run."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(MIGRATIONS))


@contextmanager
def changing_schema(engine: Engine) -> Iterator[Connection]:
    """A transaction for migrations, one process at a time; whoever comes second finds the work done.

    Raises BrokenReferences, and changes nothing, when a row would be left pointing nowhere.
    """
    sqlite = engine.dialect.name == "sqlite"
    with writing(engine).connect() as connection:
        if sqlite:
            # Altering a table means copying it and dropping the old one, at which every reference to it would break.
            # This can be switched only outside a transaction; the connection is not used again.
            connection.detach()
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if not sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            yield connection
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() if sqlite else []
            if broken:
                raise BrokenReferences(f"rows of {sorted({row[0] for row in broken})} would point nowhere")


def config_for(connection: Connection) -> Config:
    """Alembic's configuration for an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def put_aside(engine: Engine, revision: str | None, now: dt.datetime) -> Path | None:
    """Copy a SQLite file beside itself before it is changed. A PostgreSQL server has its own backups."""
    database = make_url(str(engine.url)).database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        return None
    file = Path(database)
    copy = file.with_name(f"{file.stem}-before-{revision}-{now:%Y%m%d-%H%M%S}{file.suffix}")
    copy_sqlite(file, copy)
    copies = sorted(file.parent.glob(f"{file.stem}-before-*{file.suffix}"), key=lambda item: item.stat().st_mtime)
    for old in copies[:-KEPT_COPIES]:
        old.unlink()
    return copy


def copy_sqlite(source: Path, target: Path) -> None:
    """A whole, consistent copy of a SQLite database, also while it is being written."""
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    own_file(partial)
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(partial)) as there:
        here.backup(there)
    partial.replace(target)

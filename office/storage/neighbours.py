"""Hear at once what other processes commit for this office, where the database can tell: on PostgreSQL.

On SQLite one process serves the office, and the rare other one (the command line) is noticed by the publisher's
look at the revision. That look stays on PostgreSQL too, for a message that was lost with its connection.
"""

from __future__ import annotations

import logging
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from office.storage.database import CHANNEL, Storage

if TYPE_CHECKING:
    import psycopg  # seven megabytes, which an office on SQLite never needs

log = logging.getLogger("motcua.storage")

# How often the thread looks whether its storage is still in use, and tries again to connect.
LOOK_SECONDS = 1.0


def hear_others(storage: Storage) -> None:
    """Tell the storage's listeners of other processes' commits, from a thread of its own, until it is disposed of."""
    if not storage.sqlite:
        Thread(target=_hear, args=(storage,), name="neighbours", daemon=True).start()


def _hear(storage: Storage) -> None:
    failing = False
    broken: type[Exception] = storage.engine.dialect.loaded_dbapi.Error
    while not storage.disposed.is_set():
        try:
            with closing(_listening(storage)) as connection:
                # What was committed while nobody listened.
                storage.tell(storage.revision(), ())
                failing = False
                _pass_on(storage, connection)
        except (SQLAlchemyError, broken) as error:
            if not failing:
                log.warning("not told of other processes' changes, looking for them instead: %s", error)
            failing = True
            storage.disposed.wait(LOOK_SECONDS)


def _listening(storage: Storage) -> psycopg.Connection[Any]:
    """A connection of its own, made as the pool's are."""
    pooled = storage.engine.raw_connection()
    connection: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
    pooled.detach()
    connection.autocommit = True
    connection.execute(f"LISTEN {CHANNEL}")
    return connection


def _pass_on(storage: Storage, connection: psycopg.Connection[Any]) -> None:
    while not storage.disposed.is_set():
        for note in connection.notifies(timeout=LOOK_SECONDS):
            match note.payload.split(" ", 2):
                case [mark, revision, office] if office == storage.office_id and mark != storage.mark:
                    storage.tell(int(revision), ())

"""Can the database be written? Found out by writing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, update
from sqlalchemy.exc import DBAPIError

from office.storage.database import BUSY_MILLISECONDS, Storage, writing
from office.storage.models import OfficeRow

# A small write may still fit into what a larger one left when it failed: less room than this is none.
LEAST_FREE_BYTES = 1_000_000


# Who watches the machine asks again soon, and gives up on an answer after some seconds; a database that is busy for a
# moment is not ill.
PATIENCE_MILLISECONDS = 1000


def is_writable(storage: Storage) -> bool:
    """Whether a write was committed just now, and there is room for more. Nothing is changed by it."""
    database = storage.engine.url.database
    try:
        with _impatient(storage) as connection, connection.begin():
            if storage.together is None:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {PATIENCE_MILLISECONDS}")
            # There and back: SQLite writes nothing for a value that is set to what it was.
            for step in (1, -1):
                connection.execute(
                    update(OfficeRow)
                    .where(OfficeRow.id == storage.office_id)
                    .values(last_call_seq=OfficeRow.last_call_seq + step)
                )
        return not storage.sqlite or shutil.disk_usage(Path(database or ".").parent).free >= LEAST_FREE_BYTES
    except (DBAPIError, OSError):
        return False


@contextmanager
def _impatient(storage: Storage) -> Iterator[Connection]:
    """A connection for writing whose turn must come soon. Raises TimeoutError when this process's own do not end."""
    if storage.together is None:
        with storage.engine.connect() as connection:
            yield connection
        return
    with storage.together.alone(PATIENCE_MILLISECONDS / 1000), writing(storage.engine).connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA busy_timeout={PATIENCE_MILLISECONDS}")
        try:
            yield connection
        finally:
            # The pool gets it back as it was.
            driver.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")

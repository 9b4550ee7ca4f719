"""Can the database be written? Found out by writing."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from office.storage.database import Storage
from office.storage.models import OfficeRow

# A small write may still fit into what a larger one left when it failed: less room than this is none.
LEAST_FREE_BYTES = 1_000_000


def is_writable(storage: Storage) -> bool:
    """Whether a write was committed just now, and there is room for more. Nothing is changed by it."""
    database = storage.engine.url.database
    try:
        with storage.engine.execution_options(motcua_write=True).begin() as connection:
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
